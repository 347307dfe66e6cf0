"""Panels for the tests of attribution: published ones, and small made-up ones."""

from pathlib import Path

import numpy as np
import pandas as pd

import sample_data.generator

PUBLISHED = Path(sample_data.generator.__file__).parent / "published"


def published(name):
    frame = pd.read_csv(PUBLISHED / f"{name}.csv", dtype=str, keep_default_na=False)
    return frame.set_index(frame.index + 2)


def series(rng, *, count=60, start=36, effect=0.0, persistence=0.3, season=1.0):
    noise = np.zeros(count)
    for month in range(count):
        before = noise[month - 1] if month else 0.0
        fresh = np.sqrt(1 - persistence**2)
        noise[month] = persistence * before + fresh * rng.normal()
    months = pd.period_range("2020-01", periods=count, freq="M").astype(str)
    wave = season * np.sin(2 * np.pi * np.arange(count) / 12)
    step = effect * (np.arange(count) >= start)
    return pd.DataFrame({"month": months, "value": 20 + wave + step + noise})


def units(rng, *, count=21, periods=24, start=16, effect=0.0):
    """Units that share two factors; the first is treated."""
    factors = rng.normal(size=(periods, 2)).cumsum(axis=0)
    loadings = rng.dirichlet(np.ones(2), size=count)
    noise = 0.3 * rng.normal(size=(periods, count))
    values = 50 + factors @ loadings.T + noise
    values[start:, 0] += effect
    return pd.DataFrame(
        [
            {"unit": f"U{unit:02}", "period": period, "value": values[period, unit]}
            for unit in range(count)
            for period in range(periods)
        ]
    )
