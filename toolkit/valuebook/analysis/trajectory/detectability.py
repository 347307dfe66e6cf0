"""What a measure will be able to show, and when."""

from datetime import date
from math import floor

import numpy as np
import pandas as pd
from scipy.special import ndtri

from valuebook.analysis.trajectory.noise import LEAST_HISTORY, Series, weighed
from valuebook.analysis.trajectory.paths import Path, path_shares
from valuebook.analysis.trajectory.plan import (
    CADENCES,
    Numbers,
    Observations,
    Plan,
    observations,
)
from valuebook.analysis.trajectory.verdict import ALARM_LINE
from valuebook.model import ArgumentError

_USUALLY_ENOUGH = 4.6  # nats at which half of all shortfalls have raised an alarm
_SPREAD = 1.05  # of the logarithm of the nats at which an alarm is raised
_AFTER_TARGET = 12.0  # months for which a measure is followed after its target date


def detectable_after(
    plan: Plan,
    actuals: pd.DataFrame,
    *,
    shortfall: float = 0.5,
    chance: float = 0.5,
) -> float | None:
    """Return the months after go-live by which a shortfall can be expected seen.

    `shortfall` is the share of the promised change that would be missing, `chance`
    how often it will have raised an alarm by then. None when the measure is too noisy
    to show it within a year after the target date: it cannot decide at all. Only the
    history before go-live is read; `actuals` has the columns date and value. What is
    reckoned is the information that observations at the plan's cadence will hold,
    given the noise of the history; how much is needed was found by simulation
    (`benchmarks/trajectory/beforehand.py`).
    """
    if not 0 < chance < 1:
        raise ArgumentError(f"chance: {chance:g} is not between 0 and 1; try 0.8")
    if not 0 < shortfall <= 1:
        raise ArgumentError(f"shortfall: {shortfall:g} is not a share, 0 to 1")
    seen = observations(plan, actuals).used
    if seen.history < LEAST_HISTORY:
        raise ArgumentError(
            f"{plan.initiative_id} has {seen.history} values before go-live; "
            f"{LEAST_HISTORY} are needed to know the noise"
        )
    step = CADENCES[plan.cadence]
    ahead = np.arange(0.0, plan.target_time + _AFTER_TARGET + step / 2, step)
    gained = shortfall**2 * information(plan, seen.first(seen.history), ahead)
    needed = _USUALLY_ENOUGH * np.exp(_SPREAD * ndtri(chance))
    enough = np.flatnonzero(gained >= needed)
    return float(ahead[enough[0]]) if len(enough) else None


def next_decision(plan: Plan, seen: Observations, against_plan: float) -> date | None:
    """Return the date of the first look to come that can be expected to decide.

    It decides if a shortfall of half the promised change would by then usually raise
    an alarm, starting from today's evidence `against_plan`. None when no look within a
    year after the target date does, or when the history is too short.
    """
    if seen.history < LEAST_HISTORY:
        return None
    step = CADENCES[plan.cadence]
    first = float(seen.times[-1]) + step
    ahead = np.arange(max(first, 0.0), plan.target_time + _AFTER_TARGET, step)
    lacking = np.log(ALARM_LINE / against_plan) / np.log(ALARM_LINE)
    gained = 0.5**2 * information(plan, seen, ahead)
    enough = np.flatnonzero(gained >= max(lacking, 0.0) * _USUALLY_ENOUGH)
    return _dated(plan, seen, float(ahead[enough[0]])) if len(enough) else None


def first_look_once_due(plan: Plan, seen: Observations) -> date:
    """Return the date of the first look after the target date."""
    step = CADENCES[plan.cadence]
    looks = floor((plan.target_time - seen.times[-1]) / step) + 1
    return _dated(plan, seen, float(seen.times[-1]) + max(looks, 1) * step)


def _dated(plan: Plan, seen: Observations, time: float) -> date:
    """Return the date of a look to come, so many months after go-live."""
    looks = round((time - seen.times[-1]) / CADENCES[plan.cadence])
    weekly = plan.cadence == "weekly"
    ahead = pd.DateOffset(weeks=looks) if weekly else pd.DateOffset(months=looks)
    return (seen.dates.iloc[-1] + ahead).date()


def information(plan: Plan, seen: Observations, ahead: Numbers) -> Numbers:
    """Return what observations ahead will add about the whole change, in nats.

    It is the evidence, expected by the time of each, for the planned path against no
    effect, given the noise as it is known today.
    """
    planned = [Path(plan.ramp)]
    live = np.concatenate([seen.times[seen.history :], ahead])
    terms = weighed(
        Series(
            times=np.concatenate([seen.times, ahead]),
            values=np.concatenate([seen.shares, np.zeros(len(ahead))]),
            paths=path_shares(planned, live),
            step=CADENCES[plan.cadence],
            ahead=np.zeros(0),
            paths_ahead=np.zeros((0, 1)),
            jolts=np.zeros((len(live), 0)),
            steady=np.array([0]),
        )
    )
    now = len(live) - len(ahead)
    square = terms.square[:, :, 0]
    best = terms.cross[now, :, 0] ** 2 / np.maximum(square[now], 1e-12)
    total = terms.total[now] - best
    freedom = terms.freedom[now]
    likely = terms.log_weight[now] - freedom / 2 * np.log(total)
    chance = np.exp(likely - likely.max())
    by_structure = (square[now + 1 :] - square[now]) / (2 * total / freedom)
    gained: Numbers = by_structure @ (chance / chance.sum())
    return gained
