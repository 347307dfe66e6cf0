"""What a series of cash flows may be, checked once for every appraisal.

A series is a list or an array of one amount per period, or a pandas Series indexed
by period. Only the last says how long a period is, and so which rate fits it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from math import isfinite
from typing import Any, Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from valuebook.model import ArgumentError

Floats: TypeAlias = NDArray[np.float64]
Flows: TypeAlias = "Sequence[float] | NDArray[Any] | pd.Series[Any]"
Day: TypeAlias = date | str | np.datetime64
Period: TypeAlias = Literal["year", "quarter", "month"]

PERIODS: tuple[Period, ...] = ("year", "quarter", "month")
_PERIOD_OF: dict[str, Period] = {"Y": "year", "Q": "quarter", "M": "month"}


def amounts(flows: Flows | float, *, name: str = "flows") -> Floats:
    """Return the amounts as an array of at least one finite number.

    >>> amounts([-100, 60, 70]).tolist()
    [-100.0, 60.0, 70.0]
    """
    try:
        found = np.asarray(flows)
        if found.dtype.kind not in "iufO":
            raise TypeError
        series = np.atleast_1d(found.astype(np.float64))
    except (TypeError, ValueError):
        raise ArgumentError(
            f"{name}: not numbers; give one amount per period, such as [-100, 60, 70]"
        ) from None
    if series.ndim != 1:
        raise ArgumentError(f"{name}: a table; give one row, an amount per period")
    if not series.size:
        raise ArgumentError(f"{name}: empty; give at least one amount")
    bad = np.flatnonzero(~np.isfinite(series))
    if bad.size:
        raise ArgumentError(
            f"{name}: {series[bad[0]]:g} at position {bad[0] + 1}; "
            "every amount must be a finite number"
        )
    return series


def finite(value: float, *, name: str) -> float:
    """Return one number, refused when it is infinite or none.

    >>> finite(1.5, name="base")
    1.5
    """
    if not isfinite(value):
        raise ArgumentError(f"{name}: {value:g}; give a finite number")
    return value


def period_of(flows: Flows | float, *, name: str = "flows") -> Period | None:
    """Return how long a period of the series is, or None when it does not say.

    >>> period_of(pd.Series([1, 2], pd.period_range("2026-01", periods=2, freq="M")))
    'month'
    """
    if not isinstance(flows, pd.Series):
        return None
    index = flows.index
    if isinstance(index, pd.DatetimeIndex):
        raise ArgumentError(
            f"{name}: indexed by date; index by period, or use xnpv and xirr"
        )
    if not isinstance(index, pd.PeriodIndex):
        return None
    period = _PERIOD_OF.get(index.freqstr.split("-")[0])
    if period is None:
        raise ArgumentError(
            f"{name}: periods of {index.freqstr}; give years, quarters or months"
        )
    breaks = np.flatnonzero(np.diff(index.asi8) != 1)
    if breaks.size:
        raise ArgumentError(
            f"{name}: {index[breaks[0]]} is followed by {index[breaks[0] + 1]}; "
            f"give every {period} once and in order, with 0 where nothing flows"
        )
    return period


def same_periods(costs: Flows | float, benefits: Flows | float) -> None:
    """Refuse costs and benefits that do not describe the same periods."""
    count = amounts(costs, name="costs").size, amounts(benefits, name="benefits").size
    if count[0] != count[1]:
        raise ArgumentError(
            f"costs and benefits: {count[0]} and {count[1]} amounts; "
            "give one of each for every period"
        )
    spans = period_of(costs, name="costs"), period_of(benefits, name="benefits")
    if spans[0] != spans[1]:
        said = " and ".join(f"per {span}" if span else "of no period" for span in spans)
        raise ArgumentError(
            f"costs and benefits: amounts {said}; give both for the same periods"
        )
    if (
        isinstance(costs, pd.Series)
        and isinstance(benefits, pd.Series)
        and spans[0]
        and costs.index[0] != benefits.index[0]
    ):
        raise ArgumentError(
            f"costs and benefits: begin in {costs.index[0]} and {benefits.index[0]}; "
            "give both for the same periods"
        )


def with_sign_change(flows: Floats) -> Floats:
    """Return the amounts, refused when they hold only money in or only money out."""
    if not ((flows > 0).any() and (flows < 0).any()):
        missing = "negative" if (flows > 0).any() else "positive"
        raise ArgumentError(
            f"flows: no {missing} amount among {flows.size}; a rate of return needs "
            "an amount paid out (negative) and an amount received (positive)"
        )
    return flows


def years_since_first(dates: Sequence[Day], *, count: int) -> Floats:
    """Return the days from the first date to each, divided by 365 (ACT/365).

    >>> years_since_first(["2025-01-01", "2026-01-01"], count=2).tolist()
    [0.0, 1.0]
    """
    if isinstance(dates, str) or not isinstance(dates, Iterable):
        raise ArgumentError(f"dates: {dates!r}; give one date for every amount")
    days = [_day(found, place) for place, found in enumerate(dates, start=1)]
    if len(days) != count:
        raise ArgumentError(
            f"flows and dates: {count} amounts and {len(days)} dates; "
            "give one date for every amount"
        )
    early = [day for day in days if day < days[0]]
    if early:
        raise ArgumentError(
            f"dates: {early[0]} is before the first date, {days[0]}; "
            "put the earliest flow first"
        )
    return np.array([(day - days[0]).days / 365 for day in days])


def _day(found: Day, place: int) -> date:
    day: object = None
    try:
        if isinstance(found, str):
            day = date.fromisoformat(found)
        elif isinstance(found, datetime):
            day = found.date()
        elif isinstance(found, np.datetime64):
            day = found.astype("datetime64[D]").item()
        else:
            day = found
    except ValueError:
        pass
    if not isinstance(day, date) or pd.isna(day):
        raise ArgumentError(
            f"dates: {found!r} at position {place}; give a date such as 2026-03-31"
        )
    return day
