"""Ramps: the share of full effect that is reached by each month after go-live.

Shapes: `step` (all at once after the lag), `linear`, `logistic` (slow, fast,
slow), `saturating` (fast, then ever slower) and `bass` (adoption by word of
mouth). The Bass shape is F(t) = (1 - e^-(p+q)t) / (1 + (q/p) e^-(p+q)t) of F. M.
Bass, "A new product growth for model consumer durables", Management Science 15
(1969), with the usual p = 0.03 and q = 0.38.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from valuebook.model import ArgumentError, must_be_one_of

Shares = npt.NDArray[np.float64]

INNOVATION, IMITATION = 0.03, 0.38
_BASS_END = 12.0  # 91 % of adopters: where the ramp counts as complete
_LOGISTIC_STEEPNESS = 10.0  # from 0.7 % to 99.3 % over the ramp
_SATURATING_RATE = 3.0  # 95 % of the way is done where the ramp ends


def bass(
    time: npt.ArrayLike, *, innovation: float = INNOVATION, imitation: float = IMITATION
) -> Shares:
    """Return the share of all adopters who have adopted by `time`.

    >>> bass([1, 5, 10]).round(6).tolist()
    [0.035758, 0.331199, 0.812803]
    """
    if not innovation > 0 or not imitation >= 0:
        raise ArgumentError(
            f"innovation and imitation: {innovation:g} and {imitation:g}; give "
            "innovation above 0 and imitation of at least 0"
        )
    passed = np.asarray(time, dtype="float64")
    if np.isnan(passed).any():
        raise ArgumentError("time: nan; every time must be a number")
    both = innovation + imitation
    remaining = np.exp(-both * passed)
    share: Shares = (1 - remaining) / (1 + imitation / innovation * remaining)
    return share


def _logistic(done: Shares) -> Shares:
    share: Shares = 1 / (1 + np.exp(-_LOGISTIC_STEEPNESS * (done - 0.5)))
    return share


def _saturating(done: Shares) -> Shares:
    share: Shares = 1 - np.exp(-_SATURATING_RATE * done)
    return share


SHAPES: dict[str, Callable[[Shares], Shares]] = {
    "step": np.sign,
    "linear": np.asarray,
    "logistic": _logistic,
    "saturating": _saturating,
    "bass": lambda done: bass(_BASS_END * done),
}


def ramp_share(
    month_number: npt.ArrayLike,
    shape: str,
    *,
    lag_months: npt.ArrayLike = 0,
    ramp_months: npt.ArrayLike = 0,
) -> Shares:
    """Return the share of full effect in each month after go-live, from 0 to 1.

    `month_number` is 1 for the first full month live. Nothing is reached in the
    first `lag_months`; the last of the `ramp_months` after them is the first at
    full effect. A ramp of no months, and the step, are full at once after the lag.

    >>> ramp_share([1, 2, 3, 4, 5, 6], "linear", lag_months=2, ramp_months=4).tolist()
    [0.0, 0.0, 0.25, 0.5, 0.75, 1.0]
    >>> ramp_share([1, 2, 3], "step", lag_months=1).tolist()
    [0.0, 1.0, 1.0]
    """
    if shape not in SHAPES:
        raise must_be_one_of("ramp", shape, list(SHAPES))
    passed = np.asarray(month_number, dtype="float64") - lag_months
    length = np.maximum(np.asarray(ramp_months, dtype="float64"), 1.0)
    done: Shares = np.clip(passed / length, 0.0, 1.0)
    reached = SHAPES[shape]
    start, end = reached(np.array([0.0, 1.0]))
    share: Shares = (reached(done) - start) / (end - start)
    return share
