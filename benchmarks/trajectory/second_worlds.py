"""A second simulation, made otherwise, to see what the first one does not show.

Here the planned baseline is measured (the mean of the last year before go-live), the
target is a percentage of it, planned months are rounded to quarters, and the way there
is none of the planned shapes. Noise is a sum of past shocks that swings, lingers or
has wide tails; a calendar month has an effect of its own; waiting times and cost vary
in proportion to their level, and events are counted. Effects may stall half-way, and
be lost slowly or at once. A life is followed for half a year after its target date.
"""

from functools import partial

import numpy as np
import pandas as pd

from benchmarks.trajectory.worlds import DETECTABLE, GO_LIVE, WEEKS_A_MONTH, Life
from valuebook.analysis.ramp import ramp_share
from valuebook.analysis.trajectory import Plan, Ramp

SHAPES = ("linear", "logistic", "saturating", "step", "bass")
CHANCES = {
    "on plan": 0.42,
    "slow": 0.18,
    "short": 0.17,
    "none": 0.08,
    "harm": 0.04,
    "more": 0.06,
    "fading": 0.05,
}
MEMORY = 24  # past shocks that linger in the noise


def eased(done: np.ndarray, way: str) -> np.ndarray:
    """Return the share of full effect that is reached when so much time has passed."""
    if way == "cosine":
        return (1 - np.cos(np.pi * done)) / 2
    if way == "gompertz":
        start, end = np.exp(-5.0), np.exp(-5.0 * np.exp(-6.0))
        return (np.exp(-5.0 * np.exp(-6.0 * done)) - start) / (end - start)
    if way == "two waves":
        return np.interp(done, [0, 0.25, 0.5, 0.75, 1], [0, 0.5, 0.5, 1, 1])
    return np.sqrt(done)


def walked(rng: np.random.Generator, truth: str, months: np.ndarray, plan: Plan):
    """Return the true share of the promised change in each month."""
    way = str(rng.choice(["cosine", "gompertz", "two waves", "root"]))
    lag, length = plan.ramp.lag_months, max(plan.ramp.duration_months, 1.0)
    if truth == "slow":
        begins, takes = [(rng.uniform(3, 9), 1.0), (rng.uniform(0, 2), 2.2)][
            rng.integers(2)
        ]
        lag, length = lag + begins, length * takes
    share = eased(np.clip((months - lag) / length, 0, 1), way)
    if truth == "none":
        return 0 * share
    if truth == "harm":
        return -rng.uniform(0.15, 0.6) * share
    if truth == "more":
        return rng.uniform(1.3, 2.0) * share
    if truth == "short":
        stalls, partly = rng.random() < 0.4, rng.uniform(0.2, 0.7)
        return np.minimum(share, partly) if stalls else partly * share
    if truth == "fading":
        since = np.maximum(months - lag - length - rng.uniform(0, 4), 0)
        lost = [1 - since / rng.uniform(6, 18), 0.5 ** (since / 4), since <= 0]
        share = share * np.clip(lost[rng.integers(3)], 0, 1)
    return rng.normal(1, 0.04) * share


def lingering(rng: np.random.Generator, step: float) -> np.ndarray:
    """Return how much of a shock is left after so many observations."""
    ages = np.arange(MEMORY)
    months = ages * min(1.0, 2 * step)
    kind = rng.integers(3)
    if kind == 0:
        left = 1.0 * (ages == 0)
    elif kind == 1:  # it lingers
        left = np.where(ages == 0, 1.0, rng.uniform(0.1, 0.5) * 0.7**months)
    else:  # it swings back
        left = rng.uniform(0.3, 0.75) ** months * np.cos(2 * np.pi * months / 14)
    return left / np.sqrt(left @ left)


def made(rng: np.random.Generator, count: int, left: np.ndarray) -> np.ndarray:
    """Return noise of variance 1; in one life of three its tails are wide."""
    shocks = rng.standard_normal(count + MEMORY)
    if rng.random() < 1 / 3:
        shocks = rng.laplace(scale=np.sqrt(0.5), size=count + MEMORY)
    return np.convolve(shocks, left, mode="valid")[-count:]


