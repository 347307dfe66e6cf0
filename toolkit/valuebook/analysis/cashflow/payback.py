"""The time after which the money paid out has come back for good."""

import numpy as np

from valuebook.analysis.cashflow.flows import Floats, Flows, amounts, period_of
from valuebook.analysis.cashflow.rates import Rate, Schedule, discount_factors


def payback(flows: Flows) -> float | None:
    """Return the periods until the flows have paid back, or None if they do not.

    The first flow falls due at time 0. Within a period money is taken to flow
    evenly. Where the sum turns negative again, the last time it does counts.

    >>> payback([-100, 60, 80])
    1.5
    >>> print(payback([-100, 60, 30]))
    None
    """
    period_of(flows)
    return _crossing(amounts(flows))


def discounted_payback(flows: Flows, rate: float | Rate | Schedule) -> float | None:
    """Return the periods until the discounted flows have paid back, or None.

    Source: justaaa.com, exercise 28200 (5,200 paid out, 14 %).

    >>> round(discounted_payback([-5_200, 2_800, 3_700, 5_100, 4_300], 0.14), 2)
    1.96
    """
    series = amounts(flows)
    times = np.arange(float(series.size))
    return _crossing(series * discount_factors(times, rate, period_of(flows)))


def _crossing(series: Floats) -> float | None:
    total = np.cumsum(series)
    if total[-1] < 0:
        return None
    negative = np.flatnonzero(total < 0)
    if not negative.size:
        return 0.0
    last = int(negative[-1])
    return last + float(-total[last] / series[last + 1])
