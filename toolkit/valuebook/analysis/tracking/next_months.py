"""What the next three months would have to show to change a verdict."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from valuebook.analysis.months import month
from valuebook.analysis.tracking.followed import Followed, judged_with, verdict_with
from valuebook.analysis.tracking.ledger import worst
from valuebook.analysis.tracking.outlook import level_now, outlook
from valuebook.analysis.tracking.progress import followed
from valuebook.model import Finding, Verdict
from valuebook.model.wording import listed, number
from valuebook.register import Register

MONTHS = 3
_ASIDE, _STEP = 0.25, 0.2  # shares of the promised change
_HALVINGS = 3  # of a step, to find where one verdict ends and another begins


def open_to_change(register: Register, *, as_of: str) -> list[Followed]:
    """Return the measures that are live and can be judged, the worst first."""
    every = [
        each
        for each in followed(register, as_of=as_of)
        if each.standing is not None
        and not each.problem
        and each.promise.first <= month(as_of)
    ]
    order = pd.Series([each.verdict.value for each in every], dtype="str")
    lead = worst(order)
    return sorted(every, key=lambda each: each.verdict is not lead)


def supposed(each: Followed, level: float, *, as_of: str) -> Followed:
    """Return how a measure would stand had it come to this level in three months.

    The values supposed stand at the end of each period, on a straight line from the
    level it has now, without season and noise.
    """
    values = _supposed(each, level, as_of=as_of)
    return judged_with(each, values, as_of=str(month(as_of) + MONTHS))


def _supposed(each: Followed, level: float, *, as_of: str) -> pd.DataFrame:
    weekly = each.plan is not None and each.plan.cadence == "weekly"
    until = month(as_of) + MONTHS
    last = each.observed["date"].max()
    dates: Sequence[pd.Timestamp] = (
        pd.date_range(last, until.end_time, freq="7D")[1:].to_list()
        if weekly
        else [(month(as_of) + at).end_time.normalize() for at in range(1, MONTHS + 1)]
    )
    path = np.linspace(_now(each), level, len(dates) + 1)[1:]
    more = pd.DataFrame({"date": dates, "value": path})
    return pd.concat([each.observed, more], ignore_index=True)


def verdicts(each: Followed, *, as_of: str) -> pd.DataFrame:
    """Return the verdict at the end of three months, by their level.

    The levels reach from a quarter of the promised change short of the level now, or
    of the target where that is less, to a quarter beyond both; they lie closer where
    one verdict gives way to another. Columns: level (in the measure's unit) and
    verdict.
    """
    until = str(month(as_of) + MONTHS)

    def verdict(level: float) -> str:
        values = _supposed(each, level, as_of=as_of)
        return verdict_with(each, values, as_of=until).value

    said = {level: verdict(level) for level in levels_asked(each)}
    for one, other in pairwise(sorted(said)):
        low, high = one, other
        for _ in range(_HALVINGS if said[one] != said[other] else 0):
            between = (low + high) / 2
            said[between] = verdict(between)
            if said[between] == said[low]:
                low = between
            else:
                high = between
    levels = sorted(said)
    return pd.DataFrame({"level": levels, "verdict": [said[each] for each in levels]})


def levels_asked(each: Followed) -> list[float]:
    """Return the levels asked for, in the measure's unit, from baseline to target."""
    change = each.promise.target - each.promise.baseline
    now = (_now(each) - each.promise.baseline) / change
    shares = np.arange(min(now, 1.0) - _ASIDE, max(now, 1.0) + _ASIDE, _STEP)
    return [float(each.promise.baseline + share * change) for share in shares]


def said(each: Followed, level: float, *, as_of: str) -> str:
    """Return how a measure would stand at this level in three months, in a sentence."""
    then = supposed(each, level, as_of=as_of)
    until = str(month(as_of) + MONTHS)
    expected = outlook(then, as_of=until)
    return (
        f"{each.promise.measure} at {number(level, each.promise.unit)} in {until}: "
        f"{then.verdict.value}{f'; {expected}' if expected else ''}."
    )


def _now(each: Followed) -> float:
    if each.standing is None:
        return float(each.observed["value"].iloc[-1])
    return level_now(each.standing).mid


def spans(verdicts: pd.DataFrame) -> pd.DataFrame:
    """Return from where to where each verdict reaches, levels of one verdict together.

    Takes the columns of `verdicts`. Columns: least and most (NaN at either end of
    what was asked) and verdict, in the order of the levels.
    """
    rows = verdicts.sort_values("level", ignore_index=True)
    run = rows["verdict"].ne(rows["verdict"].shift()).cumsum()
    ends = rows.groupby(run).agg(
        first=("level", "first"), last=("level", "last"), verdict=("verdict", "first")
    )
    between = (ends["first"] + ends["last"].shift()) / 2
    return pd.DataFrame(
        {
            "least": between.to_numpy(),
            "most": between.shift(-1).to_numpy(),
            "verdict": ends["verdict"].to_numpy(),
        }
    )


def shown(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return what three months would have to show, of the measure that stands worst.

    Columns: in_three_months (in words) and verdict; no rows where nothing can
    be judged yet.
    """
    every = open_to_change(register, as_of=as_of)
    if not every:
        return pd.DataFrame({"in_three_months": [], "verdict": []}, dtype="str")
    found = spans(verdicts(every[0], as_of=as_of))
    return _worded(found, every[0].promise.unit)


def _worded(spans: pd.DataFrame, unit: str) -> pd.DataFrame:
    levels = [
        _span(least, most, unit)
        for least, most in zip(spans["least"], spans["most"], strict=True)
    ]
    return pd.DataFrame(
        {
            "in_three_months": pd.Series(levels, dtype="str"),
            "verdict": spans["verdict"],
        }
    )


def finding(register: Register, *, as_of: str) -> Finding:
    """Return what the next three months must show to change the worst verdict."""
    rule = "tracking.next_months"
    every = open_to_change(register, as_of=as_of)
    if not every:
        said = "No promised measure can be judged yet, so no verdict can change."
        return Finding(rule, said, Verdict.TOO_EARLY)
    lead = every[0]
    found = spans(verdicts(lead, as_of=as_of))
    name, unit = lead.promise.measure, lead.promise.unit
    until = month(as_of) + MONTHS
    others = found[found["verdict"] != lead.verdict.value]
    if others.empty:
        return Finding(
            rule,
            f"{name}: the verdict would be the same whatever {until} brings.",
            lead.verdict,
            evidence=found,
        )
    parts = [
        f"{_span(least, most, unit)} ({verdict})"
        for least, most, verdict in others.itertuples(index=False)
    ]
    return Finding(
        rule,
        f"{name}: by {until} the verdict would be another one at {listed(parts)}.",
        lead.verdict,
        evidence=found,
    )


def _span(least: float, most: float, unit: str) -> str:
    """Return a span of levels in words.

    >>> _span(float("nan"), 6.5, "days"), _span(6.5, 9.0, "days")
    ('less than 6.5 days', '6.5 to 9 days')
    """
    if pd.isna(least) and pd.isna(most):
        return "any level"
    if pd.isna(least):
        return f"less than {number(most, unit)}"
    if pd.isna(most):
        return f"more than {number(least, unit)}"
    return f"{number(least)} to {number(most, unit)}"
