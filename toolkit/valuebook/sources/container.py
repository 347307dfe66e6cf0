"""Bytes as pages of records: gz, zip, byte order marks, JSON in any shape, CSV.

What a file is, its bytes say; its name is never asked. Everything is read as a
stream, and what unpacks to far more than it was is refused.
"""

import csv
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from valuebook.sources.decimal_comma import comma_columns, with_points
from valuebook.sources.json_stream import MOST_RECORDS, Page, Unreadable, json_pages

MOST_BYTES = 16 * 2**30
MOST_TIMES = 500
MOST_MEMBERS = 10_000
_FREELY = 32 * 2**20
_DEEPEST = 3
_NOT_TEXT = {
    b"PAR1": "a Parquet file; export JSON lines or CSV",
    b"%PDF": "a PDF; export JSON or CSV",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook; save it as CSV UTF-8",
}
SNOWPLOW_COLUMNS = 131
# where a row with more cells than the header says so; no column is called nothing
SURPLUS = "\0"


class TooLarge(Unreadable):
    """A file that unpacks to more than it may."""


def pages(path: Path) -> Iterator[Page]:
    """Yield the pages of a file; raises Unreadable where it cannot be read on."""
    try:
        with path.open("rb", buffering=0) as file:
            yield from _pages(file, _Allowance(path.stat().st_size), depth=0)
    except OSError as error:
        raise Unreadable(f"cannot be read: {(error.strerror or str(error))}") from error


