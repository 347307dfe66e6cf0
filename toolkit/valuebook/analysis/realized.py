"""Realized value: confirmed money beside the plan, and the rates between them.

Two rates are told apart everywhere. To date: realized over what was planned by
the same month. Full life: realized over all that the plan holds. Only benefits
that are already due count; money confirmed before its plan began is kept apart.
"""

import pandas as pd

from valuebook.analysis.months import month
from valuebook.analysis.planned import in_class_order
from valuebook.analysis.rows import looked_up
from valuebook.model import Verdict


def realization_rate(realized: pd.Series, planned: pd.Series) -> pd.Series:
    """Return the share of planned value that was realized.

    NaN where nothing above zero was planned, or nothing was confirmed.

    >>> realization_rate(pd.Series([62_000.0]), pd.Series([100_000.0])).tolist()
    [0.62]
    """
    return realized / planned.where(planned > 0)


def confirmed(
    realized: pd.DataFrame, benefits: pd.DataFrame, *, as_of: str
) -> pd.DataFrame:
    """Return the confirmed money up to the end of `as_of`, with its initiative.

    Columns: benefit_id, initiative_id, benefit_class, month, realized. The class
    is the one it was confirmed in, which may differ from the one promised.
    """
    counted = realized[realized["month"] <= month(as_of)]
    whose = benefits.set_index("benefit_id")["initiative_id"]
    return pd.DataFrame(
        {
            "benefit_id": counted["benefit_id"],
            "initiative_id": looked_up(counted["benefit_id"], whose),
            "benefit_class": counted["benefit_class"],
            "month": counted["month"],
            "realized": counted["amount"],
        }
    )


def realization(
    planned: pd.DataFrame,
    confirmed: pd.DataFrame,
    *,
    as_of: str,
    by: tuple[str, ...] = ("benefit_class",),
) -> pd.DataFrame:
    """Return planned and realized value side by side, to date and full life.

    `by` names the columns that a row stands for; `benefit_class` is among them.
    Columns after those: planned_to_date, realized_to_date (NaN where nothing was
    confirmed), variance, rate_to_date, planned_full_life, rate_full_life and
    early (confirmed on benefits not yet due, not in the rates).
    """
    keys = list(by)
    parts = _by_benefit(planned, confirmed, as_of=as_of).groupby(keys)
    totals = parts[["planned_to_date", "planned_full_life", "early"]].sum()
    realized = parts["realized_to_date"].sum(min_count=1)
    rows = totals.assign(realized_to_date=realized).reset_index()
    rows = rows.assign(
        variance=rows["realized_to_date"] - rows["planned_to_date"],
        rate_to_date=realization_rate(
            rows["realized_to_date"], rows["planned_to_date"]
        ),
        rate_full_life=realization_rate(
            rows["realized_to_date"], rows["planned_full_life"]
        ),
    )
    order = (
        "planned_to_date",
        "realized_to_date",
        "variance",
        "rate_to_date",
        "planned_full_life",
        "rate_full_life",
        "early",
    )
    return in_class_order(rows[[*keys, *order]])


_BENEFIT = ["benefit_id", "initiative_id", "benefit_class"]


def _by_benefit(
    planned: pd.DataFrame, confirmed: pd.DataFrame, *, as_of: str
) -> pd.DataFrame:
    """Return planned and realized value of each benefit in each of its classes.

    A benefit that had money confirmed in another class than the promised one has
    realized 0 in the promised class, which is not the same as not measured.
    """
    so_far = planned[planned["month"] <= month(as_of)]
    due = so_far.groupby("benefit_id")["planned"].sum()
    is_due = confirmed["benefit_id"].isin(due[due != 0].index)
    columns = {
        "planned_to_date": so_far.groupby(_BENEFIT)["planned"].sum(),
        "planned_full_life": planned.groupby(_BENEFIT)["planned"].sum(),
        "realized_to_date": confirmed[is_due].groupby(_BENEFIT)["realized"].sum(),
        "early": confirmed[~is_due].groupby(_BENEFIT)["realized"].sum(),
    }
    rows = pd.concat(columns, axis=1).reset_index()
    rows = rows.fillna({"planned_to_date": 0.0, "planned_full_life": 0.0, "early": 0.0})
    elsewhere = rows["benefit_id"].isin(confirmed.loc[is_due, "benefit_id"])
    return rows.assign(
        realized_to_date=rows["realized_to_date"].mask(
            rows["realized_to_date"].isna() & elsewhere, 0.0
        )
    )


def judged(rate: float, *, tolerance: float) -> Verdict:
    """Return the verdict on a rate of realization or of progress.

    At the plan or better is on plan, better by more than the tolerance is ahead,
    short by no more than the tolerance is within it. A boundary counts for the
    better word.

    >>> [judged(rate, tolerance=0.1).value for rate in (1.2, 1.0, 0.9, 0.89)]
    ['ahead of plan', 'on plan', 'within tolerance', 'behind plan']
    """
    rate = round(rate, 9)
    if rate > 1 + tolerance:
        return Verdict.AHEAD_OF_PLAN
    if rate >= 1:
        return Verdict.ON_PLAN
    return (
        Verdict.WITHIN_TOLERANCE
        if rate >= round(1 - tolerance, 9)
        else Verdict.BEHIND_PLAN
    )
