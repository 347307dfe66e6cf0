"""The value of one input at which the decision turns."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

import numpy as np

from valuebook.model import ArgumentError

_STEPS = 200  # places looked at on either side of the base
_HALVINGS = 60


@dataclass(frozen=True)
class SwitchingValue:
    """The value of an input at which the net present value is zero.

    `base` and `value` are in the unit of the input.
    """

    base: float
    value: float

    @property
    def change(self) -> float | None:
        """Return the change from base to switching value, as a share of the base.

        None when the base is 0.
        """
        return self.value / self.base - 1 if self.base else None


def switching_value(
    worth: Callable[[float], float],
    base: float,
    *,
    low: float | None = None,
    high: float | None = None,
) -> SwitchingValue | None:
    """Return the value nearest to `base` at which `worth` is zero, or None.

    `worth` is the net present value as a function of one input, all others as they
    are; for a ranking, it is the difference between two options. It is searched from
    `low` to `high`, by default from 0 to twice the base.

    Source: HM Treasury, The Green Book (2003), 5.70 and box 15: a system for 1 m that
    saves 150,000 a year for ten years at 3.5 % is worth 247,000. At which saving is
    it worth nothing?

    >>> from valuebook.analysis.cashflow import npv
    >>> saving = switching_value(
    ...     lambda saving: npv([-1_000_000] + 10 * [saving], 0.035), 150_000)
    >>> round(saving.value), round(saving.change, 3)
    (120241, -0.198)
    """
    ends = sorted((0.0, 2 * base))
    low, high = (ends[0] if low is None else low), (ends[1] if high is None else high)
    for name, found in (("base", base), ("low", low), ("high", high)):
        if not isfinite(found):
            raise ArgumentError(f"{name}: {found:g}; give a finite number")
    if not low <= base <= high or low == high:
        raise ArgumentError(
            f"base: {base:g}; give a base between low, {low:g}, and high, {high:g}"
        )
    ways = [np.linspace(base, end, _STEPS + 1) for end in (low, high) if end != base]
    nearest = [_first_zero(worth, way.tolist()) for way in ways]
    zeros = [value for value in nearest if value is not None]
    if not zeros:
        return None
    return SwitchingValue(base, min(zeros, key=lambda value: abs(value - base)))


def _first_zero(worth: Callable[[float], float], places: list[float]) -> float | None:
    """Return the first zero on the way, found by halving the step that crosses it."""
    left, before = places[0], worth(places[0])
    for right in places[1:]:
        after = worth(right)
        if before == 0:
            return left
        if before * after <= 0:
            return _halved(worth, left, right)
        left, before = right, after
    return None


def _halved(worth: Callable[[float], float], left: float, right: float) -> float:
    positive = worth(left) > 0
    for _ in range(_HALVINGS):
        middle = (left + right) / 2
        if (worth(middle) > 0) == positive:
            left = middle
        else:
            right = middle
    return (left + right) / 2
