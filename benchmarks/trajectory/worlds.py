"""Simulated lives of initiatives whose truth is known, in ordinary and hard worlds.

A life is a promise, a history and what followed go-live. Its truth is one of on plan,
slow (late and stretched), short (30 to 70 %), none, harm, more (130 to 170 %) and
fading (halving within 3 to 9 months once full).
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from valuebook.analysis.trajectory import Plan, Ramp

GO_LIVE = pd.Timestamp("2024-01-01")
WEEKS_A_MONTH = 365.25 / 12 / 7
DETECTABLE = np.log(20)


@dataclass(frozen=True)
class World:
    """What sort of lives are led; each field a range or the choices."""

    chances: tuple[float, ...] = (0.40, 0.20, 0.14, 0.10, 0.03, 0.08, 0.05)
    signal: tuple[float, float] = (1.2, 8.0)  # promised change in noise sd
    autocorrelation: tuple[float, ...] = (0.0, 0.2, 0.4, 0.6)
    season: tuple[float, ...] = (0.0, 0.0, 0.5, 1.5)  # in noise sd
    history: tuple[int, int] = (18, 48)
    short: tuple[float, float] = (0.3, 0.7)  # what is reached of a partial effect
    weekly: bool = False
    stress: str = ""


TRUTHS = ("on plan", "slow", "short", "none", "harm", "more", "fading")
FAILING = ("slow", "short", "none", "harm")

USUAL = World()
WORLDS = {
    "usual": USUAL,
    "mostly on plan": World(chances=(0.7, 0.1, 0.08, 0.05, 0.01, 0.03, 0.03)),
    "mostly failing": World(chances=(0.15, 0.2, 0.25, 0.2, 0.08, 0.07, 0.05)),
    "weak signal": World(signal=(1.0, 2.5)),
    "strong signal": World(signal=(5.0, 15.0)),
    "autocorrelated": World(autocorrelation=(0.6, 0.7, 0.8)),
    "seasonal": World(season=(1.0, 1.5, 2.0)),
    "short history": World(history=(12, 15)),
    "weekly": World(weekly=True),
}
STRESSES = {
    name: replace(USUAL, stress=name)
    for name in (
        "gaps",
        "heavy tails",
        "outliers",
        "growing noise",
        "trend",
        "shock",
        "shock masked",
        "other ramp",
        "dated at month end",
        "lucky baseline",
        "random walk",
        "shifted history",
        "counts",
    )
}


@dataclass(frozen=True)
class Life:
    """A promise, its observations and the truth about it."""

    plan: Plan
    actuals: pd.DataFrame
    truth: str
    times: np.ndarray
    planned: np.ndarray
    target_time: float
    level: float  # at the target date, as a share of the promised change
    detectable: float  # month at which one who knows all but the truth would know it

    @property
    def shares(self) -> np.ndarray:
        """Return the values as shares of the promised change."""
        values = self.actuals["value"].to_numpy()
        return (values - self.plan.baseline) / self.plan.change


def ramp(shape: str, times: np.ndarray, lag: float, length: float) -> np.ndarray:
    """Return the share of full effect; full when lag and length have passed."""
    done = np.clip((times - lag) / max(length, 1e-9), 0, 1)
    if shape == "step":
        return (times >= lag).astype(float)
    if shape == "saturating":
        return (1 - np.exp(-3 * done)) / (1 - np.exp(-3))
    if shape == "logistic":
        start, end = 1 / (1 + np.exp(5)), 1 / (1 + np.exp(-5))
        return (1 / (1 + np.exp(-10 * (done - 0.5))) - start) / (end - start)
    return done


def noise(
    rng: np.random.Generator, world: World, times: np.ndarray, phi: float
) -> np.ndarray:
    """Return autoregressive noise of variance 1, by the world's stress."""
    shocks = rng.standard_normal(len(times))
    if world.stress == "heavy tails":
        shocks = rng.standard_t(3, len(times)) / np.sqrt(3)
    made = np.empty(len(times))
    made[0] = shocks[0]
    for at in range(1, len(times)):
        made[at] = phi * made[at - 1] + np.sqrt(1 - phi**2) * shocks[at]
    if world.stress == "growing noise":
        made *= np.linspace(0.7, 1.5, len(times))
    if world.stress == "random walk":
        made += np.cumsum(0.2 * rng.standard_normal(len(times)))
    if world.stress == "shifted history":
        begun = rng.integers(len(times) // 8, max((times < 0).sum() - 3, 2))
        made += np.where(np.arange(len(times)) < begun, 2.0 * rng.choice([-1, 1]), 0)
    if world.stress == "outliers":
        sign = rng.choice([-1, 1], len(times))
        made += np.where(rng.random(len(times)) < 0.04, 4 * sign, 0)
    return made


def counted(rng: np.random.Generator, share: np.ndarray, sd: float) -> np.ndarray:
    """Return the noise of events that are counted, about of variance 1.

    The baseline is 4 / sd^2 events a period, and half of that is promised to be
    gained or to be avoided.
    """
    baseline, change = 4 / sd**2, rng.choice([-1, 1]) * 2 / sd**2
    expected = np.maximum(baseline + change * share, 0.1)
    return (rng.poisson(expected) - expected) / (sd * change)


def path(
    rng: np.random.Generator, world: World, truth: str, times: np.ndarray, by: Ramp
) -> np.ndarray:
    """Return the true share of the promised change over time."""
    share = {
        "short": rng.uniform(*world.short),
        "none": 0.0,
        "harm": -rng.uniform(0.2, 0.5),
        "more": rng.uniform(1.3, 1.7),
    }.get(truth, rng.normal(1, 0.05))
    late, stretch = rng.uniform(3, 8), rng.uniform(1, 1.8)
    if truth != "slow":
        late, stretch = 0.0, 1.0
    reached = share * ramp(
        by.shape, times - late, by.lag_months, by.duration_months * stretch
    )
    if truth == "fading":
        since = np.maximum(times - by.lag_months - by.duration_months, 0)
        reached = reached * 0.5 ** (since / rng.uniform(3, 9))
    return reached


def life(world: World, seed: int) -> Life:
    """Return the life that a seed leads in a world."""
    rng = np.random.default_rng([seed, 2026])
    target_time = int(rng.integers(10, 19))
    shape = rng.choice(
        ["linear", "logistic", "saturating", "step"], p=[0.3, 0.4, 0.2, 0.1]
    )
    lag = int(rng.integers(0, 4))
    length = int(rng.integers(3, target_time - lag + 1)) if shape != "step" else 0
    truth = str(rng.choice(TRUTHS, p=world.chances))
    low, high = np.log(world.signal)
    sd = np.exp(-rng.uniform(low, high))
    phi, season = rng.choice(world.autocorrelation), rng.choice(world.season) * sd
    before = int(rng.integers(world.history[0], world.history[1] + 1))
    a_month = WEEKS_A_MONTH if world.weekly else 1.0
    steps = np.arange(-round(before * a_month), round((target_time + 12) * a_month) + 1)
    times = steps / a_month
    by = Ramp(str(shape), lag, length)
    true = Ramp("saturating" if shape == "logistic" else "logistic", lag, length)
    walked = true if world.stress == "other ramp" else by
    moved = path(rng, world, truth, times, walked)
    level = float(np.interp(target_time, times, moved))
    planned = ramp(by.shape, times, lag, length)
    wave = np.zeros(len(times))
    for harmonic in (1, 2, 3):
        angle = 2 * np.pi * harmonic * times / 12
        a, b = rng.normal(size=2) * season / harmonic
        wave += a * np.cos(angle) + b * np.sin(angle)
    made = noise(rng, world, times, phi)
    if world.stress == "counts":
        made = counted(rng, moved + wave, sd)
    shares = moved + wave + sd * made
    kept, baseline = np.ones(len(times), bool), 0.0
    if world.stress == "trend":
        drift = rng.normal() * 0.8 * sd / 12
        shares, level = shares + drift * times, level + drift * target_time
    if world.stress.startswith("shock"):
        start = rng.integers(2, target_time)
        struck = (times >= start) & (times < start + 3)
        shares = shares - 2.5 * sd * struck
        kept = ~struck if world.stress == "shock masked" else kept
    if world.stress == "gaps":
        kept = rng.random(len(times)) > 0.2
    if world.stress == "lucky baseline":
        shares = shares - 1.2 * sd * ((times < 0) & (times >= -3))
        baseline = min(shares[(times < 0) & (times >= -6)].mean(), 0.5)
    carried = phi ** np.diff(steps[kept])
    return Life(
        *_told(rng, world, by, (steps, shares, kept, baseline, target_time)),
        truth,
        times[kept],
        planned[kept],
        target_time,
        (level - baseline) / (1 - baseline),
        _detectable(
            times[kept], (moved - planned)[kept], (sd * made)[kept], carried, sd
        ),
    )


def _told(rng, world, by, made):
    """Return plan and actuals in a unit and direction of their own."""
    steps, shares, kept, baseline, target_time = made
    scale = rng.choice([-1, 1]) * rng.uniform(2, 50)
    offset = rng.uniform(20, 500)
    if world.weekly:
        dates = [GO_LIVE + pd.Timedelta(weeks=int(step)) for step in steps]
        target_date = GO_LIVE + pd.Timedelta(days=round(target_time * 365.25 / 12))
    else:
        dates = [GO_LIVE + pd.DateOffset(months=int(step)) for step in steps]
        target_date = GO_LIVE + pd.DateOffset(months=target_time)
    if world.stress == "dated at month end":
        dates = [each + pd.offsets.MonthEnd(0) for each in dates]
    plan = Plan(
        "INI-001",
        "increase" if scale > 0 else "decrease",
        offset + scale * baseline,
        offset + scale,
        GO_LIVE.date(),
        target_date.date(),
        "weekly" if world.weekly else "monthly",
        by,
    )
    frame = pd.DataFrame({"date": dates, "value": offset + scale * shares})
    return plan, frame[kept].reset_index(drop=True)


def _detectable(times, gap, made, carried, sd) -> float:
    """Return the month at which the likelihood ratio of the truth over plan is 20."""

    def white(series):
        later = (series[1:] - carried * series[:-1]) / np.sqrt(1 - carried**2)
        return np.concatenate([series[:1], later]) / sd

    expected, seen = white(gap), white(gap + made)
    ratio = np.cumsum(expected * seen - expected**2 / 2)
    hit = np.flatnonzero((ratio >= DETECTABLE) & (times >= 0))
    return float(times[hit[0]]) if len(hit) else np.inf
