"""Which units may stand in for the treated one."""

import numpy as np
import numpy.typing as npt

from valuebook.analysis.attribution.cells import Numbers

_JUMP = 12.0  # usual moves of donors beyond which a move is an event of its own
_STAYS = 0.5  # share of a move that must be left on average afterwards
_AFTER = 3  # periods afterwards


def jumped(outcomes: Numbers) -> npt.NDArray[np.bool_]:
    """Return which donors (columns) have a jump of their own that stays.

    A move from one period to the next is taken less the median move of all donors.
    It is a jump when it is twelve times the usual such move and most of it is still
    there afterwards. The rule looks at donors alone, never at the treated unit.
    """
    if outcomes.shape[1] < 3:
        return np.zeros(outcomes.shape[1], dtype=bool)
    common = np.median(outcomes, axis=1, keepdims=True)
    own = outcomes - common
    moves = np.diff(own, axis=0)
    usual = 1.4826 * float(np.median(abs(moves)))
    stays = np.zeros_like(moves)
    for row in range(len(moves)):
        before = own[max(0, row + 1 - _AFTER) : row + 1].mean(axis=0)
        after = own[row + 1 : row + 1 + _AFTER].mean(axis=0)
        stays[row] = after - before
    large = abs(moves) > _JUMP * max(usual, 1e-12)
    kept = np.sign(stays) * np.sign(moves) * abs(stays) > _STAYS * abs(moves)
    return np.asarray((large & kept).any(axis=0))
