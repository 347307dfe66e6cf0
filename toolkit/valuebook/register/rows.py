"""The rows of a CSV file, split strictly into columns of text.

Each column keeps its distinct texts once, with a code per row that says which:
a register repeats ids, dates and choices, so that the meaning of a text is
worked out once however many rows hold it.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from valuebook.model import Problem
from valuebook.register.decoding import TextFile
from valuebook.register.header import header_problems, places, unusable_header
from valuebook.register.table import Table

_CHUNK = 20_000


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
class _Record:
    """A record of the file: its cells, and its first and last line."""

    cells: list[str]
    start: int
    end: int


class _Codes(dict[str, int]):
    """A number for each distinct text, in the order of their first row."""

    def __missing__(self, text: str) -> int:
        self[text] = code = len(self)
        return code


def split_rows(table: Table, file: TextFile) -> Rows:
    """Return the rows of a table's file, with a problem for each fault of form."""
    rows = Rows()
    torn: list[tuple[int, int, str]] = []
    records = _records(file, torn)
    header = next(records, None)
    if header is None or header.start > 1:
        rows.problems += [_torn(file.name, start, error) for start, _, error in torn]
        return rows
    if problem := unusable_header(table, header.cells):
        rows.problems.append(problem)
        return rows
    rows.problems += header_problems(table, header.cells)
    placed = places(table, header.cells)
    if rows.problems:
        rows.unusable = set(table.columns) - set(placed)
    strayed: list[_Record] = []
    parts = {name: [np.empty(0, np.int32)] for name in placed}
    codes = {name: _Codes() for name in placed}
    for chunk in _chunks(records, len(header.cells), strayed):
        starts = np.fromiter((each.start for each in chunk), np.int64, len(chunk))
        rows.lines = np.concatenate([rows.lines, starts])
        columns = list(zip(*(each.cells for each in chunk), strict=True))
        for name, place in placed.items():
            code = codes[name].__getitem__
            held = np.fromiter(map(code, columns[place]), np.int32, len(chunk))
            parts[name].append(held)
    for name in placed:
        rows.columns[name] = Column(list(codes[name]), np.concatenate(parts[name]))
    rows.problems += _stray(file.name, len(header.cells), strayed, rows.lines.size)
    rows.problems += [_torn(file.name, start, error) for start, _, error in torn]
    rows.unread = sum(each.end - each.start + 1 for each in strayed)
    rows.unread += sum(end - start + 1 for start, end, _ in torn)
    return rows


def _records(file: TextFile, torn: list[tuple[int, int, str]]) -> Iterator[_Record]:
    """Yield each record; note the first and last line of those cut short."""
    stream = io.TextIOWrapper(
        io.BytesIO(file.data), "utf-8", "surrogateescape", newline="\n"
    )
    reader = csv.reader(stream, strict=True)
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            torn.append((start, reader.line_num, str(error)))
        else:
            yield _Record(cells, start, reader.line_num)


def _chunks(
    records: Iterator[_Record], width: int, strayed: list[_Record]
) -> Iterator[list[_Record]]:
    """Yield records of the right width by the thousand; set the others aside."""
    chunk: list[_Record] = []
    for record in records:
        if len(record.cells) == width and any(record.cells):
            chunk.append(record)
            if len(chunk) == _CHUNK:
                yield chunk
                chunk = []
        elif any(record.cells):
            strayed.append(record)
    if chunk:
        yield chunk


def _torn(file: str, line: int, error: str) -> Problem:
    if "expected after" in error:
        found = "text after a closing quote, or a quote that is not closed"
        remedy = 'close the quote; write a quote within a cell twice, as ""'
    else:
        found = "a quote is opened in this row and not closed"
        remedy = "close the quote, or take it away"
    return Problem(file, line, found=found, remedy=remedy)


def _stray(
    file: str, width: int, strayed: Sequence[_Record], fitting: int
) -> Iterator[Problem]:
    """Yield a problem per row of the wrong width, or one when every row has it."""
    counts = {len(record.cells) for record in strayed}
    every = not fitting and len(counts) == 1 and len(strayed) > 1
    for record in strayed[:1] if every else strayed:
        count = len(record.cells)
        lines = "" if record.end == record.start else f" up to line {record.end}"
        yield Problem(
            file,
            record.start,
            found=f"{'every row has ' if every else ''}{count} fields{lines}",
            accepted=f"{width} fields, as in the header",
            remedy="put a cell that holds a comma in double quotes, "
            "and use a point as decimal sign"
            if count > width
            else "add the missing commas, or close a quote left open",
        )
