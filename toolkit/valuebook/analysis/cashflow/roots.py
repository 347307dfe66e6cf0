"""All zeros of a present value, as a function of the rate.

With y = ln(1 + rate), a present value is the sum of a_i * exp(-t_i * y). Such a sum
has at most as many zeros as its amounts change sign (Descartes' rule, which holds for
real times too). Multiplied by exp(m * y), with m between two times at which the sign
changes, its derivative is a sum of the same form with one change fewer, and between
two zeros of the derivative lies at most one zero of the sum. So the zeros are found
from the sum without a change of sign upwards, none missed and none guessed.
"""

from dataclasses import dataclass

import numpy as np

from valuebook.analysis.cashflow.flows import Floats

_ROUNDING = 1e-14  # of the sum of the absolute terms: what rounding alone can leave
_HALVINGS = 70  # narrows any bracket to the last bit


@dataclass(frozen=True)
class _Sum:
    """A sum of sign_i * exp(size_i - time_i * y), kept in logarithms.

    A month's flow at y = 50 is beyond the largest number of the machine; its
    logarithm is not.
    """

    signs: Floats
    sizes: Floats
    times: Floats

    def shares(self, y: Floats) -> Floats:
        """Return each term's share of the sum of absolute terms, a row per y."""
        powers = self.sizes - np.multiply.outer(y, self.times)
        terms = np.exp(powers - powers.max(axis=-1, keepdims=True))
        shares: Floats = terms / terms.sum(axis=-1, keepdims=True)
        return shares

    def value(self, y: Floats) -> Floats:
        """Return the sum at each y, over the sum of its absolute terms."""
        return self.shares(y) @ self.signs

    def change(self) -> int:
        """Return the place of the first change of sign, or -1."""
        changes = np.flatnonzero(np.diff(self.signs))
        return int(changes[0]) if changes.size else -1

    def derivative(self) -> "_Sum":
        """Return the derivative of the sum times exp(m * y): one change fewer."""
        place = self.change()
        shifts = (self.times[place] + self.times[place + 1]) / 2 - self.times
        return _Sum(
            self.signs * np.sign(shifts),
            self.sizes + np.log(np.abs(shifts)),
            self.times,
        )

    def bound(self) -> tuple[float, float]:
        """Return two y beyond which one term outweighs all others together."""
        span = 1 / (self.times[-1] - self.times[0])
        low, high = -span, span
        while self.shares(np.array(low))[-1] <= 0.5:
            low *= 2
        while self.shares(np.array(high))[0] <= 0.5:
            high *= 2
        return low, high

    def zeros(self, turns: Floats) -> Floats:
        """Return the zeros, given the places between which there is at most one."""
        low, high = self.bound()
        inner = turns[(turns > low) & (turns < high)]
        marks = np.concatenate([[low], inner, [high]])
        values = self.value(marks)
        signs = np.sign(np.where(np.abs(values) < _ROUNDING, 0.0, values))
        touching = marks[(signs == 0) & (np.roll(signs, 1) != 0)]
        crossed = signs[:-1] * signs[1:] < 0
        left, right, sign = marks[:-1][crossed], marks[1:][crossed], signs[:-1][crossed]
        for _ in range(_HALVINGS):
            middle = (left + right) / 2
            before = self.value(middle) * sign > 0
            left, right = (
                np.where(before, middle, left),
                np.where(before, right, middle),
            )
        return np.sort(np.concatenate([touching, (left + right) / 2]))


def zero_rates(flows: Floats, times: Floats) -> Floats:
    """Return every y = ln(1 + rate) at which the flows' present value is zero.

    >>> np.expm1(zero_rates(np.array([100, -230, 132.0]), np.arange(3.0))).round(9)
    array([0.1, 0.2])
    """
    due, place = np.unique(times, return_inverse=True)
    netted = np.zeros(due.size)
    np.add.at(netted, place, flows)
    kept = netted != 0
    sums = [_Sum(np.sign(netted[kept]), np.log(np.abs(netted[kept])), due[kept])]
    while sums[-1].change() >= 0:
        sums.append(sums[-1].derivative())
    zeros = np.array([])
    for each in reversed(sums[:-1]):
        zeros = each.zeros(zeros)
    return zeros
