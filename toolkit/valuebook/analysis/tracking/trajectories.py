"""What the trajectories of the promised measures say, in sentences and frames."""

from collections.abc import Sequence

import pandas as pd

from valuebook.analysis.months import end_of, month
from valuebook.analysis.rows import with_unit
from valuebook.analysis.tracking import error_rates
from valuebook.analysis.tracking.beforehand import seen_from, shows
from valuebook.analysis.tracking.followed import Followed
from valuebook.analysis.tracking.ledger import worst
from valuebook.analysis.tracking.outlook import (
    chance_in_words,
    is_fading,
    outlook,
)
from valuebook.analysis.tracking.paths import paths_of
from valuebook.analysis.tracking.progress import followed
from valuebook.analysis.trajectory import Standing
from valuebook.model import ArgumentError, Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, number
from valuebook.register import Register

_STATES = {
    Verdict.STRUCTURAL_SHORTFALL: "structurally short",
    Verdict.OFF_PLAN: "off plan with the cause still open",
    Verdict.WORSE_THAN_ACCEPTED: "worse than was accepted",
    Verdict.SLOW_START: "late after a slow start",
    Verdict.ON_TRAJECTORY: "on trajectory",
    Verdict.EXCEEDING: "above what was promised",
    Verdict.BETTER_THAN_ACCEPTED: "better than was accepted",
    Verdict.INSUFFICIENT_EVIDENCE: "not to be told from noise yet",
    Verdict.NOT_MEASURED: "not measured since go-live",
    Verdict.TOO_EARLY: "not due yet",
    Verdict.NOT_PLANNED: "without a path to follow",
}
_FADING = "fading after it had come"
_OF_SEVERAL = {_FADING: "fading after they had come"}
_REMEDIES = {
    Verdict.STRUCTURAL_SHORTFALL: "decide whether to redesign or stop",
    Verdict.OFF_PLAN: "find out what keeps it from its plan",
    Verdict.WORSE_THAN_ACCEPTED: "decide whether the worsening is still acceptable",
    Verdict.SLOW_START: "date the benefits anew and say what delays them",
    Verdict.NOT_MEASURED: "record what the measures have been since go-live",
}


def answer(register: Register, *, as_of: str) -> Finding:
    """Return whether the promised measures of one initiative keep to their path."""
    rule = "tracking.answer"
    every = followed(register, as_of=as_of)
    if not every:
        return Finding(
            rule,
            "No promise names a measure, so there is nothing to track.",
            Verdict.NOT_PLANNED,
            remedy="name the measure that is to move, from where to where, by when",
        )
    lead = _foremost(every)
    verdict = lead.verdict
    if _not_yet_live(every, as_of):
        live = lead.promise.go_live
        said = f"It goes live on {live:%Y-%m-%d}: nothing to track yet."
        later = f" {shows(lead)}" if lead.plan else ""
        return Finding(rule, f"{said}{later}", verdict)
    said = f"{lead.promise.measure}: {_told(lead, as_of)}."
    if len(every) > 1:
        said = f"{_counts(every)} {said}"
    remedy = _REMEDIES.get(verdict, "")
    if is_fading(lead):
        remedy = "find out what makes it slip back, then redesign or stop"
    return Finding(rule, said, verdict, _quantities(lead), remedy)


def evidence(register: Register, *, as_of: str) -> Finding:
    """Return on what evidence the answer rests, since when, and how often it errs."""
    rule = "tracking.evidence"
    every = followed(register, as_of=as_of)
    lead = _foremost(every) if every else None
    found = lead.standing if lead else None
    if lead is None or found is None or lead.problem:
        return Finding(
            rule,
            "There is no evidence: no promised measure can be judged.",
            lead.verdict if lead else Verdict.NOT_PLANNED,
        )
    if lead.verdict is Verdict.TOO_EARLY:
        return Finding(rule, shows(lead), lead.verdict)
    odds = found.evidence
    if len(every) > 1:
        odds = f"{lead.promise.measure}: {odds[0].lower()}{odds[1:]}"
    said = f"{odds}; {error_rates.in_words()}. {_since(found)}"
    return Finding(
        rule,
        f"{said}{_next_look(lead)}{_would_show(lead, as_of)}",
        lead.verdict,
        _quantities(lead)[2:],
    )


