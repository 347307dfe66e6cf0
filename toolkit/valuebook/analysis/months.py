"""Calendar months: reading them, counting between them, the last that counts."""

import re

import numpy as np
import pandas as pd

from valuebook.model import ArgumentError
from valuebook.register import Register

_EPOCH = 12 * 1970 + 1  # January 1970, from which pandas counts months
_MONTH = re.compile(r"(19|20|21)\d\d-(0[1-9]|1[0-2])")


def month(text: str, *, name: str = "as_of") -> pd.Period:
    """Return the calendar month that `YYYY-MM` names.

    >>> month("2026-09")
    Period('2026-09', 'M')
    >>> month("2026-9")
    Traceback (most recent call last):
    valuebook.model.errors.ArgumentError: as_of must be a month as YYYY-MM, such as
    2026-03; not '2026-9'
    """
    if not _MONTH.fullmatch(text):
        raise ArgumentError(
            f"{name} must be a month as YYYY-MM, such as 2026-03; not {text!r}"
        )
    return pd.Period(text, freq="M")


def as_of(register: Register, given: str = "") -> str:
    """Return the last month whose actuals count, as `YYYY-MM`.

    It is the month given; when none is given, the last month for which the
    register holds an actual, else the last with confirmed money, else the month
    in which the first initiative starts. The clock is never asked.

    >>> from valuebook.register import open_register
    >>> as_of(open_register()), as_of(open_register(), "2026-03")
    ('2026-09', '2026-03')
    """
    if given:
        return str(month(given))
    candidates = (
        register["actuals"]["date"].max(),
        register["realized"]["month"].max(),
        register["initiatives"]["start"].min(),
    )
    for last in candidates:
        if pd.notna(last):
            return str(last if isinstance(last, pd.Period) else last.to_period("M"))
    raise ArgumentError(
        "initiatives.csv: no initiative is in the register yet; give each a row there, "
        "and what it promises a row in benefits.csv"
    )


def end_of(as_of: str) -> pd.Timestamp:
    """Return the last day of the month, as a date.

    >>> end_of("2026-02")
    Timestamp('2026-02-28 00:00:00')
    """
    return month(as_of).to_timestamp(how="end").normalize()


def first_full_month(dates: pd.Series) -> pd.Series:
    """Return the first calendar month that lies wholly on or after each date.

    >>> first_full_month(pd.Series(pd.to_datetime(["2025-03-01", "2025-04-15"])))
    0    2025-03
    1    2025-05
    dtype: period[M]
    """
    months: pd.Series = dates.dt.to_period("M")
    return months.where(dates.dt.day.eq(1) | dates.isna(), months + 1)


def ordinal(months: pd.Series) -> pd.Series:
    """Return months as numbers that differ by 1 from month to month; NaN for none.

    >>> later, earlier = pd.PeriodIndex(["2026-02", "2025-11"], freq="M")
    >>> ordinal(pd.Series([later, earlier])).tolist()
    [24314.0, 24311.0]
    """
    since = pd.PeriodIndex(months, freq="M")
    counted = since.astype("int64").to_numpy() + float(_EPOCH)
    counted = np.where(since.isna(), np.nan, counted)
    return pd.Series(counted, index=months.index, name=months.name)
