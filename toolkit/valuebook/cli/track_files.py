"""Plans and actuals as `valuebook track` reads them, every fault of a file named."""

import csv
import json
import math
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pandas as pd

from valuebook.analysis.trajectory import Event, Plan, Ramp, twice_in_a_period
from valuebook.cli.given_file import as_json, text_of
from valuebook.model import ArgumentError, Problem, RegisterError, did_you_mean

NEEDED = (
    "initiative_id",
    "direction",
    "baseline",
    "target",
    "go_live",
    "target_date",
    "cadence",
    "ramp",
)
OPTIONAL = (
    "metric",
    "target_tolerance",
    "history_start",
    "monitor_until",
    "events",
)
COLUMNS = ("initiative_id", "date", "value")
_MISSING = {"", "na", "n/a", "nan", "null", "none"}
_SURELY_MEANT = 0.85  # likeness from which an unknown key is taken for a slip


@dataclass(frozen=True)
class Promise:
    """A plan, the first date whose values belong to its history, and its events."""

    plan: Plan
    history_start: date
    events: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Followed:
    """A plan, its events and its actuals: date, value and row of the file."""

    plan: Plan
    events: tuple[Event, ...]
    actuals: pd.DataFrame


def read_day(text: str) -> date:
    """Return the date of `2026-03-31`; a month stands for its last day.

    >>> read_day("2026-02")
    datetime.date(2026, 2, 28)
    """
    try:
        if len(text) == len("YYYY-MM"):
            year, month = int(text[:4]), int(text[5:])
            return date.fromisoformat(f"{text}-{monthrange(year, month)[1]:02}")
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentError(
            f"{text!r} is no date; write it as YYYY-MM-DD or YYYY-MM"
        ) from error


def read_promises(file: Path) -> dict[str, Promise]:
    """Return the promises of a file of plans by initiative, in their order."""
    try:
        entries = json.loads(text_of(file))
    except json.JSONDecodeError as error:
        found = f"no JSON: {error.msg} (column {error.colno})"
        raise _refused(Problem(file.name, error.lineno, found=found)) from error
    if isinstance(entries, dict):
        lists = [each for each in entries.values() if isinstance(each, list)]
        alone = "initiative_id" not in entries and len(lists) == 1
        entries = lists[0] if alone else [entries]
    if not isinstance(entries, list) or not entries:
        found = "holds no plan"
        raise _refused(Problem(file.name, found=found, accepted="a list of plans"))
    problems: list[Problem] = []
    promises: dict[str, Promise] = {}
    for number, entry in enumerate(entries, start=1):
        reader = _Entry(file.name, number, entry)
        promise = reader.promise()
        problems += reader.problems
        if promise is None:
            continue
        name = promise.plan.initiative_id
        if name in promises:
            problems.append(reader.problem("initiative_id", f"{name!r} a second time"))
        promises[name] = promise
    if problems:
        raise RegisterError(problems)
    return promises


class _Entry:
    """One plan of the file; reading it collects what is wrong with it."""

    def __init__(self, file: str, number: int, entry: object) -> None:
        self.file, self.number = file, number
        self.problems: list[Problem] = []
        self.entry: dict[str, Any] = entry if isinstance(entry, dict) else {}
        name = self.entry.get("initiative_id")
        self.name = name if isinstance(name, str) else ""
        if not self.entry:
            self._wrong(
                "", f"{as_json(entry)} is no plan", accepted="an object of keys"
            )

    def promise(self) -> Promise | None:
        """Return the promise, or None where something is wrong with it."""
        if self.problems or self._lacks_keys():
            return None
        ramp = self._ramp()
        if not self.name.strip():
            self._wrong("initiative_id", "empty or no text")
        baseline, target = self._number("baseline"), self._number("target")
        tolerance = self._number("target_tolerance", 0.1)
        go_live, target_date = self._day("go_live"), self._day("target_date")
        start = self._day("history_start", date.min)
        until = self._day("monitor_until", date.max)
        events = self._events()
        if self.problems:
            return None
        if start >= go_live > date.min and start != date.min:
            self._wrong("history_start", f"{start} is not before go_live {go_live}")
        if until < target_date:
            self._wrong("monitor_until", f"{until} is before target_date {target_date}")
        try:
            plan = Plan(
                self.name,
                direction=str(self.entry["direction"]),
                baseline=baseline,
                target=target,
                go_live=go_live,
                target_date=target_date,
                cadence=str(self.entry["cadence"]),
                ramp=ramp,
                target_tolerance=tolerance,
            )
        except ArgumentError as error:
            self._wrong("", str(error))
            return None
        return None if self.problems else Promise(plan, start, events)

    def problem(
        self, key: str, found: str, *, accepted: str = "", remedy: str = ""
    ) -> Problem:
        """Return a problem of this entry, with its place."""
        place = f"plan {self.number}" + (f" ({self.name})" if self.name else "")
        column = f"{place}, {key}" if key else place
        return Problem(self.file, 0, column, found, accepted, remedy)

    def _wrong(self, key: str, found: str, **more: str) -> None:
        self.problems.append(self.problem(key, found, **more))

    def _lacks_keys(self) -> bool:
        lacking = [key for key in NEEDED if key not in self.entry]
        unknown = [key for key in self.entry if key not in (*NEEDED, *OPTIONAL)]
        for key in lacking:
            close = get_close_matches(key, unknown, n=1)
            guess = f"{close[0]!r} is there; name it {key}" if close else ""
            self._wrong(key, "missing", remedy=guess)
        absent = [key for key in OPTIONAL if key not in self.entry]
        for key in unknown:
            if get_close_matches(key, absent, n=1, cutoff=_SURELY_MEANT):
                self._wrong(key, "unknown key", remedy=did_you_mean(key, absent))
        return bool(self.problems)

    def _ramp(self) -> Ramp:
        ramp = self.entry["ramp"]
        if not isinstance(ramp, dict) or "shape" not in ramp:
            accepted = "an object with shape, lag_months and duration_months"
            self._wrong("ramp", f"{as_json(ramp)}", accepted=accepted)
            return Ramp("step")
        lag, duration = (
            0.0 if ramp.get(key) is None else self._number_in(ramp[key], f"ramp.{key}")
            for key in ("lag_months", "duration_months")
        )
        return Ramp(str(ramp["shape"]), lag, duration)

    def _events(self) -> tuple[Event, ...]:
        listed = self.entry.get("events") or []
        if not isinstance(listed, list):
            listed = [listed]
        events = [
            self._event(each, f"event {number}")
            for number, each in enumerate(listed, start=1)
        ]
        return tuple(event for event in events if event)

    def _event(self, entry: object, place: str) -> Event | None:
        if not isinstance(entry, dict) or not {"from", "to"} <= set(entry):
            accepted = "an object with from, to and reason"
            self._wrong(place, as_json(entry), accepted=accepted)
            return None
        start = self._day_in(entry["from"], f"{place}, from")
        end = self._day_in(entry["to"], f"{place}, to")
        if start is None or end is None:
            return None
        if end < start:
            self._wrong(place, f"{end} is before its start {start}")
            return None
        return Event(start, end, str(entry.get("reason") or ""))

    def _number(self, key: str, default: float = 0.0) -> float:
        value = self.entry.get(key)
        if value is None and key in OPTIONAL:
            return default
        return self._number_in(value, key)

    def _number_in(self, value: object, key: str) -> float:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not math.isfinite(float(str(value))):
            self._wrong(key, as_json(value), accepted="a number such as 120 or 0.45")
            return 0.0
        return float(str(value))

    def _day(self, key: str, default: date = date.min) -> date:
        value = self.entry.get(key)
        if value is None and key in OPTIONAL:
            return default
        return self._day_in(value, key) or default

    def _day_in(self, value: object, key: str) -> date | None:
        try:
            return date.fromisoformat(str(value)[: len("YYYY-MM-DD")])
        except ValueError:
            self._wrong(key, as_json(value), accepted="a date written YYYY-MM-DD")
            return None


