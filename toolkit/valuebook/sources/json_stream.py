"""JSON of any shape as a stream of records, whatever its size.

An array, one object, an object that wraps a list, or one object a line: each comes
out as pages of a bounded number of records, so memory does not grow with the file.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TextIO

Row = Mapping[str, Any]
MOST_RECORDS = 2_000
LARGEST_RECORD = 64 * 2**20
_CHUNK = 2**20
_TOO_LARGE = object()
# the lists that vendors wrap their records in
WRAPPERS = (
    "data",
    "value",
    "seats",
    "usageItems",
    "results",
    "teamMemberSpend",
    "usageEvents",
    "resourceSpans",
    "resourceMetrics",
)
_WRAPPERS = frozenset(WRAPPERS)
# a bucket of a period has results of its own and is a record, not a wrapper
_PERIODS = frozenset({"starting_at", "start_time", "date", "day"})
_BLANKS = re.compile(r"[ \t\r\n]*")


class Unreadable(ValueError):
    """A file that cannot be read; its text says where and why."""


@dataclass(frozen=True, eq=False)
class Page:
    """Some records of a file: `fields` is what was beside their list, named `wrapper`.

    Without a wrapper the records stood alone, one after the other or in an array.
    `header` is the header of a CSV file, empty for JSON. A `part` is followed by more
    of the same list; what stands beside it comes with the last. `member` names the file
    of an archive. `has_commas` says that numbers were written with a decimal comma.
    """

    items: list[Any]
    wrapper: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    header: tuple[str, ...] = ()
    first_line: int = 1
    part: bool = False
    member: str = ""
    has_commas: bool = False


def json_pages(stream: TextIO) -> Iterator[Page]:
    """Yield the pages of a text that holds one or more JSON values."""
    text = _Text(stream)
    alone: list[Any] = []
    while here := text.peek():
        if here == "[":
            text.skip(1)
            yield from _elements(text)
            continue
        value = text.value(most=8 * _CHUNK)
        if value is _TOO_LARGE:
            yield from _wrapped(text)
            continue
        if not isinstance(value, dict):
            text.refuse("a record that is not an object")
        page = _page(value)
        if page is None:
            alone.append(value)
        else:
            yield page
        if len(alone) >= MOST_RECORDS:
            yield Page(alone)
            alone = []
    if alone:
        yield Page(alone)


def _page(value: Mapping[str, Any]) -> Page | None:
    if _WRAPPERS.isdisjoint(value) or "day_totals" in value:
        return None
    for name in WRAPPERS:
        if name == "results" and not _PERIODS.isdisjoint(value):
            continue
        if isinstance(value.get(name), list):
            beside = {key: each for key, each in value.items() if key != name}
            return Page(value[name], name, beside)
    return None


def _elements(text: "_Text", *, unwrapped: bool = True) -> Iterator[Page]:
    """Yield the records of an array whose bracket is behind us."""
    alone: list[Any] = []
    while text.peek() != "]":
        value = text.value()
        page = _page(value) if unwrapped and isinstance(value, dict) else None
        if page is None:
            alone.append(value)
        else:
            yield page
        if len(alone) >= MOST_RECORDS:
            yield Page(alone)
            alone = []
        text.comma("]")
    text.skip(1)
    if alone:
        yield Page(alone)


def _wrapped(text: "_Text") -> Iterator[Page]:
    """Yield the records of an object too large to be held as a whole."""
    text.skip(1)
    beside: dict[str, Any] = {}
    name = ""
    while text.peek() != "}":
        key = text.value()
        if text.peek() != ":" or not isinstance(key, str):
            text.refuse("expected a name and a colon")
        text.skip(1)
        if key in WRAPPERS and text.peek() == "[" and not name:
            name = key
            text.skip(1)
            for page in _elements(text, unwrapped=False):
                yield Page(page.items, name, part=True)
        else:
            beside[key] = text.value()
        text.comma("}")
    text.skip(1)
    yield Page([], name, beside)


class _Text:
    """A text read in portions, from which one JSON value at a time is taken."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._buffer = ""
        self._at = 0
        self._lines = 1
        self._before = 0
        self._ended = False
        self._decode = json.JSONDecoder(
            parse_float=Decimal, parse_constant=_not_a_number
        ).raw_decode

    def peek(self) -> str:
        """Return the next character that is not blank, "" at the end."""
        here = self._buffer[self._at : self._at + 1]
        if here > " ":
            return here
        while True:
            blanks = _BLANKS.match(self._buffer, self._at)
            self._at = blanks.end() if blanks else self._at
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more():
                return ""

    def skip(self, characters: int) -> None:
        self._at += characters

    def comma(self, closing: str) -> None:
        """Pass the comma between two values, or stop before the closing bracket."""
        here = self.peek()
        if here == ",":
            self.skip(1)
            if self.peek() == closing:
                self.refuse("a comma with nothing after it")
        elif here != closing:
            self.refuse("the file ends in the middle of a record" if not here else "")

    def value(self, most: int = LARGEST_RECORD) -> Any:
        """Return the next value, or that it is an object of more than `most`."""
        self.peek()
        while True:
            try:
                value, end = self._decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                beyond = len(self._buffer) - self._at
                if beyond > most and most < LARGEST_RECORD and self.peek() == "{":
                    return _TOO_LARGE
                if beyond > most:
                    self.refuse(
                        f"a record of more than {most // 2**20} MiB; "
                        "export it in smaller parts"
                    )
                if not self._more():
                    self._at = max(self._at, min(error.pos, len(self._buffer)))
                    self.refuse(
                        "the file ends in the middle of a record"
                        if self._ended and not self._buffer[self._at :].strip()
                        else error.msg.lower()
                    )
            except RecursionError:
                self.refuse("lists within lists, too deep to be an export")
            else:
                # a number may go on in the next portion, an object may not
                if end == len(self._buffer) and self._more():
                    continue
                self._at = end
                return value

    def refuse(self, why: str) -> None:
        """Raise the error that names the place in the file."""
        line = self._lines + self._buffer.count("\n", 0, self._at)
        begun = self._buffer.rfind("\n", 0, self._at)
        column = self._at - begun if begun >= 0 else self._before + self._at + 1
        said = why or "a comma or bracket is missing"
        raise Unreadable(f"line {line}, character {column}: {said}")

    def _more(self) -> bool:
        """Read on; the portions grow so that a long value is not tried too often."""
        if self._ended:
            return False
        if self._at:
            self._lines += self._buffer.count("\n", 0, self._at)
            begun = self._buffer.rfind("\n", 0, self._at)
            self._before = (
                self._at - begun - 1 if begun >= 0 else self._before + self._at
            )
            self._buffer = self._buffer[self._at :]
            self._at = 0
        portion = self._stream.read(max(_CHUNK, len(self._buffer)))
        self._ended = not portion
        self._buffer += portion
        return bool(portion)


def _not_a_number(name: str) -> Any:
    raise json.JSONDecodeError(f"{name} is not a number", "", 0)
