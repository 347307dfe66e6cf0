"""A business case in figures, each with the convention it was computed by."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from valuebook.analysis.cashflow import (
    Rate,
    bcr,
    discounted_payback,
    irr,
    mirr,
    npv,
    payback,
    xirr,
    xnpv,
)
from valuebook.analysis.cashflow.flows import (
    Day,
    Flows,
    amounts,
    period_of,
    same_periods,
    years_since_first,
)
from valuebook.model import ArgumentError, BenefitClass, Quantity
from valuebook.model.wording import counted, listed, percent

_A_YEAR = "share a year"
_ONE_SIDED = "money flows one way only, so no rate balances it"


def appraisal(
    costs: "pd.Series[Any]",
    benefits: "pd.Series[Any]",
    *,
    rate: Rate,
    currency: str,
    benefit_class: BenefitClass,
) -> tuple[Quantity, ...]:
    """Return the figures of a business case by period, with their conventions.

    `costs` and `benefits` are positive amounts indexed by the same months, quarters
    or years; the benefits are of one class. The figures: net present value, internal
    and modified rate of return, payback and discounted payback, return on investment
    and benefit-cost ratio. What cannot be computed is None, and the basis says why.

    >>> years = pd.period_range("2026", periods=4, freq="Y")
    >>> case = appraisal(pd.Series([100.0, 0, 0, 0], years),
    ...     pd.Series([0.0, 50, 50, 50], years), rate=Rate(0.08), currency="EUR",
    ...     benefit_class=BenefitClass.CASHABLE)
    >>> print(round(case[0].value, 2), case[0].basis, sep="; ")
    28.85; cashable benefits less costs, 4 years from 2026; 8 % a year, effective; the
    first year is not discounted
    """
    same_periods(costs, benefits)
    period = period_of(costs, name="costs")
    if period is None:
        raise ArgumentError(
            "costs and benefits: no periods; index both by month, quarter or year"
        )
    net = benefits - costs
    within = f"{counted(len(net), period)} from {net.index[0]}"
    scope = f"{BenefitClass(benefit_class).label} benefits less costs, {within}"
    discounted = f"{rate}; the first {period} is not discounted"
    two_sided = bool((net > 0).any() and (net < 0).any())
    roots = [Rate(root, period).per("year") for root in irr(net)] if two_sided else None
    later = discounted_payback(net, rate)
    return (
        Quantity(
            "net present value",
            npv(net, rate),
            currency,
            basis=f"{scope}; {discounted}",
        ),
        _return(roots, f"{scope}; effective yearly rate"),
        Quantity(
            "modified rate of return",
            Rate(mirr(net, rate, rate), period).per("year") if two_sided else None,
            _A_YEAR,
            basis=f"{scope}; money financed and reinvested at {rate}"
            if two_sided
            else _ONE_SIDED,
        ),
        _payback("payback", payback(net), f"{period}s", within),
        _payback(
            "discounted payback", later, f"{period}s", within, discounted=discounted
        ),
        *_ratios(bcr(costs, benefits, rate) if costs.any() else None, discounted),
    )


def dated_appraisal(
    flows: Flows, dates: Sequence[Day], *, rate: Rate, currency: str
) -> tuple[Quantity, ...]:
    """Return net present value and rate of return of flows by date, with day count.

    >>> dates = ["2008-01-01", "2008-03-01", "2008-10-30", "2009-02-15", "2009-04-01"]
    >>> value, _ = dated_appraisal([-10_000, 2_750, 4_250, 3_250, 2_750], dates,
    ...     rate=Rate(0.09), currency="USD")
    >>> print(round(value.value, 2), value.basis, sep="; ")
    2086.65; 5 flows from 2008-01-01, days counted as they are over 365 (ACT/365); 9 %
    a year, effective
    """
    series = amounts(flows)
    times = years_since_first(dates, count=series.size)
    scope = (
        f"{counted(series.size, 'flow')} from {pd.Timestamp(dates[0]):%Y-%m-%d}, "
        "days counted as they are over 365 (ACT/365)"
    )
    two_sided = bool((series > 0).any() and (series < 0).any() and times.any())
    roots = xirr(flows, dates) if two_sided else None
    return (
        Quantity(
            "net present value",
            xnpv(rate, flows, dates),
            currency,
            basis=f"{scope}; {rate}",
        ),
        _return(roots, f"{scope}; effective yearly rate"),
    )


def _return(roots: Sequence[float] | None, basis: str) -> Quantity:
    """Return the one rate of return, or None with how many rates balance the flows."""
    if roots is None:
        basis = _ONE_SIDED
    elif not roots:
        basis = f"{basis}; no rate balances the flows"
    elif len(roots) > 1:
        rates = listed([percent(root) for root in roots])
        basis = f"{basis}; {rates} all balance the flows, so none is the return"
    value = roots[0] if roots is not None and len(roots) == 1 else None
    return Quantity("internal rate of return", value, _A_YEAR, basis=basis)


def _ratios(ratio: float | None, discounted: str) -> tuple[Quantity, Quantity]:
    """Return the two figures that are taken for one another, each by its own name."""
    if ratio is None:
        discounted = "no cost to compare with"
    return (
        Quantity(
            "return on investment",
            None if ratio is None else ratio - 1,
            "share",
            basis=f"present value of benefits less costs, over costs; {discounted}",
        ),
        Quantity(
            "benefit-cost ratio",
            ratio,
            "ratio",
            basis="present value of benefits over costs, without what is not in "
            f"money; {discounted}",
        ),
    )


def _payback(
    name: str, periods: float | None, unit: str, within: str, *, discounted: str = ""
) -> Quantity:
    basis = f"counted from the start of {within}, money flowing evenly within each"
    if periods is None:
        basis = f"not within {within}"
    said = f"{basis}; {discounted}" if discounted else basis
    return Quantity(name, periods, unit, basis=said)
