"""Why the run of a notebook failed: read from what is left of it."""

import re
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError

from valuebook.batch.wording import one_line
from valuebook.batch.work import Limits
from valuebook.exports.section import Failure
from valuebook.model import errors

_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
_OWN_ERRORS = {
    name
    for name, each in vars(errors).items()
    if isinstance(each, type) and issubclass(each, errors.ValuebookError)
}


def diagnosis(
    notebook: Any,
    error: BaseException | None,
    limits: Limits,
    *,
    overdue: bool,
    failed_file: str,
) -> Failure | None:
    """Return why the run of the notebook failed, or None if every cell ran.

    `error` is what the engine raised, if it did; `overdue` says that the run was
    ended because it had taken longer than its limit; what there is of the notebook
    is written to `failed_file`.
    """
    stopped = _stopped_at(notebook)
    section = _section(notebook, stopped)
    if overdue:
        cause = f"the notebook took longer than {limits.run:g} s and was ended"
        return Failure(section, cause, "allow it more time with --timeout")
    if isinstance(error, CellTimeoutError):
        cause = f"a cell took longer than {limits.cell:g} s and was ended"
        return Failure(section, cause, f"see the last cell run in {failed_file}")
    if isinstance(error, DeadKernelError):
        return Failure(
            section,
            "the notebook's process ended by itself",
            "memory may have run out: close other programs or use a lower --jobs",
        )
    if error is not None:
        cause = one_line(f"{type(error).__name__}: {error}")
        return Failure(section, cause, "run valuebook doctor to check the installation")
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                return _raised(output, section, failed_file)
    return None


def _raised(output: Any, section: str, failed_file: str) -> Failure:
    if output.ename in _OWN_ERRORS:
        return Failure(section, one_line(output.evalue), "mend it as the message says")
    cause = one_line(f"{output.ename}: {output.evalue}")
    return Failure(section, cause, f"see the last cell run in {failed_file}")


def _stopped_at(notebook: Any) -> int:
    """Return the position of the last cell that was begun.

    papermill calls a cell completed even when its kernel died under it; that the
    cell was begun is all that can be relied on.
    """
    begun = [
        position
        for position, cell in enumerate(notebook.cells)
        if cell.metadata.get("papermill", {}).get("start_time")
    ]
    return begun[-1] if begun else 0


def _section(notebook: Any, stopped: int) -> str:
    headings = [
        heading
        for cell in notebook.cells[: stopped + 1]
        if cell.cell_type == "markdown"
        for heading in _HEADING.findall(cell.source)
    ]
    return one_line(headings[-1]) if headings else "the beginning"
