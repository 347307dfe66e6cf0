"""A folder of files read as a register, or every problem that is in the way."""

from collections.abc import Mapping
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

from valuebook.model import Problem, RegisterError
from valuebook.register.decoding import TextFile, decoded, read_text_file
from valuebook.register.folder import (
    file_names,
    lookalike_problem,
    lookalikes,
)
from valuebook.register.frames import (
    CheckedTable,
    empty_frame,
    read_rows,
    read_table,
)
from valuebook.register.indexed import IndexedTables
from valuebook.register.references import reference_problems, spelling_problems
from valuebook.register.register import Register
from valuebook.register.rows import Rows
from valuebook.register.rules import rule_problems
from valuebook.register.settings import Settings
from valuebook.register.settings_file import SETTINGS_FILE, read_settings
from valuebook.register.table import Table
from valuebook.register.tables import TABLES

LARGEST = 1_000_000_000
"""Bytes that a file of the register may have, unless the caller allows more."""


def read_register(folder: Path, *, largest: int = LARGEST) -> Register:
    """Return the register that a folder holds.

    Raises RegisterError with every problem of every file; `largest` is the
    number of bytes beyond which a file is refused unread.
    """
    return _read(_Reading(folder, largest))


def check_register(folder: Path, *, largest: int = LARGEST) -> list[Problem]:
    """Return every problem of the register that a folder holds, in file order."""
    reading = _Reading(folder, largest)
    reading.register()
    return reading.problems


def read_changed(folder: Path, contents: Mapping[str, bytes]) -> Register:
    """Return the register that a folder would hold with new contents of some files.

    Nothing is written. Raises RegisterError with every problem there would be.
    """
    return _read(_Reading(folder, LARGEST, contents))


class _Reading:
    """One pass over a folder, which gathers hashes and problems on its way."""

    def __init__(
        self, folder: Path, largest: int, contents: Mapping[str, bytes] | None = None
    ) -> None:
        self.folder = folder
        self.largest = largest
        self.contents = contents or {}
        self.hashes: dict[str, str] = {}
        self.problems: list[Problem] = []

    def register(self) -> Register | None:
        """Return the register, None when its settings cannot be read."""
        names = file_names(self.folder)
        if isinstance(names, Problem):
            self.problems.append(names)
            return None
        names = sorted({*names, *self.contents})
        resembled = dict(lookalikes(names))
        for name, file in resembled.items():
            beside = file in names
            self.problems.append(lookalike_problem(name, file, beside=beside))
        instead = set(resembled.values())
        settings = self._settings(names, instead)
        checked = {
            name: self._table(table, names, instead) for name, table in TABLES.items()
        }
        self.problems += reference_problems(checked)
        self.problems += spelling_problems(checked)
        self.problems += rule_problems(checked)
        # by a key: a million problems compare themselves for half a minute
        self.problems.sort(key=attrgetter(*(each.name for each in fields(Problem))))
        if settings is None:
            return None
        frames = {name: table.frame for name, table in checked.items()}
        hashes = MappingProxyType(self.hashes)
        return Register(settings, IndexedTables(frames), hashes)

    def _settings(self, names: list[str], instead: set[str]) -> Settings | None:
        if SETTINGS_FILE not in names:
            if SETTINGS_FILE not in instead:
                self.problems.append(_missing(SETTINGS_FILE, "the settings"))
            return None
        if file := self._file(SETTINGS_FILE):
            settings = read_settings(file)
            if isinstance(settings, Settings):
                return settings
            self.problems += settings
        return None

    def _table(self, table: Table, names: list[str], instead: set[str]) -> CheckedTable:
        if table.file in names:
            if rows := self._rows(table):
                checked, problems = read_table(table, rows)
                self.problems += problems
                return checked
            return CheckedTable(table, empty_frame(table), unread=None)
        if table.needed and table.file not in instead:
            self.problems.append(_missing(table.file, f"each row is {table.row}"))
        unknown = table.needed or table.file in instead
        return CheckedTable(
            table, empty_frame(table), unread=None if unknown else 0, present=False
        )

    def _rows(self, table: Table) -> Rows | None:
        """Return the rows of a table, whose file takes no room any longer."""
        file = self._file(table.file)
        return None if file is None else read_rows(table, file)

    def _file(self, name: str) -> TextFile | None:
        if name in self.contents:
            file = decoded(name, self.contents[name])
        else:
            file = read_text_file(self.folder / name, largest=self.largest)
        if isinstance(file, Problem):
            self.problems.append(file)
            return None
        self.hashes[name] = file.sha256
        return file


def _read(reading: _Reading) -> Register:
    """Return the register that is read, or raise with all that is wrong with it."""
    register = reading.register()
    if register is None or reading.problems:
        raise RegisterError(reading.problems)
    return register


def _missing(file: str, holds: str) -> Problem:
    return Problem(
        file,
        found="the file is missing",
        remedy=f"add it ({holds}); templates/register/ has a blank one",
    )
