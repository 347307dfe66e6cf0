"""What a design finds, before it is graded and judged."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from valuebook.analysis.attribution.mixture import Mixture
from valuebook.analysis.attribution.result import LEVEL, Effect, Placebo

POWERED = 2.8
"""Standard errors of the smallest effect found 8 times in 10 at the 5 % level."""


def _empty_path() -> pd.DataFrame:
    return pd.DataFrame(columns=["time", "observed", "counterfactual", "low", "high"])


@dataclass(frozen=True)
class Estimate:
    """An effect with what speaks for and against it.

    `grade` is that of the design; each of `downgrades` takes one level off and is
    said. `unreliable` says why nothing can be concluded, `contradicted` why the
    effect cannot be credited to the change, `untested` why it can at most be called
    associated. `best` is the level of the interval where it is less than usual.
    """

    found: Effect = field(default_factory=Effect)
    grade: int = 1
    placebo: Placebo = field(default_factory=Placebo)
    path: pd.DataFrame = field(default_factory=_empty_path)
    effects: dict[str, Effect] = field(default_factory=dict)
    level: float = LEVEL
    notes: tuple[str, ...] = ()
    downgrades: tuple[str, ...] = ()
    contradicted: tuple[str, ...] = ()
    untested: tuple[str, ...] = ()
    unreliable: tuple[str, ...] = ()


def nothing(reason: str) -> Estimate:
    """Return the estimate of a panel from which no effect can be estimated."""
    return Estimate(unreliable=(reason,))


def effect_of(known: Mixture, *, is_ratio: bool, counterfactual: float) -> Effect:
    """Return an effect from what is known of it on the scale it was fitted on.

    On a logarithmic scale the effect is a share of the counterfactual. On the level
    scale `counterfactual` is what it is a share of.
    """
    low, high = known.quantile((1 - LEVEL) / 2), known.quantile((1 + LEVEL) / 2)
    return effect_between(
        known.middle,
        (low, high),
        p_value=known.p_value,
        mde=POWERED * known.spread,
        counterfactual=np.nan if is_ratio else counterfactual,
    )


def effect_between(
    middle: float,
    interval: tuple[float, float],
    *,
    p_value: float,
    mde: float,
    counterfactual: float,
) -> Effect:
    """Return an effect from its middle, its interval and the smallest detectable one.

    Without a `counterfactual` (not-a-number) they are differences of logarithms.
    """
    if np.isnan(counterfactual):
        share = float(np.expm1(middle))
        low, high = (float(np.expm1(end)) for end in interval)
        return Effect(share, share, low, high, p_value, float(np.expm1(mde)))
    share = middle / abs(counterfactual) if counterfactual else np.nan
    low, high = (float(end) for end in interval)
    return Effect(middle, share, low, high, p_value, float(mde))
