"""Exports from rows written out in a test."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any

import pandas as pd

from valuebook.sources import TABLES, Exports, Journey
from valuebook.sources.frames import frame_of

Row = dict[str, Any]
USED = {
    "period_days": 7,
    "team": "A",
    "use_case": "INI-1",
    "vendor": "acme",
    "tool": "acme",
    "feature": "",
    "model": "",
    "metric": "active",
    "quantity": 1.0,
    "unit": "people",
    "basis": "measured",
    "source": "generic",
    "row_key": "",
}
PAID = {
    "team": "A",
    "use_case": "INI-1",
    "vendor": "acme",
    "product": "calls",
    "model": "",
    "currency": "EUR",
    "category": "usage",
    "basis": "billed",
    "quantity": None,
    "unit": "",
    "source": "generic",
    "row_key": "",
}
HELD = {"team": "A", "tool": "acme", "plan": "", "price": None, "currency": ""}
LOGGED = {"rows_read": "1", "rows_kept": "1", "rows_dropped": "0"}


def exports_of(*, journeys: Iterable[Journey] = (), **tables: list[Row]) -> Exports:
    """Return exports with these rows; tables not named are empty."""
    frames = {name: _empty(name) for name in TABLES}
    for name, rows in tables.items():
        columns = frames[name].columns
        whole = [{column: row.get(column, "") for column in columns} for row in rows]
        frame = pd.DataFrame(whole, columns=columns)
        for column in columns:
            kind = str(frames[name][column].dtype)
            if kind.startswith(("datetime", "int")):
                frame[column] = frame[column].replace("", None).astype(kind)
            elif column not in ("amount", "quantity", "price"):
                frame[column] = frame[column].astype("str")
        frames[name] = frame
    return Exports(frames, tuple(journeys))


@cache  # as frames are never changed
def _empty(name: str) -> pd.DataFrame:
    return frame_of(name, ())


def sundays(count: int) -> list[str]:
    """Return so many Sundays, the last of them 2026-09-27."""
    days = pd.date_range(end="2026-09-27", periods=count, freq="7D")
    return [f"{each:%Y-%m-%d}" for each in days]


def weeks(person: str, *sundays: str, **more: Any) -> list[Row]:
    """Return a row of use for each week that ends on one of these Sundays."""
    mondays = map(_monday, sundays)
    return [{**USED, "user_hash": person, "date": each, **more} for each in mondays]


@cache
def _monday(sunday: str) -> pd.Timestamp:
    return pd.Timestamp(sunday) - pd.Timedelta(days=6)


def paid(amount: str, date: str, period_end: str = "", **more: Any) -> Row:
    """Return a row of spend."""
    ended = period_end or date
    return {
        **PAID,
        "amount": Decimal(amount),
        "date": date,
        "period_end": ended,
        **more,
    }


def seats(as_of: str, *people: str, **more: Any) -> list[Row]:
    """Return a list of seats, one for each person."""
    return [{**HELD, "as_of": as_of, "user_hash": each, **more} for each in people]
