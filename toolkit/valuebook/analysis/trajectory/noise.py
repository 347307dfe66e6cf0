"""What a measure does by itself: its level, season, trend and noise.

A measure is baseline + season + trend + level x path + noise. The noise is an
autoregression of order one whose gaps are honoured, or independent and the baseline
wanders; the season is six harmonics and the trend a line, both shrunk towards none.
How strong each is, is not chosen: a grid of structures is weighed by how well each
explains the history before go-live and all that follows. The true baseline is near
the planned one, as near as if that had been measured for some months, or else it may
be anywhere. Baseline and noise variance are integrated out exactly, the latter under
the right Haar prior, so units and scale drop out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from valuebook.analysis.trajectory.plan import Numbers
from valuebook.analysis.trajectory.structure import Structure, grown, structures
from valuebook.analysis.trajectory.whitening import Chain, Walk

LEAST_HISTORY = 6
"""Observations before go-live that are needed to know the noise."""

_NEGLIGIBLE = 0.02  # chance, against the best structure, below which one is dropped
_USUAL_NOISE = 0.3  # of the promised change; stands in for history that is not there
_LEAST_NOISE = 0.02  # of the promised change; no ramp is known more exactly
_JOLT_PRECISION = 1 / 2.5**2  # a jolt is as large as 2.5 standard deviations


@dataclass(frozen=True)
class Series:
    """The data of one measure: times in months, values, and paths in columns.

    `paths` are the shares at the times from go-live on; before it all are 0. So are
    `jolts`, which are 1 where a passing disturbance would last. `steady` are the
    paths that may be jolted. `ahead` are the times for which the level is asked, and
    `paths_ahead` the shares then.
    """

    times: Numbers
    values: Numbers
    paths: Numbers
    step: float
    ahead: Numbers
    paths_ahead: Numbers
    jolts: Numbers
    steady: npt.NDArray[np.intp]

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
    expected level at a time ahead is `mean` + f `slope`, with variance `spread`
    x noise variance. The likelihood is `log_weight` - `freedom` / 2 x the logarithm
    of the sum of squares. Only `cross`, `square` and `slope` differ by path.

    A jolt takes (`jolted` - f `jolted_path`)^2 `jolt_share` off the sum of squares
    and adds `jolt_weight` to the logarithm of the likelihood.
    """

    freedom: Numbers
    log_weight: Numbers
    total: Numbers
    cross: Numbers
    square: Numbers
    mean: Numbers
    slope: Numbers
    spread: Numbers
    jolted: Numbers
    jolted_path: Numbers
    jolt_share: Numbers
    jolt_weight: Numbers


def weighed(series: Series) -> Terms:
    """Return what the data say under each structure that the history leaves possible.

    With too little history the usual noise stands in for what is missing.
    """
    looks: Numbers = np.arange(series.history, len(series.times) + 1.0)
    freedom = looks + series.unknown
    floor = series.unknown * _USUAL_NOISE**2 + looks * _LEAST_NOISE**2
    ahead = _regressors(series.ahead)
    ahead[:, 2:] = 0.0  # a level is meant without its season
    before = replace(
        series,
        times=series.times[: series.history],
        values=series.values[: series.history],
        paths=series.paths[:0],
    )
    history = _fits(before, structures(), floor[:1])
    kept = _fits(series, _plausible(history, freedom[0]), floor)
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

    def __init__(
        self, series: Series, regressors: Numbers, structure: Structure
    ) -> None:
        self.start = series.history
        self.noise = (
            Walk(series.times, structure.walk)
            if structure.walk
            else Chain(
                series.times,
                series.step,
                structure.autocorrelation,
                structure.growth,
            )
        )
        self.x = self.noise.whitened(regressors)
        self.y = self.noise.whitened(series.values[:, None])[:, 0]
        products = self._running(np.column_stack([self.x, self.y]))
        self.xx, self.xy = products[:, :-1, :-1], products[:, :-1, -1]
        self.yy = products[:, -1, -1]
        log_size = 2 * self.noise.log_size
        before = log_size[: self.start].sum()
        self.log_det = before + np.cumsum([0.0, *log_size[self.start :]])

    def _running(self, columns: Numbers) -> Numbers:
        """Return the products up to go-live and up to each observation after it."""
        before, after = columns[: self.start], columns[self.start :]
        each = after[:, :, None] * after[:, None, :]
        return np.cumsum(np.concatenate([(before.T @ before)[None], each]), axis=0)

    def along(self, left: Numbers, right: Numbers) -> Numbers:
        """Return the running products of the columns of two whitened tables."""
        products = left[:, :, None] * right[:, None, :]
        return np.concatenate(
            [np.zeros((1, *products.shape[1:])), np.cumsum(products, axis=0)]
        )


