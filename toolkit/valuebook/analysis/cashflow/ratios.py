"""Benefits against costs: the return on investment and the benefit-cost ratio.

The two are never the same number: a benefit-cost ratio of 1 is a return of 0.
"""

from __future__ import annotations

import numpy as np

from valuebook.analysis.cashflow.flows import (
    Floats,
    Flows,
    amounts,
    period_of,
    same_periods,
)
from valuebook.analysis.cashflow.rates import Rate, Schedule, discount_factors
from valuebook.model import ArgumentError


def roi(costs: Flows | float, benefits: Flows | float) -> float:
    """Return benefits less costs over costs, as a share of one.

    Costs are positive amounts. Give present values for the discounted return.

    Source: Forrester, The Total Economic Impact of SalesLoft (present values at
    10 % a year; 329 % is printed).

    >>> round(roi(1_672_201, 7_168_371), 2)
    3.29
    """
    same_periods(costs, benefits)
    spent = _spent(costs)
    return float(amounts(benefits, name="benefits").sum() / spent.sum() - 1)


def bcr(
    costs: Flows | float,
    benefits: Flows | float,
    rate: float | Rate | Schedule | None = None,
) -> float:
    """Return benefits over costs, both discounted when a rate is given.

    The first amounts fall due now. Costs are positive amounts. The ratio leaves out
    what cannot be put in money (HM Treasury, Green Book Review 2020): show it with
    the benefits that are not counted, and never as a return on investment.

    Source: Forrester, The Total Economic Impact of SalesLoft.

    >>> round(bcr(1_672_201, 7_168_371), 2)
    4.29
    >>> round(bcr([53_150, 666_715, 636_772, 647_783],
    ...     [0, 1_606_511, 3_061_331, 4_229_760], 0.10), 2)
    4.29
    """
    same_periods(costs, benefits)
    spent, gained = _spent(costs), amounts(benefits, name="benefits")
    if rate is None:
        return float(gained.sum() / spent.sum())
    times = np.arange(float(spent.size))
    factors = discount_factors(times, rate, period_of(costs, name="costs"))
    return float((gained @ factors) / (spent @ factors))


def _spent(costs: Flows | float) -> Floats:
    spent = amounts(costs, name="costs")
    if (spent < 0).any():
        raise ArgumentError(f"costs: {spent.min():g}; give costs as positive amounts")
    if not spent.any():
        raise ArgumentError("costs: all zero; a ratio to cost needs a cost above zero")
    return spent
