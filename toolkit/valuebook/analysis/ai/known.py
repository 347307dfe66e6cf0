"""What was known by the end of a month: nothing of a later date is looked at.

A page cuts the register and the exports once, so that none of its numbers can read
what nobody knew then. Plans and dates that lie ahead by their nature are kept.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from types import MappingProxyType

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.register import CutTables, Register
from valuebook.sources import Exports

# the column that says from when on a row is known; an empty one holds for ever
_KNOWN_FROM = {
    "actuals": "date",
    "ai_factors": "observed_on",
    "ai_governance": "answered_on",
    "comparisons": "date",
    "events": "logged_on",
    "feedback": "date",
    "fx_rates": "month",
    "plan_versions": "on",
    "realized": "month",
}


def known(register: Register, *, as_of: str) -> Register:
    """Return the register without what was observed, answered or decided later.

    Of a gate decided later the decision is empty, and so is the day of a redesign that
    was agreed later.
    """
    rows = partial(_rows, register, end_of(as_of))
    return register.with_tables(CutTables(register.tables, rows))


def _rows(register: Register, last: pd.Timestamp, name: str) -> pd.DataFrame:
    rows = register[name]
    if name in _KNOWN_FROM:
        return rows[~_later(rows[_KNOWN_FROM[name]], last)]
    if name == "costs":
        is_actual = rows["basis"] == "actual"
        return rows[~(is_actual & _later(rows["month"], last))]
    if name == "gates":
        undecided = _later(rows["decided_on"], last)
        return rows.assign(
            decision=rows["decision"].mask(undecided),
            decided_on=rows["decided_on"].mask(undecided),
        )
    if name == "initiatives":
        agreed = rows["workflow_redesigned_on"]
        return rows.assign(workflow_redesigned_on=agreed.mask(_later(agreed, last)))
    return rows


def _later(days: pd.Series, last: pd.Timestamp) -> pd.Series:
    """Return which days, or months, are after the last one; an empty one is not."""
    if isinstance(days.dtype, pd.PeriodDtype):
        return days > last.to_period("M")
    return days > last


def known_exports(exports: Exports, *, as_of: str) -> Exports:
    """Return the exports without what was used, paid, held or counted later.

    A report of a period is known from its last day on. Of spend the first day counts:
    what lies beyond the month is cut off by days wherever spend is added up.
    """
    last = end_of(as_of)
    tables = {
        name: exports[name][day(exports[name]) <= last] for name, day in _DAYS.items()
    }
    return replace(exports, tables=MappingProxyType({**exports.tables, **tables}))


def _last_day(usage: pd.DataFrame) -> pd.Series:
    ended: pd.Series = usage["date"] + pd.to_timedelta(
        usage["period_days"] - 1, unit="D"
    )
    return ended


_DAYS: dict[str, Callable[[pd.DataFrame], pd.Series]] = {
    "usage": _last_day,
    "spend": lambda rows: rows["date"],
    "seat": lambda rows: rows["as_of"],
    "reported_users": lambda rows: rows["date"],
    "outcome": lambda rows: rows["date"],
}
