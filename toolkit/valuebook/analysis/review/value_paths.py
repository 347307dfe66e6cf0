"""How far each link had come, month by month, beside the value planned for it."""

from typing import Any

import pandas as pd

from valuebook.analysis.months import end_of, month
from valuebook.analysis.planned import plan, planned, reforecast
from valuebook.analysis.review.planned_change import (
    chain_links,
    planned_changes,
    reached,
)
from valuebook.analysis.rows import rows_of
from valuebook.register import Register
from valuebook.register.tables.objectives import CHAIN_LINKS


def value_paths(
    register: Register, key_results: pd.DataFrame, *, as_of: str
) -> pd.DataFrame:
    """Return for each benefit and month what was planned and how far each link was.

    Columns: benefit_id, month, planned, reforecast, share and planned_share (of the
    benefit's measure), and the share of plan of delivery, adoption and work by then
    as not_delivered, not_adopted and no_behaviour_change.
    """
    value = plan(register)
    value = value[value["month"] <= month(as_of)][["benefit_id", "month", "planned"]]
    value = value.merge(_in_force(register, value), on=["benefit_id", "month"])
    changes = planned_changes(register, key_results)
    shares = reached(register, changes, as_of=as_of)
    measured = register["benefits"][["benefit_id", "measure_id"]]
    rows = value.merge(measured, on="benefit_id").merge(
        shares[shares["planned_share"] > 0], on=["measure_id", "month"], how="left"
    )
    links = chain_links(register, shares["measure_id"])
    of_plan = shares.assign(
        chain_link=links, of_plan=shares["share"] / shares["planned_share"]
    ).query("planned_share > 0")
    for code, link in (
        ("not_adopted", "adoption"),
        ("no_behaviour_change", "productivity"),
    ):
        rows = rows.assign(**{code: _further_up(rows, of_plan, link, register)})
    return rows.assign(not_delivered=_delivered(rows, register))


def _in_force(register: Register, value: pd.DataFrame) -> pd.DataFrame:
    """Return the value planned for each month by the forecast then in force.

    A re-forecast changes the months from the one it was made in, never the past.
    """
    versions = register["plan_versions"]
    found = value.rename(columns={"planned": "reforecast"})
    for on in sorted(versions["on"].dropna().unique()):
        made = pd.Timestamp(on).to_period("M")
        later = planned(
            reforecast(register["benefits"], versions, as_of=str(made)),
            register["initiatives"],
            horizon_months=register.settings.horizon_months,
        )[["benefit_id", "month", "planned"]]
        found = found.merge(later, on=["benefit_id", "month"], how="left")
        since = (found["month"] >= made) & found["planned"].notna()
        found = found.assign(
            reforecast=found["reforecast"].mask(since, found["planned"])
        ).drop(columns="planned")
    return found


def _further_up(
    rows: pd.DataFrame, of_plan: pd.DataFrame, link: str, register: Register
) -> pd.Series:
    """Return the share of plan of a link by month, for benefits measured after it."""
    place = {name: number for number, name in enumerate(CHAIN_LINKS)}
    own = chain_links(register, rows["measure_id"]).map(place)
    lowest = of_plan[of_plan["chain_link"] == link].groupby("month")["of_plan"].min()
    share = rows["month"].map(lowest).clip(lower=0.0)
    return share.where(own > place[link])


def _delivered(rows: pd.DataFrame, register: Register) -> pd.Series:
    """Return the share of the work due by each month that was done, for each benefit.

    Work counts for a benefit where it is to move the benefit or its measure; where
    none is, all work of the initiative counts.
    """
    work = register["workstreams"]
    work = work[work["planned_finish"].notna() & work["status"].ne("cancelled")]
    known = {
        each.benefit_id: _done_by_month(
            _tied(work, {each.benefit_id, each.measure_id}), rows["month"].unique()
        )
        for each in rows_of(rows.drop_duplicates("benefit_id"))
    }
    return pd.Series(
        [known[row.benefit_id].get(row.month, float("nan")) for row in rows_of(rows)],
        index=rows.index,
        dtype="float64",
    )


def _tied(work: pd.DataFrame, drivers: set[Any]) -> pd.DataFrame:
    tied = work[work["value_driver"].isin({each for each in drivers if pd.notna(each)})]
    return tied if not tied.empty else work


def _done_by_month(work: pd.DataFrame, months: Any) -> dict[pd.Period, float]:
    weight = work["plan_lines"].astype("float64").fillna(1.0).clip(lower=1.0)
    done = work["percent_complete"].fillna(0.0)
    found = {}
    for each in months:
        last = end_of(str(each))
        due = work["planned_finish"] <= last
        if not due.any():
            continue
        # work that was finished late was not there until then
        late = done.ge(1.0) & work["forecast_finish"].gt(last)
        by_then = done.mask(late, 0.0)
        found[each] = float((by_then * weight)[due].sum() / weight[due].sum())
    return found
