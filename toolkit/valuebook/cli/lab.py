"""`valuebook lab`: the notebooks of a workbook, opened in JupyterLab."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from valuebook.model import ValuebookError


def open_lab(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="WORKBOOK",
            help="Its folder; the current one unless another is named.",
            show_default=False,
        ),
    ] = Path(),
) -> None:
    """Open a workbook in JupyterLab."""
    if not (folder / "notebooks").is_dir():
        raise ValuebookError(
            f"{folder}: has no folder notebooks; name a workbook, "
            "or lay one down with: valuebook new DIR"
        )
    if find_spec("jupyterlab") is None:
        raise ValuebookError(
            "JupyterLab is not installed; install it with: pip install 'valuebook[lab]'"
        )
    from jupyterlab.labapp import LabApp

    LabApp.launch_instance(lab_arguments(folder, as_root=_is_root()))


def lab_arguments(workbook: Path, *, as_root: bool) -> list[str]:
    """Return what JupyterLab is started with: the workbook, open at its notebooks.

    JupyterLab refuses to run as root unless told; in a container that is usual.

    >>> lab_arguments(Path("/w"), as_root=False)
    ['--ServerApp.root_dir=/w', '--LabApp.default_url=/lab/tree/notebooks']
    """
    arguments = [
        f"--ServerApp.root_dir={workbook.absolute()}",
        "--LabApp.default_url=/lab/tree/notebooks",
    ]
    return [*arguments, "--allow-root"] if as_root else arguments


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
