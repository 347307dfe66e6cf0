"""Series and panels whose true effect is known: simulated, and real without a change.

Noise has a standard deviation of 1; effects are in that unit.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

PUBLISHED = Path(__file__).resolve().parents[2] / "sample_data/generator/published"
NOISES = {
    "independent": 0.0,
    "persistence 0.3": 0.3,
    "persistence 0.6": 0.6,
    "wandering level": None,
}
LENGTHS = ((36, 24), (48, 30), (60, 36))
_WANDERING = 0.1  # variance of the level's step over that of the noise
_BURNT = 50


def noise(
    rng: np.random.Generator, count: int, persistence: float | None
) -> np.ndarray:
    """Return noise that persists; without a persistence its level wanders."""
    fresh = rng.normal(size=count + _BURNT)
    if persistence is None:
        walk = np.cumsum(rng.normal(size=count)) * np.sqrt(_WANDERING)
        return fresh[:count] + walk
    values = np.zeros(count + _BURNT)
    for place in range(1, count + _BURNT):
        carried = persistence * values[place - 1]
        values[place] = carried + np.sqrt(1 - persistence**2) * fresh[place]
    return values[_BURNT:]


def series(
    rng: np.random.Generator,
    length: tuple[int, int],
    *,
    persistence: float | None,
    effect: float = 0.0,
) -> pd.DataFrame:
    """Return a monthly series with a season of random size and a step."""
    count, start = length
    months = pd.period_range("2020-01", periods=count, freq="M").astype(str)
    season = rng.choice([0.0, 1.0]) * np.sin(2 * np.pi * np.arange(count) / 12)
    step = effect * (np.arange(count) >= start)
    values = 20 + season + step + noise(rng, count, persistence)
    return pd.DataFrame({"month": months, "value": values})


def panel(
    rng: np.random.Generator,
    *,
    units: int = 21,
    treated: int = 1,
    effect: float = 0.0,
    persistence: float = 0.3,
) -> pd.DataFrame:
    """Return 24 periods of units that share two wandering factors; 16 come before."""
    factors = np.cumsum(rng.normal(size=(24, 2)), axis=0)
    loadings = rng.dirichlet(np.ones(2), size=units)
    values = 50 + factors @ loadings.T
    for unit in range(units):
        values[:, unit] += noise(rng, 24, persistence)
    values[16:, :treated] += effect
    return pd.DataFrame(
        {
            "unit": np.repeat([f"U{unit:02}" for unit in range(units)], 24),
            "period": np.tile(np.arange(24), units),
            "value": values.T.ravel(),
            "flag": np.repeat(np.arange(units) < treated, 24).astype(int),
        }
    )


def staggered(
    rng: np.random.Generator, *, units: int, treated: int, effect: float
) -> pd.DataFrame:
    """Return a panel in which the treated start between its 11th and 20th period."""
    frame = panel(rng, units=units, treated=treated)
    begins = np.where(np.arange(units) < treated, rng.integers(10, 20, units), 0)
    first = np.repeat(begins, 24)
    live = (first > 0) & (frame["period"] >= first)
    return frame.assign(first=first, value=frame["value"] + effect * live)


def two(
    rng: np.random.Generator, length: tuple[int, int], *, effect: float
) -> pd.DataFrame:
    """Return a treated site and another that share a wandering level, by month."""
    count, start = length
    common = np.cumsum(rng.normal(size=count))
    months = pd.period_range("2020-01", periods=count, freq="M").astype(str)
    step = effect * (np.arange(count) >= start)
    values = [common + noise(rng, count, 0.6) + each for each in (step, 0 * step)]
    return pd.DataFrame(
        {
            "month": np.tile(months, 2),
            "site": np.repeat(["treated", "other"], count),
            "value": np.concatenate(values),
        }
    )


def casualties(name: str) -> tuple[np.ndarray, int]:
    """Return the logarithms of a series of casualties, and where the law begins."""
    rows = _published("road_casualties")
    logs = np.log([float(row[name]) for row in rows])
    return logs, [row["month"] for row in rows].index("1983-02")


def real_series() -> Iterator[tuple[str, pd.DataFrame, str]]:
    """Yield real series in which nothing happened at the start that is named.

    British road casualties before the seat-belt law, five years at a time, and
    cigarette sales of the states without a programme, 24 years at a time.
    """
    roads = [row for row in _published("road_casualties") if row["month"] < "1983-01"]
    for name in ("drivers", "front", "rear", "kilometres", "petrol_price"):
        for first in range(0, len(roads) - 59, 6):
            rows = roads[first : first + 60]
            frame = pd.DataFrame(
                {
                    "time": [row["month"] for row in rows],
                    "value": [row[name] for row in rows],
                }
            )
            yield "roads", frame, rows[36]["month"]
    states: dict[str, list[dict[str, str]]] = {}
    for row in _published("cigarette_sales"):
        states.setdefault(row["state"], []).append(row)
    states.pop("California")
    for years in states.values():
        for first in (0, 3, 6):
            rows = years[first : first + 24]
            frame = pd.DataFrame(
                {
                    "time": [row["year"] for row in rows],
                    "value": [row["packs"] for row in rows],
                }
            )
            yield "cigarettes", frame, rows[15]["year"]


def _published(name: str) -> list[dict[str, str]]:
    with (PUBLISHED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
