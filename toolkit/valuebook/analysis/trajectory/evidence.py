"""The evidence at each look: how much the data speak for each hypothesis.

The evidence against plan is the marginal likelihood of the alternatives over that of
on plan, from all data so far. Under on plan its expected value is 1 at every look, so
by Ville's inequality the chance that it ever reaches x is at most 1/x, however often
people look (given the noise model, and averaged over its prior).
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from valuebook.analysis.trajectory.hypotheses import LEVELS, PRIOR, hypotheses
from valuebook.analysis.trajectory.noise import (
    Series,
    Structure,
    Terms,
    plausible,
    structures,
    weighed,
)
from valuebook.analysis.trajectory.paths import paths
from valuebook.analysis.trajectory.plan import CADENCES, Numbers, Observations, Plan

_BEHIND = {"slow_start": 0.40, "shortfall": 0.45, "erosion": 0.15}
_NOT_EXCEEDING = {"on_plan": 0.6, "slow_start": 0.4}
_BINS = 400
_FINE = 201
_TINY = 1e-300


@dataclass(frozen=True)
class Look:
    """What is known at one look.

    `chances` is the probability of each hypothesis; `behind` and `exceeding` the
    evidence against plan on either side, 1 being none; `reaches` the probability
    that the level at the target date is at the tolerance line or better; `levels`
    and `below` the distribution of that level, as a share of the promised change.
    """

    chances: dict[str, float]
    behind: float
    exceeding: float
    reaches: float
    levels: Numbers
    below: Numbers

    def quantile(self, chance: float) -> float:
        """Return the level, as a share of the change, not exceeded with `chance`."""
        return float(np.interp(chance, self.below, self.levels))


def evidence(plan: Plan, seen: Observations, looks: np.ndarray) -> list[Look]:
    """Return what is known after the first so many observations, at each look."""
    ways = paths(plan)
    series = Series(
        times=seen.times,
        values=seen.shares,
        paths=np.column_stack([way.shares(seen.times) for way in ways]),
        step=CADENCES[plan.cadence],
        target_time=plan.target_time,
        target_paths=np.array(
            [way.shares(np.array([plan.target_time]))[0] for way in ways]
        ),
    )
    kept = plausible(series, seen.history, structures())
    weighed_terms = list(weighed(series, looks, kept))
    spread = dict(hypotheses(ways).items())
    return [
        _look(plan, weighed_terms, spread, look, int(count))
        for look, count in enumerate(looks)
    ]


def _look(
    plan: Plan,
    weighed_terms: list[tuple[Structure, Terms]],
    spread: dict[str, Numbers],
    look: int,
    count: int,
) -> Look:
    squares = np.array([t.sum_of_squares(look, LEVELS) for _, t in weighed_terms])
    weights = np.array([t.log_weight[look] for _, t in weighed_terms])
    log_likelihood = weights[:, None, None] - (count - 1) / 2 * np.log(squares)
    likelihood = np.exp(log_likelihood - log_likelihood.max())
    together = likelihood.sum(axis=0)
    marginal = {name: (together * each).sum() + _TINY for name, each in spread.items()}
    chances = {name: PRIOR[name] * each for name, each in marginal.items()}
    total = sum(chances.values())
    behind = sum(share * marginal[name] for name, share in _BEHIND.items())
    otherwise = sum(share * marginal[name] for name, share in _NOT_EXCEEDING.items())
    prior = sum(PRIOR[name] * each for name, each in spread.items())
    levels, below = _level_at_target(
        weighed_terms, look, likelihood * prior, squares / max(count - 1, 1)
    )
    line = 1 - plan.target_tolerance
    return Look(
        chances={name: each / total for name, each in chances.items()},
        behind=behind / marginal["on_plan"],
        exceeding=marginal["exceeding"] / otherwise,
        reaches=1 - float(np.interp(line, levels, below)),
        levels=levels,
        below=below,
    )


def _level_at_target(
    weighed_terms: list[tuple[Structure, Terms]],
    look: int,
    weights: Numbers,
    variance: Numbers,
) -> tuple[Numbers, Numbers]:
    """Return levels and the chance that the level at the target date is below each.

    The distribution is a mixture over structures, paths and levels; components
    with nearly the same mean are drawn together into bins.
    """
    mean = np.array(
        [t.mean[look] + np.outer(t.slope[look], LEVELS) for _, t in weighed_terms]
    )
    spread = np.array([t.spread[look] for _, t in weighed_terms])
    weight = (weights / weights.sum()).ravel()
    centre, var = mean.ravel(), (variance * spread[:, None, None]).ravel()
    middle = weight @ centre
    width = np.sqrt(weight @ (var + (centre - middle) ** 2))
    span = (middle - 6 * width, middle + 6 * width)
    bins = np.clip(
        ((centre - span[0]) / (span[1] - span[0]) * _BINS).astype(int), 0, _BINS - 1
    )
    held = np.bincount(bins, weight, _BINS)
    some = held > 1e-9
    place = np.bincount(bins, weight * centre, _BINS)[some] / held[some]
    deviation = np.sqrt(np.bincount(bins, weight * var, _BINS)[some] / held[some])
    levels = np.linspace(*span, _FINE)
    below = ndtr((levels[:, None] - place) / np.maximum(deviation, 1e-9)) @ held[some]
    return levels, below
