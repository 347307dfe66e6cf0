"""Changed rows saved into a register, so that two analysts lose nothing.

Under a lock the file is read again, the changed rows are found by their key, and a
row that somebody else changed since it was read is refused with both versions. The
register is checked with the change before anything is written.
"""

import errno
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from filelock import FileLock, Timeout

from valuebook.files import sweep_parts, write_files
from valuebook.model import (
    ArgumentError,
    Conflict,
    ConflictError,
    Problem,
    RegisterError,
    ValuebookError,
)
from valuebook.register.as_written import WrittenTable, same
from valuebook.register.cells import written
from valuebook.register.decoding import read_text_file
from valuebook.register.reading import LARGEST, check_register, read_changed
from valuebook.register.register import Register
from valuebook.register.table import Table
from valuebook.register.tables import TABLES

LOCK = ".register.lock"
PATIENCE = 10.0
"""Seconds that a save waits for another one to end."""
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True)
class Change:
    """New texts for cells of one row of a table.

    `before` is the row as it was read, the text of every column; empty for a row
    that is to be added. `after` holds the columns that change, with their new texts;
    empty for a row that is to be deleted.
    """

    table: str
    before: Mapping[str, str]
    after: Mapping[str, str]

    @property
    def key(self) -> tuple[str, ...]:
        """Return the texts that tell the row from others."""
        row = self.before or self.after
        return tuple(row.get(column, "") for column in TABLES[self.table].key)


@dataclass(frozen=True)
class Saved:
    """The register as it now is, and the names of the files that were replaced."""

    register: Register
    files: tuple[str, ...]


def row_texts(table: Table, row: "pd.Series[Any]") -> dict[str, str]:
    """Return the text of every column of a row, as its file would hold it.

    >>> from valuebook.register import open_register
    >>> row_texts(TABLES["gates"], open_register()["gates"].iloc[0])["minimum"]
    '30'
    """
    return {
        column: "" if pd.isna(row[column]) else written(table.kind(column), row[column])
        for column in table.columns
    }


def save_changes(folder: Path, changes: Iterable[Change]) -> Saved:
    """Save changed rows into the register in a folder, all of them or none.

    What is not changed keeps every byte: other cells, their quotes, the order of
    columns, line ends. Raises ConflictError with both versions of each row that was
    changed meanwhile, and RegisterError when the register would have problems.
    """
    folder = folder.resolve()
    changes = list(changes)
    with _locked(folder):
        sweep_parts(folder)
        tables = {
            name: _as_written(TABLES[name], folder)
            for name in dict.fromkeys(change.table for change in changes)
        }
        old = {name: each.content() for name, each in tables.items()}
        conflicts = [
            conflict
            for each in changes
            for conflict in _apply(tables[each.table], each)
        ]
        if conflicts:
            raise ConflictError(conflicts)
        contents = {
            each.table.file: each.content()
            for name, each in tables.items()
            if each.content() != old[name]
        }
        register = read_changed(folder, contents)
        _write(folder, contents)
    return Saved(register, tuple(contents))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the register's lock; the system frees it when its holder dies."""
    try:
        with FileLock(folder / LOCK, timeout=PATIENCE):
            yield
    except Timeout:
        raise ValuebookError(
            f"{folder}: somebody else has been saving for {PATIENCE:g} seconds; "
            "nothing was changed, try again"
        ) from None
    except OSError as error:
        raise ValuebookError(
            f"{folder}: nothing can be saved here ({error.strerror or error}); "
            "check the folder and your rights to it"
        ) from error


def _as_written(table: Table, folder: Path) -> WrittenTable:
    path = folder / table.file
    if not path.exists():
        return WrittenTable.blank(table)
    if isinstance(found := read_text_file(path, largest=LARGEST), Problem):
        raise RegisterError([found])
    try:
        return WrittenTable.taken_apart(table, path.read_bytes())
    except ArgumentError:
        raise RegisterError(check_register(folder)) from None


def _apply(file: WrittenTable, change: Change) -> Iterator[Conflict]:
    """Change the row in the file, or yield what stands against it."""
    table = file.table
    shown = ", ".join(change.key)
    places = {_key(table, texts): (place, texts) for place, texts in file.rows()}
    place, theirs = places.get(change.key, (0, {}))
    if not change.before:
        if theirs:
            row = file.line(place)
            yield Conflict(table.file, row, shown, "", "added", "added")
        else:
            file.append(change.after)
        return
    if not theirs:
        yield Conflict(table.file, 0, shown, "", "changed", "deleted")
        return
    moved = set(table.key) & set(change.after)
    if moved:
        raise ArgumentError(f"{table.file}: {shown}: {', '.join(moved)} is the key")
    meant = {**change.before, **change.after}
    conflicts = [
        Conflict(table.file, file.line(place), shown, name, meant[name], text)
        for name, text in theirs.items()
        if not same(table, name, text, change.before[name])
    ]
    yield from conflicts
    if not conflicts and not change.after:
        file.remove(place)
    elif not conflicts:
        after = change.after.items()
        new = {name: t for name, t in after if not same(table, name, t, theirs[name])}
        file.change(place, new)


def _key(table: Table, texts: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(texts[column] for column in table.key)


def _write(folder: Path, contents: Mapping[str, bytes]) -> None:
    try:
        write_files({folder / name: each for name, each in contents.items()})
    except OSError as error:
        names = ", ".join(contents)
        size = sum(map(len, contents.values()))
        remedy = (
            f"free at least {size:,} bytes on the disk"
            if error.errno in _NO_SPACE
            else "close it in other programs and check your rights to it"
        )
        raise ValuebookError(
            f"{names}: not saved ({error.strerror or error}), nothing was changed; "
            f"{remedy}"
        ) from error
