"""Actuals as `valuebook track` reads them, every fault of the file named."""

import math
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from valuebook.analysis.trajectory import Plan, twice_in_a_period
from valuebook.cli.days import day_of
from valuebook.cli.given_file import table_of
from valuebook.cli.track_plans import Promise
from valuebook.model import Problem, did_you_mean
from valuebook.model.number import LARGEST
from valuebook.model.wording import counted

COLUMNS = ("initiative_id", "date", "value")
_MISSING = {"", "na", "n/a", "nan", "null", "none"}
_MOST_PAIRS = 3  # of one measure that are named one by one


def read_actuals(
    file: Path, promises: Mapping[str, Promise | None] | None
) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the actuals and what is wrong with them.

    Columns: initiative_id, date, value and row, the line of the file. An empty value
    is a value that was not measured. While promises could not be read, all of them or
    the name of one, no initiative is unknown.
    """
    table, problems = table_of(file)
    lacking = list(_columns_lacking(file.name, list(table.columns)))
    if lacking or table.columns.empty:
        return _frame([]), [*problems, *lacking]
    rows = []
    known = set(promises) if promises and "" not in promises else None
    strangers: set[str] = set()
    for row, name, written, value in table[list(COLUMNS)].itertuples(name=None):
        reader = _Row(file.name, row)
        name = name.strip()
        if known is not None and name not in known and name not in strangers:
            strangers.add(name)
            reader.stranger(name, known)
        rows.append((name, reader.day(written), reader.value(value), row))
        problems += reader.problems
    frame = _frame([each for each in rows if None not in each])
    for name, group in by_initiative(frame).items():
        promise = promises.get(name) if promises else None
        if promise:
            problems += _too_close(file.name, promise.plan, group)
    return frame, problems


def by_initiative(actuals: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the actuals of each initiative."""
    return {str(name): rows for name, rows in actuals.groupby("initiative_id")}


def _columns_lacking(file: str, header: list[str]) -> Iterator[Problem]:
    """Yield the columns that are not there, or are there more than once."""
    for column in COLUMNS:
        if column not in header and header:
            close = get_close_matches(column, header, n=1)
            guess = f"{close[0]!r} is there; name it {column}" if close else ""
            yield Problem(file, 1, column, "missing column", remedy=guess)
        elif header.count(column) > 1:
            found = f"{counted(header.count(column), 'column')} of this name"
            yield Problem(file, 1, column, found, remedy="keep one of them")


class _Row:
    """One row of the file; reading it collects what is wrong with it."""

    def __init__(self, file: str, row: int) -> None:
        self.file, self.row = file, row
        self.problems: list[Problem] = []

    def stranger(self, name: str, known: Collection[str]) -> None:
        """Keep that the initiative has no plan."""
        found = f"{name!r} has no plan" if name else "empty"
        guess = did_you_mean(name, sorted(known))
        self._wrong("initiative_id", found, remedy=guess)

    def day(self, text: str) -> date | None:
        """Return the day of the value, or None where it is none."""
        try:
            return day_of(text)
        except ValueError:
            accepted = "a date written YYYY-MM-DD or YYYY-MM"
            self._wrong("date", repr(text.strip()), accepted=accepted)
            return None

    def value(self, text: str) -> float | None:
        """Return the value, NaN where nothing was measured, None where it is none."""
        text = text.strip()
        if text.casefold() in _MISSING:
            return math.nan
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if abs(value) < LARGEST and "_" not in text:
            return value
        accepted = "a number such as 1234.5, or empty where nothing was measured"
        self._wrong("value", repr(text), accepted=accepted)
        return None

    def _wrong(
        self, column: str, found: str, *, accepted: str = "", remedy: str = ""
    ) -> None:
        problem = Problem(self.file, self.row, column, found, accepted, remedy)
        self.problems.append(problem)


def _frame(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[*COLUMNS, "row"])
    return frame.astype({"date": "datetime64[s]", "value": "float64"})


def _too_close(file: str, plan: Plan, actuals: pd.DataFrame) -> Iterator[Problem]:
    """Yield which values of a measure are of the same period."""
    pairs = twice_in_a_period(plan, actuals)
    rows = actuals["row"].tolist()
    if len(pairs) > _MOST_PAIRS:
        first, second = pairs[0]
        found = (
            f"{len(pairs)} pairs of values of {plan.initiative_id} are less than half "
            f"a period apart, first those of rows {rows[first]} and {rows[second]}"
        )
        closer = "weekly" if plan.cadence == "monthly" else "monthly"
        remedy = f"the plan says {plan.cadence}: keep one value for each period" + (
            f", or say {closer}" if closer == "weekly" else ""
        )
        yield Problem(file, rows[second], "date", found, remedy=remedy)
        return
    for first, second in pairs:
        day = actuals["date"].iloc[second].date()
        found = f"{day} of {plan.initiative_id} is of the same period as row"
        yield Problem(
            file,
            rows[second],
            "date",
            f"{found} {rows[first]}",
            remedy="keep the value that holds",
        )
