"""`valuebook check`: every problem of a register, one a line."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console

from valuebook.model import Problem, RegisterError
from valuebook.model.text import plain
from valuebook.model.wording import counted
from valuebook.register import Register, read_register
from valuebook.sources import Exports, read_exports
from valuebook.sources.exports import FOLDER

Made = TypeVar("Made")


class Format(StrEnum):
    """How the problems are printed."""

    TEXT = "text"
    JSON = "json"


def check(
    folder: Annotated[
        Path, typer.Argument(metavar="REGISTER", help="The folder of a register.")
    ],
    form: Annotated[
        Format, typer.Option("--format", help="Lines to read, or JSON for a program.")
    ] = Format.TEXT,
) -> None:
    """Name everything in a register that is missing or wrong.

    One problem a line: file:row: column: what was found; what is accepted; what to
    do. The row is the line of the file, the header being line 1. The exports in the
    folder ai/ are read as well. Ends with 0 when there is none and with 2 otherwise.
    """
    problems: list[Problem] = []
    with Console(stderr=True).status("Reading the register"):
        register = _read(read_register, folder, problems)
        exports = _read(read_exports, folder, problems)
    problems.sort()
    if register is None or exports is None:
        said = "\n".join(plain(str(problem)).replace("\n", " ") for problem in problems)
    else:
        said = _checked(folder, register, exports)
    if form is Format.JSON:
        said = json.dumps([asdict(problem) for problem in problems], indent=2)
    _print(said)
    raise typer.Exit(2 if problems else 0)


def _read(
    reads: Callable[[Path], Made], folder: Path, problems: list[Problem]
) -> Made | None:
    """Return what is read from a folder, or None and all that is wrong with it."""
    try:
        return reads(folder)
    except RegisterError as error:
        problems += error.problems
        return None


def _checked(folder: Path, register: Register, exports: Exports) -> str:
    """Return one sentence that says what was checked and found right."""
    held = {name: len(frame) for name, frame in register.tables.items() if len(frame)}
    main = [f"{len(register[name])} {name}" for name in ("initiatives", "benefits")]
    rows = f"{sum(held.values()):,} rows in {len(held)} tables"
    unread = sorted(
        path.name for path in folder.glob("*.csv") if path.name not in register.hashes
    )
    files = len(exports.hashes)
    if files:
        rows += f", and in {counted(files, 'file')} of {FOLDER}/"
    beside = f" Not tables, so not read: {', '.join(unread)}." if unread else ""
    return plain(f"{folder}: no problem in {', '.join(main)}, {rows}.{beside}")


def _print(text: str) -> None:
    """Print text; a reader that has gone away, such as `head`, is no error."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
