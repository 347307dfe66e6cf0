"""Times told in two units or by the clock: "4 h 10", "2 days 4 hours", "6:30 min"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from valuebook.analysis.statements.units import DURATIONS, SECONDS, unit_name


@dataclass(frozen=True)
class Span:
    """A length of time in one piece: where it stands, how it is written, its unit.

    `unit` is the first one written, and empty for a clock time without a unit; `value`
    counts that unit, or minutes.
    """

    start: int
    end: int
    text: str
    unit: str
    value: float


_UNIT = rf"(?:{'|'.join(DURATIONS)}|m)"
_PART = rf"\d+(?:[.,]\d+)?\s?{_UNIT}(?![^\W\d_])"
_COMPOUND = re.compile(
    rf"(?<![\w.,/:$€£-]){_PART}(?:(?:,? (?:and |und |et |y )?|(?<=\w)){_PART})+(?!\w)"
    rf"|(?<![\w.,/:$€£-])\d+(?:\s?(?:hrs?|h|std\.?|min)\s?|m)"
    r"[0-5]\d(?![\w%:]|[.,]\d|\s?[-/\u2013]|\s[a-z]+s\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    rf"(?<![\w:])\d{{1,2}}:\d\d(?::\d\d)?(?:\s?(?P<unit>{_UNIT})(?!\w))?(?![\w:])",
    re.IGNORECASE,
)
_SHARED = re.compile(
    rf"\s?(?:-|\u2013|->|to|auf|\u00e0|a)\s?(?:[a-z]+ ){{0,2}}\d{{1,2}}:\d\d(?::\d\d)?"
    rf"\s?(?P<unit>{_UNIT})(?!\w)",
    re.IGNORECASE,
)
_PIECE = re.compile(r"(\d+(?:[.,]\d+)?)\s?([^\W\d_]*)\.?")


def spans(text: str) -> Iterator[Span]:
    """Yield the times in two units, then the clock times.

    >>> [(each.text, each.unit, each.value) for each in spans("4 h 15, then 6:30 min")]
    [('4 h 15', 'hours', 4.25), ('6:30 min', 'minutes', 6.5)]
    """
    for match in _COMPOUND.finditer(text):
        unit, value = _compound(match.group())
        if unit:
            yield Span(match.start(), match.end(), match.group(), unit, value)
    for match in _CLOCK.finditer(text):
        written, unit = match.group(), match["unit"]
        if unit is None and (shared := _SHARED.match(text, match.end())):
            unit = shared["unit"]
            written = f"{written} {unit}"
        name = _name(unit or "")
        value = _clock(match.group(), name)
        yield Span(match.start(), match.end(), written, name, value)


def _name(unit: str) -> str:
    return "minutes" if unit.casefold() == "m" else unit_name(unit)


def _compound(written: str) -> tuple[str, float]:
    """Return the first unit and the value in it; no unit where they do not descend."""
    seconds, first, last = 0.0, "", ""
    for number, letters in _PIECE.findall(written):
        unit = _name(letters) if letters else _BELOW.get(last, "")
        if unit not in SECONDS or (last and SECONDS[unit] >= SECONDS[last]):
            return "", 0.0
        seconds += float(number.replace(",", ".")) * SECONDS[unit]
        first, last = first or unit, unit
    return first, seconds / SECONDS[first]


_BELOW = {"hours": "minutes", "minutes": "seconds"}


def _clock(written: str, unit: str) -> float:
    """Return what a clock shows, counted in its first unit."""
    shown = [int(each) for each in re.findall(r"\d+", written)]
    value = float(shown[0])
    for place, part in enumerate(shown[1:], 1):
        value += part / 60**place
    return value * 60 if len(shown) > 2 and unit == "minutes" else value
