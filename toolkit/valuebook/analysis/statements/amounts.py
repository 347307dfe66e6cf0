"""The measured values of a statement, as written and with their unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from valuebook.analysis.statements.mentions import Mention, mentions
from valuebook.analysis.statements.numerals import (
    DIGITS,
    FRACTIONS,
    MULTIPLES,
    NUMBER_WORDS,
    ONE,
    SCALE,
    ZERO,
    numeral_value,
)
from valuebook.analysis.statements.spans import spans
from valuebook.analysis.statements.units import BEFORE, BEHIND, amount_kind, unit_name


@dataclass(frozen=True, order=True)
class Amount:
    """A value in a statement: where it stands, how it is written and its unit.

    `kind` is one of percent, points, money, duration, measure, multiple, ratio,
    clock or count; `value` is None where the text gives a range.
    """

    start: int
    end: int
    text: str
    unit: str
    kind: str
    value: float | None = None


_NUMERAL = rf"(?:{DIGITS}){SCALE}?"
_JOIN = r"\s?(?:-|\u2013|—)\s?|\s(?:to|and|\u00e0|auf|a|und|et|y)\s"
_VALUE = re.compile(
    rf"(?<![\w.,/:])(?:(?P<sign>{BEFORE})\s?)?(?P<low>{_NUMERAL})\+?"
    rf"(?:\s?-?(?P<unit>{BEHIND})(?![A-Za-z0-9]))?"
    rf"(?:(?P<join>{_JOIN})(?P<sign2>[$€£])?(?P<high>{_NUMERAL})\+?"
    rf"(?:\s?-?(?P<unit2>{BEHIND})(?![A-Za-z0-9]))?)?(?!\w)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|von|de|desde|now|currently)\s+(?:(?:about|around|approximately|roughly"
    r"|an?|average|baseline|of|just|only|under|over|more|than|the"
    r"|current)\s+)*[~≈<>]?\s?$",
    re.IGNORECASE,
)
_SCORED = re.compile(
    r"\b(?:e?nps|csat|ces|scores?|rating|index|grade|promoter score)\s$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\s$", re.IGNORECASE)
_FEW = r"(?:\d+|one|two|three|four|nine)"
_RATIO = re.compile(
    rf"(?<![\w.,/])(?:(?:{DIGITS})\s?/\s?(?:5\.0|10\.0|5|7|100|10|20|12)(?![\w/%]|\.\d)"
    rf"|(?:{DIGITS}|{_FEW}) out of (?:{DIGITS}|{NUMBER_WORDS})(?!\w)"
    rf"|{_FEW} (?:in|of) every (?:\d+|{NUMBER_WORDS})(?!\w)"
    rf"|(?:one|two|three|four|six|seven|eight|nine) (?:of|in) (?:{NUMBER_WORDS})(?!\w)"
    rf"|{_FEW} in (?:\d+|two|three|four|five|ten)(?!\w|[.,]\d| ?%)"
    r"(?! (?:business )?(?:second|minute|hour|day|week|month|quarter|year|countr|cit))"
    r"|(?:\d+|un[oa]?|dos|tres|cuatro|siete|ocho|nueve) de cada (?:\d+|dos|tres|cuatro"
    r"|cinco|diez)(?!\w)"
    r"|(?:\d+|un|deux|trois|quatre|sept|huit|neuf) sur (?:\d+|deux|trois|quatre|cinq"
    r"|dix)(?!\w)"
    r"|(?:\d+|eine?r?|zwei|drei|vier|sieben|acht|neun) von (?:zwei|drei|vier|fünf|zehn"
    r")(?!\w)"
    r"|\d+:1(?!\w))",
    re.IGNORECASE,
)
_WORDED = re.compile(
    rf"(?<![\w-])(?P<low>(?:{NUMBER_WORDS}){SCALE}|{ONE}|(?!one\b(?!-)){NUMBER_WORDS})"
    rf"(?:(?P<join>\s?(?:-|\u2013)\s?| to | or )(?P<high>{NUMBER_WORDS}))?(?!\w)"
    rf"(?:[ -](?P<unit>{BEHIND})(?!\w))?",
    re.IGNORECASE,
)
_FRACTION = re.compile(rf"(?<![\w-])(?:{FRACTIONS})(?![\w-])", re.IGNORECASE)
_ZERO = re.compile(rf"(?<![\w-])(?:{ZERO})(?!\w)", re.IGNORECASE)
_MULTIPLES = tuple(
    (re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE), value)
    for pattern, value in MULTIPLES.items()
)


def amounts(text: str) -> tuple[Amount, ...]:
    """Return every measured value of a statement, in the order of the text.

    >>> [each.text for each in amounts("Cost per order from €4.20 to €3.10 by 2027")]
    ['€4.20', '€3.10']
    >>> text = "p95 below 300 ms for 99% of calls"
    >>> [(each.text, each.unit) for each in amounts(text)]
    [('300 ms', 'ms'), ('99%', '%')]
    """
    return amounts_beside(text, mentions(text))


def amounts_beside(text: str, set_aside: tuple[Mention, ...]) -> tuple[Amount, ...]:
    """Return the measured values that do not lie in the stretches set aside."""
    taken = [(each.start, each.end) for each in set_aside]
    masked = _masked(text, taken)
    found: list[Amount] = []
    for amount in _candidates(masked):
        if all(amount.end <= start or amount.start >= end for start, end in taken):
            found.append(amount)
            taken.append((amount.start, amount.end))
    return tuple(sorted(found))


def _masked(text: str, taken: list[tuple[int, int]]) -> str:
    """Return the text with its dates and names blanked, so that no match spans one."""
    letters = list(text)
    for start, end in taken:
        letters[start:end] = "_" * (end - start)
    return "".join(letters)


def _candidates(text: str) -> Iterator[Amount]:
    for span in spans(text):
        kind = "duration" if span.unit else "clock"
        unit = span.unit or "minutes"
        yield Amount(span.start, span.end, span.text, unit, kind, span.value)
    for match in _RATIO.finditer(text):
        yield Amount(match.start(), match.end(), match.group(), "", "ratio")
    for match in _VALUE.finditer(text):
        yield from _numbered(text, match)
    for pattern, stands_for in _MULTIPLES:
        for match in pattern.finditer(text):
            unit = unit_name(stands_for.lstrip("0123456789"))
            yield _built(match.start(), match.end(), stands_for, unit)
    for match in _FRACTION.finditer(text):
        yield Amount(match.start(), match.end(), match.group(), "share", "ratio")
    for match in _WORDED.finditer(text):
        yield from _worded(text, match)
    for match in _ZERO.finditer(text):
        yield _built(match.start(), match.end(), "0", "")


_ENGLISH = {"to": "to", "à": "to", "auf": "to", "a": "to", "and": "and"}
_ENGLISH |= {"und": "and", "et": "and", "y": "and"}


def _numbered(text: str, match: re.Match[str]) -> Iterator[Amount]:
    """Yield one amount, or two where the text says "from 20 to 30"."""
    start = match.start("sign") if match["sign"] else match.start("low")
    if not match["high"]:
        yield _one(match, start, "low", match["unit"] or "")
        return
    join, before = _ENGLISH.get(match["join"].strip(), ""), text[:start]
    is_change = join == "to" and (
        _FROM.search(before)
        or match["unit"]
        or (match["sign"] and match["sign2"])
        or _SCORED.search(before)
        or _descends(match["low"], match["high"])
    )
    if is_change or (join == "and" and not _BETWEEN.search(before)):
        shared = match["unit2"] if join == "to" else ""
        yield _one(match, start, "low", match["unit"] or shared or "")
        second = match.start("sign2") if match["sign2"] else match.start("high")
        shared = match["unit"] if join == "to" and not match["unit2"] else ""
        yield _one(match, second, "high", match["unit2"] or shared or "")
        return
    if join == "to" and _has_scale(match["low"]) and match["high"].isdigit():
        yield _one(match, start, "low", match["unit"] or "")
        return
    end = match.end("unit2") if match["unit2"] else match.end("high")
    unit = unit_name(match["sign"] or match["unit2"] or match["unit"] or "")
    yield Amount(start, end, text[start:end], unit, amount_kind(unit))


def _descends(low: str, high: str) -> bool:
    """Tell "120 to 80" from a range, which names its lower end first."""
    first, second = numeral_value(low), numeral_value(high)
    return (
        _has_scale(low) == _has_scale(high)
        and first is not None
        and second is not None
        and first > second
    )


def _has_scale(numeral: str) -> bool:
    return numeral[-1].isalpha()


def _one(match: re.Match[str], start: int, numeral: str, unit: str) -> Amount:
    """Return the amount of one numeral; its unit may stand behind the other one."""
    text, end = match.string, match.end(numeral)
    own = match.start("unit" if numeral == "low" else "unit2")
    sign = match["sign"] if numeral == "low" else match["sign2"] or match["sign"]
    written = text[start:end]
    if unit:
        gap = "" if unit == "%" else " "
        if own >= 0:
            gap = " " if text[own - 1] in " -" else ""
            end = own + len(unit)
        written = f"{written}{gap}{unit}"
    name = unit_name(sign or unit)
    return Amount(
        start, end, written, name, amount_kind(name), numeral_value(match[numeral])
    )


def _worded(text: str, match: re.Match[str]) -> Iterator[Amount]:
    start, low, high = match.start(), match["low"], match["high"]
    if re.fullmatch(ONE, low, re.IGNORECASE):
        start, low = match.end("low") - len(low.split()[-1]), low.split()[-1]
    unit = unit_name(match["unit"] or "")
    kind = amount_kind(unit)
    if high and match["join"] == " to " and _FROM.search(text[:start]):
        yield Amount(start, match.end("low"), low, unit, kind, numeral_value(low))
        start, low = match.start("high"), high
    value = numeral_value(low) if not high or low == high else None
    yield Amount(start, match.end(), text[start : match.end()], unit, kind, value)


def _built(start: int, end: int, written: str, unit: str) -> Amount:
    return Amount(start, end, written, unit, amount_kind(unit), numeral_value(written))
