"""What may be true of an initiative after go-live, and how likely beforehand.

Each hypothesis spreads its weight over the paths (rows) and over the level: the
share of the promised change that the full effect comes to (columns).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from valuebook.analysis.trajectory.paths import Path
from valuebook.analysis.trajectory.plan import Numbers

_FAR_BELOW, _FAR_ABOVE = (-4.0, -2.8, -2.0, -1.4, -1.1), (2.7, 3.2, 4.0, 5.5, 8.0)
LEVELS: Numbers = np.array([*_FAR_BELOW, *np.linspace(-0.8, 2.4, 49), *_FAR_ABOVE])
_WIDTHS: Numbers = np.gradient(LEVELS)

PRIOR = {
    "on_plan": 0.40,
    "slow_start": 0.20,
    "shortfall": 0.26,
    "exceeding": 0.10,
    "erosion": 0.04,
}
"""Chance of each before anything is seen."""

_ON_PLAN_SPREAD, _ON_PLAN_REACH = 0.06, 0.14
_PUNCTUAL = 0.5  # months late at which a start is still on plan
_SLOW = 1.5  # months late from which a start is slow
_LATENESS = 8.0  # months over which the chance of a slow start falls by e
_ALSO_LATE = 2.0  # the same of an effect that is smaller or larger than promised, too
_SHORT = 0.85  # share of the change at or below which an effect falls short
_NO_EFFECT, _HARM, _HARM_WEIGHT, _HARM_BY = 0.2, -0.2, 0.15, 0.5
_EXCEEDS, _EXCEEDS_BY = 1.2, 0.5


@dataclass(frozen=True)
class Hypotheses:
    """The weights of each hypothesis over paths and levels, each adding up to 1."""

    on_plan: Numbers
    slow_start: Numbers
    shortfall: Numbers
    exceeding: Numbers
    erosion: Numbers

    def items(self) -> list[tuple[str, Numbers]]:
        """Return the hypotheses by name, in the order of `PRIOR`."""
        return [(name, getattr(self, name)) for name in PRIOR]


def hypotheses(paths: Sequence[Path]) -> Hypotheses:
    """Return what each hypothesis says of the paths and of the level reached."""
    late = np.array([path.late for path in paths])
    weight = np.array([path.weight for path in paths])
    fades = np.array([path.fades for path in paths])
    lasting = np.where(fades, 0.0, weight)
    slow = lasting * (late >= _SLOW) * np.exp(-late / _LATENESS)
    otherwise = lasting * np.exp(-np.maximum(late, 0.0) / _ALSO_LATE)
    promised = _promised()
    return Hypotheses(
        on_plan=_spread(lasting * (abs(late) <= _PUNCTUAL), promised),
        slow_start=_spread(slow, promised),
        shortfall=_spread(otherwise, _short()),
        exceeding=_spread(otherwise, _more()),
        erosion=_spread(np.where(fades, weight, 0.0), promised),
    )


def _spread(over_paths: Numbers, over_levels: Numbers) -> Numbers:
    both: Numbers = np.outer(over_paths, over_levels)
    both /= both.sum()
    return both


def _promised() -> Numbers:
    near = abs(LEVELS - 1) <= _ON_PLAN_REACH
    chance: Numbers = np.exp(-0.5 * ((LEVELS - 1) / _ON_PLAN_SPREAD) ** 2)
    chance[~near] = 0
    return chance


def _short() -> Numbers:
    partly = (LEVELS > _HARM) & (LEVELS <= _SHORT)
    harm = np.where(LEVELS <= _HARM, _WIDTHS * np.exp(LEVELS / _HARM_BY), 0.0)
    weights: Numbers = (
        partly * (1 - _NO_EFFECT - _HARM_WEIGHT) / partly.sum()
        + _HARM_WEIGHT * harm / harm.sum()
    )
    weights[np.argmin(abs(LEVELS))] += _NO_EFFECT
    return weights


def _more() -> Numbers:
    chance: Numbers = _WIDTHS * np.exp(-(LEVELS - _EXCEEDS) / _EXCEEDS_BY)
    chance[LEVELS < _EXCEEDS] = 0
    return chance
