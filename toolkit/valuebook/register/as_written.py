"""The file of a table as it was written: each cell with its quotes, each line end.

Reading makes values of a file; changing one cell of it must leave every other byte
as it is. So a file is taken apart here without loss, and put together again.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from valuebook.model import ArgumentError
from valuebook.register.cells import Fault, read_cell, written
from valuebook.register.kinds import Kind
from valuebook.register.table import Table

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_CELL = re.compile(r'("(?:[^"]|"")*"|(?!")[^,\r\n]*)(,|\r\n|\r|\n|\Z)')
_NUMBERS = (Kind.NUMBER, Kind.WHOLE, Kind.MONEY, Kind.SHARE)


@dataclass
class WrittenTable:
    """The records of a table's file, the header first, with the end of each line."""

    table: Table
    mark: str = ""
    records: list[list[str]] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)

    @classmethod
    def blank(cls, table: Table) -> "WrittenTable":
        """Return a file with a header and no row."""
        return cls(table, records=[list(table.columns)], ends=["\n"])

    @classmethod
    def taken_apart(cls, table: Table, content: bytes) -> "WrittenTable":
        """Return a file in its parts; raises ArgumentError when it has no such form."""
        text = content.decode("utf-8", "surrogateescape")
        found = cls(table, mark=_MARK if text.startswith(_MARK) else "")
        record: list[str] = []
        for match in _CELL.finditer(text, len(found.mark)):
            record.append(match[1])
            if match[2] != ",":
                found.records.append(record)
                found.ends.append(match[2])
                record = []
        if found.content() != content:
            raise ArgumentError(f"{table.file}: not in the form of a CSV file")
        return found

    def content(self) -> bytes:
        """Return the file put together again."""
        lines = map(",".join, self.records)
        text = "".join(line + end for line, end in zip(lines, self.ends, strict=True))
        return (self.mark + text).encode("utf-8", "surrogateescape")

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield each row with a key: its place, and the text of every column."""
        header = [_plain(cell) for cell in self.records[0]]
        for place, record in enumerate(self.records[1:], start=1):
            if len(record) == len(header) and any(record):
                given = dict(zip(header, map(_plain, record), strict=True))
                yield place, {name: given.get(name, "") for name in self.table.columns}

    def line(self, place: int) -> int:
        """Return the line of the file on which a record starts."""
        before = zip(self.records[:place], self.ends[:place], strict=True)
        text = "".join(",".join(record) + end for record, end in before)
        return len(re.findall(r"\r\n|\r|\n", text)) + 1

    def change(self, place: int, texts: Mapping[str, str]) -> None:
        """Put texts into cells of a record, quoted where they were or must be."""
        for name, text in texts.items():
            column = self._column(name)
            was_quoted = self.records[place][column].startswith('"')
            self.records[place][column] = _raw(text, quote=was_quoted and text != "")

    def append(self, texts: Mapping[str, str]) -> None:
        """Add a row at the end."""
        end = self.ends[0] or "\n"
        while len(self.records) > 1 and not any(self.records[-1]):
            self.records.pop()
            self.ends.pop()
        self.ends[-1] = self.ends[-1] or end
        self.records.append([""] * len(self.records[0]))
        self.ends.append(end)
        self.change(len(self.records) - 1, texts)

    def remove(self, place: int) -> None:
        """Take a record out, with its line end."""
        del self.records[place]
        if not self.ends.pop(place):
            # the line before is the last one now, and ends as the file did
            self.ends[place - 1] = ""

    def _column(self, name: str) -> int:
        """Return where a column stands; one that is not there yet is added last."""
        header = [_plain(cell) for cell in self.records[0]]
        if name in header:
            return header.index(name)
        width = len(header)
        for record in self.records:
            if len(record) == width and any(record):
                record.append("")
        self.records[0][-1] = name
        return width


def same(table: Table, column: str, text: str, other: str) -> bool:
    """Return whether two texts stand for the same value of a column.

    >>> from valuebook.register import TABLES
    >>> same(TABLES["benefits"], "baseline", "14", "14.0")
    True
    """
    kind = table.kind(column)
    return _canonical(kind, text) == _canonical(kind, other)


def _canonical(kind: Kind, text: str) -> str:
    if kind not in _NUMBERS or not text:
        return text
    value = read_cell(kind, text)
    return text if isinstance(value, Fault) else written(kind, value)


def _plain(raw: str) -> str:
    if raw.startswith('"'):
        raw = raw[1:-1].replace('""', '"')
    return raw.replace("\r\n", "\n").replace("\r", "\n")


def _raw(text: str, *, quote: bool) -> str:
    if quote or re.search(r'[",\r\n]', text):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text
