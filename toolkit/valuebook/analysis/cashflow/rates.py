"""Discount rates that know their period, and schedules that decline with time.

A number alone is a rate per period of the flows it is used on. A `Rate` says its
period and is converted; where the flows do not say theirs, it is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import expm1, isfinite, log1p
from typing import Literal, TypeAlias

import numpy as np

from valuebook.analysis.cashflow.flows import PERIODS, Floats, Period
from valuebook.model import ArgumentError, must_be_one_of
from valuebook.model.wording import number

Compounding: TypeAlias = Literal["effective", "nominal"]

COMPOUNDINGS: tuple[Compounding, ...] = ("effective", "nominal")
_LARGEST_POWER = 700.0  # of e, that a number of the machine can hold
PER_YEAR: dict[Period, int] = {"year": 1, "quarter": 4, "month": 12}


@dataclass(frozen=True)
class Rate:
    """A discount rate with the period it is for.

    An effective rate compounds: twelve months at the monthly rate make the yearly
    one. A nominal rate is always yearly and is divided: 2.75 % a year is 2.75 / 12 %
    a month (Adobe, FormCalc User Reference, Npv).

    >>> round(Rate(0.08).per("month"), 6)
    0.006434
    >>> round(Rate(0.0275, compounding="nominal").per("month"), 9)
    0.002291667
    >>> print(Rate(0.08))
    8 % a year, effective
    """

    value: float
    period: Period = "year"
    compounding: Compounding = "effective"

    def __post_init__(self) -> None:
        above_total_loss(self.value)
        if self.period not in PERIODS:
            raise must_be_one_of("period", self.period, PERIODS)
        if self.compounding not in COMPOUNDINGS:
            raise must_be_one_of("compounding", self.compounding, COMPOUNDINGS)
        if self.compounding == "nominal" and self.period != "year":
            raise ArgumentError(
                f"compounding: a nominal rate per {self.period}; "
                "a nominal rate is yearly"
            )

    def per(self, period: Period) -> float:
        """Return the effective rate for one `period`, as a share of one.

        >>> round(Rate(0.01, "month").per("year"), 6)
        0.126825
        """
        if period not in PERIODS:
            raise must_be_one_of("period", period, PERIODS)
        years = PER_YEAR[self.period] / PER_YEAR[period]
        if self.compounding == "nominal":
            return self.value * years
        return expm1(years * log1p(self.value))

    def __str__(self) -> str:
        return f"{number(100 * self.value, '%')} a {self.period}, {self.compounding}"


@dataclass(frozen=True)
class Schedule:
    """A yearly discount rate that falls as the years go by.

    `bands` holds the last year of each band and its rate; the last band has no end.
    """

    name: str
    bands: tuple[tuple[int | None, float], ...]
    source: str

    def factors(self, years: Sequence[int] | Floats) -> Floats:
        """Return what one unit in each year is worth in year 0.

        Source: HM Treasury, The Green Book (2003), table of discount factors.

        >>> GREEN_BOOK.factors([0, 1, 30, 75, 125, 250]).round(4).tolist()
        [1.0, 0.9662, 0.3563, 0.0942, 0.0274, 0.0029]
        """
        due = np.asarray(years)
        if due.size and (due.min() < 0 or (due != np.floor(due)).any()):
            raise ArgumentError("years: give whole years from 0")
        ends = [end for end, _ in self.bands if end is not None]
        rates = np.array([rate for _, rate in self.bands])
        counted = np.arange(1, int(due.max(initial=0)) + 1)
        yearly = rates[np.searchsorted(ends, counted)]
        known = np.concatenate([[1.0], 1 / np.cumprod(1 + yearly)])
        factors: Floats = known[due.astype(int)]
        return factors

    def __str__(self) -> str:
        return f"{self.name} ({self.source})"


_ENDS = (30, 75, 125, 200, 300, None)
_GOV_UK = "GOV.UK, Green Book updates, February 2026"
GREEN_BOOK = Schedule(
    "Green Book standard schedule, 3.5 % a year falling to 1 %",
    tuple(zip(_ENDS, (0.035, 0.03, 0.025, 0.02, 0.015, 0.01), strict=True)),
    _GOV_UK,
)
GREEN_BOOK_HEALTH = Schedule(
    "Green Book health schedule, 1.5 % a year falling to 0.43 %",
    tuple(zip(_ENDS, (0.015, 0.0129, 0.0107, 0.0086, 0.0064, 0.0043), strict=True)),
    _GOV_UK,
)
GREEN_BOOK_SENSITIVITY = Schedule(
    "Green Book sensitivity schedule for more than 50 years, 3 % falling to 0.86 %",
    tuple(zip(_ENDS, (0.03, 0.0257, 0.0214, 0.0171, 0.0129, 0.0086), strict=True)),
    _GOV_UK,
)


def above_total_loss(rate: float, *, name: str = "rate") -> float:
    """Return a rate as a number, refused when it is -1 or less, or no number."""
    try:
        if isinstance(rate, str):
            raise TypeError
        found = float(rate)
    except (TypeError, ValueError):
        raise ArgumentError(
            f"{name}: {rate!r}; give a share of one, such as 0.08 for 8 %"
        ) from None
    if not isfinite(found) or found <= -1:
        raise ArgumentError(
            f"{name}: {found:g}; give a share of one above -1, such as 0.08 for 8 %"
        )
    return found


def rate_per_period(
    rate: float | Rate, period: Period | None, *, name: str = "rate"
) -> float:
    """Return the rate for one period of the flows, refused when the two do not match.

    >>> round(rate_per_period(Rate(0.08), "month"), 6)
    0.006434
    """
    if not isinstance(rate, Rate):
        found = above_total_loss(rate, name=name)
        if period not in (None, "year"):
            raise ArgumentError(
                f"{name}: {found:g} without a period, and flows per {period}; give "
                f'Rate({found:g}, "year") to have it converted, or '
                f'Rate({found:g}, "{period}")'
            )
        return found
    if period is None:
        raise ArgumentError(
            f"{name}: {rate}, and flows that do not say their period; give flows "
            "indexed by period, or the rate per period as a number"
        )
    return rate.per(period)


def discount_factors(
    times: Floats, rate: float | Rate | Schedule, period: Period | None
) -> Floats:
    """Return what one unit at each time, in periods, is worth at time 0."""
    if isinstance(rate, Schedule):
        if period not in (None, "year"):
            raise ArgumentError(
                f"rate: {rate.name}, and flows per {period}; "
                "a schedule needs flows per year"
            )
        return rate.factors(times)
    powers = -times * log1p(rate_per_period(rate, period))
    if powers.max(initial=0) > _LARGEST_POWER:
        raise ArgumentError(
            f"rate: {rate} over {len(times)} periods is too close to a total loss "
            "to be discounted"
        )
    factors: Floats = np.exp(powers)
    return factors
