"""A register with more initiatives: those of another, over and over under new ids."""

import csv
import shutil
from collections.abc import Iterator, Mapping
from itertools import count, islice
from pathlib import Path

from valuebook.register.table import Table
from valuebook.register.tables import TABLES

Row = Mapping[str, str]

# of a pool no more than all of it can be claimed, so the copies claim nothing
_OF_POOLS = {"pool_id", "pool_share"}


def enlarge(source: Path, folder: Path, *, initiatives: int) -> None:
    """Write the register in `source` to a folder, with at least so many initiatives.

    What belongs to an initiative is written again with it; what all share is not.
    """
    shutil.copytree(source, folder, dirs_exist_ok=True)
    found = {
        name: _rows(source / table.file)
        for name, table in TABLES.items()
        if (source / table.file).is_file()
    }
    own = [row["initiative_id"] for row in found["initiatives"]]
    again = ((each, number) for number in count(2) for each in own)
    for initiative, number in islice(again, max(0, initiatives - len(own))):
        named = {each: f"{each}-{number}" for each in _belonging(initiative, found)}
        for name, rows in found.items():
            copied = list(_copied(TABLES[name], rows, named))
            with (folder / TABLES[name].file).open("a", encoding="utf-8") as file:
                csv.DictWriter(file, rows[0], lineterminator="\n").writerows(copied)


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _belonging(initiative: str, found: Mapping[str, list[Row]]) -> Iterator[str]:
    """Yield the id of an initiative and those of all that belongs to it alone."""
    yield initiative
    for name, rows in found.items():
        key = TABLES[name].key
        if len(key) == 1 and "initiative_id" in TABLES[name].columns:
            yield from (
                row[key[0]] for row in rows if row["initiative_id"] == initiative
            )


def _copied(table: Table, rows: list[Row], named: Mapping[str, str]) -> Iterator[Row]:
    """Yield the rows again that hold something new in their key, or anywhere."""
    refers = [name for name in table.columns if table.fact(name, "references")]
    for row in rows:
        if any(row.get(name) in named for name in table.key or refers):
            copied = {name: named.get(value, value) for name, value in row.items()}
            yield {**copied, **dict.fromkeys(_OF_POOLS & copied.keys(), "")}
