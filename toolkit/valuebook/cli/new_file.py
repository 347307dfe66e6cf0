"""What a command writes: its place looked at before the work, filled after it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from valuebook.files import write_file
from valuebook.model import ArgumentError, Problem


def new_folder(text: str) -> Path:
    """Return the folder that is named to write to.

    An empty name is refused: `--out "$DIR"` without a DIR is not meant to fill the
    folder that one stands in.
    """
    if not text:
        raise typer.BadParameter("is empty; name a folder")
    return Path(text)


def unwritable(out: Path, *, but: Sequence[Path]) -> Iterator[Problem]:
    """Yield why a file cannot be written; `but` are the files that are read."""
    folder = out.parent
    if out.is_dir():
        yield Problem(str(out), found="cannot be written: Is a directory")
    elif not folder.is_dir():
        yield Problem(str(out), found="cannot be written: No such file or directory")
    elif not os.access(out if out.exists() else folder, os.W_OK):
        yield Problem(str(out), found="cannot be written: Permission denied")
    yield from lost(out, but=but)


def lost(out: Path, *, but: Sequence[Path]) -> Iterator[Problem]:
    """Yield that a file to write is one of those that are read, where it is."""
    if any(out.exists() and each.exists() and out.samefile(each) for each in but):
        found = "is a file that is read, and would be lost"
        yield Problem(str(out), found=found, remedy="name another one")


def put(out: Path, text: str) -> None:
    """Put text in place of a file, whole or not at all; write it to a device as it is.

    Raise ArgumentError where that is impossible.
    """
    content = text.encode()
    try:
        if out.exists() and not out.is_file():
            out.write_bytes(content)
        else:
            write_file(out.resolve(), content)
    except OSError as error:
        raise ArgumentError(f"{out}: cannot be written: {error.strerror}") from error
