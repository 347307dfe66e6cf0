"""A small CSV file that somebody keeps by hand beside the exports, row by row."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from valuebook.model import Problem, RegisterError
from valuebook.model.encoding import not_utf8


def named_rows(
    path: Path, needed: tuple[str, ...], optional: tuple[str, ...]
) -> Iterator[tuple[tuple[str, int], dict[str, str]]]:
    """Yield file and line of each row with its cells, "" where one is empty.

    Raises RegisterError where the file is not UTF-8 or lacks a needed column.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RegisterError(
            [Problem(path.name, found=f"cannot be read: {error.strerror or error}")]
        ) from None
    if problem := not_utf8(path.name, data):
        raise RegisterError([problem])
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    header = [each.strip().casefold() for each in rows.fieldnames or []]
    missing = [name for name in needed if name not in header]
    if missing:
        found = f"no column {', '.join(missing)}"
        accepted = ", ".join((*needed, *optional))
        raise RegisterError([Problem(path.name, 1, found=found, accepted=accepted)])
    rows.fieldnames = header
    for row in rows:
        cells = {name: (row.get(name) or "").strip() for name in (*needed, *optional)}
        yield (path.name, rows.line_num), cells