def measures(register: Register, *, as_of: str) -> list[Finding]:
    """Return how each promised measure stands and on what evidence, a finding each."""
    every = followed(register, as_of=as_of)
    if not every:
        said = "No promise names a measure."
        return [Finding("tracking.measure", said, Verdict.NOT_PLANNED)]
    return [
        Finding(
            "tracking.measure",
            f"{each.promise.measure}: {_told(each, as_of)}. {_grounds(each)}".strip(),
            each.verdict,
            _quantities(each),
        )
        for each in every
    ]


def shown(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return each promised measure as a reader needs it, in words.

    Columns: measure, promised, by (the target month), expected (8 times in 10), chance
    (of reaching the target), since (the month from which on the verdict has been the
    same) and verdict.
    """
    every = followed(register, as_of=as_of)
    rows = [_row(each) for each in every]
    columns = ["measure", "promised", "by", "expected", "chance", "since", "verdict"]
    return pd.DataFrame(rows, columns=columns).astype("str")


def paths(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return the promised, observed and expected path of each measure.

    A row for each date from the first observation to the target date, or to the last
    observation if that is later. Columns: initiative_id, measure_id, measure, unit,
    verdict, baseline, target, go_live, target_date, date, planned, observed (NaN where
    nothing was), low, mid and high (the level 8 times in 10, from go-live on; NaN
    before and where it is not known) and supposed (whether the observation is only
    asked about; never here).
    """
    return paths_of(followed(register, as_of=as_of))


def _told(each: Followed, as_of: str) -> str:
    """Return how one measure stands, as part of a sentence."""
    if each.verdict is Verdict.TOO_EARLY and each.standing is not None:
        if _not_yet_live([each], as_of):
            return f"goes live on {each.promise.go_live:%Y-%m-%d}; nothing to track yet"
        return _first_effect(each)
    said = outlook(each, as_of=as_of)
    if each.problem or not said:
        return each.problem or _STATES[each.verdict]
    return f"{said}{_lateness(each)}"


def _lateness(each: Followed) -> str:
    late = each.standing.months_late if each.standing else None
    if each.verdict is not Verdict.SLOW_START or late is None:
        return ""
    return f", about {counted(max(round(late.mid), 1), 'month')} behind its ramp"


def _grounds(each: Followed) -> str:
    """Return on what a verdict rests, and when there will be more to say."""
    found = each.standing
    if found is None or each.problem:
        return ""
    if each.verdict is Verdict.TOO_EARLY:
        return shows(each)
    odds = found.evidence.partition(";")[0]
    return f"{odds}. {_since(found)}{_next_look(each)}"


def _foremost(every: Sequence[Followed]) -> Followed:
    """Return the first of the measures that stand worst."""
    verdict = worst(pd.Series([each.verdict.value for each in every]))
    return next(each for each in every if each.verdict is verdict)


def _since(found: Standing) -> str:
    return f"Said since {found.since:%Y-%m}."


def _next_look(each: Followed) -> str:
    """Return when there will be more to say, as a sentence of its own."""
    decides_at = each.standing.decides_at if each.standing else None
    if decides_at is not None and each.verdict is Verdict.OFF_PLAN:
        by = f"{decides_at:%Y-%m} at the latest"
        return f" Whether it is late or short will be said by {by}."
    if each.verdict is not Verdict.INSUFFICIENT_EVIDENCE:
        return ""
    if decides_at is None:
        return " No look within a year of the target date can be expected to decide."
    return f" The next look that can decide: {decides_at:%Y-%m}."


def _would_show(each: Followed, as_of: str) -> str:
    """Return whether a shortfall would have shown where none is seen."""
    if each.verdict is not Verdict.ON_TRAJECTORY:
        return ""
    try:
        when = seen_from(each)
    except ArgumentError:
        return ""
    if when is not None and when <= month(as_of):
        return " A 50 % shortfall would usually have shown by now."
    return f" {shows(each)}"


def _not_yet_live(every: list[Followed], as_of: str) -> bool:
    return all(
        each.verdict is Verdict.TOO_EARLY
        and pd.notna(each.promise.go_live)
        and each.promise.go_live > end_of(as_of)
        for each in every
    )


def _first_effect(each: Followed) -> str:
    """Return when the first effect is planned, as part of a sentence."""
    path = each.standing.path if each.standing else pd.DataFrame()
    moved = path[path["planned"] != each.promise.baseline]
    if moved.empty and each.plan is not None:
        due = f"{each.plan.target_date:%Y-%m}"
        return f"its ramp plans no effect by {due}, when the target is due"
    return f"no effect is planned before {moved['date'].min():%Y-%m}"


def _counts(every: list[Followed]) -> str:
    """Return how many measures stand how, the worst first."""
    states = [_state(each) for each in every]
    order = [_FADING, *_STATES.values()]
    present = [(state, states.count(state)) for state in order if state in states]
    if len(present) == 1:
        every_one = "Both" if len(every) == 2 else f"All {len(every)}"
        state = _OF_SEVERAL.get(states[0], states[0])
        return f"{every_one} promised measures are {state}."
    parts = [
        f"1 is {state}"
        if count == 1
        else f"{count} are {_OF_SEVERAL.get(state, state)}"
        for state, count in present
    ]
    return f"Of {len(every)} promised measures {listed(parts)}."


def _state(each: Followed) -> str:
    return _FADING if is_fading(each) else _STATES[each.verdict]


def _quantities(each: Followed) -> tuple[Quantity, ...]:
    found, promise = each.standing, each.promise
    if found is None or found.forecast is None or each.plan is None:
        return ()
    month = f"{found.as_of:%Y-%m}"
    by = f"{each.plan.target_date:%Y-%m}"
    return (
        Quantity(
            f"chance of reaching the target by {by}, {promise.measure}",
            found.p_target,
            "share",
            month,
            "trajectory, within tolerance of the target",
        ),
        Quantity(
            f"level expected by {by}, {promise.measure}",
            found.forecast.mid,
            promise.unit,
            month,
            "trajectory, without season and noise",
        ),
        Quantity(
            f"evidence against plan, {promise.measure}",
            found.against_plan,
            "to 1",
            month,
            "trajectory: slow start, shortfall and erosion over on plan",
        ),
    )


def _row(each: Followed) -> tuple[str, ...]:
    promise, found = each.promise, each.standing
    (name,) = with_unit(pd.Series([promise.measure]), pd.Series([promise.unit]))
    by = f"{each.plan.target_date:%Y-%m}" if each.plan else ""
    has_path = pd.notna(promise.target) and pd.notna(promise.baseline)
    promised = (
        f"{number(promise.baseline)} to {number(promise.target)}"
        if has_path
        else "no path"
    )
    if found is None or found.forecast is None or each.verdict is Verdict.TOO_EARLY:
        return name, promised, by, "not known yet", "", "", each.verdict.value
    low, mid, high = found.forecast.low, found.forecast.mid, found.forecast.high
    return (
        name,
        promised,
        by,
        f"{number(mid)} ({number(low)} to {number(high)})",
        _brief(each, found),
        f"{found.since:%Y-%m}",
        each.verdict.value,
    )


def _brief(each: Followed, found: Standing) -> str:
    if each.promise.is_disbenefit or found.p_target is None:
        return ""
    said = chance_in_words(found.p_target)
    return _SHORTER.get(said, said.removesuffix(" chance"))


_SHORTER = {
    "less than a 1 in 20 chance": "< 1 in 20",
    "more than a 19 in 20 chance": "> 19 in 20",
}
