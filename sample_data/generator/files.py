"""Rows become the files of a register, column by column as the tables declare."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from sample_data.generator.story import Row
from valuebook.register.kinds import Kind
from valuebook.register.tables import TABLES


def written(tables: Mapping[str, list[Row]], settings: str) -> dict[str, str]:
    """Return the text of each file of a register, by the file's name.

    A row that names a column its table does not declare is a KeyError: a story
    with a typing error never becomes a register with a hole.
    """
    files = {"register.toml": settings}
    for name, rows in tables.items():
        table = TABLES[name]
        for row in rows:
            unknown = set(row) - set(table.columns)
            if unknown:
                raise KeyError(f"{name}: no column {', '.join(sorted(unknown))}")
        lines = io.StringIO()
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(table.columns)
        for row in rows:
            writer.writerow(
                _cell(table.kind(column), row.get(column)) for column in table.columns
            )
        files[table.file] = lines.getvalue()
    return files


def store(files: Mapping[str, str], folder: Path) -> None:
    """Write each file below the folder, with LF line ends on every system."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _cell(kind: Kind, value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if kind is Kind.MONEY:
        return f"{value:.2f}"
    if kind in (Kind.NUMBER, Kind.SHARE):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return str(value)
