"""What is known of a level: a mixture of normal distributions."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.special import ndtr

from valuebook.analysis.trajectory.plan import Numbers

_BINS = 120
_FINE = 101
_TINY = 1e-300
_CERTAIN = 7.0  # standard deviations beyond which nothing is left


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
        apart = (levels[:, None] - place) / deviation
        each = (apart > 0).astype(float)
        near = abs(apart) < _CERTAIN
        each[near] = ndtr(apart[near])
        below = each @ held
        return levels, np.minimum(below, 1.0)

    def quantile(self, chance: float) -> float:
        """Return the level, as a share of the change, not exceeded with `chance`."""
        levels, below = self._drawn
        return float(np.interp(chance, below, levels))

    def reaches(self, line: float) -> float:
        """Return the chance that the level is at `line` or above."""
        levels, below = self._drawn
        return 1 - float(np.interp(line, levels, below))
