"""What names what: ids that must stand in another table, and ids hard to tell apart."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import pandas as pd

from valuebook.model import Problem, did_you_mean
from valuebook.register.cells import quoted
from valuebook.register.frames import CheckedTable
from valuebook.register.kinds import Kind
from valuebook.register.table import Table
from valuebook.register.tables import TABLES

Checked = Mapping[str, CheckedTable]

_MOST_GUESSES = 20
"""A guess looks at every id there is, so only so many are made for one table."""


def reference_problems(checked: Checked) -> Iterator[Problem]:
    """Yield a problem for each cell that names a row which is not there.

    A row whose key cannot be read may be the one that is meant. So as many ids
    as there are such rows are let pass, those that are named most often.
    """
    for target in TABLES.values():
        named = _naming(checked, target)
        held = checked[target.name]
        if not named or held.unread is None:
            continue
        if not held.present:
            yield _absent(target, named)
            continue
        key = target.key[0]
        known = held.frame[key].dropna()
        unknown = {place: ids[~ids.isin(known)] for place, ids in named.items()}
        ranked = _by_frequency(list(unknown.values()))
        excused = ranked[: held.unread + int(held.is_broken(key).sum())]
        guesses = _guesses([i for i in ranked if i not in excused], list(known))
        for (table, column), ids in unknown.items():
            for line, found in ids[~ids.isin(excused)].items():
                yield Problem(
                    TABLES[table].file,
                    int(str(line)),
                    column,
                    found=f"{quoted(found)} is not in {target.file}",
                    accepted=f"the {key} of a row in {target.file}",
                    remedy=guesses.get(found) or "correct it, or add the row there",
                )


def spelling_problems(checked: Checked) -> Iterator[Problem]:
    """Yield a problem for each id that a reader could not tell from another one."""
    for table in TABLES.values():
        if checked[table.name].frame.empty:
            continue
        for column in table.columns:
            if table.kind(column) is not Kind.IDENTIFIER:
                continue
            if table.fact(column, "references"):
                continue
            ids = checked[table.name].frame[column].dropna().drop_duplicates()
            firsts: dict[str, tuple[str, int]] = {}
            for line, found in ids.items():
                folded = unicodedata.normalize("NFKC", found).casefold()
                first, above = firsts.setdefault(folded, (found, int(str(line))))
                if first != found:
                    only = "case" if first.lower() == found.lower() else "Unicode form"
                    yield Problem(
                        table.file,
                        int(str(line)),
                        column,
                        found=f"{quoted(found)} differs only in {only} from "
                        f"{quoted(first)} in row {above}",
                        remedy="write them alike if they are one, else rename one",
                    )


def _naming(checked: Checked, target: Table) -> dict[tuple[str, str], pd.Series]:
    """Return the ids that each column of each table names in the target."""
    named = {
        (table, column): checked[table].frame[column].dropna()
        for table, column in _references(target.name)
        if len(checked[table].frame)
    }
    return {place: ids for place, ids in named.items() if len(ids)}


@cache
def _references(target: str) -> list[tuple[str, str]]:
    """Return the columns, each after its table, that name rows of the target."""
    return [
        (table.name, column)
        for table in TABLES.values()
        for column in table.columns
        if table.fact(column, "references") == target
    ]


def _absent(target: Table, named: Mapping[tuple[str, str], pd.Series]) -> Problem:
    places = ", ".join(f"{column} of {TABLES[table].file}" for table, column in named)
    return Problem(
        target.file,
        found=f"the file is missing, though it is named by {places}",
        remedy="add it; templates/register/ has a blank one",
    )


def _by_frequency(unknown: Sequence[pd.Series]) -> list[str]:
    """Return the ids, the one that is named most often first."""
    counts = pd.concat(unknown).value_counts()
    return sorted(counts.index, key=lambda found: (-counts[found], found))


def _guesses(unknown: Sequence[str], known: Sequence[str]) -> dict[str, str]:
    """Return for an unknown id the one that was probably meant."""
    shorn = {each.lstrip("0"): each for each in known}
    guesses = {}
    for found in unknown[:_MOST_GUESSES]:
        guesses[found] = did_you_mean(found, known)
        if meant := shorn.get(found.lstrip("0")):
            guesses[found] = (
                f"did you mean {meant}? spreadsheets take zeros away at the start; "
                "format the column as text"
            )
    return guesses
