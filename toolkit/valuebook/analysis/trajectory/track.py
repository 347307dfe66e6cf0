"""Track a promise: verdict, chance of reaching the target, forecast interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from valuebook.analysis.trajectory.evidence import Look, evidence
from valuebook.analysis.trajectory.noise import LEAST_HISTORY
from valuebook.analysis.trajectory.plan import Event, Observations, Plan, observations
from valuebook.analysis.trajectory.unit import in_other_unit
from valuebook.analysis.trajectory.verdict import TrajectoryVerdict, verdicts
from valuebook.model import ArgumentError

_NUMBERS = ("p_target", "forecast_lo", "forecast_mid", "forecast_hi", "evidence")
COLUMNS = ("initiative_id", "date", "verdict", *_NUMBERS)


@dataclass(frozen=True)
class Judgement:
    """What was said at one date, and what was known then.

    `doubted` says that a value up to then looks to be in another unit.
    """

    date: pd.Timestamp
    verdict: TrajectoryVerdict
    look: Look
    doubted: bool


def track(
    plan: Plan,
    actuals: pd.DataFrame,
    *,
    as_of: date | None = None,
    events: Sequence[Event] = (),
    level: float = 0.8,
) -> pd.DataFrame:
    """Return in one row how a measure stands against its promise.

    `actuals` has the columns date and value; values after `as_of` are never read, and
    values within an event are left out. Columns:
    initiative_id, date, verdict, p_target (chance that the level at the target date
    is within tolerance of the target), forecast_lo, forecast_mid and forecast_hi
    (the level at the target date, in the measure's unit, without season and noise;
    the interval holds it with chance `level`) and evidence (against plan:
    alternatives behind it over on plan). The numbers are left out from the first
    value on that looks to be in another unit.
    """
    tails = ends(level)
    seen = observations(plan, actuals, as_of=as_of, events=events)
    told = judgements(plan, seen, evidence(plan, seen.used), as_of=as_of)
    return _rows(plan, told[-1:], tails)


def every_look(
    plan: Plan,
    actuals: pd.DataFrame,
    *,
    events: Sequence[Event] = (),
    level: float = 0.8,
) -> pd.DataFrame:
    """Return how a measure stood at each observation from go-live on.

    Each row is what `track` would have said on that date, made with only what was
    known then.
    """
    tails = ends(level)
    seen = observations(plan, actuals, as_of=None, events=events)
    return _rows(plan, judgements(plan, seen, evidence(plan, seen.used))[1:], tails)


def judgements(
    plan: Plan,
    seen: Observations,
    looks: Sequence[Look],
    *,
    as_of: date | None = None,
) -> list[Judgement]:
    """Return what was said at first and at each observation from go-live on.

    The first is dated `as_of`, else with the last observation before go-live, or
    with go-live itself where there is none.

    Insufficient evidence is said where the data carry none: the history is too short
    or constant, or a value looks to be in another unit. On the date of a masked
    value there is nothing new to say.
    """
    used = seen.used
    carried = tells_noise(used)
    doubted = np.logical_or.accumulate([False, *in_other_unit(plan, used)])
    live = slice(seen.history, None)
    known = np.cumsum(~seen.masked[live])
    said = verdicts(
        [looks[each] for each in known], seen.times[live].tolist(), plan.target_time
    )
    doubts = doubted[used.history + known]
    nothing = TrajectoryVerdict.INSUFFICIENT_EVIDENCE
    when = as_of or (plan.go_live if seen.dates.empty else seen.dates.max())
    at_first = Judgement(
        pd.Timestamp(when), nothing, looks[0], bool(doubted[used.history])
    )
    later = [
        Judgement(
            when, verdict if carried and not doubt else nothing, looks[each], doubt
        )
        for when, verdict, each, doubt in zip(
            seen.dates[live], said, known, doubts.tolist(), strict=True
        )
    ]
    return [at_first, *later]


def tells_noise(seen: Observations) -> bool:
    """Return whether the history before go-live is long enough, and not constant."""
    before = seen.shares[: seen.history]
    return len(before) >= LEAST_HISTORY and bool(np.ptp(before) > 0)


def ends(level: float) -> tuple[float, float, float]:
    """Return the chances of being below the ends and the middle of an interval."""
    if not 0 < level < 1:
        raise ArgumentError(f"level: {level:g} is not between 0 and 1; try 0.8")
    return (1 - level) / 2, 0.5, (1 + level) / 2


def _rows(
    plan: Plan, told: Sequence[Judgement], tails: Sequence[float]
) -> pd.DataFrame:
    return pd.DataFrame(
        [(plan.initiative_id, *_row(plan, each, tails)) for each in told],
        columns=list(COLUMNS),
    )


def _row(plan: Plan, told: Judgement, tails: Sequence[float]) -> tuple[object, ...]:
    if told.doubted:
        return told.date, told.verdict, *[np.nan] * len(_NUMBERS)
    level = told.look.levels[0]
    at = sorted(plan.baseline + plan.change * level.quantile(tail) for tail in tails)
    reached = level.reaches(1 - plan.target_tolerance)
    return told.date, told.verdict, reached, *at, told.look.behind
