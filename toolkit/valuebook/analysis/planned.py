"""Planned value: baseline, target and ramp turned into money by month.

Amounts of different benefit classes are never added: every frame here keeps
`benefit_class` as a column.
"""

import numpy as np
import pandas as pd

from valuebook.analysis.months import end_of, first_full_month, ordinal
from valuebook.analysis.ramp import ramp_share
from valuebook.analysis.rows import looked_up
from valuebook.model import BenefitClass
from valuebook.register import Register


def timing(benefits: pd.DataFrame, initiatives: pd.DataFrame) -> pd.DataFrame:
    """Return the benefits that can be dated, with when their effect comes.

    Adds the columns `first` (first full month live), `shape`, `lag` and `length`
    (months). A ramp without a length ends in the target month. Where no ramp is
    stated nothing counts before the target month and all of it from then on.
    Benefits whose initiative has no go-live are left out.
    """
    go_live = initiatives.set_index("initiative_id")["go_live"]
    live = looked_up(benefits["initiative_id"], go_live)
    is_live = live.notna()
    dated = benefits[is_live]
    first = first_full_month(live[is_live].astype("datetime64[s]"))
    due = (ordinal(dated["target_month"]) - ordinal(first) + 1).to_numpy()
    stated_lag = dated["lag_months"].astype("float64").to_numpy()
    unstated_lag = np.where(np.isnan(due), stated_lag, due - 1)
    lag = _months(np.where(dated["ramp"].notna(), stated_lag, unstated_lag))
    stated = dated["ramp_months"].astype("float64").to_numpy()
    return dated.assign(
        first=first,
        shape=dated["ramp"].fillna("step"),
        lag=lag,
        length=_months(np.where(np.isnan(stated), due - lag, stated)),
    )


def _months(counted: np.ndarray) -> np.ndarray:
    """Return counts of months, of which none is unknown or below zero."""
    return np.maximum(np.where(np.isnan(counted), 0.0, counted), 0.0)


def planned(
    benefits: pd.DataFrame, initiatives: pd.DataFrame, *, horizon_months: int
) -> pd.DataFrame:
    """Return planned value, in the reporting currency, by benefit and month.

    A row for each benefit with an annual value and each of the `horizon_months`
    from the first full month live. Columns: benefit_id, initiative_id,
    benefit_class, month, share (of full effect) and planned.
    """
    dated = timing(benefits, initiatives)
    dated = dated[dated["annual_value"].notna()]
    rows = np.repeat(np.arange(len(dated)), horizon_months)
    number = np.tile(np.arange(1, horizon_months + 1), len(dated))
    shapes, lag, length, annual = (
        dated[column].to_numpy()[rows]
        for column in ("shape", "lag", "length", "annual_value")
    )
    share = np.zeros(len(rows))
    for shape in sorted(set(dated["shape"])):
        same = shapes == shape
        share[same] = ramp_share(
            number[same], shape, lag_months=lag[same], ramp_months=length[same]
        )
    own = dated[["benefit_id", "initiative_id", "benefit_class"]].take(rows)
    return own.set_axis(pd.RangeIndex(len(rows))).assign(
        month=pd.PeriodIndex(dated["first"], freq="M").take(rows) + (number - 1),
        share=share,
        planned=annual / 12 * share,
    )


def plan(register: Register) -> pd.DataFrame:
    """Return the planned value of a whole register, over the horizon it is set to."""
    return planned(
        register["benefits"],
        register["initiatives"],
        horizon_months=register.settings.horizon_months,
    )


def reforecast(
    benefits: pd.DataFrame, plan_versions: pd.DataFrame, *, as_of: str
) -> pd.DataFrame:
    """Return the benefits as last re-forecast by the end of `as_of`.

    Target, target month and annual value of the latest version take the place of
    the locked ones; a target month that moved moves the start of the effect by
    as many months. `planned` of this frame is the forecast.
    """
    known = plan_versions[plan_versions["on"] <= end_of(as_of)]
    last = known.sort_values("version").groupby("benefit_id").last()
    values = {
        column: looked_up(benefits["benefit_id"], last[column]).fillna(benefits[column])
        for column in ("target", "target_month", "annual_value")
    }
    moved = ordinal(values["target_month"]) - ordinal(benefits["target_month"])
    lag = benefits["lag_months"].fillna(0) + moved.fillna(0).astype("Int64")
    return benefits.assign(
        **values,
        lag_months=lag.clip(lower=0).where(moved.notna(), benefits["lag_months"]),
    )


def run_rate(benefits: pd.DataFrame) -> pd.DataFrame:
    """Return the value per year at full effect by benefit class.

    Columns: benefit_class, benefits (how many carry money), run_rate (reporting
    currency per year, disbenefits netted), disbenefit (the part below zero).
    Classes without money have no row.
    """
    valued = benefits[benefits["annual_value"].notna()]
    grouped = valued.assign(disbenefit=valued["annual_value"].clip(upper=0)).groupby(
        "benefit_class", as_index=False
    )
    totals = grouped.agg(
        benefits=("benefit_id", "size"),
        run_rate=("annual_value", "sum"),
        disbenefit=("disbenefit", "sum"),
    )
    return in_class_order(totals)


def by_class(planned: pd.DataFrame) -> pd.DataFrame:
    """Return planned value by benefit class and month, disbenefits beside it.

    Columns: benefit_class, month, planned (net), benefit (the part above zero)
    and disbenefit (the part below), all in the reporting currency.
    """
    split = planned.assign(
        benefit=planned["planned"].clip(lower=0),
        disbenefit=planned["planned"].clip(upper=0),
    )
    totals = split.groupby(["benefit_class", "month"], as_index=False)[
        ["planned", "benefit", "disbenefit"]
    ].sum()
    return in_class_order(totals)


def in_class_order(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with cashable money first, non-financial last."""
    order = {each.value: place for place, each in enumerate(BenefitClass)}
    return frame.sort_values(
        "benefit_class", key=lambda names: names.map(order), kind="stable"
    ).reset_index(drop=True)
