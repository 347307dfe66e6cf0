"""Tables as the text of a CSV file, line by line."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from valuebook.sources.settling import Rows
from valuebook.sources.sums import written


def plain_text(lines: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the text of lines, each cell quoted where it has to be."""
    return map(_quoted, lines)


def usage_text(rows: Rows) -> Iterator[str]:
    """Yield the lines of the usage table; what many rows share is quoted once."""
    parts = [
        (
            _quoted(kind[:2])[:-1],
            _quoted((*kind[2:6], kind[7], kind[6]))[:-1],
            _quoted(kind[8:])[:-1],
        )
        for kind in rows.kinds
    ]
    for date, who, kind, at, key in _places(rows):
        before, place, after = parts[kind]
        total = written(rows.sums.total[at])
        yield f"{date},{before},{who},{place},{total},{after},{key:016x}\n"


def spend_text(rows: Rows) -> Iterator[str]:
    """Yield the lines of the spend table."""
    parts = [
        (_quoted(kind[:6])[:-1], _quoted(kind[6:9])[:-1], _quoted(kind[9:])[:-1])
        for kind in rows.kinds
    ]
    for date, _, kind, at, key in _places(rows):
        before, basis, after = parts[kind]
        amount, quantity = (
            written(numbers[at]) for numbers in (rows.sums.total, rows.sums.beside)
        )
        yield f"{date},{before},{amount},{basis},{quantity},{after},{key:016x}\n"


def _quoted(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    # half of a character can stand in JSON, but not in UTF-8
    return text.getvalue().encode(errors="backslashreplace").decode()


def _places(rows: Rows) -> Iterator[tuple[str, str, int, int, int]]:
    """Yield day, person, kind, place and key of each row, in their order."""
    order = rows.ordered()
    sums = rows.sums
    return zip(
        map(rows.dates.__getitem__, sums.date[order].tolist()),
        map((rows.hashes or [""]).__getitem__, sums.person[order].tolist()),
        sums.kind[order].tolist(),
        order.tolist(),
        _row_keys(rows)[order].tolist(),
        strict=True,
    )


def _row_keys(rows: Rows) -> npt.NDArray[np.uint64]:
    """Return a key for each row that depends on nothing but what the row is."""
    sums = rows.sums
    mixed = _digests(rows.kinds)[sums.kind]
    for values, at in ((rows.hashes, sums.person), (rows.dates, sums.date)):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + _digests(values)[at]
        mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(32)
    return mixed


def _digests(values: Sequence[object]) -> npt.NDArray[np.uint64]:
    found = [
        blake2b(repr(each).encode(errors="replace"), digest_size=8).digest()
        for each in values
    ]
    return np.frombuffer(b"".join(found) or bytes(8), dtype="<u8").astype(np.uint64)
