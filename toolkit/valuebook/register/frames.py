"""The rows of a file as the typed frame of its table, with every faulty cell."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pandera.pandas as pa

from valuebook.model import Problem, did_you_mean
from valuebook.register.cells import Fault, quoted, read_cell, typed
from valuebook.register.decoding import SAVE_AS, TextFile, undecodable_byte
from valuebook.register.kinds import DTYPES
from valuebook.register.rows import Column, Rows, split_rows
from valuebook.register.table import Table

_UNDECODED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True)
class CheckedTable:
    """The frame of a table, and which of its cells could not be used.

    A faulty cell is empty in the frame; `broken` holds a frame of the same shape
    that tells it from a cell that was left empty. `unread` counts the rows (at
    most) that are not in the frame, None when nobody can tell how many.
    """

    table: Table
    frame: pd.DataFrame
    broken: Mapping[str, np.ndarray] = field(default_factory=dict)
    unread: int | None = 0
    present: bool = True

    def is_broken(self, *columns: str) -> np.ndarray:
        """Return for each row whether a cell in one of the columns is faulty."""
        broken = np.zeros(len(self.frame), dtype=bool)
        for column in columns:
            broken |= self.broken.get(column, False)
        return broken


def empty_frame(table: Table) -> pd.DataFrame:
    """Return the frame of a table without rows."""
    columns = {
        name: pd.Series(dtype=DTYPES[table.kind(name)]) for name in table.columns
    }
    return pd.DataFrame(columns, index=pd.Index([], dtype="int64", name="row"))


def read_table(table: Table, file: TextFile) -> tuple[CheckedTable, list[Problem]]:
    """Return the checked table that a file holds, and all its problems."""
    rows = split_rows(table, file)
    if rows.unread is None:
        unread = CheckedTable(table, empty_frame(table), unread=None)
        return unread, rows.problems + _undecodable(file, rows)
    index = pd.Index(rows.lines, name="row")
    series: dict[str, pd.Series] = {}
    broken: dict[str, np.ndarray] = {}
    problems = rows.problems + _undecodable(file, rows)
    for name in table.columns:
        series[name], broken[name] = _read_column(table, name, rows, index, problems)
    checked = CheckedTable(
        table, pd.DataFrame(series, index=index), broken, unread=rows.unread
    )
    problems += _departures(checked, rows)
    return checked, problems


def _read_column(
    table: Table, name: str, rows: Rows, index: pd.Index, problems: list[Problem]
) -> tuple[pd.Series, np.ndarray]:
    """Return a column's values and which of its cells are faulty; add to problems."""
    kind = table.kind(name)
    if name not in rows.columns:
        hidden = np.full(len(index), name in rows.unusable)
        return pd.Series(index=index, dtype=DTYPES[kind]), hidden
    column = rows.columns[name]
    values: list[object] = []
    places = np.full(len(column.texts), -1, dtype=np.int64)
    faults: dict[int, Fault | None] = {}
    for code, text in enumerate(column.texts):
        if not text:
            continue
        if not text.isascii() and _UNDECODED.search(text):
            faults[code] = None
            continue
        value = read_cell(kind, text, in_key=name in table.key)
        if isinstance(value, Fault):
            faults[code] = value
        else:
            places[code] = len(values)
            values.append(value)
    broken = np.isin(column.codes, list(faults))
    accepted = str(table.fact(name, "accepted"))
    for row in np.flatnonzero(broken):
        if fault := faults[column.codes[row]]:
            line = int(rows.lines[row])
            found = fault.found + _twin(column, rows, column.codes[row])
            problems.append(
                Problem(table.file, line, name, found, accepted, fault.remedy)
            )
    array = typed(kind, values).take(places[column.codes], allow_fill=True)
    return pd.Series(array, index=index), broken


def _twin(column: Column, rows: Rows, code: int) -> str:
    """Return where a text stands that looks the same in another Unicode form."""
    text = column.texts[code]
    alike = unicodedata.normalize("NFC", text)
    if alike == text or alike not in column.texts:
        return ""
    row = np.argmax(column.codes == column.texts.index(alike))
    return f", otherwise it is that of row {rows.lines[row]}"


def _undecodable(file: TextFile, rows: Rows) -> list[Problem]:
    """Return one problem for all the bytes of a file that are not UTF-8."""
    if file.undecodable is None:
        return []
    cells = [
        (int(rows.lines[row]), name, column.texts[column.codes[row]])
        for name, column in rows.columns.items()
        for row in np.flatnonzero(
            np.isin(
                column.codes,
                [n for n, text in enumerate(column.texts) if _UNDECODED.search(text)],
            )
        )
    ]
    first, name = file.line(file.undecodable), ""
    byte = undecodable_byte(file.data[file.undecodable :])
    if cells:
        first, name, text = min(cells)
        if escaped := _UNDECODED.search(text):
            rest = text[escaped.start() :].encode("utf-8", "surrogateescape")
            byte = undecodable_byte(rest)
    more = f"; {len(cells)} cells hold such bytes" if len(cells) > 1 else ""
    found = f"not UTF-8: {byte}{more}"
    return [Problem(file.name, first, name, found, accepted="UTF-8", remedy=SAVE_AS)]


def _departures(checked: CheckedTable, rows: Rows) -> Iterator[Problem]:
    """Yield a problem for each cell that departs from the table's declaration.

    The cells found are marked as broken in passing.
    """
    table, frame = checked.table, checked.frame
    try:
        table.schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases
    else:
        return
    doubled = cases["check"] == "multiple_fields_uniqueness"
    found = cases[~doubled].drop_duplicates(["column", "index"])
    for name, check, line in zip(
        found["column"], found["check"], found["index"], strict=True
    ):
        row = int(rows.lines.searchsorted(line))
        if checked.broken[name][row]:
            continue
        checked.broken[name][row] = True
        if check == "not_nullable":
            yield _empty(table, name, int(line))
        else:
            column = rows.columns[name]
            text = column.texts[column.codes[row]]
            yield _departure(table, name, int(line), text)
    if doubled.any():
        yield from _doubled(checked)


def _empty(table: Table, name: str, line: int) -> Problem:
    remedy = (
        str(table.fact(name, "remedy")) or f"give {table.columns[name].description}"
    )
    accepted = str(table.fact(name, "accepted"))
    return Problem(table.file, line, name, "empty", accepted, remedy)


def _departure(table: Table, name: str, line: int, text: str) -> Problem:
    options = table.fact(name, "options")
    guess = did_you_mean(text, options) if isinstance(options, tuple) else ""
    accepted = str(table.fact(name, "accepted"))
    return Problem(table.file, line, name, quoted(text), accepted, guess)


def _doubled(checked: CheckedTable) -> Iterator[Problem]:
    """Yield a problem for each row whose key stands in an earlier row already."""
    table = checked.table
    key = list(table.key)
    keys = checked.frame.loc[~checked.is_broken(*key), key]
    again = keys.duplicated()
    named = keys[keys.duplicated(keep=False)].astype("str").fillna("")
    firsts: dict[tuple[str, ...], int] = {}
    for line, values in zip(
        named.index, named.itertuples(index=False, name=None), strict=True
    ):
        first = firsts.setdefault(values, line)
        if again[line]:
            shown = ", ".join(quoted(value) for value in values)
            yield Problem(
                table.file,
                int(line),
                ", ".join(key),
                found=f"{shown} stands in row {first} already",
                accepted="each key once",
                remedy="correct one of the rows, or delete it",
            )
