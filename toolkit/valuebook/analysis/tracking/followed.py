"""Each promised measure, held against the path that was promised for it.

Every verdict on a measure is made here, by `trajectory.standing`. A promise that
cannot be followed has a problem in words instead: what is missing, or wrong.
"""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import pandas as pd

from valuebook.analysis.months import end_of, month
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking.events import masks_of
from valuebook.analysis.trajectory import (
    Event,
    Plan,
    Ramp,
    Standing,
    TrajectoryVerdict,
    standing,
    track,
)
from valuebook.model import ArgumentError, Verdict
from valuebook.model.wording import number
from valuebook.reads import kept

DAYS_A_MONTH = 365.25 / 12

_VERDICTS = {
    TrajectoryVerdict.ON_TRAJECTORY: Verdict.ON_TRAJECTORY,
    TrajectoryVerdict.SLOW_START: Verdict.SLOW_START,
    TrajectoryVerdict.STRUCTURAL_SHORTFALL: Verdict.STRUCTURAL_SHORTFALL,
    TrajectoryVerdict.EXCEEDING: Verdict.EXCEEDING,
    TrajectoryVerdict.OFF_PLAN_UNDETERMINED: Verdict.OFF_PLAN,
    TrajectoryVerdict.INSUFFICIENT_EVIDENCE: Verdict.INSUFFICIENT_EVIDENCE,
}
# of a worsening that was accepted, less is better and more is worse
_OF_DISBENEFITS = {
    Verdict.SLOW_START: Verdict.BETTER_THAN_ACCEPTED,
    Verdict.STRUCTURAL_SHORTFALL: Verdict.BETTER_THAN_ACCEPTED,
    Verdict.OFF_PLAN: Verdict.BETTER_THAN_ACCEPTED,
    Verdict.EXCEEDING: Verdict.WORSE_THAN_ACCEPTED,
}


@dataclass(frozen=True)
class Followed:
    """One promised measure and how it stands.

    `promise` is its row of `progress.promised`. `plan` is None where the promise
    cannot be followed, and `standing` where nothing was observed since go-live or
    the observations cannot be used; `problem` says why, or what else is wrong with
    the data, as part of a sentence. `observed` has the date and value of each of its
    observations by then, daily ones averaged by week; the values within `events` are
    left out of the verdict.
    """

    promise: Any
    verdict: Verdict
    plan: Plan | None = None
    standing: Standing | None = None
    problem: str = ""
    observed: pd.DataFrame = field(
        default_factory=pd.DataFrame, compare=False, repr=False
    )
    events: tuple[Event, ...] = ()


def follow(
    promised: pd.DataFrame,
    observed: pd.DataFrame,
    events: pd.DataFrame,
    *,
    as_of: str,
    tolerance: float,
) -> list[Followed]:
    """Return how each promised measure stands at the end of `as_of`.

    `promised` is the frame of `progress.promised`, `observed` the actuals that count,
    `events` the disturbances that do (`events.counted`);
    `tolerance` is the share of the promised change that may be missing at the target
    date with the target still counted as reached.
    """
    seen = dict(list(observed.groupby(["initiative_id", "measure_id"])))
    nothing = observed.iloc[:0]
    found = []
    for row in rows_of(promised):
        actuals = seen.get((row.initiative_id, row.measure_id), nothing)
        values = by_period(actuals, row.frequency)
        masks = masks_of(events, row.initiative_id, row.measure_id)
        found.append(_followed(row, values, masks, as_of=as_of, tolerance=tolerance))
    return found


def judged_with(each: Followed, values: pd.DataFrame, *, as_of: str) -> Followed:
    """Return how a measure would stand at the end of `as_of` with these values.

    `values` has the columns date and value and takes the place of the observations.
    """
    tolerance = each.plan.target_tolerance if each.plan else 0.0
    return _followed(
        each.promise, values, each.events, as_of=as_of, tolerance=tolerance
    )


def plan_of(row: Any, *, tolerance: float) -> Plan:
    """Return the plan of one promised measure, counted in months as its money is.

    A ramp counts from the first full month live: `lag_months` is moved so that the
    end of that month is its first. A worsening that was accepted is a plan in the
    direction of the worsening.
    """
    weekly = _cadence(row.frequency) == "weekly"
    first, go_live, lag = row.first.start_time, row.go_live, float(row.lag)
    if weekly:
        lag += (first - go_live).days / DAYS_A_MONTH
    elif go_live == first and lag >= 1:
        lag -= 1
    elif go_live == first:
        go_live -= pd.Timedelta(days=1)
    return Plan(
        row.initiative_id,
        "increase" if row.target > row.baseline else "decrease",
        row.baseline,
        row.target,
        go_live=go_live.date(),
        target_date=_target_month(row).end_time.date(),
        cadence=_cadence(row.frequency),
        ramp=Ramp(row.shape, lag, float(row.length)),
        target_tolerance=tolerance,
    )


def verdict_with(each: Followed, values: pd.DataFrame, *, as_of: str) -> Verdict:
    """Return the verdict alone that `judged_with` gives, in less time."""
    assert each.plan is not None
    dates, levels = tuple(values["date"]), tuple(values["value"])
    said = _verdict_of(each.plan, dates, levels, each.events, as_of=as_of)
    return _in_words(each.promise, said)


def _followed(
    row: Any,
    values: pd.DataFrame,
    events: tuple[Event, ...],
    *,
    as_of: str,
    tolerance: float,
) -> Followed:
    judged = _judged(row, values, events, as_of=as_of, tolerance=tolerance)
    return replace(judged, observed=values, events=events)


