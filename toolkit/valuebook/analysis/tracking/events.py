"""Disturbances that were written down: which of them take values out of a verdict.

Leaving values out is a rule, not a choice made after they were seen: an event counts
when it was logged by the end of the month in which it began, before the value of that
month could be known.
"""

from datetime import date

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.trajectory import Event
from valuebook.register import Register


def in_time(start: date, logged_on: date) -> bool:
    """Return whether an event was logged by the end of the month in which it began.

    >>> in_time(date(2026, 3, 30), date(2026, 3, 31))
    True
    >>> in_time(date(2026, 3, 30), date(2026, 4, 1))
    False
    """
    return (logged_on.year, logged_on.month) <= (start.year, start.month)


def logged(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return the events known by the end of `as_of`, and whether they count.

    Columns: those of the table, and in_time (logged by the end of the month in which
    it began). An event that ends before it starts is no event.
    """
    events = register["events"]
    known = events[
        (events["logged_on"] <= end_of(as_of)) & (events["end"] >= events["start"])
    ]
    soon = [
        in_time(start, logged_on)
        for start, logged_on in zip(known["start"], known["logged_on"], strict=True)
    ]
    return known.assign(in_time=pd.Series(soon, index=known.index, dtype="bool"))


def counted(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return the events whose values are left out; columns as of `logged`."""
    every = logged(register, as_of=as_of)
    return every[every["in_time"]]


def masks_of(events: pd.DataFrame, initiative: str, measure: str) -> tuple[Event, ...]:
    """Return the events that disturb one measure of one initiative."""
    if events.empty:
        return ()
    own = events["initiative_id"].eq(initiative)
    named = events["measure_id"].isna() | events["measure_id"].eq(measure)
    rows = events[own & named].sort_values("start")
    return tuple(
        Event(start.date(), end.date(), str(reason))
        for start, end, reason in zip(
            rows["start"], rows["end"], rows["reason"], strict=True
        )
    )