def read_actuals(file: Path, promises: dict[str, Promise]) -> pd.DataFrame:
    """Return the actuals: initiative_id, date, value, and row, the line of the file.

    An empty value is a value that was not measured.
    """
    reader = csv.DictReader(text_of(file).splitlines())
    header = list(reader.fieldnames or [])
    lacking = [
        Problem(file.name, 1, column, "missing column", remedy=_near(column, header))
        for column in COLUMNS
        if column not in header
    ]
    if lacking:
        raise RegisterError(lacking)
    rows, problems = [], []
    strangers: set[str] = set()
    for cells in reader:
        row = reader.line_num

        def wrong(column: str, found: str, row: int = row, **more: str) -> None:
            problems.append(Problem(file.name, row, column, found, **more))

        name = (cells["initiative_id"] or "").strip()
        if name not in promises:
            if name not in strangers:
                guess = did_you_mean(name, list(promises))
                wrong("initiative_id", f"{name!r} has no plan", remedy=guess)
            strangers.add(name)
            continue
        day = _day_of(cells["date"] or "", wrong)
        value = _value_of(cells["value"] or "", wrong)
        if day is None or value is None:
            continue
        rows.append((name, day, value, row))
    frame = pd.DataFrame(rows, columns=[*COLUMNS, "row"])
    frame = frame.assign(date=pd.to_datetime(frame["date"]))
    for name, group in _by_initiative(frame).items():
        lines, days = group["row"].tolist(), group["date"].dt.date.tolist()
        for first, second in twice_in_a_period(promises[name].plan, group):
            found = f"{days[second]} of {name} is of the same period as row"
            problem = Problem(
                file.name,
                lines[second],
                "date",
                f"{found} {lines[first]}",
                remedy="keep the value that holds",
            )
            problems.append(problem)
    if problems:
        raise RegisterError(problems)
    return frame


def followed(promises: dict[str, Promise], actuals: pd.DataFrame) -> list[Followed]:
    """Return each plan with its actuals from the start of its history on."""
    groups = _by_initiative(actuals)
    found = []
    for name, promise in promises.items():
        rows = groups.get(name, actuals.iloc[:0])
        if promise.history_start > date.min:
            rows = rows[rows["date"] >= pd.Timestamp(promise.history_start)]
        found.append(Followed(promise.plan, promise.events, rows))
    return found


def _by_initiative(actuals: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {str(name): rows for name, rows in actuals.groupby("initiative_id")}


def _day_of(text: str, wrong: Callable[..., None]) -> date | None:
    text = text.strip()
    clock = text[len("YYYY-MM-DD") :].lstrip(" T")
    try:
        if clock.strip("0:.Z"):
            raise ValueError(text)
        return date.fromisoformat(text[: len("YYYY-MM-DD")])
    except ValueError:
        wrong("date", repr(text), accepted="a date written YYYY-MM-DD")
        return None


def _value_of(text: str, wrong: Callable[..., None]) -> float | None:
    text = text.strip()
    if text.casefold() in _MISSING:
        return math.nan
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or "_" in text:
        accepted = "a number such as 1234.5, or empty where nothing was measured"
        wrong("value", repr(text), accepted=accepted)
        return None
    return value


def _near(column: str, header: list[str]) -> str:
    close = get_close_matches(column, header, n=1)
    return f"{close[0]!r} is there; name it {column}" if close else ""


def _refused(problem: Problem) -> RegisterError:
    return RegisterError([problem])
