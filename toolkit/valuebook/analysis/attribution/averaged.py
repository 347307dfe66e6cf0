"""Regression whose error covariance is averaged over kinds of noise.

Each kind of noise and each strength of the season is a model of its own. Its weight
is its marginal likelihood, with flat priors on level, trend and effects, the usual
prior on the noise's size, and seasonal waves that are shrunk the more the faster they
are (Harvey and Durbin 1986 use a stochastic season instead). Given a model an effect
has a t distribution; over all of them it has a mixture of these.
"""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

import numpy as np
import numpy.typing as npt

from valuebook.analysis.attribution.cells import Numbers
from valuebook.analysis.attribution.mixture import Mixture
from valuebook.analysis.attribution.noise import CHANCE, whitened

Models = npt.NDArray[np.bool_]

SEASON = ((0.0, 0.5), (0.7, 0.2), (3.0, 0.3))
"""Size of the first seasonal wave in units of the noise, and its prior weight."""
CONTROL = ((0.1, 0.25), (1.0, 0.25), (5.0, 0.25), (30.0, 0.25))
"""The same of a shrunk control; controls that are not shrunk have flat priors."""
_NONE = 1e-4  # size of a wave that is not there
_NEGLIGIBLE = 1e-4  # weight below which a model is left out
_MOST_WAVES = 6
_TINY = 1e-300


def waves(times: Numbers, period: float | None) -> tuple[Numbers, Numbers]:
    """Return the waves of a season, at most six, and the rank of each.

    The last of an even period has no sine.
    """
    if period is None or period < 2:
        return np.zeros((len(times), 0)), np.zeros(0)
    ranks = np.arange(1, min(int(period / 2), _MOST_WAVES) + 1)
    angle = 2 * np.pi * np.outer(times / period, ranks)
    both = np.stack([np.cos(angle), np.sin(angle)], axis=2).reshape(len(times), -1)
    kept = 2 * len(ranks) - (2 * ranks[-1] == period)
    return both[:, :kept], np.repeat(ranks, 2)[:kept].astype(float)


@dataclass(frozen=True)
class Series:
    """A series and what may have moved it, a row per observation in time order.

    `flat` are level, trend and controls with flat priors, `seasonal` the waves with
    their `ranks`, `shrunk` controls of unit spread, `effects` the columns whose
    coefficients are asked for. `chance` is the prior weight of each kind of noise;
    turning slopes are among them where it has as many weights.
    """

    times: Numbers
    response: Numbers
    flat: Numbers
    seasonal: Numbers
    ranks: Numbers
    shrunk: Numbers
    effects: Numbers
    chance: Numbers = field(default_factory=CHANCE.copy)

    @property
    def base(self) -> Numbers:
        """Return the columns that are not asked for."""
        return np.hstack([self.flat, self.seasonal, self.shrunk])

    def first(self, rows: int) -> "Series":
        """Return the first rows, without the effects."""
        return Series(
            self.times[:rows],
            self.response[:rows],
            self.flat[:rows],
            self.seasonal[:rows],
            self.ranks,
            self.shrunk[:rows],
            np.zeros((rows, 0)),
            self.chance,
        )

    def priors(self) -> tuple[Numbers, Numbers]:
        """Return the precisions of the base by model, and the models' log chance."""
        seasons = SEASON if len(self.ranks) else ((1.0, 1.0),)
        controls = CONTROL if self.shrunk.shape[1] else ((1.0, 1.0),)
        rows, chances = [], []
        for (wave, first), (control, second) in product(seasons, controls):
            rows.append(
                np.concatenate(
                    [
                        np.zeros(self.flat.shape[1]),
                        (self.ranks / (wave or _NONE)) ** 2,
                        np.full(self.shrunk.shape[1], control**-2.0),
                    ]
                )
            )
            chances.append(np.log(first * second))
        return np.array(rows), np.array(chances)


@dataclass(frozen=True)
class Averaged:
    """The models that count: weight, and means and covariances of the effects.

    `base` are the coefficients of the columns not asked for, averaged; `seasonal` is
    the chance that there is a season.
    """

    weight: Numbers
    mean: Numbers
    covariance: Numbers
    freedom: float
    base: Numbers
    seasonal: float

    def of(self, combination: Numbers) -> Mixture:
        """Return what is known of a sum of effects with these weights."""
        variance = np.einsum("i,kij,j->k", combination, self.covariance, combination)
        scale = np.sqrt(np.maximum(variance, 0))
        return Mixture(self.weight, self.mean @ combination, scale, self.freedom)


