"""Track a promise: verdict, chance of reaching the target, forecast interval."""

from datetime import date

import numpy as np
import pandas as pd

from valuebook.analysis.trajectory.evidence import Look, evidence
from valuebook.analysis.trajectory.plan import Observations, Plan, observations
from valuebook.analysis.trajectory.verdict import TrajectoryVerdict, verdicts
from valuebook.model import ArgumentError

LEAST_HISTORY = 6
"""Observations before go-live without which no verdict is given."""

COLUMNS = (
    "initiative_id",
    "date",
    "verdict",
    "p_target",
    "forecast_lo",
    "forecast_mid",
    "forecast_hi",
    "evidence",
)


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
    `level`) and evidence (against plan: alternatives behind it over on plan).
    """
    if not 0 < level < 1:
        raise ArgumentError(f"level: {level:g} is not between 0 and 1; try 0.8")
    seen = observations(plan, actuals, as_of=as_of)
    live = np.arange(seen.history + 1, len(seen.times) + 1)
    if len(live) == 0 or len(seen.times) < 2:
        return _unknown(plan, seen, as_of, every)
    found = evidence(plan, seen, live)
    said = verdicts(found)
    rows = pd.DataFrame(
        [
            (plan.initiative_id, seen.dates.iloc[count - 1], verdict, *row)
            for count, verdict, row in zip(
                live,
                _allowed(said, seen),
                [_row(plan, look, level) for look in found],
                strict=True,
            )
        ],
        columns=list(COLUMNS),
    )
    return rows if every else rows.tail(1).reset_index(drop=True)


def _row(plan: Plan, look: Look, level: float) -> tuple[float, ...]:
    tails = ((1 - level) / 2, 0.5, (1 + level) / 2)
    at = sorted(plan.baseline + plan.change * look.quantile(tail) for tail in tails)
    return look.reaches, *at, look.behind


def _allowed(
    said: list[TrajectoryVerdict], seen: Observations
) -> list[TrajectoryVerdict]:
    """Return the verdicts, or insufficient evidence where history cannot carry one."""
    before = seen.shares[: seen.history]
    if seen.history >= LEAST_HISTORY and np.ptp(before) > 0:
        return said
    return [TrajectoryVerdict.INSUFFICIENT_EVIDENCE] * len(said)


def _unknown(
    plan: Plan, seen: Observations, as_of: date | None, every: bool
) -> pd.DataFrame:
    """Return one row that says nothing can be said yet; none where each is asked."""
    if every:
        return pd.DataFrame(columns=list(COLUMNS))
    when = seen.dates.max() if as_of is None else pd.Timestamp(as_of)
    nothing = TrajectoryVerdict.INSUFFICIENT_EVIDENCE
    row = (plan.initiative_id, when, nothing, *[float("nan")] * 5)
    return pd.DataFrame([row], columns=list(COLUMNS))