class _Allowance:
    """How much a packed file may unpack to, of all its members together."""

    def __init__(self, packed: int) -> None:
        self._left = min(MOST_BYTES, _FREELY + MOST_TIMES * packed)

    def take(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise TooLarge(
                f"unpacks to more than {MOST_TIMES} times its size "
                f"or more than {MOST_BYTES // 2**30} GiB; unpack and check it by hand"
            )


class _Counted(io.RawIOBase):
    """A stream of unpacked bytes that stops where the allowance ends."""

    def __init__(self, source: IO[bytes], allowance: _Allowance) -> None:
        self._source = source
        self._allowance = allowance

    def readable(self) -> bool:
        return True

    def readinto(self, target: object) -> int:
        view = memoryview(cast(bytearray, target))
        try:
            found = self._source.read(len(view))
        except EOFError:
            raise Unreadable("the compressed file is cut off; fetch it again") from None
        except (zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
            raise Unreadable(f"the compressed file is damaged: {error}") from None
        self._allowance.take(len(found))
        view[: len(found)] = found
        return len(found)


def _pages(file: IO[bytes], allowance: _Allowance, *, depth: int) -> Iterator[Page]:
    with io.BufferedReader(cast(io.RawIOBase, file), 2**16) as buffered:
        yield from _unpacked(buffered, allowance, depth=depth)


def _unpacked(
    file: "io.BufferedReader[Any]", allowance: _Allowance, *, depth: int
) -> Iterator[Page]:
    beginning = file.peek(8)[:8]
    if beginning.startswith(b"\x1f\x8b"):
        _check_depth(depth)
        with gzip.GzipFile(fileobj=file) as unpacked:
            counted = _Counted(cast(IO[bytes], unpacked), allowance)
            yield from _pages(cast(BinaryIO, counted), allowance, depth=depth + 1)
    elif beginning.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _check_depth(depth)
        yield from _members(file, allowance, depth=depth)
    else:
        for sign, what in _NOT_TEXT.items():
            if beginning.startswith(sign):
                raise Unreadable(f"is {what}")
        yield from _text_pages(file, beginning)


def _check_depth(depth: int) -> None:
    if depth >= _DEEPEST:
        raise TooLarge("archives within archives, too deep to be an export")


def _members(
    file: "io.BufferedReader[Any]", allowance: _Allowance, *, depth: int
) -> Iterator[Page]:
    source: BinaryIO = file
    if not file.seekable():
        source = cast(BinaryIO, io.BytesIO(file.read()))
    try:
        with zipfile.ZipFile(source) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
            names = {each.filename for each in members}
            if "[Content_Types].xml" in names:
                raise Unreadable("is an Excel workbook; save its sheet as CSV UTF-8")
            if len(members) > MOST_MEMBERS:
                raise TooLarge(f"holds {len(members):,} files; unpack it by hand")
            for member in sorted(members, key=lambda each: each.filename):
                if member.filename.startswith("__MACOSX/"):
                    continue
                try:
                    with archive.open(member) as unpacked:
                        counted = _Counted(unpacked, allowance)
                        inside = _pages(
                            cast(BinaryIO, counted), allowance, depth=depth + 1
                        )
                        for page in inside:
                            yield replace(page, member=member.filename)
                except Unreadable as error:
                    raise type(error)(f"{member.filename}: {error}") from None
    except RuntimeError as error:
        raise Unreadable(f"the zip file cannot be opened: {error}") from None
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise Unreadable(f"the zip file is damaged: {error}") from None


def _text_pages(file: "io.BufferedReader[Any]", beginning: bytes) -> Iterator[Page]:
    encoding = "utf-8-sig"
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif len(beginning) > 1 and beginning[0] == 0 != beginning[1]:
        encoding = "utf-16-be"
    elif len(beginning) > 1 and beginning[1] == 0 != beginning[0]:
        encoding = "utf-16-le"
    try:
        with io.TextIOWrapper(file, encoding=encoding, newline="") as text:
            first = _first_character(text)
            if not first:
                raise Unreadable("is empty")
            read = json_pages if first in "{[" else _csv_pages
            yield from read(_Joined(first, text))
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise Unreadable(
            f"holds byte 0x{byte:02X}, which is not UTF-8; save it as UTF-8"
        ) from None


def _first_character(text: io.TextIOWrapper) -> str:
    while character := text.read(1):
        # a blank at the start of a table is a column, at the start of JSON nothing
        if character not in "\r\n " or character == "\t":
            return character
    return ""


class _Joined(io.StringIO):
    """A text whose first character was already read."""

    def __init__(self, first: str, rest: io.TextIOWrapper) -> None:
        super().__init__()
        self._first = first
        self._rest = rest

    def read(self, size: int | None = -1, /) -> str:
        first, self._first = self._first, ""
        return first + self._rest.read(size)

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        first, self._first = self._first, ""
        return first + self._rest.readline()


def _csv_pages(text: _Joined) -> Iterator[Page]:
    opening = text.readline()
    if "\0" in opening:
        raise Unreadable("is neither JSON nor CSV text")
    begun = 2
    if named := _SEPARATOR.fullmatch(opening.strip()):
        opening, begun = text.readline(), 3
    delimiter = named[1] if named else max(",;\t|", key=opening.count)
    csv.field_size_limit(2**24)
    # Snowplow writes its lines as they are: a quotation mark there is only a character
    plain = delimiter == "\t" and opening.count("\t") == SNOWPLOW_COLUMNS - 1
    lines = csv.reader(
        _after(opening, text),
        delimiter=delimiter,
        quoting=csv.QUOTE_NONE if plain else csv.QUOTE_MINIMAL,
    )
    header: tuple[str, ...] = ()
    commas: frozenset[str] = frozenset()
    batch: list[dict[str, str]] = []
    first = begun
    try:
        for cells in lines:
            if not any(cells):
                continue
            if not header:
                header = _header(cells, delimiter)
                if len(cells) != SNOWPLOW_COLUMNS or delimiter != "\t":
                    continue
            row = dict(zip(header, cells, strict=False))
            if len(cells) > len(header) and any(cells[len(header) :]):
                line = lines.line_num + first - 2
                row[SURPLUS] = f"line {line}: {len(cells)} cells, but the "
                row[SURPLUS] += f"header has {len(header)}"
            batch.append(row)
            if len(batch) >= MOST_RECORDS:
                if delimiter == ";":
                    commas = commas or comma_columns(batch)
                yield _page(batch, header, commas, begun)
                batch, begun = [], lines.line_num + first - 1
    except csv.Error as error:
        line = lines.line_num + first - 2
        raise Unreadable(f"line {line}: {error}") from None
    if delimiter == ";":
        commas = commas or comma_columns(batch)
    yield _page(batch, header, commas, begun)


# the line by which Excel is told what parts the columns
_SEPARATOR = re.compile(r"sep=(.)", re.IGNORECASE)


def _page(
    rows: list[dict[str, str]],
    header: tuple[str, ...],
    commas: frozenset[str],
    first_line: int,
) -> Page:
    if commas:
        rows = [with_points(row, commas) for row in rows]
    return Page(rows, header=header, first_line=first_line, has_commas=bool(commas))


def _after(opening: str, text: _Joined) -> Iterator[str]:
    yield opening
    yield from iter(text.readline, "")


def _header(cells: list[str], delimiter: str) -> tuple[str, ...]:
    if len(cells) == SNOWPLOW_COLUMNS and delimiter == "\t":
        return tuple(str(number) for number in range(1, SNOWPLOW_COLUMNS + 1))
    return tuple(each.strip().removeprefix("\ufeff") for each in cells)
