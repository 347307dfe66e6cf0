"""The value of one input at which the decision turns."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from valuebook.analysis.cashflow.flows import Floats, finite
from valuebook.model import ArgumentError

_STEPS = 200  # places looked at on either side of the base
_ZOOMS = 6  # each narrows the place of the zero by the steps


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
    default = sorted((0.0, 2 * base))
    low = default[0] if low is None else low
    high = default[1] if high is None else high
    for name, found in (("base", base), ("low", low), ("high", high)):
        finite(found, name=name)
    if not low <= base <= high or low == high:
        raise ArgumentError(
            f"base: {base:g}; give a base between low, {low:g}, and high, {high:g}"
        )
    ends = [end for end in (low, high) if end != base]

    def at(places: Floats) -> Floats:
        return np.array(
            [finite(worth(place), name=f"worth of {place:g}") for place in places]
        )

    reached = [first_zero(at, base, end) for end in ends]
    zeros = [value for value in reached if value is not None]
    if not zeros:
        return None
    return SwitchingValue(base, min(zeros, key=lambda value: abs(value - base)))


def first_zero(
    worth: Callable[[Floats], Floats], start: float, end: float
) -> float | None:
    """Return the first zero of `worth` on the way from `start` to `end`, or None.

    `worth` takes many places at once.

    >>> first_zero(lambda places: (places - 2) * (places - 3), 0, 10)
    2.0
    """
    for _ in range(_ZOOMS):
        places = np.linspace(start, end, _STEPS + 1)
        signs = np.sign(worth(places))
        crossed = np.flatnonzero((signs[:-1] * signs[1:] < 0) | (signs[:-1] == 0))
        if not crossed.size:
            return float(end) if signs[-1] == 0 else None
        if signs[crossed[0]] == 0:
            return float(places[crossed[0]])
        start, end = float(places[crossed[0]]), float(places[crossed[0] + 1])
    return (start + end) / 2