class _Products:
    """Running products of paths and jolts with all that is whitened alike."""

    def __init__(self, sums: _Sums, series: Series) -> None:
        x, y = sums.x[series.history :], sums.y[series.history :, None]
        r, q = sums.noise.whitened(series.paths), sums.noise.whitened(series.jolts)
        steady = r[:, series.steady]
        self.xr, self.xq = sums.along(x, r), sums.along(x, q)
        self.ry, self.qy = sums.along(r, y)[:, :, 0], sums.along(q, y)[:, :, 0]
        self.rr, self.qq = self._squares(r), self._squares(q)
        self.qr = sums.along(q, steady)

    def _squares(self, columns: Numbers) -> Numbers:
        none = np.zeros((1, columns.shape[1]))
        return np.concatenate([none, np.cumsum(columns**2, axis=0)])


@dataclass(frozen=True, eq=False)
class _Fit:
    """One structure with level, trend and season taken out of the values."""

    structure: Structure
    sums: _Sums
    inverse: Numbers
    of_y: Numbers
    log_weight: Numbers
    total: Numbers

    @property
    def columns(self) -> list[int]:
        """Return which regressors are in it."""
        return list(self.structure.columns)


def _fits(
    series: Series, candidates: Sequence[Structure], floor: Numbers
) -> list[_Fit]:
    """Return the candidates fitted; those that whiten alike share their sums."""
    regressors = _regressors(series.times)
    sums: dict[tuple[float, float, float], _Sums] = {}
    alike: dict[tuple[_Sums, tuple[int, ...]], list[Structure]] = {}
    for each in candidates:
        noise = each.autocorrelation, each.growth, each.walk
        if noise not in sums:
            sums[noise] = _Sums(series, regressors, each)
        alike.setdefault((sums[noise], each.columns), []).append(each)
    return [
        fit
        for (shared, _), group in alike.items()
        for fit in _fitted(group, shared, series.step, floor)
    ]


def _fitted(
    group: Sequence[Structure], sums: _Sums, step: float, floor: Numbers
) -> list[_Fit]:
    """Return structures that have the same regressors and whiten alike, fitted."""
    columns = list(group[0].columns)
    precision = np.stack([each.precision for each in group])
    precision[:, 0] /= step
    gram = sums.xx[:, columns][:, :, columns]
    gram = gram + (precision[:, :, None] * np.eye(len(columns)))[:, None]
    inverse = np.linalg.inv(gram)
    xy = sums.xy[:, columns]
    of_y = (inverse @ xy[:, :, None])[..., 0]
    log_det = np.linalg.slogdet(gram)[1] - np.log(precision).sum(axis=1)[:, None]
    chance = np.log([each.chance for each in group])[:, None]
    log_weight = chance - (sums.log_det + log_det) / 2
    total = np.maximum(sums.yy - (xy * of_y).sum(axis=2), 0.0) + floor
    return [
        _Fit(structure, sums, *terms)
        for structure, *terms in zip(
            group, inverse, of_y, log_weight, total, strict=True
        )
    ]


def _plausible(history: Sequence[_Fit], freedom: float) -> list[Structure]:
    """Return the structures that the history before go-live leaves possible.

    Whether the noise grows at go-live the history does not tell.
    """
    evidence = np.array(
        [fit.log_weight[0] - freedom / 2 * np.log(fit.total[0]) for fit in history]
    )
    chance = np.exp(evidence - evidence.max())
    return [
        one
        for fit, each in zip(history, chance.tolist(), strict=True)
        for one in grown(fit.structure)
        if each * one.chance >= _NEGLIGIBLE * fit.structure.chance
    ]


def _by_path(
    series: Series, ahead: Numbers, kept: Sequence[_Fit]
) -> dict[str, Numbers]:
    """Return the terms that need the paths or the regressors at the target date."""
    sums = {fit.sums for fit in kept}
    products = {each: _Products(each, series) for each in sums}
    told = [_told_by_path(fit, products[fit.sums], series, ahead) for fit in kept]
    return {name: np.stack([each[name] for each in told], axis=1) for name in told[0]}


def _told_by_path(
    fit: _Fit, products: _Products, series: Series, ahead: Numbers
) -> dict[str, Numbers]:
    xr, xq = products.xr[:, fit.columns], products.xq[:, fit.columns]
    then = ahead[:, fit.columns].T
    of_ahead, of_y = fit.inverse @ then, fit.of_y[:, None, :]
    of_q = fit.inverse @ xq
    left = products.qq - np.einsum("liq,liq->lq", xq, of_q)
    return {
        "cross": products.ry - (of_y @ xr)[:, 0],
        "square": products.rr - np.einsum("lik,lik->lk", xr, fit.inverse @ xr),
        "mean": fit.of_y @ then,
        "slope": series.paths_ahead - of_ahead.transpose(0, 2, 1) @ xr,
        "spread": np.maximum((of_ahead * then).sum(axis=1), 0.0),
        "jolted": products.qy - (of_y @ xq)[:, 0],
        "jolted_path": products.qr - of_q.transpose(0, 2, 1) @ xr[:, :, series.steady],
        "jolt_share": 1 / (left + _JOLT_PRECISION),
        "jolt_weight": -0.5 * np.log1p(left / _JOLT_PRECISION),
    }
