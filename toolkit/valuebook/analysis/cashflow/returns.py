"""Rates of return: every root, or none, never one chosen in silence."""

from collections.abc import Sequence

import numpy as np

from valuebook.analysis.cashflow.flows import (
    Day,
    Floats,
    Flows,
    amounts,
    period_of,
    with_sign_change,
    years_since_first,
)
from valuebook.analysis.cashflow.rates import (
    Rate,
    discount_factors,
    rate_per_period,
)
from valuebook.analysis.cashflow.roots import zero_rates
from valuebook.model import ArgumentError


def irr(flows: Flows) -> tuple[float, ...]:
    """Return every rate above -1 per period at which the net present value is zero.

    The tuple is in rising order. It is empty when no rate balances the flows, and
    holds several when more than one does: then none of them is a return.

    Sources: Microsoft, IRR function; numpy-financial, irr.

    >>> [round(root, 6) for root in irr([-70_000, 12_000, 15_000, 18_000, 21_000,
    ...     26_000])]
    [0.086631]
    >>> [round(root, 9) for root in irr([100, -230, 132])]
    [0.1, 0.2]
    >>> irr([100, -200, 150])
    ()
    """
    period_of(flows)
    series = with_sign_change(amounts(flows))
    return _rates(series, np.arange(float(series.size)))


def xirr(flows: Flows, dates: Sequence[Day]) -> tuple[float, ...]:
    """Return every yearly rate at which flows by date are worth nothing.

    Effective yearly rates above -1, days divided by 365 (ACT/365), in rising order.

    Source: Microsoft, XIRR function.

    >>> dates = ["2008-01-01", "2008-03-01", "2008-10-30", "2009-02-15", "2009-04-01"]
    >>> [round(root, 6) for root in xirr([-10_000, 2_750, 4_250, 3_250, 2_750], dates)]
    [0.373363]
    """
    series = with_sign_change(amounts(flows))
    times = years_since_first(dates, count=series.size)
    if not times.any():
        raise ArgumentError(
            f"dates: all are {dates[0]}; a rate of return needs time between the flows"
        )
    return _rates(series, times)


def mirr(
    flows: Flows, finance_rate: float | Rate, reinvest_rate: float | Rate
) -> float:
    """Return the modified rate of return per period, as a share of one.

    Money paid out is discounted to the start at the finance rate, money received is
    carried to the end at the reinvestment rate.

    Source: Microsoft, MIRR function.

    >>> round(mirr([-120_000, 39_000, 30_000, 21_000, 37_000, 46_000], 0.10, 0.12), 6)
    0.126094
    """
    period = period_of(flows)
    series = with_sign_change(amounts(flows))
    times = np.arange(float(series.size))
    financed = rate_per_period(finance_rate, period, name="finance_rate")
    reinvested = rate_per_period(reinvest_rate, period, name="reinvest_rate")
    paid = np.minimum(series, 0) @ discount_factors(times, financed, None)
    worth = np.maximum(series, 0) @ discount_factors(times, reinvested, None)
    share = float((worth / -paid) ** (1 / times[-1]))
    return share * (1 + reinvested) - 1


def _rates(series: Floats, times: Floats) -> tuple[float, ...]:
    zeros = zero_rates(series, times)
    rates = np.expm1(np.clip(zeros, None, 700.0))
    if zeros.max(initial=0) > 700.0 or rates.min(initial=0) <= -1:
        raise ArgumentError(
            "flows: they balance only at a rate beyond what can be written down; "
            "look for an amount in another unit"
        )
    return tuple(rates.tolist())
