"""What the money will come to in the end, and whether it lasts.

Two views that are never mixed: the forecast that the owners state, and what the
trajectories of the measures make of the plan.
"""

from typing import Any

import pandas as pd

from valuebook.analysis.months import month
from valuebook.analysis.planned import in_class_order, plan, planned, reforecast
from valuebook.analysis.realized import confirmed, realization
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.analysis.tracking.outlook import level_expected
from valuebook.analysis.tracking.progress import followed
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import listed, money, percent
from valuebook.register import Register

RECENT = 3  # months
SHARES = ("rate_full_life", "completion_index", "trajectory_index")
_KEYS = ["benefit_id", "initiative_id", "benefit_class"]
_SUMS = ["planned_full_life", "realized_to_date", "forecast_rest", "trajectory_rest"]


def completion(
    register: Register, *, as_of: str, by: tuple[str, ...] = ("benefit_class",)
) -> pd.DataFrame:
    """Return what the full-life plan will come to, as forecast and by trajectory.

    Columns after those of `by`: planned_full_life, realized_to_date, forecast_rest
    (planned after `as_of` by the last re-forecast), trajectory_rest (planned after
    `as_of` by the locked plan, times the share of the promised change that the
    trajectory expects; NaN where a benefit has none), forecast_at_completion and
    trajectory_at_completion (each with what is realized), rate_full_life,
    completion_index and trajectory_index (realized, forecast and trajectory over
    planned_full_life). NaN where nothing was confirmed of what was due.
    """
    keys = list(by)
    rows = _by_benefit(register, as_of=as_of)
    grouped = rows.groupby(keys)
    totals = grouped[["planned_full_life", "forecast_rest"]].sum()
    totals = totals.assign(
        realized_to_date=grouped["realized_to_date"].agg(_known),
        trajectory_rest=grouped["trajectory_rest"].agg(
            lambda each: each.sum(skipna=False)
        ),
    ).reset_index()
    whole = totals["planned_full_life"].where(totals["planned_full_life"] != 0)
    forecast = totals["realized_to_date"] + totals["forecast_rest"]
    trajectory = totals["realized_to_date"] + totals["trajectory_rest"]
    added = totals.assign(
        forecast_at_completion=forecast,
        trajectory_at_completion=trajectory,
        rate_full_life=totals["realized_to_date"] / whole,
        completion_index=forecast / whole,
        trajectory_index=trajectory / whole,
    )
    return in_class_order(
        added[
            [
                *keys,
                *_SUMS,
                "forecast_at_completion",
                "trajectory_at_completion",
                *SHARES,
            ]
        ]
    )


def at_completion(
    completion: pd.DataFrame, register: Register, *, as_of: str
) -> Finding:
    """Return what the money of one initiative will come to, as a finding."""
    rule = "ledger.at_completion"
    valued = completion[completion["planned_full_life"] != 0]
    currency = register.settings.currency
    if valued.empty:
        return Finding(
            rule, "No value in money is planned for any month.", Verdict.NOT_PLANNED
        )
    known = valued[valued["completion_index"].notna()]
    if known.empty:
        said = "Nothing was confirmed of what was due, so nothing can be added up."
        return Finding(rule, said, Verdict.NOT_MEASURED, evidence=completion)
    parts = [_completed(row, currency) for row in rows_of(known)]
    unknown = [_label(row) for row in rows_of(valued.drop(known.index))]
    note = (
        f" Not known for {listed(unknown)}: part of what was due was never confirmed."
        if unknown
        else ""
    )
    tolerance = register.settings.tolerance
    short = any(_is_short(row, tolerance) for row in rows_of(known))
    verdict = Verdict.BEHIND_PLAN if short else Verdict.ON_PLAN
    if not known["realized_to_date"].any():
        due = plan(register)["month"].le(month(as_of)) & plan(register)["share"].gt(0)
        verdict = verdict if due.any() else Verdict.TOO_EARLY
    return Finding(
        rule,
        f"Over the full life: {'; '.join(parts)}.{note}",
        verdict,
        tuple(
            Quantity(
                f"forecast-at-completion index, {_label(row)}",
                row.completion_index,
                "share",
                as_of,
                "realized to date and the stated forecast of the rest, over the "
                "locked plan",
            )
            for row in rows_of(known)
        ),
        evidence=completion,
    )


