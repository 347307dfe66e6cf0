"""Blocks of time in place of units: which effects the residuals do not refute.

An effect is taken off, a model is fitted to all periods, and the mean residual of the
periods after the start is ranked among those of all blocks of as many periods, the
end of time joined to its beginning. Effects that are not among the largest stay in
the interval (Chernozhukov, Wüthrich and Zhu 2021, Journal of the American Statistical
Association 116:1849, section 2, moving blocks).
"""

from collections.abc import Callable

import numpy as np

from valuebook.analysis.attribution.cells import Numbers
from valuebook.analysis.attribution.result import Placebo

_DOUBLINGS, _HALVINGS = 12, 12
_LEAST_RANKS = 10
_SAME = 1e-9  # relative difference below which two means are equally large


def shifted(residuals: Numbers, before: int) -> Placebo:
    """Return the rank of the mean residual after the start among all blocks."""
    count = len(residuals)
    after = count - before
    sums = np.concatenate([[0.0], np.cumsum(np.concatenate([residuals, residuals]))])
    sizes = abs(sums[after : after + count] - sums[:count])
    rank = int((sizes >= sizes[before] * (1 - _SAME)).sum())
    return Placebo("time", rank, count, rank / count)


def refuted_ranks(count: int) -> int:
    """Return how many of the largest ranks are refuted: nearest to one in twenty.

    Where even the largest is more than one in ten, none is.

    >>> [refuted_ranks(count) for count in (9, 11, 21, 39, 60)]
    [0, 1, 1, 2, 3]
    """
    return max(round(count / 20), int(count >= _LEAST_RANKS))


def interval(
    effect: float,
    residuals_under: Callable[[float], Numbers],
    *,
    before: int,
    refuted: int,
    step: float,
) -> tuple[float, float]:
    """Return the lowest and the highest effect around one that is not refuted.

    `residuals_under` gives the residuals once an effect is taken off; one that is
    among the `refuted` largest is refuted. `step` is how far from the middle to look
    first. An end too far off to be found is infinite.
    """

    def is_refuted(value: float) -> bool:
        rank = shifted(residuals_under(value), before).rank
        return rank is not None and rank <= refuted

    return _end(effect, -step, is_refuted), _end(effect, step, is_refuted)


def _end(middle: float, step: float, is_refuted: Callable[[float], bool]) -> float:
    """Return how far from the middle, in the direction of the step, none is refuted."""
    inside, reach = 0.0, step
    for _ in range(_DOUBLINGS):
        if is_refuted(middle + reach):
            break
        inside, reach = reach, 2 * reach
    else:
        return float(np.copysign(np.inf, step))
    for _ in range(_HALVINGS):
        half = (inside + reach) / 2
        inside, reach = (inside, half) if is_refuted(middle + half) else (half, reach)
    return middle + reach