def second_life(seed: int, *, measure: str) -> Life:
    """Return the life that a seed leads, of a level, a duration or a count."""
    rng = np.random.default_rng([seed, 77])
    weekly = measure == "weekly level"
    step = 1 / WEEKS_A_MONTH if weekly else 1.0
    target_time = int(rng.choice([6, 9, 12, 15, 18, 24]))
    before = int(rng.integers(12, 61))
    steps = np.arange(-round(before / step), round((target_time + 6) / step) + 1)
    months = steps * step
    level, sign = rng.uniform(5, 5000), rng.choice([-1, 1])
    change = sign * rng.uniform(0.1, 0.4) * level
    sd = abs(change) / np.exp(rng.normal(1.1, 0.5))
    if measure == "count":  # so many events that their Poisson noise is as large
        level, change = (level / sd) ** 2, change * level / sd**2
        sd = np.sqrt(level)
    left = lingering(rng, step)
    usual = level + sd * made(rng, len(months), left)
    by_month = rng.normal(0, rng.choice([0, 0, 0.4, 0.9]) * sd, 12)
    calendar = (np.floor(months).astype(int)) % 12
    last_year = (months < 0) & (months >= -12)
    baseline = float((usual + by_month[calendar])[last_year].mean())
    lag = int(rng.integers(0, 3))
    length = int(rng.choice([3, 6, 9, 12]))
    shape = str(rng.choice(SHAPES))
    ramp = Ramp(
        shape, lag, 0 if shape == "step" else min(length, max(target_time - lag, 1))
    )
    plan = Plan(
        "INI-001",
        "increase" if sign > 0 else "decrease",
        baseline,
        baseline + change,
        GO_LIVE.date(),
        (GO_LIVE + pd.DateOffset(months=target_time)).date(),
        "weekly" if weekly else "monthly",
        ramp,
    )
    truth = str(rng.choice(list(CHANCES), p=list(CHANCES.values())))
    share = walked(rng, truth, months, plan)
    expected = level + change * share
    noise = usual - level + by_month[calendar]
    if measure == "duration":
        noise = noise * expected / level
    values = expected + noise
    if measure == "count":
        values = rng.poisson(np.maximum(expected + by_month[calendar], 0.1)).astype(
            float
        )
    kept = rng.random(len(months)) > (0.08 if rng.random() < 0.3 else 0.0)
    planned = ramp_share(
        months, shape, lag_months=lag, ramp_months=ramp.duration_months
    ) * (months >= 0)
    gap = change * (share - planned)
    at_target = float(np.interp(target_time, months, expected))
    dates = [
        GO_LIVE
        + (pd.Timedelta(weeks=int(at)) if weekly else pd.DateOffset(months=int(at)))
        for at in steps
    ]
    frame = pd.DataFrame({"date": dates, "value": values})
    return Life(
        plan,
        frame[kept].reset_index(drop=True),
        truth,
        months[kept],
        planned[kept],
        target_time,
        (at_target - baseline) / change,
        known_from(months, gap, values - expected - by_month[calendar], sd * left),
    )


def known_from(
    months: np.ndarray, gap: np.ndarray, noise: np.ndarray, left: np.ndarray
) -> float:
    """Return the month at which the likelihood ratio of the truth over plan is 20."""
    lags = [float(left[: MEMORY - lag] @ left[lag:]) for lag in range(MEMORY)]
    apart = abs(np.subtract.outer(np.arange(len(gap)), np.arange(len(gap))))
    padded = np.array([*lags, 0.0])
    covariance = padded[np.minimum(apart, MEMORY)] + 1e-6 * lags[0] * np.eye(len(gap))
    root = np.linalg.cholesky(covariance)
    expected = np.linalg.solve(root, gap)
    seen = expected + np.linalg.solve(root, noise)
    ratio = np.cumsum(expected * seen - expected**2 / 2)
    hit = np.flatnonzero((ratio >= DETECTABLE) & (months >= 0))
    return float(months[hit[0]]) if len(hit) else np.inf


SECOND = {
    f"second: {measure}": partial(second_life, measure=measure)
    for measure in ("level", "duration", "count", "weekly level")
}
