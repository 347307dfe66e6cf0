"""The rows of a CSV file, split strictly into columns of text.

Each column keeps its distinct texts once, with a code per row that says which:
a register repeats ids, dates and choices, so that the meaning of a text is
worked out once however many rows hold it.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

import numpy as np

from valuebook.model import Problem
from valuebook.register.decoding import TextFile
from valuebook.register.header import header_problems, places, unusable_header
from valuebook.register.table import Table

# fewer records than the garbage collector lets come about before it looks at them
_BATCH = 500


@dataclass(frozen=True)
class Column:
    """A column of text: the distinct texts, and for each row the number of its."""

    texts: list[str]
    codes: np.ndarray


@dataclass
class Rows:
    """What could be split: columns by name, and the line on which each row starts.

    `unread` counts the rows (at most) that could not be split into columns; it is
    None when none could be, because the file's first line is not its header.
    `unusable` names the columns that a fault of the header hides.
    """

    columns: dict[str, Column] = field(default_factory=dict)
    unusable: set[str] = field(default_factory=set)
    lines: np.ndarray = field(default_factory=lambda: np.empty(0, np.int64))
    unread: int | None = None
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class _Astray:
    """Lines that are no row of the table: so many fields, or an error of form."""

    start: int
    end: int
    fields: int = 0
    error: str = ""


_Batch = tuple[np.ndarray, list[list[str]]]
"""Some records, after the line on which each starts."""


class _Codes(dict[str, int]):
    """A number for each distinct text, in the order of their first row."""

    def __missing__(self, text: str) -> int:
        self[text] = code = len(self)
        return code


def split_rows(table: Table, file: TextFile) -> Rows:
    """Return the rows of a table's file, with a problem for each fault of form."""
    rows = Rows()
    astray: list[_Astray] = []
    batches = _batches(file, astray)
    starts, records = next(batches)
    if not records:
        rows.problems += _astray_problems(file.name, 0, astray, fitting=0)
        return rows
    header = records[0]
    if problem := unusable_header(table, header):
        rows.problems.append(problem)
        return rows
    rows.problems += header_problems(table, header)
    placed = places(table, header)
    if rows.problems:
        rows.unusable = set(table.columns) - set(placed)
    lines = [rows.lines]
    codes = {name: _Codes() for name in placed}
    parts = {name: [np.empty(0, np.int32)] for name in placed}
    for batch in chain([(starts[1:], records[1:])], batches):
        starts, records = _fitting(batch, len(header), astray)
        lines.append(starts)
        cells = list(zip(*records, strict=True))
        for name, place in placed.items() if cells else ():
            code = codes[name].__getitem__
            held = np.fromiter(map(code, cells[place]), np.int32, len(records))
            parts[name].append(held)
    rows.lines = np.concatenate(lines)
    for name in placed:
        # a million rows with few texts then take a megabyte
        narrow = np.min_scalar_type(len(codes[name]))
        held = np.concatenate(parts.pop(name)).astype(narrow)
        rows.columns[name] = Column(list(codes.pop(name)), held)
    fitting = len(rows.lines)
    rows.problems += _astray_problems(file.name, len(header), astray, fitting=fitting)
    rows.unread = sum(each.end - each.start + 1 for each in astray)
    return rows


def _batches(file: TextFile, astray: list[_Astray]) -> Iterator[_Batch]:
    """Yield the records some at a time; note the lines that are no record."""
    stream = io.TextIOWrapper(
        io.BytesIO(file.data), "utf-8", "surrogateescape", newline="\n"
    )
    reader = csv.reader(stream, strict=True)
    while True:
        before = reader.line_num
        records: list[list[str]] = []
        error = ""
        try:
            records.extend(islice(reader, _BATCH))
        except csv.Error as torn:
            error = str(torn)  # the records before it are kept
        if not records and not error:
            return
        lines = np.ones(len(records), np.int64)
        if error or reader.line_num - before > len(records):
            lines += np.fromiter(map(_breaks, records), np.int64, len(records))
        ends = before + lines.cumsum()
        if error:
            start = int(ends[-1]) + 1 if records else before + 1
            astray.append(_Astray(start, reader.line_num, error=error))
        yield ends - lines + 1, records


def _breaks(record: list[str]) -> int:
    """Return how many line breaks stand within the cells of a record."""
    return sum(cell.count("\n") for cell in record)


def _fitting(batch: _Batch, width: int, astray: list[_Astray]) -> _Batch:
    """Return the records of the right width; note the others that are not blank."""
    starts, records = batch
    widths = np.fromiter(map(len, records), np.int64, len(records))
    filled = np.fromiter(map(any, records), bool, len(records))
    fits = filled & (widths == width)
    if fits.all():
        return batch
    for n in np.flatnonzero(filled & ~fits):
        start = int(starts[n])
        astray.append(_Astray(start, start + _breaks(records[n]), int(widths[n])))
    return starts[fits], [records[n] for n in np.flatnonzero(fits)]


def _astray_problems(
    file: str, width: int, astray: Sequence[_Astray], *, fitting: int
) -> Iterator[Problem]:
    """Yield a problem for each, or one where every row has the same wrong width."""
    strayed = [each for each in astray if not each.error]
    alike = not fitting and len(strayed) > 1 and len({e.fields for e in strayed}) == 1
    for each in astray:
        if each.error:
            yield _torn(file, each)
    for each in strayed[:1] if alike else strayed:
        yield _stray(file, width, each, subject="every row has " if alike else "")


def _torn(file: str, lines: _Astray) -> Problem:
    if "expected after" in lines.error:
        found = "text after a closing quote, or a quote that is not closed"
        remedy = 'close the quote; write a quote within a cell twice, as ""'
    else:
        found = "a quote is opened in this row and not closed"
        remedy = "close the quote, or take it away"
    return Problem(file, lines.start, found=found, remedy=remedy)


def _stray(file: str, width: int, lines: _Astray, *, subject: str) -> Problem:
    over = f" up to line {lines.end}" if lines.end > lines.start else ""
    return Problem(
        file,
        lines.start,
        found=f"{subject}{lines.fields} fields{over}",
        accepted=f"{width} fields, as in the header",
        remedy="put a cell that holds a comma in double quotes, and use a point as "
        "decimal sign"
        if lines.fields > width
        else "add the missing commas, or close a quote left open",
    )
