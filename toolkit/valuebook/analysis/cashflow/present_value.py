"""Present values of flows by period and of flows by date."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import numpy as np

from valuebook.analysis.cashflow.flows import (
    Day,
    Flows,
    amounts,
    period_of,
    years_since_first,
)
from valuebook.analysis.cashflow.rates import (
    Rate,
    Schedule,
    discount_factors,
    rate_per_period,
)
from valuebook.model import must_be_one_of

Convention: TypeAlias = Literal["start", "end"]

CONVENTIONS: tuple[Convention, ...] = ("start", "end")


def npv(
    flows: Flows, rate: float | Rate | Schedule, *, convention: Convention = "start"
) -> float:
    """Return the net present value of flows by period, in the money of the flows.

    With convention "start" the first flow falls due now and is not discounted; with
    "end" it falls due at the end of the first period, as spreadsheets have it. The
    two differ by the factor 1 + rate. A rate given as a number is per period of the
    flows; a yearly `Rate` on monthly flows is converted.

    Sources: numpy-financial, npv; Microsoft, NPV function.

    >>> round(npv([-40_000, 5_000, 8_000, 12_000, 30_000], 0.08), 5)
    3065.22267
    >>> round(npv([-10_000, 3_000, 4_200, 6_800], 0.10, convention="end"), 2)
    1188.44
    """
    if convention not in CONVENTIONS:
        raise must_be_one_of("convention", convention, CONVENTIONS)
    series = amounts(flows)
    times = np.arange(float(series.size)) + (convention == "end")
    return float(series @ discount_factors(times, rate, period_of(flows)))


def xnpv(rate: float | Rate, flows: Flows, dates: Sequence[Day]) -> float:
    """Return the net present value on the first date of flows by date.

    The rate is yearly and effective; days are counted as they are and divided by
    365 (ACT/365). A date before the first is refused.

    Source: Microsoft, XNPV function.

    >>> dates = ["2008-01-01", "2008-03-01", "2008-10-30", "2009-02-15", "2009-04-01"]
    >>> round(xnpv(0.09, [-10_000, 2_750, 4_250, 3_250, 2_750], dates), 2)
    2086.65
    """
    series = amounts(flows)
    times = years_since_first(dates, count=series.size)
    yearly = rate_per_period(rate, "year")
    return float(series @ discount_factors(times, yearly, "year"))
