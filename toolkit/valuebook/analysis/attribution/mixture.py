"""A mixture of t distributions: what is known of an effect over all kinds of noise."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq
from scipy.special import stdtr

from valuebook.analysis.attribution.cells import Numbers

_NEAR = 1e-13  # share of the reach within which a quantile is found
_FAR = 40.0  # spreads between which every quantile of interest lies


@dataclass(frozen=True)
class Mixture:
    """Weights, means and scales of t distributions with `freedom` degrees of it."""

    weight: Numbers
    mean: Numbers
    scale: Numbers
    freedom: float

    @property
    def middle(self) -> float:
        """Return the mean of the mixture."""
        return float(self.weight @ self.mean)

    @property
    def spread(self) -> float:
        """Return the standard deviation of the mixture, tails as of a normal."""
        variance = self.scale**2 + (self.mean - self.middle) ** 2
        return float(np.sqrt(self.weight @ variance))

    def below(self, value: float) -> float:
        """Return the chance that the effect is below a value."""
        scaled = (value - self.mean) / np.maximum(self.scale, 1e-300)
        return float(self.weight @ stdtr(self.freedom, scaled))

    def quantile(self, chance: float) -> float:
        """Return the value below which the effect lies with a chance."""
        reach = float(_FAR * self.scale.max() + np.ptp(self.mean)) + 1e-300
        low, high = self.middle - reach, self.middle + reach
        if not self.below(low) < chance < self.below(high):
            return self.middle  # so narrow that the ends are the middle
        return float(brentq(self._off, low, high, args=(chance,), xtol=_NEAR * reach))

    def _off(self, value: float, chance: float) -> float:
        return self.below(value) - chance

    @property
    def p_value(self) -> float:
        """Return twice the smaller chance of an effect on one side of zero."""
        below = self.below(0.0)
        return min(1.0, 2 * min(below, 1 - below))
