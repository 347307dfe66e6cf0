"""The part of a register that concerns one initiative."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from valuebook.model import ArgumentError, did_you_mean
from valuebook.reads import Tables
from valuebook.register.cut import CutTables
from valuebook.register.register import Register
from valuebook.register.tables import TABLES


def select(register: Register, initiative: str) -> Register:
    """Return the register cut down to the rows that concern one initiative.

    Rows that name the initiative are kept, and the measures, key results,
    objectives (up to the top), pools and plan versions that they refer to. Other
    key results of the same objectives are not: what they say of the objective is
    asked of the whole register. Tables that hang on none of these (the outcome map
    and its roles, the scorecard, exchange rates, refused work) are kept whole.

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
    known = all_rows["initiatives"]["initiative_id"]
    if initiative not in set(known):
        guess = did_you_mean(initiative, list(known))
        raise ArgumentError(
            f"initiative: {initiative!r} is not in the register; "
            f"{guess or 'see initiatives.csv'}"
        )
    cut = CutTables(whole, lambda name: _rows(name, whole, own, initiative))
    # the ids by which rows are named are noted as read, too
    own = Tables(cut, whole.log, initiative) if isinstance(whole, Tables) else cut
    return replace(register, tables=own)


def _rows(
    name: str,
    whole: Mapping[str, pd.DataFrame],
    own: Mapping[str, pd.DataFrame],
    initiative: str,
) -> pd.DataFrame:
    """Return the rows of a table that are the initiative's or are named by its own."""
    frame = whole[name]
    if name in _NAMED_BY:
        column, named = _NAMED_BY[name]
        ids = pd.concat([own[table][key] for table, key in named])
        kept = set(ids.dropna())
        if name == "objectives":
            kept = _upward(frame, kept)
        return frame[frame[column].isin(kept)]
    if "initiative_id" in TABLES[name].columns:
        return frame[frame["initiative_id"] == initiative]
    return frame


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
}
"""The column of a table by whose ids others name its rows, and where they do."""


def _upward(objectives: pd.DataFrame, leaves: set[str]) -> set[str]:
    """Return the objectives given and all that they serve, up to the top."""
    parent = dict(zip(objectives["objective_id"], objectives["parent_id"], strict=True))
    kept: set[str] = set()
    rising = list(leaves)
    while rising:
        current = rising.pop()
        if current in kept or current not in parent:
            continue
        kept.add(current)
        if isinstance(parent[current], str):
            rising.append(parent[current])
    return kept
