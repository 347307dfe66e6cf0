"""What a measure does by itself: its level, season, trend and noise.

A measure is baseline + season + trend + level x path + noise. The noise is an
autoregression of order one whose gaps are honoured; the season is six harmonics
and the trend a line, both shrunk towards none. How strong each is, is not chosen:
a grid of structures is weighed by how well each explains the history before go-live
and all that follows. Baseline and noise variance are integrated out exactly under
the right Haar prior, so units and scale drop out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from valuebook.analysis.trajectory.plan import Numbers

LEAST_HISTORY = 6
"""Observations before go-live that are needed to know the noise."""

_AUTOCORRELATIONS = (0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9)
_AUTOCORRELATION_WEIGHTS = (1.0, 1.0, 1.0, 1.0, 0.8, 0.5, 0.25)
_SEASONS = ((0.0, 0.5), (0.7, 0.2), (3.0, 0.3))  # size in noise sd, chance
_TRENDS = ((False, 0.9), (True, 0.1))
_NEGLIGIBLE = 0.002  # chance, against the best structure, below which one is dropped
_HARMONICS = np.array([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6], dtype=float)
_USUAL_NOISE = 0.3  # of the promised change; stands in for history that is not there
_LEAST_NOISE = 0.02  # of the promised change; no ramp is known more exactly


@dataclass(frozen=True)
class Structure:
    """One way in which the measure may move by itself."""

    autocorrelation: float
    season: float
    trend: bool
    chance: float

    @property
    def columns(self) -> list[int]:
        """Return which regressors are in it: the level, the trend, the season."""
        season = list(range(2, 2 + len(_HARMONICS))) if self.season else []
        return [0, *([1] if self.trend else []), *season]

    @property
    def precision(self) -> Numbers:
        """Return the prior precision of each regressor but the level."""
        season = (_HARMONICS / self.season) ** 2 if self.season else np.zeros(0)
        precision: Numbers = np.concatenate([[1.0] if self.trend else [], season])
        return precision


@dataclass(frozen=True)
class Series:
    """The data of one measure: times in months, values, and paths in columns.

    `paths` are the shares at the times from go-live on; before it all are 0.
    """

    times: Numbers
    values: Numbers
    paths: Numbers
    step: float
    target_time: float
    target_paths: Numbers

    @property
    def history(self) -> int:
        """Return how many observations were made before go-live."""
        return len(self.times) - len(self.paths)

    @property
    def unknown(self) -> int:
        """Return how many observations are missing to know the noise."""
        return max(LEAST_HISTORY - self.history, 0)


@dataclass(frozen=True)
class Terms:
    """What the data say, by look (the first at go-live), structure and path.

    The sum of squares at level f is `total` - 2 f `cross` + f^2 `square`; the
    expected level at the target date is `mean` + f `slope`, with variance `spread`
    x noise variance. The likelihood is `log_weight` - `freedom` / 2 x the logarithm
    of the sum of squares. Only `cross`, `square` and `slope` differ by path.
    """

    freedom: Numbers
    log_weight: Numbers
    total: Numbers
    cross: Numbers
    square: Numbers
    mean: Numbers
    slope: Numbers
    spread: Numbers


def structures() -> list[Structure]:
    """Return every structure with its chance before anything is seen."""
    total = sum(_AUTOCORRELATION_WEIGHTS)
    return [
        Structure(autocorrelation, season, trend, weight / total * often * seldom)
        for autocorrelation, weight in zip(
            _AUTOCORRELATIONS, _AUTOCORRELATION_WEIGHTS, strict=True
        )
        for season, often in _SEASONS
        for trend, seldom in _TRENDS
    ]


def weighed(series: Series) -> Terms:
    """Return what the data say under each structure that the history leaves possible.

    With too little history the usual noise stands in for what is missing, and the
    planned baseline counts as one observation.
    """
    looks: Numbers = np.arange(series.history, len(series.times) + 1.0)
    freedom = looks - 1.0 + series.unknown + bool(series.unknown)
    floor = series.unknown * _USUAL_NOISE**2 + looks * _LEAST_NOISE**2
    anchor = float(bool(series.unknown))
    regressors = _regressors(series.times)
    ahead = _regressors(np.array([series.target_time]))[0]
    ahead[2:] = 0.0  # the level at the target date is meant without its season
    found = []
    for autocorrelation in _AUTOCORRELATIONS:
        sums = _Sums(series, regressors, autocorrelation)
        found += [
            _Fit(each, sums, anchor, floor)
            for each in structures()
            if each.autocorrelation == autocorrelation
        ]
    kept = _plausible(found, freedom[0])
    return Terms(
        freedom,
        log_weight=np.stack([fit.log_weight for fit in kept], axis=1),
        total=np.stack([fit.total for fit in kept], axis=1),
        **_by_path(series, ahead, kept),
    )


def _regressors(times: Numbers) -> Numbers:
    """Return level, trend (per year) and six harmonics of the year."""
    angle = 2 * np.pi * np.outer(times / 12, np.arange(1, 7))
    pairs = np.stack([np.cos(angle), np.sin(angle)], axis=2).reshape(len(times), 12)
    return np.column_stack([np.ones(len(times)), times / 12, pairs[:, :11]])


class _Sums:
    """Running inner products of whitened data, read off at each look."""

    def __init__(self, series: Series, regressors: Numbers, phi: float) -> None:
        self.start = series.history
        self.carried = phi ** (np.diff(series.times) / series.step)
        self.fresh = np.sqrt(1 - self.carried**2)
        self.x = self._whitened(regressors)
        self.y = self._whitened(series.values[:, None])[:, 0]
        self.xx = self._running(self.x[:, :, None] * self.x[:, None, :])
        self.xy = self._running(self.x * self.y[:, None])
        self.yy = self._running(self.y**2)
        first = np.zeros(min(len(self.x), 1))
        self.log_det = self._running(np.concatenate([first, 2 * np.log(self.fresh)]))

    def _whitened(self, columns: Numbers) -> Numbers:
        white = columns.copy()
        before = self.carried[:, None] * columns[:-1]
        white[1:] = (columns[1:] - before) / self.fresh[:, None]
        return white

    def _running(self, products: Numbers) -> Numbers:
        """Return the sums up to go-live and up to each observation after it."""
        before = products[: self.start].sum(axis=0, keepdims=True)
        return np.cumsum(np.concatenate([before, products[self.start :]]), axis=0)

    def with_paths(self, paths: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Return the running products of paths with regressors, themselves, values."""
        start = self.start
        white = paths.copy()
        if start:
            white[:1] /= self.fresh[start - 1 : start, None]
        later = slice(start, None) if start else slice(None)
        carried, fresh = self.carried[later, None], self.fresh[later, None]
        white[1:] = (paths[1:] - carried * paths[:-1]) / fresh
        x, y = self.x[start:], self.y[start:]
        products = (
            x[:, :, None] * white[:, None, :],
            white**2,
            white * y[:, None],
        )
        xr, rr, ry = (
            np.concatenate([np.zeros((1, *each.shape[1:])), np.cumsum(each, axis=0)])
            for each in products
        )
        return xr, rr, ry


