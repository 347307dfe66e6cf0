"""The rules in use elsewhere: each says at every look whether it sees a shortfall."""

import numpy as np

from benchmarks.trajectory.worlds import Life

SIGNIFICANT = 1.645
SLACK = 0.5  # of a standard deviation, in a cumulative sum


def value_off_plan(life: Life) -> np.ndarray:
    """Return red where the value is 10 % of the value worse than planned."""
    sign = np.sign(life.plan.change)
    planned = life.plan.baseline + life.plan.change * life.planned
    behind = sign * (planned - life.actuals["value"].to_numpy())
    return (behind > 0.1 * abs(planned))[life.times >= 0]


def benefit_off_plan(life: Life) -> np.ndarray:
    """Return red where the change so far is 10 % less than planned."""
    red = (life.planned > 0) & (life.shares < 0.9 * life.planned)
    return red[life.times >= 0]


def z_test(life: Life) -> np.ndarray:
    """Return red where a value is below plan at the 5 % level, month by month."""
    return _standardized(life) < -SIGNIFICANT


def cusum(life: Life, line: float) -> np.ndarray:
    """Return red from where the cumulative sum below plan reaches the line."""
    return _sum_below(_standardized(life)) >= line


def whitened_cusum(life: Life, line: float) -> np.ndarray:
    """Return the same of what the autocorrelation of history does not foretell."""
    gap = life.shares - life.planned
    before = gap[life.times < 0] - gap[life.times < 0].mean()
    phi = np.clip((before[1:] @ before[:-1]) / (before @ before), 0, 0.9)
    centred = gap - gap[life.times < 0].mean()
    fresh = np.concatenate([centred[:1], centred[1:] - phi * centred[:-1]])
    sd = fresh[life.times < 0].std(ddof=2)
    return _sum_below(fresh[life.times >= 0] / sd) >= line


def _standardized(life: Life) -> np.ndarray:
    gap = life.shares - life.planned
    before = gap[life.times < 0]
    return (gap[life.times >= 0] - before.mean()) / before.std(ddof=1)


def _sum_below(scores: np.ndarray) -> np.ndarray:
    total, sums = 0.0, []
    for score in scores:
        total = max(0.0, total - score - SLACK)
        sums.append(total)
    return np.array(sums)
