"""`valuebook doctor`: whether all that valuebook needs is there and works."""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryFile

import typer

from valuebook.bundled import bundled
from valuebook.model.text import plain

# Windows, unless told otherwise; a report adds up to 100 characters to its folder
_LONGEST_PATH = 260
_LONGEST_ADDED = 100


class State(StrEnum):
    """How serious what was found is."""

    WELL = "ok"
    NOTE = "note"
    WRONG = "WRONG"


@dataclass(frozen=True)
class Condition:
    """One thing looked at: what was found there, and what to do about it.

    >>> print(Condition("fonts", "DejaVu Sans"))
    ok     fonts         DejaVu Sans
    """

    name: str
    found: str
    remedy: str = ""
    state: State = State.WELL

    def __str__(self) -> str:
        said = f"{self.found}; {self.remedy}" if self.remedy else self.found
        return f"{self.state.value:<7}{self.name:<14}{said}"


def diagnose() -> None:
    """Say whether reports can be made here.

    A line for each thing needed; the exit code is 1 when one is wrong.
    """
    worst = State.WELL
    for condition in conditions(Path.cwd()):
        print(plain(str(condition)))
        if condition.state is State.WRONG:
            worst = State.WRONG
    if worst is State.WRONG:
        raise typer.Exit(1)


def conditions(folder: Path) -> Iterator[Condition]:
    """Yield what was found of all that is needed to make reports in a folder."""
    yield _python()
    yield _versions()
    yield _lab()
    yield _travelling()
    yield _kernel()
    yield _fonts()
    yield _writing(folder)
    yield _path(folder)
    yield _chromium()


def _python() -> Condition:
    number = ".".join(str(each) for each in sys.version_info[:3])
    return Condition("Python", f"{number} in {sys.prefix}")


def _versions() -> Condition:
    names = ("valuebook", "pandas", "matplotlib", "papermill", "nbconvert")
    return Condition("versions", ", ".join(f"{each} {version(each)}" for each in names))


def _lab() -> Condition:
    try:
        return Condition("JupyterLab", version("jupyterlab"))
    except PackageNotFoundError:
        return Condition(
            "JupyterLab",
            "not installed",
            "only valuebook lab needs it: pip install 'valuebook[lab]'",
            State.NOTE,
        )


def _travelling() -> Condition:
    names = ("notebooks", "templates", "sample_data")
    missing = [each for each in names if not bundled(each).is_dir()]
    if not missing:
        return Condition("came along", ", ".join(names))
    return Condition(
        "came along",
        f"{', '.join(missing)} missing",
        "install valuebook anew",
        State.WRONG,
    )


def _kernel() -> Condition:
    # imported late: no other command shall wait a second for them
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError
    from nbformat.v4 import new_code_cell, new_notebook
    from traitlets.config import Config

    # without it a kernel warns on the terminal that its messages are not encrypted
    quiet = Config({"AsyncKernelManager": {"transport_encryption": "auto"}})
    notebook = new_notebook(cells=[new_code_cell("import valuebook")])
    begun = time.monotonic()
    try:
        NotebookClient(
            notebook, kernel_name="python3", timeout=60, config=quiet
        ).execute()
    except (KeyError, OSError, RuntimeError, CellExecutionError) as error:
        return Condition(
            "kernel",
            f"does not run ({str(error).splitlines()[-1]})",
            f"{sys.executable} -m ipykernel install --sys-prefix",
            State.WRONG,
        )
    return Condition("kernel", f"runs, ready after {time.monotonic() - begun:.1f} s")


def _fonts() -> Condition:
    from matplotlib.font_manager import findfont

    try:
        found = findfont("DejaVu Sans", fallback_to_default=False)
    except ValueError:
        return Condition(
            "fonts",
            "DejaVu Sans not found",
            "install matplotlib anew; it brings this font along",
            State.WRONG,
        )
    return Condition("fonts", f"DejaVu Sans in {Path(found).parent}")


def _writing(folder: Path) -> Condition:
    try:
        with TemporaryFile(dir=folder):
            return Condition("writing", f"possible in {folder}")
    except OSError as error:
        return Condition(
            "writing",
            f"not possible in {folder} ({error.strerror})",
            "go to a folder where you may write",
            State.WRONG,
        )


def _path(folder: Path, *, limited: bool = os.name == "nt") -> Condition:
    length = len(str(folder))
    found = f"{length} characters to this folder"
    if not limited or length <= _LONGEST_PATH - _LONGEST_ADDED:
        return Condition("path", found)
    return Condition(
        "path",
        found,
        f"Windows may refuse more than {_LONGEST_PATH} in all; "
        "go to a folder nearer the top",
        State.NOTE,
    )


def _chromium() -> Condition:
    found = shutil.which("chromium")
    if found:
        return Condition("chromium", found)
    return Condition(
        "chromium",
        "not installed",
        "only the tests of pages in a browser need it; "
        "on Debian and Ubuntu: apt-get install chromium fonts-dejavu",
        State.NOTE,
    )
