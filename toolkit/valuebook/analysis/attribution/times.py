"""Periods as panels write them: years, quarters, months, weeks, days, counts."""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime
from itertools import pairwise
from math import ceil, gcd, isfinite

import pandas as pd

from valuebook.model import ArgumentError

ACCEPTED = "1989, 1989-01, 1989-01-31, 1989Q1, 1989-W05 or a count of periods"

_YEAR, _NAME = r"(?P<year>\d{4})", r"(?P<month>[a-z]{3,9})"
_OF_YEAR, _OF_MONTH = r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
_WRITTEN = {
    "quarter": (
        rf"{_YEAR}[-:/ ]?q(?P<quarter>[1-4])",
        rf"q(?P<quarter>[1-4])[-:/ ]?{_YEAR}",
    ),
    "month": (
        rf"{_YEAR}(?:[-/:]| ?m){_OF_YEAR}",
        rf"{_OF_YEAR}/{_YEAR}",
        rf"{_NAME}[- ]{_YEAR}",
        rf"{_YEAR}[- ]{_NAME}",
    ),
    "day": (
        rf"{_YEAR}[-/]{_OF_YEAR}[-/]{_OF_MONTH}(?:[t ][0-9:.]*z?)?",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)",
        rf"{_OF_MONTH}\.{_OF_YEAR}\.{_YEAR}",
        rf"{_OF_MONTH}[- ]{_NAME}[- ]{_YEAR}",
        rf"{_NAME} {_OF_MONTH},? {_YEAR}",
        rf"{_YEAR}-?w(?P<week>\d\d?)",
    ),
}
"""How periods of each grain are written, in lower case."""
_PATTERNS = tuple(
    (grain, re.compile(pattern))
    for grain, patterns in _WRITTEN.items()
    for pattern in patterns
)
_EITHER_FIRST = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}")
_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_YEARS = range(1000, 3000)
_SEASONS = {"quarter": 4.0, "month": 12.0, "week": 365.25 / 7, "day": 7.0}
_SHORT_MONTH = 27  # days between two observations of one a month, at the least
_SLIP = 0.05  # by which a decimal year may miss its month


@dataclass(frozen=True)
class Point:
    """A point in time as it was written.

    `grain` is number, quarter, month or day; `day` the first day it can mean.
    """

    grain: str
    number: float = 0.0
    day: date = date.min

    @property
    def month(self) -> int:
        """Return the month, counted from year 0."""
        return self.day.year * 12 + self.day.month - 1


def point(written: object) -> Point:
    """Return the point in time that text, a number or a date stands for.

    >>> point("1987-Q3").day, point("1983-02").grain, point("1970.0").number
    (datetime.date(1987, 7, 1), 'month', 1970.0)
    """
    if isinstance(written, pd.Period):
        written = written.start_time
    if isinstance(written, datetime | date):
        return Point("day", day=date(written.year, written.month, written.day))
    text = str(written).strip()
    if _EITHER_FIRST.fullmatch(text):
        raise ArgumentError(
            f"{text!r}: is the day first or the month? write 1989-01-31"
        )
    try:
        for grain, pattern in _PATTERNS:
            if found := pattern.fullmatch(text.casefold()):
                return Point(grain, day=_first_day(found.groupdict()))
        number = float(text)
        if isfinite(number):
            return Point("number", number)
    except ValueError:
        pass
    raise ArgumentError(f"{text!r} is no period; accepted: {ACCEPTED}")


def _first_day(parts: dict[str, str]) -> date:
    """Return the first day of a year's quarter, month, week or day of the month."""
    year = int(parts["year"])
    if "quarter" in parts:
        return date(year, 3 * int(parts["quarter"]) - 2, 1)
    if "week" in parts:
        return date.fromisocalendar(year, int(parts["week"]), 1)
    named = parts["month"]
    month = int(named) if named.isdigit() else _month_of(named)
    return date(year, month, int(parts.get("day", 1)))


def _month_of(name: str) -> int:
    """Return the number of a month by its English name, of which three letters do."""
    return [each.startswith(name) for each in _NAMES].index(True) + 1


@dataclass(frozen=True)
class Calendar:
    """How the periods of a panel follow each other.

    `kind` is year, quarter, month, week, day or period; `first` the ordinal of the
    first period and `step` the ordinals between two.
    """

    kind: str
    first: int
    step: int

    @property
    def season(self) -> float | None:
        """Return the periods after which a season recurs, if the calendar has one."""
        return (
            _SEASONS.get(self.kind) if self.step == 1 or self.kind == "week" else None
        )

    def place(self, written: object) -> int:
        """Return which period a point falls in, counted from the panel's first.

        In a calendar of days or with gaps it is the first period not before it.
        """
        ordinal = _ordinal(point(written), self.kind)
        return ceil((ordinal - self.first) / self.step)


def calendar(written: list[object]) -> Calendar:
    """Return the calendar of the periods of a panel, in any order."""
    points = [point(each) for each in written]
    grains = sorted({each.grain for each in points})
    if len(grains) > 1:
        raise ArgumentError(f"periods of several kinds: {', '.join(grains)}")
    kind = grains[0]
    if kind == "number":
        kind = _kind_of_numbers([each.number for each in points])
    elif kind == "day":
        kind = _kind_of_days(sorted({each.day for each in points}))
    ordinals = sorted({_ordinal(each, kind) for each in points})
    return Calendar(kind, ordinals[0], max(_apart(ordinals), 1))


def _kind_of_numbers(numbers: list[float]) -> str:
    if all(each == int(each) for each in numbers):
        if all(each in _YEARS for each in numbers):
            return "year"
        months = (divmod(each, 100) for each in numbers)
        coded = all(year in _YEARS and 1 <= month <= 12 for year, month in months)
        return "month" if coded else "period"
    for kind, parts in (("quarter", 4), ("month", 12)):
        if all(abs(each * parts - round(each * parts)) < _SLIP for each in numbers):
            return kind
    raise ArgumentError(f"periods that are no whole numbers; accepted: {ACCEPTED}")


def _kind_of_days(days: list[date]) -> str:
    """Return the kind of calendar that dates in order stand for."""
    months = [day.year * 12 + day.month for day in days]
    gaps = [(after - day).days for day, after in pairwise(days)]
    if len(set(months)) < len(days) or min(gaps, default=31) < _SHORT_MONTH:
        return "day" if _apart([day.toordinal() for day in days]) % 7 else "week"
    apart = _apart(months)
    if apart and apart % 12 == 0:
        return "year"
    return "quarter" if apart and apart % 3 == 0 else "month"


def _apart(ordinals: list[int]) -> int:
    return gcd(*(after - before for before, after in pairwise(ordinals)))


def _ordinal(at: Point, kind: str) -> int:
    if at.grain == "number":
        if kind in ("year", "period"):
            return ceil(at.number)
        at = _dated(at.number)
    if kind == "period":
        raise ArgumentError(f"{at.day} is a date, but the periods are counted")
    if kind == "year":
        return at.day.year
    if kind == "quarter":
        return at.month // 3
    return at.month if kind == "month" else at.day.toordinal()


def _dated(number: float) -> Point:
    """Return the month that 198903 or 1989.1667 stands for; 1989 is January."""
    coded = number >= 100 * _YEARS.start
    month = (
        int(number // 100) * 12 + int(number % 100) - 1 if coded else round(number * 12)
    )
    if not MINYEAR <= month // 12 <= MAXYEAR:
        raise ArgumentError(f"{number:g} is no year; accepted: {ACCEPTED}")
    return Point("month", day=date(month // 12, month % 12 + 1, 1))
