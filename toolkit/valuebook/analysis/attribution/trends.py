"""Whether treated and others moved alike before the start, and what that can hide.

A test of earlier trends that finds nothing may only be weak. The drift it would miss
is said with it (Roth 2022, American Economic Review: Insights 4:305).
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr

from valuebook.analysis.attribution.cells import Numbers
from valuebook.analysis.attribution.clusters import slopes
from valuebook.analysis.attribution.compared import Compared
from valuebook.analysis.attribution.contrast import contrast
from valuebook.analysis.attribution.estimate import POWERED
from valuebook.analysis.attribution.spec import Spec
from valuebook.analysis.attribution.verdict import amount

APART = "treated and others moved apart before the start"

_UNUSUAL = 0.05
_LEAST_PERIODS = 4
_LARGE = 0.5  # share of the effect from which a drift explains it away


@dataclass(frozen=True)
class Trend:
    """By how much the treated would have drifted off the others without the change.

    `drift` is that of before the start, carried on to the middle of the time after
    it, in the unit of the fit; `hidden` the drift found 8 times in 10.
    """

    drift: float
    hidden: float
    p_value: float

    def explains(self, effect: float) -> bool:
        """Return whether the drift is there and as large as half the effect."""
        return self.p_value < _UNUSUAL and abs(self.drift) >= _LARGE * abs(effect)

    def sentence(self, spec: Spec) -> str:
        """Return what is known of earlier trends."""
        moved = "moved apart" if self.p_value < _UNUSUAL else "moved alike"
        return (
            f"Before the start treated and others {moved} (p = {self.p_value:.2f}): "
            f"carried on, their drift would make {amount(self.drift, spec)} of effect; "
            f"a drift of {amount(self.hidden, spec)} could stay hidden."
        )


def trend_of(
    slope: float, error: float, freedom: float, *, distance: float, is_ratio: bool
) -> Trend:
    """Return the drift that a difference in slopes makes over a distance in periods."""
    drift, hidden = slope * distance, POWERED * error * distance
    p_value = 1.0
    if error > 0 and freedom > 0:
        p_value = float(2 * stdtr(freedom, -abs(slope / error)))
    if is_ratio:
        drift, hidden = float(np.expm1(drift)), float(np.expm1(hidden))
    return Trend(drift, hidden, p_value)


def pre_trend(
    compared: Compared, freed: Numbers, *, few: bool, is_ratio: bool
) -> Trend | None:
    """Return the drift before the start; None where fewer than two periods show it."""
    before = 1 - compared.post
    early = compared.only(before)
    if early.rows.when.max() < 1:
        return None
    apart = compared.periods[before == 0].mean() - early.periods.mean()
    distance = float(apart)
    if few:
        by_cluster = slopes(early, freed[before > 0])
        if not by_cluster.are_comparable:
            return None
        return trend_of(
            by_cluster.difference,
            by_cluster.error,
            by_cluster.freedom,
            distance=distance,
            is_ratio=is_ratio,
        )
    found = contrast(early.rows, early.ever * early.periods)
    if found is None:
        return None
    return trend_of(
        found.value, found.error, found.freedom, distance=distance, is_ratio=is_ratio
    )


def tried_early(compared: Compared) -> tuple[int, float] | None:
    """Return a start halfway before the true one, and the effect found there.

    Only what was before the true start is looked at; None in fewer than four periods.
    """
    early = compared.only(1 - compared.post)
    periods = np.unique(early.periods)
    if len(periods) < _LEAST_PERIODS:
        return None
    when = periods[len(periods) // 2]
    found = contrast(early.rows, early.ever * (early.periods >= when))
    return None if found is None else (int(when), found.value)
