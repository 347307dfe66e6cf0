"""A register with more initiatives: those of another, over and over under new ids."""

import csv
import shutil
from collections.abc import Iterator, Mapping, Set
from contextlib import ExitStack
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
    mine = {each: _own_rows(each, found) for each in own}
    again = ((each, number) for number in count(2) for each in own)
    with ExitStack() as files:
        writers = {
            name: csv.DictWriter(
                files.enter_context(
                    (folder / TABLES[name].file).open("a", encoding="utf-8")
                ),
                rows[0],
                lineterminator="\n",
            )
            for name, rows in found.items()
        }
        for initiative, number in islice(again, max(0, initiatives - len(own))):
            ids, tables = mine[initiative]
            named = {each: f"{each}-{number}" for each in ids}
            for name, rows in tables.items():
                writers[name].writerows(_renamed(row, named) for row in rows)


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


def _own_rows(
    initiative: str, found: Mapping[str, list[Row]]
) -> tuple[set[str], dict[str, list[Row]]]:
    """Return the ids of an initiative, and the rows to be written again with them."""
    ids = {*_belonging(initiative, found)}
    rows = {
        name: list(_copied(TABLES[name], rows, ids)) for name, rows in found.items()
    }
    return ids, rows


def _copied(table: Table, rows: list[Row], ids: Set[str]) -> Iterator[Row]:
    """Yield the rows that hold one of the ids in their key, or anywhere."""
    refers = [name for name in table.columns if table.fact(name, "references")]
    for row in rows:
        if any(row.get(name) in ids for name in table.key or refers):
            yield {**row, **dict.fromkeys(_OF_POOLS & row.keys(), "")}


def _renamed(row: Row, named: Mapping[str, str]) -> Row:
    return {name: named.get(value, value) for name, value in row.items()}