class _Fit:
    """One structure with level, trend and season taken out of the values."""

    def __init__(
        self, structure: Structure, sums: _Sums, anchor: float, floor: Numbers
    ) -> None:
        self.sums, self.columns = sums, structure.columns
        precision = structure.precision
        gram = sums.xx[:, self.columns][:, :, self.columns]
        gram = gram + np.diag(np.concatenate([[anchor], precision]))
        self.inverse = np.linalg.inv(gram)
        self.xy = sums.xy[:, self.columns]
        self.of_y = np.einsum("lij,lj->li", self.inverse, self.xy)
        log_det = np.linalg.slogdet(gram)[1] - np.log(precision).sum()
        self.log_weight = np.log(structure.chance) - (sums.log_det + log_det) / 2
        left = sums.yy - (self.xy * self.of_y).sum(axis=1)
        self.total: Numbers = np.maximum(left, 0.0) + floor


def _plausible(found: Sequence[_Fit], freedom: float) -> list[_Fit]:
    """Return the structures that the history before go-live leaves possible."""
    evidence = np.array(
        [fit.log_weight[0] - freedom / 2 * np.log(fit.total[0]) for fit in found]
    )
    likely = evidence - evidence.max() >= np.log(_NEGLIGIBLE)
    return [each for each, kept in zip(found, likely, strict=True) if kept]


def _by_path(
    series: Series, ahead: Numbers, kept: Sequence[_Fit]
) -> dict[str, Numbers]:
    """Return the terms that need the paths or the regressors at the target date."""
    products = {fit.sums: fit.sums.with_paths(series.paths) for fit in kept}
    cross, square, mean, slope, spread = [], [], [], [], []
    for fit in kept:
        xr, rr, ry = products[fit.sums]
        xr = xr[:, fit.columns]
        at_target = ahead[fit.columns]
        of_ahead = fit.inverse @ at_target
        cross.append(ry - (fit.of_y[:, None, :] @ xr)[:, 0])
        square.append(rr - np.einsum("lik,lik->lk", xr, fit.inverse @ xr))
        mean.append(fit.of_y @ at_target)
        slope.append(series.target_paths - (of_ahead[:, None, :] @ xr)[:, 0])
        spread.append(np.maximum(of_ahead @ at_target, 0.0))
    stacked = {
        "cross": cross,
        "square": square,
        "mean": mean,
        "slope": slope,
        "spread": spread,
    }
    return {name: np.stack(each, axis=1) for name, each in stacked.items()}
