"""What each measure of an initiative was to reach: the promise, month by month.

A benefit says it first. Where none names the measure, a key result does; it states no
ramp, so its change is taken as even from go-live to the month it is due. A share of
milestones is promised whole: one hundred per cent by go-live.
"""

import pandas as pd

from valuebook.analysis.months import first_full_month, ordinal
from valuebook.analysis.rows import looked_up
from valuebook.analysis.tracking.progress import (
    KEYS,
    PROMISE,
    observed,
    planned_share,
    promises,
)
from valuebook.register import Register

PATH = ["first", "shape", "lag", "length"]


def planned_changes(register: Register, key_results: pd.DataFrame) -> pd.DataFrame:
    """Return the change that is planned of each measure of one initiative.

    Takes the register of the initiative and the key results of the whole register.
    Columns: initiative_id, measure_id, baseline, target, target_month, first, shape,
    lag, length (as `promises` has them) and said_by (the id of the benefit or key
    result, or "all of it by go-live"). A row for each measure.
    """
    promised = promises(register).dropna(subset=["baseline", "target"])
    promised = promised[promised["baseline"] != promised["target"]]
    parts = [
        promised.rename(columns={"benefits": "said_by"}),
        _of_key_results(register, key_results),
        _whole(register),
    ]
    columns = [*PROMISE, *PATH, "said_by"]
    together = pd.concat(
        [each[columns] for each in parts if not each.empty] or [parts[0][columns]],
        ignore_index=True,
    )
    return together.drop_duplicates(KEYS, ignore_index=True)


def _of_key_results(register: Register, key_results: pd.DataFrame) -> pd.DataFrame:
    seen = register["actuals"]["measure_id"].unique()
    stated = key_results[key_results["measure_id"].isin(seen)]
    stated = stated.dropna(subset=["baseline", "target", "due"])
    stated = stated[stated["baseline"] != stated["target"]]
    first = _first_month(register, stated.index)
    return stated.assign(
        initiative_id=_initiative(register),
        target_month=stated["due"],
        first=first,
        shape="linear",
        lag=0.0,
        length=(ordinal(stated["due"]) - ordinal(first) + 1).clip(lower=0),
        said_by=stated["key_result_id"],
    )


def _whole(register: Register) -> pd.DataFrame:
    measures = register["measures"]
    of_work = measures["chain_link"].eq("implementation")
    shares = measures[of_work & measures["unit"].str.startswith("% of milestones")]
    first = _first_month(register, shares.index)
    return shares.assign(
        initiative_id=_initiative(register),
        baseline=0.0,
        target=100.0,
        target_month=first,
        first=first,
        shape="step",
        lag=0.0,
        length=0.0,
        said_by="all of it by go-live",
    )


def _initiative(register: Register) -> str:
    return str(register["initiatives"]["initiative_id"].iloc[0])


def _first_month(register: Register, index: pd.Index) -> pd.Series:
    live = first_full_month(register["initiatives"]["go_live"].iloc[:1])
    return pd.Series([live.iloc[0]] * len(index), index=index, dtype="period[M]")


def reached(register: Register, changes: pd.DataFrame, *, as_of: str) -> pd.DataFrame:
    """Return how much of each planned change was reached, month by month.

    `changes` as from `planned_changes`. A row for each measure and full month live
    in which it was observed. Columns: measure_id, month, share (of the planned
    change, from the mean of the month) and planned_share (by that month).
    """
    seen = observed(register["actuals"], as_of=as_of)
    monthly = (
        seen.assign(month=seen["date"].dt.to_period("M"))
        .groupby([*KEYS, "month"], as_index=False)["value"]
        .mean()
    )
    rows = changes.merge(monthly, on=KEYS)
    rows = rows[ordinal(rows["month"]) >= ordinal(rows["first"])]
    rows = rows.reset_index(drop=True)
    change = rows["target"] - rows["baseline"]
    return pd.DataFrame(
        {
            "measure_id": rows["measure_id"],
            "month": rows["month"],
            "share": (rows["value"] - rows["baseline"]) / change,
            "planned_share": planned_share(rows, rows["month"]),
        }
    )


def chain_links(register: Register, measures: pd.Series) -> pd.Series:
    """Return the chain link of each measure, NaN where none is stated."""
    return looked_up(
        measures, register["measures"].set_index("measure_id")["chain_link"]
    )
