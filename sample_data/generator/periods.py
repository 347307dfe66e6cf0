"""The months and weeks that the sample covers."""

from datetime import date, timedelta

import pandas as pd

FIRST = pd.Period("2023-10", "M")
LAST = pd.Period("2026-09", "M")


def months(first: pd.Period = FIRST, last: pd.Period = LAST) -> list[pd.Period]:
    """Return every month from the first to the last, both included."""
    return list(pd.period_range(first, last, freq="M"))


def month_ends(first: pd.Period = FIRST, last: pd.Period = LAST) -> list[date]:
    """Return the last day of every month from the first to the last."""
    return [each.end_time.date() for each in months(first, last)]


def sundays(first: pd.Period = FIRST, last: pd.Period = LAST) -> list[date]:
    """Return every Sunday from the first month to the last."""
    day = first.start_time.date()
    day += timedelta(days=6 - day.weekday())
    days = []
    while day <= last.end_time.date():
        days.append(day)
        day += timedelta(days=7)
    return days
