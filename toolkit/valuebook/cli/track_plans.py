"""Plans as `valuebook track` reads them, every fault of the file named."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from valuebook.analysis.tracking.events import in_time
from valuebook.analysis.trajectory import Event, Plan, Ramp
from valuebook.cli.days import day_of
from valuebook.cli.given_file import as_json, json_of
from valuebook.model import ArgumentError, Problem, RegisterError, did_you_mean
from valuebook.model.number import LARGEST

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
_SURELY_MEANT = 0.85  # likeness from which an unknown key is taken for a slip
_LAST_DAYS = ("target_date", "monitor_until", "to", "logged_on")
_SOUND = Plan(
    "",
    "increase",
    0.0,
    1.0,
    go_live=date(2000, 1, 1),
    target_date=date(2001, 1, 1),
    cadence="monthly",
    ramp=Ramp("step"),
)
_OF_THE_PLAN = ("target_tolerance", *NEEDED[1:])


@dataclass(frozen=True)
class Promise:
    """A plan, the first date of its history, its events and what to say of them."""

    plan: Plan
    history_start: date
    events: tuple[Event, ...] = ()
    notes: tuple[str, ...] = ()


def read_promises(file: Path) -> tuple[dict[str, Promise | None], list[Problem]]:
    """Return the promises of a file by initiative, in their order, and its faults.

    A promise that cannot be used is None; one without a name has the name "". Raise
    RegisterError where the file holds no list of plans.
    """
    entries, problems = json_of(file)
    if isinstance(entries, dict):
        lists = [each for each in entries.values() if isinstance(each, list)]
        alone = "initiative_id" not in entries and len(lists) == 1
        entries = lists[0] if alone else [entries]
    if not isinstance(entries, list) or not entries:
        found = Problem(file.name, found="holds no plan", accepted="a list of plans")
        raise RegisterError([*problems, found])
    promises: dict[str, Promise | None] = {}
    for number, entry in enumerate(entries, start=1):
        reader = _Entry(file.name, number, entry)
        promise = reader.promise()
        if reader.name and reader.name in promises:
            reader.wrong("initiative_id", f"{reader.name!r} a second time")
        else:
            promises[reader.name] = promise
        problems += reader.problems
    return promises, problems


class _Entry:
    """One plan of the file; reading it collects what is wrong with it."""

    def __init__(self, file: str, number: int, entry: object) -> None:
        self.file, self.number = file, number
        self.problems: list[Problem] = []
        self.entry: dict[str, Any] = entry if isinstance(entry, dict) else {}
        self.name = _name_of(self.entry.get("initiative_id"))
        if not self.entry:
            accepted = "an object of keys"
            self.wrong("", f"{as_json(entry)} is no plan", accepted=accepted)

    def promise(self) -> Promise | None:
        """Return the promise, or None where something is wrong with it."""
        if self.problems:
            return None
        self._miss_keys()
        told = self._told()
        for found in _refusals(told):
            self.wrong("", found)
        start, until = told.get("history_start"), told.get("monitor_until")
        go_live, due = told.get("go_live"), told.get("target_date")
        if start and go_live and start >= go_live:
            self.wrong("history_start", f"{start} is not before go_live {go_live}")
        if until and due and until < due:
            self.wrong("monitor_until", f"{until} is before target_date {due}")
        events, notes = self._events()
        if self.problems:
            return None
        plan = replace(
            _SOUND,
            initiative_id=self.name,
            **{key: told[key] for key in _OF_THE_PLAN if key in told},
        )
        return Promise(plan, start or date.min, events, notes)

    def wrong(
        self, key: str, found: str, *, accepted: str = "", remedy: str = ""
    ) -> None:
        """Keep what is wrong with a key of this plan."""
        place = f"plan {self.number}" + (f" ({self.name})" if self.name else "")
        column = f"{place}, {key}" if key else place
        self.problems.append(Problem(self.file, 0, column, found, accepted, remedy))

    def _miss_keys(self) -> None:
        """Name the keys that lack, and those that stand for another by a slip."""
        lacking = [key for key in NEEDED if key not in self.entry]
        unknown = [key for key in self.entry if key not in (*NEEDED, *OPTIONAL)]
        for key in lacking:
            close = get_close_matches(key, unknown, n=1)
            guess = f"{close[0]!r} is there; name it {key}" if close else ""
            self.wrong(key, "missing", remedy=guess)
        absent = [key for key in OPTIONAL if key not in self.entry]
        for key in unknown:
            if get_close_matches(key, absent, n=1, cutoff=_SURELY_MEANT):
                self.wrong(key, "unknown key", remedy=did_you_mean(key, absent))

    def _told(self) -> dict[str, Any]:
        """Return what the plan says, each key that can be read."""
        if "initiative_id" in self.entry and not self.name:
            accepted = "a text that is not empty"
            found = as_json(self.entry["initiative_id"])
            self.wrong("initiative_id", found, accepted=accepted)
        readers = {
            "direction": self._text,
            "cadence": self._text,
            "baseline": self._number,
            "target": self._number,
            "target_tolerance": self._number,
            "go_live": self._day,
            "target_date": self._day,
            "history_start": self._day,
            "monitor_until": self._day,
            "ramp": self._ramp,
        }
        told = {
            key: read(self.entry[key], key)
            for key, read in readers.items()
            if key in self.entry and not (self.entry[key] is None and key in OPTIONAL)
        }
        return {key: value for key, value in told.items() if value is not None}

    def _text(self, value: object, key: str) -> str | None:
        if not isinstance(value, str):
            self.wrong(key, as_json(value), accepted="a word")
            return None
        return value

    def _number(self, value: object, key: str) -> float | None:
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not abs(float(str(value))) < LARGEST:
            self.wrong(key, as_json(value), accepted="a number such as 120 or 0.45")
            return None
        return float(str(value))

    def _day(self, value: object, key: str) -> date | None:
        last = key.rpartition(" ")[-1] in _LAST_DAYS
        try:
            if isinstance(value, str):
                return day_of(value, last=last)
        except ValueError:
            pass
        accepted = "a date written YYYY-MM-DD or YYYY-MM"
        self.wrong(key, as_json(value), accepted=accepted)
        return None

    def _ramp(self, ramp: object, key: str) -> Ramp | None:
        if not isinstance(ramp, dict) or "shape" not in ramp:
            accepted = "an object with shape, lag_months and duration_months"
            self.wrong(key, as_json(ramp), accepted=accepted)
            return None
        lag, duration = (
            0.0 if ramp.get(part) is None else self._number(ramp[part], f"{key}.{part}")
            for part in ("lag_months", "duration_months")
        )
        shape = self._text(ramp["shape"], f"{key}.shape")
        return None if shape is None else Ramp(shape, lag or 0.0, duration or 0.0)

    def _events(self) -> tuple[tuple[Event, ...], tuple[str, ...]]:
        """Return the events whose values are left out, and why others are not.

        An event that was logged after the month in which it began leaves none out.
        """
        listed = self.entry.get("events") or []
        if not isinstance(listed, list):
            listed = [listed]
        events, notes = [], []
        for number, each in enumerate(listed, start=1):
            found = self._event(each, f"event {number}")
            if found is None:
                continue
            event, logged = found
            if logged is None or in_time(event.start, logged):
                events.append(event)
            else:
                notes.append(
                    f"{self.file}: plan {self.number} ({self.name}), event {number}: "
                    f"logged on {logged}, after the month in which it began, so its "
                    "values count"
                )
        return tuple(events), tuple(notes)

    def _event(self, entry: object, place: str) -> tuple[Event, date | None] | None:
        if not isinstance(entry, dict) or not {"from", "to"} <= set(entry):
            accepted = "an object with from, to, reason and logged_on"
            self.wrong(place, as_json(entry), accepted=accepted)
            return None
        start = self._day(entry["from"], f"{place}, from")
        end = self._day(entry["to"], f"{place}, to")
        logged = entry.get("logged_on")
        if logged is not None:
            logged = self._day(logged, f"{place}, logged_on")
        if start is None or end is None:
            return None
        if end < start:
            self.wrong(place, f"{end} is before its start {start}")
            return None
        return Event(start, end, str(entry.get("reason") or "")), logged


def _name_of(found: object) -> str:
    """Return the name of an initiative as the actuals write it, else nothing."""
    name = found.strip() if isinstance(found, str) else ""
    return name.encode(errors="backslashreplace").decode()


def _refusals(told: dict[str, Any]) -> Iterator[str]:
    """Yield the reason of all that no plan can hold."""
    for part in _parts(told):
        try:
            replace(_SOUND, **part)
        except ArgumentError as error:
            yield str(error)


def _parts(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what is refused on its own, each to be tried in a plan that is sound."""
    direction = told.get("direction")
    if {"direction", "baseline", "target"} <= told.keys():
        yield {key: told[key] for key in ("direction", "baseline", "target")}
    elif direction is not None:
        yield {"direction": direction, "target": -1.0 if direction == "decrease" else 1}
    if {"go_live", "target_date"} <= told.keys():
        yield {key: told[key] for key in ("go_live", "target_date")}
    for key in ("cadence", "target_tolerance"):
        if key in told:
            yield {key: told[key]}
    if ramp := told.get("ramp"):
        yield {"ramp": Ramp(ramp.shape)}
        yield {"ramp": replace(ramp, shape=_SOUND.ramp.shape)}