class Fit:
    """A series freed of each kind of noise, from which effects are read off."""

    def __init__(self, series: Series) -> None:
        self.series = series
        columns = np.hstack([series.base, series.response[:, None], series.effects])
        turning = len(series.chance) > len(CHANCE)
        self.white, self.logs = whitened(columns, series.times, turning=turning)
        self.precisions, self.chances = series.priors()
        self.width = series.base.shape[1]

    def likely(self) -> Models:
        """Return which models count, by noise and prior, with no effect asked for."""
        sides, solved, logs = self._solved()
        total = (self.white[..., self.width] ** 2).sum(axis=1)[:, None]
        left = np.maximum(total - (sides * solved).sum(axis=-2)[..., 0], _TINY)
        logs = logs - self._freedom(0) / 2 * np.log(left)
        weight = np.exp(logs - logs.max())
        return np.asarray(weight / weight.sum() > _NEGLIGIBLE)

    def averaged(self, models: Models | None = None) -> Averaged:
        """Return the effects, jointly, over all models that count.

        Where it is known beforehand which `models` do, the others are left out.
        """
        sides, solved, logs = self._solved()
        noises, priors = np.nonzero(np.ones_like(logs) if models is None else models)
        solved, logs = solved[noises, priors], logs[noises, priors]
        asked = self.white[:, :, self.width :]
        rest = (asked.transpose(0, 2, 1) @ asked)[noises]
        rest = rest - sides[noises, 0].transpose(0, 2, 1) @ solved
        own, cross, total = rest[..., 1:, 1:], rest[..., 1:, 0], rest[..., 0, 0]
        mean = np.linalg.solve(own, cross[..., None])[..., 0]
        left = np.maximum(total - (cross * mean).sum(axis=-1), _TINY)
        freedom = self._freedom(own.shape[-1])
        logs = logs - np.linalg.slogdet(own)[1] / 2 - freedom / 2 * np.log(left)
        weight = np.exp(logs - logs.max())
        kept = weight / weight.sum() > _NEGLIGIBLE
        share = weight[kept] / weight[kept].sum()
        of_effects = solved[kept][..., 1:] @ mean[kept][..., None]
        noise = (left[kept] / freedom)[:, None, None]
        return Averaged(
            share,
            mean[kept],
            noise * np.linalg.inv(own[kept]),
            freedom,
            share @ (solved[kept][..., 0] - of_effects[..., 0]),
            float(share @ self._seasonal[priors[kept]]),
        )

    def ratios(self) -> Numbers:
        """Return each effect over its spread, as if it were the only one."""
        sides, solved, logs = self._solved()
        response, effects = (
            self.white[..., [self.width]],
            self.white[..., self.width + 1 :],
        )
        own = (effects**2).sum(axis=1)[:, None]
        own = np.maximum(own - (sides * solved).sum(axis=-2)[..., 1:], _TINY)
        cross = (response * effects).sum(axis=1)[:, None]
        cross = cross - (sides[..., :1] * solved[..., 1:]).sum(axis=-2)
        total = (response**2).sum(axis=1)[:, None]
        total = total - (sides * solved).sum(axis=-2)[..., :1]
        mean = cross / own
        left = np.maximum(total - cross * mean, _TINY)
        freedom = self._freedom(1)
        logs = logs[..., None] - np.log(own) / 2 - freedom / 2 * np.log(left)
        weight = np.exp(logs - logs.max(axis=(0, 1)))
        weight /= weight.sum(axis=(0, 1))
        middle = (weight * mean).sum(axis=(0, 1))
        variance = left / freedom / own + (mean - middle) ** 2
        ratios: Numbers = middle / np.sqrt((weight * variance).sum(axis=(0, 1)))
        return ratios

    @cached_property
    def _seasonal(self) -> Numbers:
        """Return for each prior whether it has a season: 1 or 0."""
        first = self.series.flat.shape[1]
        if not len(self.series.ranks):
            return np.zeros(len(self.precisions))
        return np.where(self.precisions[:, first] < _NONE**-2.0, 1.0, 0.0)

    def _freedom(self, effects: int) -> float:
        return float(len(self.series.times) - self.series.flat.shape[1] - effects)

    def _solved(self) -> tuple[Numbers, Numbers, Numbers]:
        """Return products with the base, what the base explains, and log evidence.

        All are by noise and prior, the first two of response and effects.
        """
        base, asked = self.white[:, :, : self.width], self.white[:, :, self.width :]
        products = base.transpose(0, 2, 1) @ base
        own = products[:, None] + np.stack([np.diag(each) for each in self.precisions])
        sides: Numbers = (base.transpose(0, 2, 1) @ asked)[:, None]
        solved = np.linalg.solve(own, np.repeat(sides, own.shape[1], axis=1))
        shrunk = np.log(np.where(self.precisions > 0, self.precisions, 1)).sum(axis=1)
        chances = self.chances + np.log(self.series.chance)[:, None]
        logs = chances + (shrunk - np.linalg.slogdet(own)[1]) / 2
        return sides, solved, logs - self.logs.sum(axis=1)[:, None] / 2
