"""What a measure will be able to show, known before anything is at stake."""

import numpy as np
import pandas as pd

from valuebook.analysis.trajectory.noise import LEAST_HISTORY, Series, weighed
from valuebook.analysis.trajectory.paths import Path, path_shares
from valuebook.analysis.trajectory.plan import CADENCES, Plan, observations
from valuebook.analysis.trajectory.verdict import ALARM_LINE
from valuebook.model import ArgumentError

_MARGIN = 4.0  # nats over the alarm line: noise, delays and jolts may speak for plan
_AFTER_TARGET = 12.0  # months for which a measure is followed after its target date


def detectable_after(
    plan: Plan, actuals: pd.DataFrame, *, shortfall: float = 0.5
) -> float | None:
    """Return the months after go-live at which a shortfall can first be expected seen.

    `shortfall` is the share of the promised change that would be missing. None when
    the measure is too noisy to show it within a year after the target date: it
    cannot decide. Only the history before go-live is read; `actuals` has the columns
    date and value. What is expected is the information about the shortfall that
    observations at the plan's cadence will hold, given the noise of the history.
    """
    if not 0 < shortfall <= 1:
        raise ArgumentError(f"shortfall: {shortfall:g} is not a share, 0 to 1")
    seen = observations(plan, actuals)
    before = seen.times < 0
    if before.sum() < LEAST_HISTORY:
        raise ArgumentError(
            f"{plan.initiative_id} has {before.sum()} values before go-live; "
            f"{LEAST_HISTORY} are needed to know the noise"
        )
    step = CADENCES[plan.cadence]
    ahead = np.arange(0.0, plan.target_time + _AFTER_TARGET + step / 2, step)
    planned = [Path(plan.ramp)]
    terms = weighed(
        Series(
            times=np.concatenate([seen.times[before], ahead]),
            values=np.concatenate([seen.shares[before], np.zeros(len(ahead))]),
            paths=path_shares(planned, ahead),
            step=step,
            target_time=plan.target_time,
            target_paths=path_shares(planned, np.array([plan.target_time]))[0],
            jolts=np.zeros((len(ahead), 0)),
            steady=np.array([0]),
        )
    )
    freedom, total = terms.freedom[0], terms.total[0]
    evidence = terms.log_weight[0] - freedom / 2 * np.log(total)
    chance = np.exp(evidence - evidence.max())
    gap = shortfall**2 * terms.square[1:, :, 0]
    information = gap / (2 * total / freedom) @ (chance / chance.sum())
    enough = np.flatnonzero(information >= np.log(ALARM_LINE) + _MARGIN)
    return float(ahead[enough[0]]) if len(enough) else None
