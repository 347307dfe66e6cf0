"""The part of a register that concerns one initiative."""

import pandas as pd

from valuebook.model import ArgumentError, did_you_mean
from valuebook.register.register import Register
from valuebook.register.tables import TABLES


def select(register: Register, initiative: str) -> Register:
    """Return the register cut down to the rows that concern one initiative.

    Rows that name the initiative are kept, and the measures, key results,
    objectives (up to the top), pools and plan versions that they refer to. Other
    key results of the same objectives are not: what they say of the objective is
    asked of the whole register. Tables that hang on none of these (the outcome map
    and its roles, the scorecard, exchange rates, refused work) are kept whole.
    """
    known = register["initiatives"]["initiative_id"]
    if initiative not in set(known):
        guess = did_you_mean(initiative, list(known))
        raise ArgumentError(
            f"initiative: {initiative!r} is not in the register; "
            f"{guess or 'see initiatives.csv'}"
        )
    kept = dict(register.tables)
    for name, table in TABLES.items():
        if "initiative_id" in table.columns:
            frame = register[name]
            kept[name] = frame[frame["initiative_id"] == initiative]
    benefits = kept["benefits"]
    for name in ("plan_versions", "realized"):
        kept[name] = _named(register[name], "benefit_id", benefits["benefit_id"])
    kept["pools"] = _named(register["pools"], "pool_id", benefits["pool_id"])
    results = _named(
        register["key_results"], "key_result_id", benefits["key_result_id"]
    )
    kept["key_results"] = results
    kept["objectives"] = _upward(register["objectives"], results["objective_id"])
    measured = pd.concat(
        [
            benefits["measure_id"],
            results["measure_id"],
            results["guardrail_id"],
            kept["actuals"]["measure_id"],
            kept["gates"]["measure_id"],
            kept["comparisons"]["measure_id"],
        ]
    )
    kept["measures"] = _named(register["measures"], "measure_id", measured)
    return Register(register.settings, kept, register.hashes)


def _named(frame: pd.DataFrame, column: str, ids: pd.Series) -> pd.DataFrame:
    return frame[frame[column].isin(ids.dropna().unique())]


def _upward(objectives: pd.DataFrame, leaves: pd.Series) -> pd.DataFrame:
    """Return the objectives named and all that they serve, up to the top."""
    parent = dict(zip(objectives["objective_id"], objectives["parent_id"], strict=True))
    kept: set[str] = set()
    rising = list(leaves.dropna().unique())
    while rising:
        current = rising.pop()
        if current in kept or current not in parent:
            continue
        kept.add(current)
        if isinstance(parent[current], str):
            rising.append(parent[current])
    return objectives[objectives["objective_id"].isin(kept)]
