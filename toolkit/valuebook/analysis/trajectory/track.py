"""Track a promise: verdict, chance of reaching the target, forecast interval."""

from datetime import date

import numpy as np
import pandas as pd

from valuebook.analysis.trajectory.evidence import Look, evidence
from valuebook.analysis.trajectory.noise import LEAST_HISTORY
from valuebook.analysis.trajectory.plan import Observations, Plan, observations
from valuebook.analysis.trajectory.unit import in_other_unit
from valuebook.analysis.trajectory.verdict import TrajectoryVerdict, verdicts
from valuebook.model import ArgumentError

_NUMBERS = ("p_target", "forecast_lo", "forecast_mid", "forecast_hi", "evidence")
COLUMNS = ("initiative_id", "date", "verdict", *_NUMBERS)


def track(
    plan: Plan,
    actuals: pd.DataFrame,
    *,
    as_of: date | None = None,
    every: bool = False,
    level: float = 0.8,
) -> pd.DataFrame:
    """Return how a measure stands against its promise, at the last look or at each.

    `actuals` has the columns date and value; values after `as_of` are never read.
    With `every` there is a row for each observation from go-live on, each made
    with only what was known then. Columns: initiative_id, date, verdict, p_target
    (chance that the level at the target date is within tolerance of the target),
    forecast_lo, forecast_mid and forecast_hi (the level at the target date, in the
    measure's unit, without season and noise; the interval holds it with chance
    `level`) and evidence (against plan: alternatives behind it over on plan). The
    numbers are left out from the first value on that looks to be in another unit.
    """
    if not 0 < level < 1:
        raise ArgumentError(f"level: {level:g} is not between 0 and 1; try 0.8")
    seen = observations(plan, actuals, as_of=as_of)
    at_go_live, *later = evidence(plan, seen)
    due = seen.times[seen.history :] > plan.target_time
    said = _allowed(plan, verdicts(later, due.tolist()), seen)
    dates = seen.dates.iloc[seen.history :]
    rows = list(zip(dates, said, later, strict=True))
    if not every:
        when = seen.dates.max() if as_of is None else pd.Timestamp(as_of)
        unknown = TrajectoryVerdict.INSUFFICIENT_EVIDENCE
        rows = rows[-1:] or [(when, unknown, at_go_live)]
    found = pd.DataFrame(
        [
            (plan.initiative_id, when, verdict, *_row(plan, look, level))
            for when, verdict, look in rows
        ],
        columns=list(COLUMNS),
    )
    doubted = seen.dates[in_other_unit(plan, seen)].min()
    found.loc[found["date"] >= doubted, list(_NUMBERS)] = np.nan
    return found


def _row(plan: Plan, look: Look, level: float) -> tuple[float, ...]:
    tails = ((1 - level) / 2, 0.5, (1 + level) / 2)
    at = sorted(plan.baseline + plan.change * look.quantile(tail) for tail in tails)
    return look.reaches(1 - plan.target_tolerance), *at, look.behind


def _allowed(
    plan: Plan, said: list[TrajectoryVerdict], seen: Observations
) -> list[TrajectoryVerdict]:
    """Return the verdicts, or insufficient evidence where the data carry none.

    They carry none where the history is too short or constant, and from the first
    value on that looks to be in another unit.
    """
    before = seen.shares[: seen.history]
    carried = seen.history >= LEAST_HISTORY and np.ptp(before) > 0
    doubted = np.logical_or.accumulate(in_other_unit(plan, seen))[seen.history :]
    return [
        verdict if carried and not doubtful else TrajectoryVerdict.INSUFFICIENT_EVIDENCE
        for verdict, doubtful in zip(said, doubted, strict=True)
    ]