def _judged(
    row: Any,
    actuals: pd.DataFrame,
    events: tuple[Event, ...],
    *,
    as_of: str,
    tolerance: float,
) -> Followed:
    if problem := _unplanned(row):
        return Followed(row, Verdict.NOT_PLANNED, problem=problem)
    if pd.isna(row.go_live):
        return Followed(row, Verdict.TOO_EARLY, problem="no go-live is set")
    try:
        plan = plan_of(row, tolerance=tolerance)
    except ArgumentError as error:
        return Followed(row, Verdict.NOT_PLANNED, problem=str(error))
    is_live = row.first <= month(as_of)
    if is_live and not (actuals["date"] >= row.go_live).any():
        return Followed(
            row, Verdict.NOT_MEASURED, plan, problem="not observed since go-live"
        )
    try:
        found = standing_of(
            plan,
            tuple(actuals["date"]),
            tuple(actuals["value"]),
            events,
            as_of=as_of,
        )
    except ArgumentError as error:
        verdict = Verdict.INSUFFICIENT_EVIDENCE if is_live else Verdict.TOO_EARLY
        said = str(error).replace(f" of {plan.initiative_id}", "")
        return Followed(row, verdict, plan, problem=said)
    verdict = _verdict(row, found) if is_live else Verdict.TOO_EARLY
    return Followed(row, verdict, plan, found, _doubt(found))


@lru_cache(maxsize=2048)
@kept
def standing_of(
    plan: Plan,
    dates: tuple[Any, ...],
    values: tuple[float, ...],
    events: tuple[Event, ...] = (),
    *,
    as_of: str,
) -> Standing:
    """Return how a measure stands; asked again with the same values, at no cost.

    Most notebooks of a report ask for it, each in a process of its own.
    """
    actuals = _actuals(dates, values)
    return standing(plan, actuals, as_of=end_of(as_of).date(), events=events)


@lru_cache(maxsize=2048)
def _verdict_of(
    plan: Plan,
    dates: tuple[Any, ...],
    values: tuple[float, ...],
    events: tuple[Event, ...],
    *,
    as_of: str,
) -> TrajectoryVerdict:
    actuals = _actuals(dates, values)
    rows = track(plan, actuals, as_of=end_of(as_of).date(), events=events)
    return TrajectoryVerdict(rows["verdict"].iloc[-1])


def _actuals(dates: tuple[Any, ...], values: tuple[float, ...]) -> pd.DataFrame:
    """Return values and their dates in the form in which a register holds actuals."""
    return pd.DataFrame({"date": list(dates), "value": list(values)}).astype(
        {"date": "datetime64[s]", "value": "float64"}
    )


def _unplanned(row: Any) -> str:
    """Return why a promise holds no path, or nothing where it does."""
    if pd.isna(row.baseline) or pd.isna(row.target):
        missing = "baseline" if pd.isna(row.baseline) else "target"
        return f"no {missing} is promised"
    levels = f"the target {number(row.target, row.unit)}"
    if row.target == row.baseline:
        return f"{levels} equals the baseline; nothing would change"
    if row.is_disbenefit and row.annual_value > 0:
        return (
            f"{levels} is worse than the baseline {number(row.baseline)}; "
            "a worsening that is accepted has a value below zero"
        )
    if pd.notna(row.go_live) and pd.isna(_target_month(row)):
        return "no target month is promised"
    return ""


def _target_month(row: Any) -> Any:
    """Return the month of full effect: as promised, else where the ramp ends."""
    if pd.notna(row.target_month) or pd.isna(row.ramp_months):
        return row.target_month
    return row.first + max(int(row.lag + row.length) - 1, 0)


def _verdict(row: Any, found: Standing) -> Verdict:
    verdict = _in_words(row, found.verdict)
    too_early = verdict is Verdict.INSUFFICIENT_EVIDENCE and _nothing_due(row, found)
    return Verdict.TOO_EARLY if too_early else verdict


def _in_words(row: Any, said: TrajectoryVerdict) -> Verdict:
    verdict = _VERDICTS[said]
    return _OF_DISBENEFITS.get(verdict, verdict) if row.is_disbenefit else verdict


def _nothing_due(row: Any, found: Standing) -> bool:
    """Return whether the plan expects no effect by the last look."""
    until = found.path["date"] <= pd.Timestamp(found.as_of)
    planned = found.path.loc[until, "planned"]
    return bool((planned == row.baseline).all()) and found.other_unit_from is None


def _doubt(found: Standing) -> str:
    if found.other_unit_from is None:
        return ""
    return (
        f"the value of {found.other_unit_from} looks to be in another unit than the "
        "baseline and the values before it"
    )


def _cadence(frequency: str) -> str:
    return "weekly" if frequency in ("daily", "weekly") else "monthly"


def by_period(actuals: pd.DataFrame, frequency: str) -> pd.DataFrame:
    """Return the values of one measure by period; days are averaged by week."""
    rows = actuals[["date", "value"]]
    if frequency != "daily" or rows.empty:
        return rows
    sunday = rows["date"] + pd.to_timedelta(6 - rows["date"].dt.day_of_week, unit="D")
    weeks = rows.groupby(sunday.rename("week"))["value"].mean()
    whole = weeks[weeks.index <= rows["date"].max()]
    return pd.DataFrame({"date": whole.index, "value": whole.to_numpy()})
