"""What a measure will be able to show, and when: said before anything is delivered."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

import pandas as pd

from valuebook.analysis.tracking.followed import Followed, judged_with
from valuebook.analysis.tracking.progress import followed
from valuebook.analysis.trajectory import Plan, detectable_after
from valuebook.model import ArgumentError, Finding, Verdict
from valuebook.model.wording import number, percent
from valuebook.register import Register

_HALF = 0.5  # the shortfall of which it is said when it will show
_YEAR = 12  # months without which a season is taken for a level
_FAR_OFF = 0.3  # share of the change by which a year may seldom differ by chance


def beforehand(register: Register, *, as_of: str) -> list[Finding]:
    """Return from when on each promised measure can decide, a finding each.

    After them, each baseline that was taken in a bad stretch. Only what was observed
    before go-live is read.
    """
    rule = "tracking.beforehand"
    every = [each for each in followed(register, as_of=as_of) if each.plan is not None]
    if not every:
        said = "No promise has a path, so nothing will show whether it is kept."
        return [Finding(rule, said, Verdict.NOT_PLANNED)]
    found = [Finding(rule, shows(each), _decides(each)) for each in every]
    return [*found, *baselines_in_doubt(every, as_of=as_of)]


def shows(each: Followed) -> str:
    """Return from when on a measure will be able to show that half is missing."""
    name = f"“{each.promise.measure}”"
    try:
        when = seen_from(each)
    except ArgumentError:
        return (
            f"{name} has too few values before go-live to know its noise, so nobody "
            "can say when it will be able to show a shortfall."
        )
    if each.plan is None or when is None:
        return (
            f"{name} is too noisy to show a 50 % shortfall within a year of the target "
            "month: it cannot decide."
        )
    live = pd.Timestamp(each.plan.go_live).to_period("M")
    due = pd.Timestamp(each.plan.target_date).to_period("M")
    late = f"; it is due in {due}" if when > due else ""
    return (
        f"{name} cannot show a 50 % shortfall before {when}, month "
        f"{(when - live).n} after go-live{late}."
    )


def seen_from(each: Followed) -> pd.Period | None:
    """Return the month by which a 50 % shortfall will usually have raised an alarm.

    None where the measure cannot show it within a year of its target month. Raise
    ArgumentError where too little was observed before go-live.
    """
    if each.plan is None:
        return None
    seen = each.observed
    before = seen[seen["date"] < pd.Timestamp(each.plan.go_live)]
    months = _seen_after(each.plan, tuple(before["date"]), tuple(before["value"]))
    if months is None:
        return None
    return pd.Timestamp(each.plan.go_live).to_period("M") + max(round(months), 1)


@lru_cache(maxsize=2048)
def _seen_after(
    plan: Plan, dates: tuple[Any, ...], values: tuple[float, ...]
) -> float | None:
    """Return `detectable_after` for half; asked again with the same, at no cost."""
    history = pd.DataFrame({"date": list(dates), "value": list(values)})
    history = history.astype({"date": "datetime64[s]", "value": "float64"})
    return detectable_after(plan, history, shortfall=_HALF)


def baselines_in_doubt(every: list[Followed], *, as_of: str) -> list[Finding]:
    """Return which baselines were taken in a bad stretch, and what else would hold."""
    rule = "tracking.baseline"
    remedy = "agree on the level before it as the baseline, or say why it was left"
    return [
        Finding(rule, said, Verdict.INCOMPLETE, remedy=remedy)
        for each in every
        if (said := _owed_to_baseline(each, as_of))
    ]


def _owed_to_baseline(each: Followed, as_of: str) -> str:
    if each.plan is None or each.problem or each.promise.is_disbenefit:
        return ""
    found = _better_than_baseline(each, each.plan)
    if found is None:
        return ""
    when, share = found
    usual = each.plan.baseline + share * each.plan.change
    said = (
        f"{each.promise.measure}: the baseline is "
        f"{number(each.promise.baseline, each.promise.unit)}, but {when} averages "
        f"{number(usual)}; a return to that alone is {percent(share)} of the promised "
        "change."
    )
    if share >= 1:
        return f"{said} The target was reached before anything was done."
    if each.verdict is Verdict.TOO_EARLY:
        return said
    fair = replace(each, promise=each.promise._replace(baseline=usual))
    verdict = judged_with(fair, each.observed, as_of=as_of).verdict
    same = "would be the same" if verdict is each.verdict else f"would be {verdict}"
    return f"{said} With that as the baseline the verdict {same}."


def _better_than_baseline(each: Followed, plan: Plan) -> tuple[str, float] | None:
    """Return when the measure was better than its baseline, and by what share.

    The share is of the promised change. A bad quarter before go-live is told from
    noise (`owed_to_baseline`), a bad season only by a whole year, which evens it out.
    """
    if each.standing is None:
        return None
    if each.standing.owed_to_baseline is not None:
        before = "what was observed up to three months before go-live"
        return before, each.standing.owed_to_baseline
    rows = each.observed
    months = rows["date"].dt.to_period("M")
    live = pd.Timestamp(each.promise.go_live).to_period("M")
    kept = ~rows["date"].isin([pd.Timestamp(day) for day in each.standing.masked])
    year = rows[(months < live) & (months >= live - _YEAR) & kept]
    if year["date"].dt.to_period("M").nunique() < _YEAR:
        return None
    share = float((year["value"].mean() - plan.baseline) / plan.change)
    return ("the year before go-live", share) if share > _FAR_OFF else None


def _decides(each: Followed) -> Verdict:
    """Return whether a measure decides in time, late, or not at all."""
    try:
        when = seen_from(each)
    except ArgumentError:
        return Verdict.NOT_MEASURED
    if each.plan is None or when is None:
        return Verdict.GAP
    in_time = when <= pd.Timestamp(each.plan.target_date).to_period("M")
    return Verdict.SOUND if in_time else Verdict.INCOMPLETE
