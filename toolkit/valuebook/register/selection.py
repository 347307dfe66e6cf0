"""The part of a register that concerns one initiative."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

import pandas as pd

from valuebook.model import ArgumentError, did_you_mean
from valuebook.reads import Tables
from valuebook.register.cut import CutTables
from valuebook.register.indexed import IndexedTables
from valuebook.register.register import Register
from valuebook.register.tables import TABLES


def select(register: Register, initiative: str) -> Register:
    """Return the register cut down to the rows that concern one initiative.

    Rows that name the initiative are kept, and the measures, key results,
    objectives (up to the top), pools and plan versions that they refer to. Other
    key results of the same objectives are not: what they say of the objective is
    asked of the whole register. Of the outcome map the paths through the initiative's
    benefits are kept: what they rest on and what comes of them, with the roles there.
    Tables that hang on none of these (the scorecard, exchange rates, refused work) are
    kept whole.

    Of a register that notes what is read, a row that is added or changed elsewhere
    is not read.

    >>> from valuebook.register.opening import open_register
    >>> own = select(open_register(), "INI-008")
    >>> own
    Register Tarnholt Group: 1 initiative
    >>> own["benefits"]["benefit_id"].tolist()
    ['BEN-0801', 'BEN-0802', 'BEN-0803']
    """
    whole = register.tables
    # whether there is such an initiative is told by its own row
    all_rows = whole.all_rows if isinstance(whole, Tables) else whole
    if not isinstance(all_rows, IndexedTables):
        all_rows = IndexedTables(all_rows)
    known = all_rows.ids("initiatives", "initiative_id")
    if initiative not in known:
        guess = did_you_mean(initiative, list(known))
        raise ArgumentError(
            f"initiative: {initiative!r} is not in the register; "
            f"{guess or 'see initiatives.csv'}"
        )

    def rows_with(table: str, column: str, ids: Iterable[str]) -> pd.DataFrame:
        if isinstance(whole, Tables):
            whole.log.look_at(table)
        return all_rows.rows(table, column, ids)

    def rows(table: str) -> pd.DataFrame:
        found = _own_rows(table, initiative, own, rows_with)
        return whole[table] if found is None else found

    cut = CutTables(whole, rows)
    # the ids by which rows are named are noted as read, too
    own = Tables(cut, whole.log, initiative) if isinstance(whole, Tables) else cut
    return replace(register, tables=own)


RowsWith = Callable[[str, str, Iterable[str]], pd.DataFrame]
"""Returns the rows of a table that hold one of the ids in a column."""


def _own_rows(
    table: str, initiative: str, own: Mapping[str, pd.DataFrame], rows_with: RowsWith
) -> pd.DataFrame | None:
    """Return what an initiative has of a table; None where it has the whole of it."""
    if table == "map_links":
        return _paths(own["benefits"]["benefit_id"], rows_with)
    if table in _NAMED_BY:
        column, named = _NAMED_BY[table]
        ids = pd.concat([own[other][key] for other, key in named]).dropna()
        if table == "objectives":
            ids = _reached(ids, partial(_step, rows_with, table, column, "parent_id"))
        return rows_with(table, column, ids)
    if "initiative_id" in TABLES[table].columns:
        return rows_with(table, "initiative_id", [initiative])
    return None


_NAMED_BY = {
    "plan_versions": ("benefit_id", [("benefits", "benefit_id")]),
    "realized": ("benefit_id", [("benefits", "benefit_id")]),
    "pools": ("pool_id", [("benefits", "pool_id")]),
    "key_results": ("key_result_id", [("benefits", "key_result_id")]),
    "objectives": ("objective_id", [("key_results", "objective_id")]),
    "measures": (
        "measure_id",
        [
            ("benefits", "measure_id"),
            ("key_results", "measure_id"),
            ("key_results", "guardrail_id"),
            ("actuals", "measure_id"),
            ("gates", "measure_id"),
            ("comparisons", "measure_id"),
        ],
    ),
    **dict.fromkeys(
        ("map_nodes", "roles"),
        (
            "node_id",
            [
                ("benefits", "benefit_id"),
                ("map_links", "from_id"),
                ("map_links", "to_id"),
            ],
        ),
    ),
}
"""The column of a table by whose ids others name its rows, and where they do."""


def _paths(benefits: Iterable[str], rows_with: RowsWith) -> pd.DataFrame:
    """Return the links between all that benefits rest on and all that comes of them."""
    step = partial(_step, rows_with, "map_links")
    on_paths = _reached(benefits, partial(step, "to_id", "from_id"))
    on_paths |= _reached(benefits, partial(step, "from_id", "to_id"))
    links = rows_with("map_links", "from_id", on_paths)
    return links[links["to_id"].isin(on_paths)]


def _step(
    rows_with: RowsWith, table: str, column: str, named: str, ids: Iterable[str]
) -> pd.Series:
    return rows_with(table, column, ids)[named].dropna()


def _reached(
    ids: Iterable[str], step: Callable[[Iterable[str]], Iterable[str]]
) -> set[str]:
    """Return the ids and all that is reached from them, one step after the other."""
    reached: set[str] = set()
    rising = set(ids)
    while rising:
        reached |= rising
        rising = set(step(rising)) - reached
    return reached
