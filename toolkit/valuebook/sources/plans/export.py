"""A CSV file of an OKR or task tool as its header and rows of text."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from valuebook.model import ValuebookError
from valuebook.model.encoding import not_utf8

LARGEST = 50_000_000
"""Bytes; more is no list of objectives or tasks."""
_FEWEST = 3  # cells that are filled in a line that names columns


@dataclass(frozen=True)
class Export:
    """The columns of a file and, by the line on which each begins, its rows.

    A column that comes several times, such as Jira's labels, holds all of its texts,
    joined by a semicolon.
    """

    name: str
    header: tuple[str, ...]
    rows: Mapping[int, Mapping[str, str]]

    def filled(self, column: str) -> list[str]:
        """Return the texts of a column that are not empty."""
        return [row[column] for row in self.rows.values() if row[column]]


def read_export(path: Path) -> Export:
    """Return what a CSV file holds, from the line that names its columns on.

    Lines above it (a title, the date of a sync) are passed over: the header is the
    first line in which at least three cells are filled.
    """
    if path.is_dir():
        raise ValuebookError(
            f"{path}: is a folder; give the CSV file that the tool exported"
        )
    if not path.is_file():
        raise ValuebookError(f"{path}: there is no such file; give a CSV file")
    if path.stat().st_size > LARGEST:
        raise ValuebookError(
            f"{path}: more than 50 MB; export objectives or tasks only"
        )
    data = path.read_bytes()
    if problem := not_utf8(str(path), data):
        raise ValuebookError(str(problem))
    text = data.decode("utf-8-sig")
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    header: list[str] = []
    rows: dict[int, dict[str, str]] = {}
    try:
        begins = 1
        for cells in reader:
            filled = [cell.strip() for cell in cells]
            if not header:
                header = filled if _names_columns(filled) else []
            elif any(filled):
                rows[begins] = _row(header, filled)
            begins = reader.line_num + 1
    except csv.Error as error:
        raise ValuebookError(
            f"{path}:{reader.line_num}: {error}; save it as CSV again"
        ) from None
    if not header:
        raise ValuebookError(
            f"{path}: no line names columns; the first line is to hold their names, "
            "separated by commas"
        )
    return Export(path.name, tuple(dict.fromkeys(filter(None, header))), rows)


def _names_columns(cells: list[str]) -> bool:
    return sum(map(bool, cells)) >= _FEWEST


def _row(header: list[str], cells: list[str]) -> dict[str, str]:
    """Return a row by column; cells beyond the header belong to no column."""
    row = dict.fromkeys(filter(None, header), "")
    for name, cell in zip(header, cells, strict=False):
        if name and cell:
            row[name] = f"{row[name]}; {cell}" if row[name] else cell
    return row