def sustainment(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return whether confirmed money holds its best level, by benefit class.

    Columns: benefit_class, best (the highest mean of three months on end), recent
    (the mean of the last three confirmed), until (the last month confirmed) and
    sustainment (recent over best); NaN under three months. A month between the first
    and the last without a confirmation counts as none.
    """
    paid = confirmed(register["realized"], register["benefits"], as_of=as_of)
    rows = []
    for name, same in paid.groupby("benefit_class"):
        months = same.groupby("month")["realized"].sum()
        every = pd.period_range(months.index.min(), months.index.max(), freq="M")
        means = months.reindex(every, fill_value=0.0).rolling(RECENT).mean()
        best, recent = means.max(), means.iloc[-1]
        lasting = recent / best if best > 0 else float("nan")
        rows.append((name, best, recent, every[-1], lasting))
    columns = ["benefit_class", "best", "recent", "until", "sustainment"]
    return in_class_order(pd.DataFrame(rows, columns=columns))


def shown(completion: pd.DataFrame) -> pd.DataFrame:
    """Return the ledger at completion as a reader needs it, the class in words."""
    labels = [_label(row) for row in rows_of(completion)]
    named = completion.assign(
        benefit_class=pd.Series(labels, index=completion.index, dtype="str")
    )
    return named[
        [
            "benefit_class",
            "planned_full_life",
            "rate_full_life",
            "forecast_at_completion",
            "completion_index",
            "trajectory_at_completion",
            "trajectory_index",
        ]
    ]


def _by_benefit(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return the parts of each benefit in each class it was planned or realized in."""
    benefits, initiatives = register["benefits"], register["initiatives"]
    locked = plan(register)
    paid = confirmed(register["realized"], benefits, as_of=as_of)
    rows = realization(
        locked, paid, as_of=as_of, by=("benefit_id", "initiative_id", "benefit_class")
    )
    now = planned(
        reforecast(benefits, register["plan_versions"], as_of=as_of),
        initiatives,
        horizon_months=register.settings.horizon_months,
    )
    rest = {
        "forecast_rest": now[now["month"] > month(as_of)],
        "locked_rest": locked[locked["month"] > month(as_of)],
    }
    joined = rows.set_index(_KEYS)
    for name, later in rest.items():
        joined[name] = later.groupby(_KEYS)["planned"].sum()
    joined = joined.fillna(dict.fromkeys(rest, 0.0)).reset_index()
    share = looked_up(joined["benefit_id"], _expected_shares(register, as_of=as_of))
    nothing = joined["locked_rest"] == 0
    trajectory = (joined["locked_rest"] * share).mask(nothing, 0.0)
    due = joined["planned_to_date"] != 0
    came = joined["realized_to_date"].mask(
        joined["realized_to_date"].isna() & ~due, 0.0
    )
    return joined.assign(trajectory_rest=trajectory, realized_to_date=came)


def _expected_shares(register: Register, *, as_of: str) -> pd.Series:
    """Return the share of the promised change that is expected, by benefit."""
    found: dict[str, float] = {}
    for each in followed(register, as_of=as_of):
        level = level_expected(each, as_of=as_of)
        if level is None or each.plan is None:
            continue
        share = (level - each.plan.baseline) / each.plan.change
        found |= dict.fromkeys(each.promise.benefits.split(", "), share)
    return pd.Series(found, dtype="float64")


def _known(amounts: pd.Series) -> float:
    """Return the sum of what was confirmed; NaN where something due was not."""
    return float(amounts.sum(skipna=False))


def _is_short(row: Any, tolerance: float) -> bool:
    indexes = [row.completion_index, row.trajectory_index]
    if row.planned_full_life < 0:
        return any(index > 1 + tolerance for index in indexes)
    return any(index < 1 - tolerance for index in indexes)


def _completed(row: Any, currency: str) -> str:
    whole = money(row.planned_full_life, currency)
    if row.planned_full_life < 0:
        forecast = money(row.forecast_at_completion, currency)
        return f"{_label(row)} {forecast} where {whole} was accepted"
    said = (
        f"{_label(row)} {money(row.forecast_at_completion, currency)} of {whole} "
        f"({percent(row.completion_index)}) by the stated forecast"
    )
    if pd.isna(row.trajectory_index):
        return said
    return f"{said}, {percent(row.trajectory_index)} by the trajectories"


def _label(row: Any) -> str:
    return BenefitClass(row.benefit_class).label


def lasts(register: Register, *, as_of: str) -> Finding:
    """Return whether the money that came has stayed, as a finding."""
    rule = "ledger.sustainment"
    rows = sustainment(register, as_of=as_of)
    known = rows[rows["sustainment"].notna()]
    if known.empty:
        said = "Too little money was confirmed to say whether it lasts."
        return Finding(rule, said, Verdict.NOT_MEASURED, evidence=rows)
    parts = [
        f"{percent(row.sustainment)} of {_label(row)} (to {row.until})"
        for row in rows_of(known)
    ]
    fades = known["sustainment"] < 1 - 2 * register.settings.tolerance
    said = f"Of its best three months the money still brings {listed(parts)}."
    return Finding(
        rule,
        said,
        Verdict.FADING if fades.any() else Verdict.HELD,
        tuple(
            Quantity(
                f"sustainment, {_label(row)}",
                row.sustainment,
                "share",
                str(row.until),
                "mean of the last three confirmed months over the best three on end",
            )
            for row in rows_of(known)
        ),
        "find out what makes it slip back, before it is counted on again"
        if fades.any()
        else "",
        evidence=rows,
    )
