"""What a measure does by itself: its level, season, trend and noise.

A measure is baseline + season + trend + level x path + noise. The noise is an
autoregression of order one whose gaps are honoured; the season is six harmonics
and the trend a line, both shrunk towards none. How strong each is, is not chosen:
a grid of structures is weighed by how well each explains the history before go-live
and all that follows. Baseline and noise variance are integrated out exactly under
the right Haar prior, so units and scale drop out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from valuebook.analysis.trajectory.plan import Numbers

_AUTOCORRELATIONS = (0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9)
_AUTOCORRELATION_WEIGHTS = (1.0, 1.0, 1.0, 1.0, 0.8, 0.5, 0.25)
_SEASONS = ((0.0, 0.5), (0.7, 0.2), (3.0, 0.3))  # size in noise sd, chance
_TRENDS = ((False, 0.9), (True, 0.1))
_NEGLIGIBLE = 0.002  # chance, against the best structure, below which one is dropped
_HARMONICS = np.array([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6], dtype=float)
_SMALLEST_SUM = 1e-12


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
        """Return the prior precision of each regressor, in units of noise variance."""
        season = (_HARMONICS / self.season) ** 2 if self.season else np.zeros(0)
        precision: Numbers = np.concatenate(
            [[0.0], [1.0] if self.trend else [], season]
        )
        return precision


@dataclass(frozen=True)
class Terms:
    """What the data up to each look say under one structure, for every path.

    The sum of squares at level f is `total` - 2 f `cross` + f^2 `square`; the
    expected level at the target date is `mean` + f `slope`, with variance
    `spread` x noise variance. Rows are looks, columns paths.
    """

    log_weight: Numbers
    total: Numbers
    cross: Numbers
    square: Numbers
    mean: Numbers
    slope: Numbers
    spread: Numbers

    def sum_of_squares(self, look: int, levels: Numbers) -> Numbers:
        """Return the residual sum of squares at each path and level."""
        squares: Numbers = (
            self.total[look]
            - 2 * np.outer(self.cross[look], levels)
            + np.outer(self.square[look], levels**2)
        )
        np.maximum(squares, _SMALLEST_SUM, out=squares)
        return squares


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


@dataclass(frozen=True)
class Series:
    """The data of one measure: times in months, values, and paths in columns."""

    times: Numbers
    values: Numbers
    paths: Numbers
    step: float
    target_time: float
    target_paths: Numbers

    def regressors(self, times: Numbers) -> Numbers:
        """Return level, trend (per year) and six harmonics of the year."""
        angle = 2 * np.pi * np.outer(times / 12, np.arange(1, 7))
        pairs = np.stack([np.cos(angle), np.sin(angle)], axis=2).reshape(len(times), 12)
        level, trend = np.ones(len(times)), times / 12
        return np.column_stack([level, trend, pairs[:, :11]])


def plausible(
    series: Series, history: int, candidates: Sequence[Structure]
) -> list[Structure]:
    """Return the structures that the history before go-live leaves possible."""
    if history < 2:
        return list(candidates)
    evidence = np.array(
        [
            terms.log_weight[0] - (history - 1) / 2 * np.log(terms.total[0])
            for _, terms in weighed(series, np.array([history]), candidates)
        ]
    )
    likely = np.exp(evidence - evidence.max()) >= _NEGLIGIBLE
    return [each for each, kept in zip(candidates, likely, strict=True) if kept]


def weighed(
    series: Series, looks: np.ndarray, candidates: Sequence[Structure]
) -> Iterator[tuple[Structure, Terms]]:
    """Yield each structure with what the first `looks` observations say under it."""
    regressors = series.regressors(series.times)
    ahead = series.regressors(np.array([series.target_time]))[0]
    ahead[2:] = 0.0  # the level at the target date is meant without its season
    for autocorrelation in dict.fromkeys(each.autocorrelation for each in candidates):
        sums = _Sums(series, regressors, looks, autocorrelation)
        for each in candidates:
            if each.autocorrelation == autocorrelation:
                yield each, _terms(each, sums, ahead, series.target_paths)


class _Sums:
    """Running inner products of whitened data, read off at each look."""

    def __init__(
        self, series: Series, regressors: Numbers, looks: np.ndarray, phi: float
    ) -> None:
        carried = phi ** (np.diff(series.times) / series.step)
        fresh = np.sqrt(1 - carried**2)
        x = _whitened(regressors, carried, fresh)
        r = _whitened(series.paths, carried, fresh)
        y = _whitened(series.values[:, None], carried, fresh)[:, 0]
        at = looks - 1
        logs = np.concatenate([[0.0], 2 * np.log(fresh)])
        self.log_det = np.cumsum(logs)[at]
        self.xx = np.cumsum(x[:, :, None] * x[:, None, :], axis=0)[at]
        self.xr = np.cumsum(x[:, :, None] * r[:, None, :], axis=0)[at]
        self.xy = np.cumsum(x * y[:, None], axis=0)[at]
        self.rr = np.cumsum(r**2, axis=0)[at]
        self.ry = np.cumsum(r * y[:, None], axis=0)[at]
        self.yy = np.cumsum(y**2)[at]


def _whitened(columns: Numbers, carried: Numbers, fresh: Numbers) -> Numbers:
    white = columns.copy()
    white[1:] = (columns[1:] - carried[:, None] * columns[:-1]) / fresh[:, None]
    return white


def _terms(
    structure: Structure, sums: _Sums, ahead: Numbers, target_paths: Numbers
) -> Terms:
    """Return the sums with level, trend and season taken out of them."""
    chosen, precision = structure.columns, structure.precision
    gram = sums.xx[:, chosen][:, :, chosen] + np.diag(precision)
    xy, xr, at_target = sums.xy[:, chosen], sums.xr[:, chosen], ahead[chosen]
    right = np.concatenate(
        [xy[:, :, None], xr, np.broadcast_to(at_target[None, :, None], (*xy.shape, 1))],
        axis=2,
    )
    solved = np.linalg.solve(gram, right)
    of_y, of_r, of_ahead = solved[:, :, 0], solved[:, :, 1:-1], solved[:, :, -1]
    log_det = sums.log_det + np.linalg.slogdet(gram)[1] - np.log(precision[1:]).sum()
    return Terms(
        log_weight=np.log(structure.chance) - log_det / 2,
        total=np.maximum(sums.yy - (xy * of_y).sum(axis=1), _SMALLEST_SUM),
        cross=sums.ry - np.einsum("li,lik->lk", xy, of_r),
        square=sums.rr - np.einsum("lik,lik->lk", xr, of_r),
        mean=of_y @ at_target,
        slope=target_paths[None] - np.einsum("i,lik->lk", at_target, of_r),
        spread=np.maximum(of_ahead @ at_target, 0.0),
    )
