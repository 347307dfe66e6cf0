"""Questions as `valuebook attribute` reads them, every fault of the file named."""

import math
from dataclasses import fields
from pathlib import Path
from typing import Any

from valuebook.analysis.attribution import DESIGNS, SCALES, Spec
from valuebook.analysis.attribution.spec import DIRECTIONS
from valuebook.cli.given_file import as_json, json_of
from valuebook.model import Problem, RegisterError, did_you_mean

KEYS = tuple(field.name for field in fields(Spec))
_CHOICES = {"design": DESIGNS, "scale": SCALES, "direction": DIRECTIONS}
_COLUMNS = ("time", "outcome", "unit", "first_treated", "offset", "weights", "clusters")
_LISTS = ("controls", "negative_controls", "donors_exclude")
_NUMBERS = ("seasonal_period", "promised_effect")
_RANGES = ("pre", "post")
_NEEDED = ("design", "time", "outcome")


def read_spec(file: Path) -> tuple[Spec | None, list[Problem]]:
    """Return the question of a file, as far as it is one, and what is wrong with it."""
    told, problems = json_of(file)
    if not isinstance(told, dict):
        found = f"{as_json(told)} is no question"
        raise RegisterError([Problem(file.name, found=found, accepted="an object")])
    problems += [
        Problem(file.name, 0, key, "unknown key", remedy=did_you_mean(key, KEYS))
        for key in told
        if key not in KEYS
    ]
    given = {key: told[key] for key in KEYS if told.get(key) is not None}
    lacking = [
        Problem(file.name, 0, key, "missing") for key in _NEEDED if key not in given
    ]
    reader = _Reader(file.name)
    values = {key: reader.value(key, found) for key, found in given.items()}
    usable = not lacking and not reader.problems
    spec = Spec(**values) if usable else None
    return spec, [*problems, *lacking, *reader.problems]


class _Reader:
    """Values of a question; reading them collects what is wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def wrong(
        self, key: str, found: str, *, accepted: str = "", remedy: str = ""
    ) -> None:
        """Keep what is wrong with a key."""
        self.problems.append(Problem(self.file, 0, key, found, accepted, remedy))

    def value(self, key: str, found: Any) -> Any:
        """Return the value of a key as the question takes it."""
        if key in _CHOICES:
            return self._choice(key, found)
        if key in _COLUMNS:
            return self._column(key, found)
        if key in _NUMBERS:
            return self._number(key, found)
        if key in _RANGES:
            return self._range(key, found)
        if key in _LISTS or (key == "treated" and isinstance(found, list)):
            return self._list(key, found)
        if key == "starts":
            return self._starts(found)
        return self._moment(key, found)

    def _choice(self, key: str, found: Any) -> Any:
        if found not in _CHOICES[key]:
            guess = did_you_mean(str(found), _CHOICES[key])
            accepted = ", ".join(_CHOICES[key])
            self.wrong(key, as_json(found), accepted=accepted, remedy=guess)
        return found

    def _column(self, key: str, found: Any) -> Any:
        if not isinstance(found, str) or not found.strip():
            self.wrong(key, as_json(found), accepted="the name of a column")
        return found

    def _number(self, key: str, found: Any) -> Any:
        number = isinstance(found, int | float) and not isinstance(found, bool)
        least = 1.0 if key == "seasonal_period" else -math.inf
        if not number or not math.isfinite(found) or found < least:
            accepted = "a number of periods, 1 or more" if least > 0 else "a number"
            self.wrong(key, as_json(found), accepted=accepted)
        return found

    def _range(self, key: str, found: Any) -> Any:
        if not isinstance(found, list) or len(found) != 2:
            accepted = "a list of first and last period, null for open"
            self.wrong(key, as_json(found), accepted=accepted)
            return (None, None)
        return tuple(
            None if each is None else self._moment(key, each) for each in found
        )

    def _list(self, key: str, found: Any) -> Any:
        listed = found if isinstance(found, list) else [found]
        if key in ("treated", "donors_exclude"):
            return tuple(self._moment(key, each) for each in listed)
        return tuple(self._column(key, each) for each in listed)

    def _starts(self, found: Any) -> Any:
        if not isinstance(found, dict) or not found:
            accepted = "an object of names and first treated periods"
            self.wrong("starts", as_json(found), accepted=accepted)
            return {}
        if not all(name.strip() for name in found):
            self.wrong("starts", "a name is empty", remedy="name each intervention")
        return {name: self._moment("starts", each) for name, each in found.items()}

    def _moment(self, key: str, found: Any) -> Any:
        if isinstance(found, bool) or not isinstance(found, str | int | float):
            self.wrong(key, as_json(found), accepted="text or a number")
        return found
