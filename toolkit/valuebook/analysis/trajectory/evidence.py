"""The evidence at each look: how much the data speak for each hypothesis.

The evidence against plan is the marginal likelihood of the alternatives over that of
on plan, from all data so far. Under on plan its expected value is 1 at every look, so
by Ville's inequality the chance that it ever reaches x is at most 1/x, however often
people look (given the noise model, and averaged over its prior).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from valuebook.analysis.trajectory.hypotheses import LEVELS, PRIOR, hypotheses
from valuebook.analysis.trajectory.noise import Series, Terms, weighed
from valuebook.analysis.trajectory.paths import path_shares, paths
from valuebook.analysis.trajectory.plan import CADENCES, Numbers, Observations, Plan

_BEHIND = {"slow_start": 0.40, "shortfall": 0.45, "erosion": 0.15}
_NOT_EXCEEDING = {"on_plan": 0.6, "slow_start": 0.4}
_UNLIKELY_STRUCTURE = 6.0  # nats below the best at which one is left out
_UNLIKELY_PATH = 13.0
_SELDOM = 3e-5  # chance at which a level under a path is left out of the forecast
_BINS = 160
_FINE = 121
_TINY = 1e-300
_FAR = 1e8  # promised changes from the baseline, beyond which squares lose digits
_JOLT_MONTHS = 3.0
_MOST_JOLTS = 36  # months from go-live in which one may begin
_JOLT_CHANCE = 0.03  # a month
_STEADY = 0.02  # share of on plan from which a path or level may be jolted

Indices = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Mixture:
    """What is known of the level at one time, as a share of the promised change.

    It is a mixture of normal distributions.
    """

    weight: Numbers
    mean: Numbers
    variance: Numbers

    @cached_property
    def _drawn(self) -> tuple[Numbers, Numbers]:
        """Return levels and the chance that the level is below each.

        Components with nearly the same mean are drawn together into bins.
        """
        middle = self.weight @ self.mean
        width = np.sqrt(self.weight @ (self.variance + (self.mean - middle) ** 2))
        low, span = middle - 6 * width, max(12 * width, _TINY)
        bins = np.clip((self.mean - low) / span * _BINS, 0, _BINS - 1).astype(int)
        held = np.bincount(bins, self.weight, _BINS)
        some = held > 0
        held = held[some]
        place = np.bincount(bins, self.weight * self.mean, _BINS)[some] / held
        within = self.weight * (self.variance + (self.mean - middle) ** 2)
        spread = np.bincount(bins, within, _BINS)[some] / held - (place - middle) ** 2
        levels = np.linspace(low, low + span, _FINE)
        deviation = np.sqrt(np.maximum(spread, 1e-18))
        return levels, ndtr((levels[:, None] - place) / deviation) @ held

    def quantile(self, chance: float) -> float:
        """Return the level, as a share of the change, not exceeded with `chance`."""
        levels, below = self._drawn
        return float(np.interp(chance, below, levels))

    def reaches(self, line: float) -> float:
        """Return the chance that the level is at `line` or above."""
        levels, below = self._drawn
        return 1 - float(np.interp(line, levels, below))


@dataclass(frozen=True)
class Look:
    """What is known at one look.

    `chances` is the probability of each hypothesis; `behind` and `exceeding` the
    evidence against plan on either side, 1 being none. `levels` holds what is known
    of the level at each time asked for, the target date first. `late` are the months
    by which the paths are late, with the `weight` of each path and full level.
    """

    chances: dict[str, float]
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
    return [
        _look(terms, spread, steady, late, look) for look in range(len(terms.freedom))
    ]


def _look(
    terms: Terms, spread: Numbers, steady: Indices, late: Numbers, look: int
) -> Look:
    kept = _likely(terms, look)
    freedom = terms.freedom[look]
    squares = (
        terms.total[look, kept[0], None, None]
        - terms.cross[look][kept[0]][:, kept[1], None] * (2 * LEVELS)
        + terms.square[look][kept[0]][:, kept[1], None] * LEVELS**2
    )
    np.maximum(squares, _TINY, out=squares)
    # relative to the best, single precision is enough and takes half the time
    least = float(squares.min())
    weights = terms.log_weight[look, kept[0], None, None]
    likelihood = np.log((squares / least).astype(np.float32))
    likelihood *= -freedom / 2
    likelihood += (weights - weights.max()).astype(np.float32)
    highest = likelihood.max()
    likelihood -= highest
    np.exp(likelihood, out=likelihood)
    best = float(highest + weights.max() - freedom / 2 * np.log(least))
    told = spread[:, kept[1]]
    each = np.einsum("hkf,kf->h", told, likelihood.sum(axis=0, dtype=float)) + _TINY
    plainly = each[0]
    begun, jolted = _jolts(terms, spread[0], steady, look, best)
    each[0] = (1 - _JOLT_CHANCE * begun) * plainly + _JOLT_CHANCE * jolted
    marginal = dict(zip(PRIOR, each, strict=True))
    behind = sum(share * marginal[name] for name, share in _BEHIND.items())
    otherwise = sum(share * marginal[name] for name, share in _NOT_EXCEEDING.items())
    chances = {name: PRIOR[name] * each for name, each in marginal.items()}
    everything = sum(chances.values())
    prior = np.array(list(PRIOR.values()))
    prior[0] *= marginal["on_plan"] / plainly
    likelihood *= np.einsum("h,hkf->kf", prior, told).astype(np.float32)
    some = np.flatnonzero(likelihood > _SELDOM * everything)
    at = np.unravel_index(some, likelihood.shape)
    held = likelihood[at].astype(float)
    structure, path = kept[0][at[0]], kept[1][at[1]]
    noise = squares[at] / max(freedom - 2, 1.0)
    weight = held / held.sum()
    return Look(
        chances={name: float(each / everything) for name, each in chances.items()},
        behind=float(behind / marginal["on_plan"]),
        exceeding=float(marginal["exceeding"] / otherwise),
        levels=[
            Mixture(
                weight,
                terms.mean[look, structure, then]
                + LEVELS[at[2]] * terms.slope[look, structure, then, path],
                noise * terms.spread[look, structure, then],
            )
            for then in range(terms.mean.shape[2])
        ],
        weight=weight,
        late=late[path],
        full=LEVELS[at[2]],
    )


def _jolts(
    terms: Terms, on_plan: Numbers, steady: Indices, look: int, best: float
) -> tuple[int, float]:
    """Return how many jolts may have begun, and the likelihood of on plan with each.

    A jolt is a disturbance of three months that has nothing to do with the plan. It
    may begin in any month from go-live on, each with the same small chance. The
    likelihoods are added up.
    """
    begun = np.flatnonzero(terms.jolt_weight[look].min(axis=0) < 0)
    if not len(begun):
        return 0, 0.0
    near = np.flatnonzero(on_plan.sum(axis=0) > _STEADY)
    levels, chance = LEVELS[near], on_plan[np.ix_(steady, near)]
    total = terms.total[look][:, None, None]
    cross = terms.cross[look][:, steady, None]
    square = terms.square[look][:, steady, None]
    squares = np.maximum(total - 2 * cross * levels + square * levels**2, _TINY)
    gap = terms.jolted[look][:, begun, None, None]
    path = terms.jolted_path[look][:, begun][..., None]
    share = terms.jolt_share[look][:, begun, None, None]
    left = squares[:, None] - (gap - path * levels) ** 2 * share
    weight = terms.log_weight[look][:, None] + terms.jolt_weight[look][:, begun]
    half = terms.freedom[look] / 2
    jolted = weight[:, :, None, None] - half * np.log(np.maximum(left, _TINY))
    likelihood = np.exp(jolted - best).sum(axis=(0, 1))
    return len(begun), float((likelihood * chance).sum())


def _likely(terms: Terms, look: int) -> tuple[Indices, Indices]:
    """Return which structures and which paths are not ruled out by the data."""
    total, cross, square = terms.total[look], terms.cross[look], terms.square[look]
    level = np.clip(cross / np.maximum(square, 1e-12), LEVELS[0], LEVELS[-1])
    least = total[:, None] - 2 * level * cross + level**2 * square
    best = -terms.freedom[look] / 2 * np.log(np.maximum(least, _TINY))
    best += terms.log_weight[look][:, None]
    best -= best.max()
    return (
        np.flatnonzero(best.max(axis=1) > -_UNLIKELY_STRUCTURE),
        np.flatnonzero(best.max(axis=0) > -_UNLIKELY_PATH),
    )
