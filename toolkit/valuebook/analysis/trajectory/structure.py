"""The ways in which a measure may move by itself, and how likely each is beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from valuebook.analysis.trajectory.plan import Numbers

_AUTOCORRELATIONS = (0.0, 0.25, 0.5, 0.75, 0.9)
_AUTOCORRELATION_WEIGHTS = (0.6, 0.8, 1.0, 1.2, 1.0)  # a short series shows too little
_GROWTHS = ((1.0, 0.85), (1.6, 0.15))  # of the noise at go-live, chance
_WALKS = ((0.15, 0.05), (0.35, 0.05))  # of the baseline, noise sd a month, chance
_SEASONS = ((0.0, 0.5), (0.7, 0.2), (3.0, 0.3))  # size in noise sd, chance
_TRENDS = ((False, 0.85), (True, 0.15))
_BASELINES = ((10.0, 0.7), (0.03, 0.3))  # months the plan's baseline weighs, chance
_HARMONICS = np.array([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6], dtype=float)


@dataclass(frozen=True)
class Structure:
    """One way in which the measure may move by itself."""

    autocorrelation: float
    growth: float
    walk: float
    season: float
    trend: bool
    baseline: float
    chance: float

    @property
    def columns(self) -> tuple[int, ...]:
        """Return which regressors are in it: the level, the trend, the season."""
        season = list(range(2, 2 + len(_HARMONICS))) if self.season else []
        return (0, *([1] if self.trend else []), *season)

    @property
    def precision(self) -> Numbers:
        """Return the prior precision of each regressor; of the level, by the month."""
        season = (_HARMONICS / self.season) ** 2 if self.season else np.zeros(0)
        precision: Numbers = np.concatenate(
            [[self.baseline], [1.0] if self.trend else [], season]
        )
        return precision


def structures() -> list[Structure]:
    """Return every structure with its chance before anything is seen.

    In none of them does the noise grow at go-live; see `grown`.
    """
    total = sum(_AUTOCORRELATION_WEIGHTS)
    wandering = sum(chance for _, chance in _WALKS)
    noises = [
        (phi, (1 - wandering) * weight / total)
        for phi, weight in zip(_AUTOCORRELATIONS, _AUTOCORRELATION_WEIGHTS, strict=True)
    ]
    steady = [
        Structure(phi, 1.0, 0.0, season, trend, baseline, often * share)
        for phi, often in noises
        for season, trend, baseline, share in _levels(_TRENDS)
    ]
    wanderers = [
        Structure(0.0, 1.0, walk, season, trend, baseline, often * share)
        for walk, often in _WALKS
        for season, trend, baseline, share in _levels(((False, 1.0),))
    ]
    return steady + wanderers


def grown(structure: Structure) -> list[Structure]:
    """Return a structure whose noise may grow at go-live, by how much."""
    if structure.walk:
        return [structure]
    return [
        replace(structure, growth=growth, chance=structure.chance * chance)
        for growth, chance in _GROWTHS
    ]


def _levels(
    trends: Sequence[tuple[bool, float]],
) -> list[tuple[float, bool, float, float]]:
    """Return each size of season, trend and weight of the baseline with its chance."""
    return [
        (season, trend, baseline, often * seldom * near)
        for season, often in _SEASONS
        for trend, seldom in trends
        for baseline, near in _BASELINES
    ]
