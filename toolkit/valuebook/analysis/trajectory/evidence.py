"""The evidence at each look: how much the data speak for each hypothesis.

The evidence against plan is the marginal likelihood of the alternatives over that of
on plan, from all data so far. Under on plan its expected value is 1 at every look, so
by Ville's inequality the chance that it ever reaches x is at most 1/x, however often
people look (given the noise model, and averaged over its prior).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from valuebook.analysis.trajectory.hypotheses import LEVELS, PRIOR, hypotheses
from valuebook.analysis.trajectory.mixture import Mixture
from valuebook.analysis.trajectory.noise import Series, Terms, weighed
from valuebook.analysis.trajectory.paths import path_shares, paths
from valuebook.analysis.trajectory.plan import CADENCES, Numbers, Observations, Plan

_BEHIND = {"slow_start": 0.40, "shortfall": 0.45, "erosion": 0.15}
_NOT_EXCEEDING = {"on_plan": 0.6, "slow_start": 0.4}
_UNLIKELY_STRUCTURE = 4.6  # nats below the best at which one is left out
_UNLIKELY_PATH = 10.0
_SELDOM = 3e-5  # chance at which a level under a path is left out of the forecast
_TINY = 1e-300
_FLAT = 1e-12  # squares of a path below which it has not begun
_ROUNDING = 1e-15  # share of a sum of squares that is lost in rounding
_LEAST_SCALE = 1e-30
_FAR = 1e8  # promised changes from the baseline, beyond which squares lose digits
_JOLT_MONTHS = 3.0
_MOST_JOLTS = 36  # months from go-live in which one may begin
_JOLT_CHANCE = 0.03  # a month
_STEADY = 0.02  # share of on plan from which a path or level may be jolted

_LEVELS = LEVELS.astype(np.float32)

Indices = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Look:
    """What is known at one look.

    `chances` is the probability of each hypothesis, `passing` that of on plan with
    a disturbance that is still going on; `behind` and `exceeding` are the evidence
    against plan on either side, 1 being none. `levels` holds what is known
    of the level at each time asked for, the target date first. `late` are the months
    by which the paths are late, with the `weight` of each path and full level.
    """

    chances: dict[str, float]
    passing: float
    behind: float
    exceeding: float
    levels: Sequence[Mixture]
    weight: Numbers
    late: Numbers
    full: Numbers


def evidence(
    plan: Plan, seen: Observations, *, ahead: Sequence[float] = ()
) -> list[Look]:
    """Return what is known at go-live and after each observation from then on.

    Each look foretells the level at the target date and, after it, at the months
    from go-live that are given by `ahead`.
    """
    ways = paths(plan)
    times_ahead = np.array([plan.target_time, *ahead])
    spread = np.stack([each for _, each in hypotheses(ways).items()])
    live = seen.times[seen.history :]
    begins = np.arange(min(_MOST_JOLTS, int(live[-1]) + 1 if len(live) else 0))
    passed = live[:, None] - begins
    steady = np.flatnonzero(spread[0].sum(axis=1) > _STEADY)
    series = Series(
        times=seen.times,
        values=np.clip(seen.shares, -_FAR, _FAR),
        paths=path_shares(ways, live),
        step=CADENCES[plan.cadence],
        ahead=times_ahead,
        paths_ahead=path_shares(ways, times_ahead),
        jolts=((passed >= 0) & (passed < _JOLT_MONTHS)).astype(float),
        steady=steady,
    )
    terms = weighed(series)
    late = np.array([way.late for way in ways])
    beliefs = _Beliefs(spread, late, steady, np.array([0.0, *live]))
    return [_look(terms, beliefs, look) for look in range(len(terms.freedom))]


@dataclass(frozen=True)
class _Beliefs:
    """What each hypothesis says of paths and levels, and which paths may be jolted.

    `at` is the time of each look.
    """

    spread: Numbers
    late: Numbers
    steady: Indices
    at: Numbers

    @cached_property
    def near(self) -> Indices:
        """Return the levels that are likely on plan."""
        return np.flatnonzero(self.spread[0].sum(axis=0) > _STEADY)

    @cached_property
    def steadily(self) -> Numbers:
        """Return what on plan says of the steady paths and the near levels."""
        held: Numbers = self.spread[0][np.ix_(self.steady, self.near)]
        held /= held.sum()
        return held


@dataclass(frozen=True)
class _Cells:
    """Structures, paths and levels with their likelihood and sum of squares.

    The likelihood is meant times the exponential of `shift`, the squares times `unit`.
    """

    structures: Indices
    paths: Indices
    levels: Indices
    likelihood: npt.NDArray[np.floating]
    squares: npt.NDArray[np.floating]
    shift: float
    unit: float = 1.0

    def above(self, line: float, weights: npt.NDArray[np.floating]) -> "_Chosen":
        """Return the cells of which the weight is above a line, with the weight."""
        some = np.flatnonzero(weights > line)
        structure, path, level = np.unravel_index(some, weights.shape)
        return _Chosen(
            self.structures[structure],
            self.paths[path],
            self.levels[level],
            weights.ravel()[some].astype(float),
            self.squares.ravel()[some].astype(float) * self.unit,
        )


class _Chosen(NamedTuple):
    structure: Indices
    path: Indices
    level: Indices
    weight: Numbers
    squares: Numbers


def _look(terms: Terms, beliefs: _Beliefs, look: int) -> Look:
    plain = _plain(terms, look)
    begun, lasting, jolted = _jolted(terms, beliefs, look)
    best = max(plain.shift, jolted.shift)
    scale = max(np.exp(plain.shift - best), _LEAST_SCALE)
    jolt_scale = np.exp(jolted.shift - best)
    spread = beliefs.spread.reshape(len(beliefs.spread), -1)
    seen = np.zeros(beliefs.spread.shape[1:])
    seen[plain.paths] = plain.likelihood.sum(axis=0, dtype=float)
    each = spread @ seen.ravel() * scale + _TINY
    struck = 1 - np.exp(-_JOLT_CHANCE * begun)
    by_jolt = struck * jolted.likelihood * beliefs.steadily
    each[0] = (1 - struck) * each[0] + by_jolt.sum() * jolt_scale
    marginal = dict(zip(PRIOR, each, strict=True))
    behind = sum(share * marginal[name] for name, share in _BEHIND.items())
    otherwise = sum(share * marginal[name] for name, share in _NOT_EXCEEDING.items())
    chances = {name: PRIOR[name] * each for name, each in marginal.items()}
    everything = sum(chances.values())
    prior = np.array(list(PRIOR.values()))
    by_jolt *= prior[0] * jolt_scale
    prior[0] *= 1 - struck
    told = (prior @ spread).reshape(seen.shape)[plain.paths].astype(np.float32)
    seldom = _SELDOM * everything
    often = plain.above(seldom / scale, plain.likelihood * told)
    often = often._replace(weight=often.weight * scale)
    held = [often, jolted.above(seldom, by_jolt)]
    chosen = _Chosen(*map(np.concatenate, zip(*held, strict=True)))
    return Look(
        chances={name: float(each / everything) for name, each in chances.items()},
        passing=float(lasting * by_jolt.sum() / everything),
        behind=float(behind / marginal["on_plan"]),
        exceeding=float(marginal["exceeding"] / otherwise),
        levels=_levels(terms, look, chosen),
        weight=chosen.weight / chosen.weight.sum(),
        late=beliefs.late[chosen.path],
        full=LEVELS[chosen.level],
    )


def _levels(terms: Terms, look: int, chosen: _Chosen) -> list[Mixture]:
    """Return what is known of the level at each time that was asked for."""
    structure, path, level, held, squares = chosen
    noise = squares / max(terms.freedom[look] - 2, 1.0)
    weight = held / held.sum()
    return [
        Mixture(
            weight,
            terms.mean[look, structure, then]
            + LEVELS[level] * terms.slope[look, structure, then, path],
            noise * terms.spread[look, structure, then],
        )
        for then in range(terms.mean.shape[2])
    ]


def _plain(terms: Terms, look: int) -> _Cells:
    """Return the cells that the data leave possible if nothing passing happened."""
    structures, paths = _likely(terms, look)
    half = terms.freedom[look] / 2
    total = terms.total[look][structures, None]
    cross = terms.cross[look][structures][:, paths]
    square = terms.square[look][structures][:, paths]
    best = np.divide(cross, square, out=np.zeros_like(cross), where=square > _FLAT)
    least = np.maximum(total - best * cross, _ROUNDING * total)
    unit = float(least.min())
    # relative to the best, single precision is enough and takes half the time
    squares = _LEVELS - best.astype(np.float32)[..., None]
    squares *= squares
    squares *= (square / unit).astype(np.float32)[..., None]
    squares += (least / unit).astype(np.float32)[..., None]
    likelihood = np.log(squares)
    likelihood *= -half
    weights = terms.log_weight[look, structures, None, None]
    likelihood += (weights - weights.max()).astype(np.float32)
    highest = likelihood.max()
    likelihood -= highest
    np.exp(likelihood, out=likelihood)
    shift = float(highest + weights.max() - half * np.log(unit))
    levels = np.arange(len(LEVELS))
    return _Cells(structures, paths, levels, likelihood, squares, shift, unit)


def _jolted(terms: Terms, beliefs: _Beliefs, look: int) -> tuple[int, float, _Cells]:
    """Return how many jolts may have begun, and the cells of on plan with one.

    A jolt is a disturbance of three months that has nothing to do with the plan. It
    may begin in any month from go-live on, each with the same small chance. Between
    the two stands which share of these cells is of a jolt that is still going on.
    """
    steady, near = beliefs.steady, beliefs.near
    begun = np.flatnonzero(terms.jolt_weight[look].min(axis=0) < 0)
    structures = np.arange(terms.total.shape[1] if len(begun) else 0)
    if not len(begun):
        none = np.zeros((0, len(steady), len(near)))
        return 0, 0.0, _Cells(structures, steady, near, none, none, -np.inf)
    total = terms.total[look][:, None, None]
    cross = terms.cross[look][:, steady, None]
    square = terms.square[look][:, steady, None]
    squares = total - 2 * cross * LEVELS[near] + square * LEVELS[near] ** 2
    gap = terms.jolted[look][:, begun, None, None]
    path = terms.jolted_path[look][:, begun][..., None]
    share = terms.jolt_share[look][:, begun, None, None]
    left = squares[:, None] - (gap - path * LEVELS[near]) ** 2 * share
    np.maximum(left, _TINY, out=left)
    weight = terms.log_weight[look][:, None] + terms.jolt_weight[look][:, begun]
    likelihood = weight[:, :, None, None] - terms.freedom[look] / 2 * np.log(left)
    shift = float(likelihood.max())
    likelihood = np.exp(likelihood - shift)
    by_begin = np.einsum("sjkf,kf->j", likelihood, beliefs.steadily)
    lasting = begun > beliefs.at[look] - _JOLT_MONTHS
    return (
        len(begun),
        float(by_begin[lasting].sum() / by_begin.sum()),
        _Cells(
            structures,
            steady,
            near,
            likelihood.mean(axis=1),
            left.min(axis=1),
            shift,
        ),
    )


def _likely(terms: Terms, look: int) -> tuple[Indices, Indices]:
    """Return which structures and which paths are not ruled out by the data."""
    total, cross, square = terms.total[look], terms.cross[look], terms.square[look]
    level = np.clip(cross / np.maximum(square, _FLAT), LEVELS[0], LEVELS[-1])
    least = total[:, None] - 2 * level * cross + level**2 * square
    best = -terms.freedom[look] / 2 * np.log(np.maximum(least, _TINY))
    best += terms.log_weight[look][:, None]
    best -= best.max()
    return (
        np.flatnonzero(best.max(axis=1) > -_UNLIKELY_STRUCTURE),
        np.flatnonzero(best.max(axis=0) > -_UNLIKELY_PATH),
    )
