"""Values that look as if they were in another unit: hundreds for ones, thousands."""

import numpy as np
import numpy.typing as npt

from valuebook.analysis.trajectory.plan import Numbers, Observations, Plan

_FACTOR = 30.0  # between what noise can do and what a unit does, which is 100 or 1,000
_CLEAR = 8.0  # spreads of the history from which a level is clearly not 0
_OUTSIDE = 4.0  # spreads by which a value lies outside of all that is usual
_UNSEEN = 3.0  # times what a tenth of the history is off its middle, the same
_SLIPS = (100.0, 1000.0)  # factors between two units of the same measure
_NEAR = 2.0  # factor by which a value in another unit may be off those before it
_LEAST = 3  # observations before go-live that show what is usual


def in_other_unit(plan: Plan, seen: Observations) -> npt.NDArray[np.bool_]:
    """Return for each observation whether it looks to be in another unit.

    Such a value is 30 times as large, or as small, as anything that baseline, target
    and history know, or about 100 or 1,000 times the values just before it, and in
    both cases further outside of baseline, target and history than the history varies
    by. Where the history as a whole is that far from the baseline, every value is in
    doubt.
    """
    values = seen.in_unit(plan)
    history = values[: seen.history]
    known = [abs(plan.baseline), abs(plan.target)]
    middle, spread, far = plan.baseline, 0.0, 0.0
    if len(history) >= _LEAST:
        middle = float(np.median(history))
        spread = 1.4826 * float(np.median(abs(history - middle)))
        far = float(np.quantile(abs(history - middle), 0.9))
        if _apart(plan, middle, spread):
            return np.ones(len(values), dtype=bool)
        known.append(abs(middle))
    usual = (plan.baseline, plan.target, middle)
    between = np.clip(values, min(usual), max(usual))
    outside = abs(values - between) > max(_OUTSIDE * spread, _UNSEEN * far)
    return outside & (
        _large(values, known) | _small(values, known, middle, spread) | _slipped(values)
    )


def _apart(plan: Plan, middle: float, spread: float) -> bool:
    """Return whether the history is in another unit than the plan's baseline."""
    if not plan.baseline:
        return abs(middle) > _FACTOR * abs(plan.target)
    ratio = abs(middle / plan.baseline)
    if ratio >= _FACTOR:
        return abs(middle) >= _FACTOR * abs(plan.target)
    return ratio <= 1 / _FACTOR and _CLEAR * spread < abs(plan.baseline)


def _slipped(values: Numbers) -> npt.NDArray[np.bool_]:
    """Return which values are such a factor off the median of the three before."""
    slipped = np.zeros(len(values), dtype=bool)
    if len(values) > _LEAST:
        later = values[_LEAST:]
        three = [values[at : at + len(later)] for at in range(_LEAST)]
        before = np.median(three, axis=0)
        alike = np.flatnonzero(before * later > 0)
        times = np.exp(abs(np.log(later[alike] / before[alike])))
        near = [(times >= slip / _NEAR) & (times <= slip * _NEAR) for slip in _SLIPS]
        slipped[_LEAST + alike] = np.logical_or.reduce(near)
    return slipped


def _large(values: Numbers, known: list[float]) -> npt.NDArray[np.bool_]:
    return abs(values) >= _FACTOR * max(known)


def _small(
    values: Numbers, known: list[float], middle: float, spread: float
) -> npt.NDArray[np.bool_]:
    """Return which values are next to nothing for a measure that never comes near 0.

    Nothing at all is the same in every unit, and no unit turns the sign.
    """
    if abs(middle) <= _CLEAR * spread:
        return np.zeros(len(values), dtype=bool)
    least: npt.NDArray[np.bool_] = abs(values) <= min(known) / _FACTOR
    least[values * middle <= 0] = False
    return least
