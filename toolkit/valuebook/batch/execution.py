"""One run: a notebook with its values, executed, judged and written."""

import hashlib
import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Timer
from typing import Any

from valuebook.batch.diagnosis import diagnosis
from valuebook.batch.engine import execute, parameterized
from valuebook.batch.kernel import NewKernel
from valuebook.batch.opening import only_opens_register
from valuebook.batch.places import hiding, private_folders
from valuebook.batch.processes import end_group
from valuebook.batch.published import findings, published
from valuebook.batch.wording import not_written
from valuebook.batch.work import FAILED, Limits, Outcome, Run, Setting
from valuebook.files import write_file
from valuebook.reads import SINK, noted_in

# in a worker's scratch folder: what the notebook that is run has read
READS = "reads.jsonl"


def executed(
    run: Run,
    setting: Setting,
    *,
    scratch: Path,
    kernel: NewKernel,
    on_kernel: Callable[[int], None],
) -> Outcome:
    """Run one notebook for one initiative and write it; return how it ended.

    A run that failed is written beside the last good one, as
    `<notebook>.failed.ipynb`, with what there is of it. `kernel` starts the kernel
    that the notebook has to itself, and `on_kernel` is told its process id before
    the first cell runs.
    """
    started = datetime.now(UTC).isoformat(timespec="seconds")
    clock = time.perf_counter()
    good = setting.out / run.initiative / f"{run.notebook}.ipynb"
    failed = good.with_suffix(FAILED)
    hide = hiding(private_folders(setting.register, scratch))
    template = setting.notebooks[run.notebook]
    notebook = parameterized(template.text, run.values)
    noted = scratch / READS
    noted.unlink(missing_ok=True)
    # the kernel gets it from here
    os.environ[SINK] = str(noted)
    raised, overdue = _run_cells(notebook, setting.limits, kernel, on_kernel)
    why = diagnosis(
        notebook,
        raised,
        setting.limits,
        overdue=overdue,
        failed_file=f"{run.initiative}/{failed.name}",
    )
    why = why and replace(why, cause=hide(why.cause))
    shown = {**run.values, "register": setting.register_shown}
    content = published(notebook, shown, hide)
    try:
        write_file(failed if why else good, content)
        if not why:
            failed.unlink(missing_ok=True)
    except OSError as error:
        why = why or not_written(good.name, error, len(content))
    # what it read while it failed is not all
    reads, left = ((), {}) if why else noted_in(noted)
    return Outcome(
        run.initiative,
        run.notebook,
        status="failed" if why else "ok",
        seconds=round(time.perf_counter() - clock, 2),
        started=started,
        error=why,
        findings=() if why else tuple(findings(notebook)),
        digest="" if why else hashlib.sha256(content).hexdigest(),
        reads=reads if only_opens_register(template.text) else (),
        left=left,
    )


def _run_cells(
    notebook: Any, limits: Limits, kernel: NewKernel, on_kernel: Callable[[int], None]
) -> tuple[BaseException | None, bool]:
    """Run the cells in a kernel of their own; return what was raised, and if overdue.

    A cell that raises is not raised here: its error is among its outputs.
    """
    overdue = Event()

    def end(pid: int) -> None:
        overdue.set()
        end_group(pid)

    try:
        with kernel() as started:
            on_kernel(started.pid)
            timer = Timer(limits.run, end, [started.pid])
            timer.start()
            try:
                execute(notebook, started.manager, cell_limit=limits.cell)
            finally:
                timer.cancel()
                timer.join()
    except (RuntimeError, OSError) as error:
        return error, overdue.is_set()
    return None, overdue.is_set()
