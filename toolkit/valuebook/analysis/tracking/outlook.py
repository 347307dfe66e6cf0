"""What is expected of a measure, in numbers and as parts of sentences."""

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.tracking.followed import Followed
from valuebook.analysis.trajectory import Interval, Standing
from valuebook.model import Verdict
from valuebook.model.wording import number

_UNLIKELY = 0.05  # chance of having reached the target that needs no telling


def chance_in_words(chance: float) -> str:
    """Return a probability as a chance of so many in ten.

    >>> chance_in_words(0.68), chance_in_words(0.02), chance_in_words(0.97)
    ('7 in 10 chance', 'less than a 1 in 20 chance', 'more than a 19 in 20 chance')
    """
    if chance < 0.05:
        return "less than a 1 in 20 chance"
    if chance > 0.95:
        return "more than a 19 in 20 chance"
    return f"{min(max(round(10 * chance), 1), 9)} in 10 chance"


def outlook(each: Followed, *, as_of: str) -> str:
    """Return what level is expected at the target date, as part of a sentence.

    Once that date has passed, the level that the measure has now.
    """
    found, promise, plan = each.standing, each.promise, each.plan
    if found is None or plan is None or found.forecast is None:
        return ""
    target = number(promise.target, promise.unit)
    by = f"{plan.target_date:%Y-%m}"
    expected = level_in_words(found.forecast)
    word = "accepted" if promise.is_disbenefit else "promised"
    if pd.Timestamp(plan.target_date) <= end_of(as_of):
        said = f"{target} {word} by {by}{_reached(each)}; "
        if is_fading(each):
            said += f"it had come to {number(found.forecast.mid)} by then and is "
        return f"{said}now at {level_in_words(level_now(found))}"
    if promise.is_disbenefit:
        return f"{target} accepted by {by}; we expect {expected}"
    chance = chance_in_words(found.p_target or 0.0)
    return f"{chance} of reaching {target} by {by}; we expect {expected}"


def _reached(each: Followed) -> str:
    """Return how likely the target was reached in time, where it may have been."""
    chance = each.standing.p_target if each.standing else None
    if chance is None or chance < _UNLIKELY or each.promise.is_disbenefit:
        return ""
    return f" ({chance_in_words(chance)} that it was reached within tolerance)"


def level_now(found: Standing) -> Interval:
    """Return the level of a measure at the last look, without season and noise."""
    known = found.path[found.path["date"] <= pd.Timestamp(found.as_of)].iloc[-1]
    return Interval(known["low"], known["mid"], known["high"])


def level_expected(each: Followed, *, as_of: str) -> float | None:
    """Return the level by the target date, or now once that date has passed.

    None where it is not known, or no effect is due yet.
    """
    found, plan = each.standing, each.plan
    if each.verdict is Verdict.TOO_EARLY or found is None or plan is None:
        return None
    if found.forecast is None:
        return None
    is_past = pd.Timestamp(plan.target_date) <= end_of(as_of)
    return level_now(found).mid if is_past else found.forecast.mid


def is_fading(each: Followed) -> bool:
    """Return whether a measure that fell short did so after it had come up."""
    found = each.standing
    return (
        found is not None
        and each.verdict is Verdict.STRUCTURAL_SHORTFALL
        and found.chances["erosion"] > found.chances["shortfall"]
    )


def level_in_words(interval: Interval) -> str:
    """Return a level with its range.

    >>> level_in_words(Interval(111.4, 117.2, 123.0))
    '117 (8 in 10 between 111 and 123)'
    """
    low, mid, high = (
        number(each) for each in (interval.low, interval.mid, interval.high)
    )
    return f"{mid} (8 in 10 between {low} and {high})"
