"""The rows of a file as the typed frame of its table, with every faulty cell."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from unicodedata import normalize

import numpy as np
import pandas as pd
import pandera.pandas as pa

from valuebook.model import Problem, did_you_mean
from valuebook.model.encoding import SAVE_AS, undecodable_byte
from valuebook.register.cells import Fault, quoted, read_cell, typed
from valuebook.register.decoding import TextFile, is_undecodable
from valuebook.register.kinds import DTYPES
from valuebook.register.rows import Column, Rows, split_rows
from valuebook.register.table import Table

_DOUBLED = "multiple_fields_uniqueness"
"""pandera's name for a key that stands twice."""


@dataclass(frozen=True)
class CheckedTable:
    """The frame of a table, and which of its cells could not be used.

    A faulty cell is empty in the frame; `broken` says for each column in which rows,
    which tells it from a cell that was left empty. `unread` counts the rows (at
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
    return _empty(table).copy(deep=False)


@cache
def _empty(table: Table) -> pd.DataFrame:
    columns = {
        name: pd.Series(dtype=DTYPES[table.kind(name)]) for name in table.columns
    }
    return pd.DataFrame(columns, index=pd.Index([], dtype="int64", name="row"))


def read_rows(table: Table, file: TextFile) -> Rows:
    """Return the rows that a file holds, with every problem of its form."""
    rows = split_rows(table, file)
    rows.problems += _undecodable(file, rows)
    return rows


def read_table(table: Table, rows: Rows) -> tuple[CheckedTable, list[Problem]]:
    """Return the checked table that rows make, and all their problems."""
    problems = list(rows.problems)
    if rows.unread is None:
        return CheckedTable(table, empty_frame(table), unread=None), problems
    index = pd.Index(rows.lines, name="row")
    series: dict[str, pd.Series] = {}
    broken: dict[str, np.ndarray] = {}
    for name in table.columns:
        series[name], broken[name] = _read_column(table, name, rows, index, problems)
    frame = pd.DataFrame(series, index=index)
    checked = CheckedTable(table, frame, broken, unread=rows.unread)
    failures = _failures(checked)
    departures = _departures(checked, failures)
    problems += _departure_problems(checked, rows, departures)
    for name, places in departures.items():
        broken[name][list(places)] = True
        frame[name] = frame[name].mask(broken[name])
    if (failures["check"] == _DOUBLED).any():
        problems += _doubled(checked)
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
    faults: dict[int, Fault] = {}
    for code, text in enumerate(column.texts):
        if not text:
            continue
        value = read_cell(kind, text, in_key=name in table.key)
        if isinstance(value, Fault):
            faults[code] = value
        else:
            places[code] = len(values)
            values.append(value)
    broken = np.isin(column.codes, list(faults))
    twins = _twins(column, faults, rows)
    accepted = str(table.fact(name, "accepted"))
    lines, codes = rows.lines[broken].tolist(), column.codes[broken].tolist()
    for line, code in zip(lines, codes, strict=True):
        if not is_undecodable(column.texts[code]):
            found = faults[code].found + twins.get(code, "")
            remedy = faults[code].remedy
            problems.append(Problem(table.file, line, name, found, accepted, remedy))
    array = typed(kind, values).take(places[column.codes], allow_fill=True)
    return pd.Series(array, index=index), broken


def _twins(column: Column, faults: Iterable[int], rows: Rows) -> dict[int, str]:
    """Return where a text stands that looks the same in another Unicode form."""
    alike = {code: normalize("NFC", column.texts[code]) for code in faults}
    alike = {code: text for code, text in alike.items() if text != column.texts[code]}
    codes = {text: code for code, text in enumerate(column.texts)} if alike else {}
    return {
        code: ", otherwise it is that of row "
        f"{rows.lines[np.argmax(column.codes == codes[text])]}"
        for code, text in alike.items()
        if text in codes
    }


def _undecodable(file: TextFile, rows: Rows) -> list[Problem]:
    """Return one problem for all the bytes of a file that are not UTF-8."""
    if file.undecodable is None:
        return []
    cells: list[tuple[int, str]] = []
    for name, column in rows.columns.items():
        codes = [n for n, text in enumerate(column.texts) if is_undecodable(text)]
        lines = rows.lines[np.isin(column.codes, codes)]
        cells += [(line, name) for line in lines.tolist()]
    line, name = file.line(file.undecodable), ""
    if cells and min(cells)[0] <= line:
        line, name = min(cells)
    byte = undecodable_byte(file.data[file.undecodable :])
    more = f"; the first of {len(cells)} such cells" if len(cells) > 1 else ""
    found = f"not UTF-8: {byte}{more}"
    return [Problem(file.name, line, name, found, accepted="UTF-8", remedy=SAVE_AS)]


def _failures(checked: CheckedTable) -> pd.DataFrame:
    """Return what departs from the declaration: columns check, column and index."""
    departing = pd.DataFrame(columns=["check", "column", "index"])
    if checked.frame.empty:
        return departing
    try:
        checked.table.cells.validate(checked.frame, lazy=True, inplace=True)
    except pa.errors.SchemaErrors as error:
        failures: pd.DataFrame = error.failure_cases
        return failures
    return departing


def _departures(
    checked: CheckedTable, failures: pd.DataFrame
) -> dict[str, dict[int, str]]:
    """Return the check that each cell fails, by column and place in it.

    Cells that are known to be faulty are left out.
    """
    departures: dict[str, dict[int, str]] = {}
    for name, found in failures[failures["check"] != _DOUBLED].groupby("column"):
        column = str(name)
        places = checked.frame.index.get_indexer(pd.Index(found["index"]))
        known = checked.broken[column]
        departures[column] = {
            place: check
            for place, check in zip(places.tolist(), found["check"], strict=True)
            if not known[place]
        }
    return departures


def _departure_problems(
    checked: CheckedTable, rows: Rows, departures: Mapping[str, Mapping[int, str]]
) -> Iterator[Problem]:
    """Yield a problem for each cell that departs from the declaration."""
    table = checked.table
    for name, places in departures.items():
        accepted = str(table.fact(name, "accepted"))
        options = table.fact(name, "options")
        guesses: dict[str, str] = {}
        for place, check in places.items():
            line = int(rows.lines[place])
            if check == "not_nullable":
                remedy = f"give {table.columns[name].description}"
                yield Problem(table.file, line, name, "empty", accepted, remedy)
                continue
            column = rows.columns[name]
            text = column.texts[column.codes[place]]
            if isinstance(options, tuple) and text not in guesses:
                guesses[text] = did_you_mean(text, options)
            remedy = guesses.get(text, "")
            yield Problem(table.file, line, name, quoted(text), accepted, remedy)


def _doubled(checked: CheckedTable) -> Iterator[Problem]:
    """Yield a problem for each row whose key stands in an earlier row already."""
    table = checked.table
    key = list(table.key)
    keys = checked.frame.loc[~checked.is_broken(*key), key]
    keys = keys[keys.duplicated(keep=False)].astype("str").fillna("")
    firsts: dict[tuple[str, ...], int] = {}
    for line, *values in keys.itertuples(name=None):
        first = firsts.setdefault(tuple(values), line)
        if first != line:
            shown = ", ".join(map(quoted, values))
            yield Problem(
                table.file,
                int(line),
                ", ".join(key),
                found=f"{shown} stands in row {first} already",
                accepted="each key once",
                remedy="correct one of the rows, or delete it",
            )
