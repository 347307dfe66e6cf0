"""What the text of a cell means: a typed value, or a fault that says why not.

Nothing is guessed. `12,5` may be twelve and a half or a slip for 125, and
`03/04/2027` is a day in March or in April, so both are named and left to the
person who knows.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from valuebook.register.kinds import DTYPES, Kind

LONGEST_CELL = 32_767
"""Characters in a cell: as many as a cell of a spreadsheet can hold."""
LONGEST_IDENTIFIER = 40
_LARGEST_AMOUNT = 2**53 / 100
_WINDOWS_NAMES = frozenset(
    {"CON", "PRN", "AUX", "NUL"}
    | {f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"}
)
# what nearly all ids are made of need not be looked up sign by sign
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9._-]")
_NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_SCIENTIFIC = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]*)?[eE][+-]?[0-9]+")
_WHOLE = re.compile(r"-?[0-9]{1,15}")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_THREE_NUMBERS = re.compile(r"([0-9]{1,4})[./-]([0-9]{1,2})[./-]([0-9]{1,4})")
_MONTH_NAMED = re.compile(r"[^\W\d_]{3,9}\.?[ -][0-9]{2,4}|[0-9]{2,4}-[^\W\d_]{3,9}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_NO_VALUE = frozenset(
    ["nan", "na", "n/a", "n.a.", "null", "none", "nil", "inf", "-inf", "infinity"]
) | frozenset(["-", "--", "\N{EN DASH}", "\N{EM DASH}", "?", ".", "tbd", "tbc"])
_GROUPED = re.compile(
    "[0-9]['\N{RIGHT SINGLE QUOTATION MARK}_\\s][0-9]|[0-9],[0-9]+[.,]|\\.[0-9]+[.,]"
)


@dataclass(frozen=True)
class Fault:
    """Why a text is not a value of its kind, and how to mend it."""

    found: str
    remedy: str = ""


def quoted(text: str) -> str:
    r"""Return text in quotes, short and with hidden characters made visible.

    >>> quoted("a\u200bb")
    "'a\\u200bb'"
    """
    return repr(text if len(text) <= 60 else f"{text[:57]}...")


def read_cell(kind: Kind, text: str, *, in_key: bool = False) -> Any:
    """Return the value that a cell's text stands for, or the `Fault` in it.

    >>> read_cell(Kind.NUMBER, "12.5")
    12.5
    >>> read_cell(Kind.IDENTIFIER, "007")
    '007'
    >>> read_cell(Kind.FLAG, "TRUE")
    Fault(found="'TRUE'", remedy='write yes or no')
    """
    if len(text) > LONGEST_CELL:
        return Fault(
            f"{len(text):,} characters",
            f"shorten it to {LONGEST_CELL:,}, or close a quote left open above it",
        )
    if not text.isprintable() and (fault := _hidden(text, kind)):
        return fault
    if kind is not Kind.TEXT or in_key:
        if text != text.strip():
            return Fault(f"{quoted(text)} begins or ends with a space", "take it away")
        if not unicodedata.is_normalized("NFC", text):
            return Fault(
                f"{quoted(text)} has its accents as separate characters",
                "type it anew (Unicode form NFC), so that equal names are equal",
            )
    return _READERS[kind](text)


def written(kind: Kind, value: Any) -> str:
    """Return the text that stands for a value, from which it can be read again.

    >>> written(Kind.MONEY, 110000.0), written(Kind.NUMBER, 1e-7)
    ('110000.00', '0.0000001')
    >>> written(Kind.FLAG, True), written(Kind.MONTH, pd.Period("2026-03", "M"))
    ('yes', '2026-03')
    """
    if kind is Kind.MONEY:
        return f"{value:.2f}"
    if kind in (Kind.NUMBER, Kind.SHARE):
        return np.format_float_positional(value, trim="-")
    if kind is Kind.FLAG:
        return "yes" if value else "no"
    if kind is Kind.DATE:
        return pd.Timestamp(value).date().isoformat()
    return str(value)


def typed(kind: Kind, values: Sequence[Any]) -> Any:
    """Return values that `read_cell` gave as an array of the kind's type."""
    if kind is Kind.MONTH:
        months = np.array(values, dtype=np.int64)
        return pd.arrays.PeriodArray(months, dtype=DTYPES[kind])
    if kind is Kind.DATE:
        return pd.array(np.array(values, dtype=DTYPES[kind]))
    if kind in (Kind.IDENTIFIER, Kind.TEXT, Kind.CHOICE):
        return pd.array(np.array(values, dtype=object), dtype=DTYPES[kind])
    return pd.array(values, dtype=DTYPES[kind])


def _hidden(text: str, kind: Kind) -> Fault | None:
    """Return the fault of the first character that a reader cannot see."""
    for each in text:
        if each == "\n" and kind is Kind.TEXT:
            continue
        if unicodedata.category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
            return Fault(
                f"hidden character {_named(each)} in {quoted(text)}",
                "take it away; retyping the cell does it",
            )
    return None


def _named(each: str) -> str:
    """Return a character as a reader can tell it from others."""
    if each.isascii() and each.isprintable():
        return repr(each)
    name = unicodedata.name(each, "control character").lower()
    return f"U+{ord(each):04X} ({name})"


def _identifier(text: str) -> str | Fault:
    if len(text) > LONGEST_IDENTIFIER:
        return Fault(
            f"{quoted(text)} has {len(text)} characters", "choose a shorter id"
        )
    strange = [each for each in _NOT_PLAIN.findall(text) if not _fits_identifier(each)]
    if strange:
        sign = "a space" if strange[0].isspace() else _named(strange[0])
        return Fault(f"{quoted(text)} has {sign} in it", "use - in its place")
    if unicodedata.category(text[0])[0] not in "LN":
        return Fault(f"{quoted(text)} begins with {text[0]!r}", "take it away")
    if text.endswith("."):
        return Fault(f"{quoted(text)} ends with a dot", "take it away")
    if text.partition(".")[0].upper() in _WINDOWS_NAMES:
        return Fault(
            f"{quoted(text)} is a name that Windows keeps for itself",
            "choose another id",
        )
    return text


def _fits_identifier(each: str) -> bool:
    """Return whether a character may stand in an id: nothing unseen, no path."""
    category = unicodedata.category(each)[0]
    if category == "M":
        return not unicodedata.name(each, "").startswith("VARIATION SELECTOR")
    return category in "LN"


def _text(text: str) -> str | Fault:
    if text.isspace():
        return Fault("only spaces", "give a text, or leave the cell empty")
    return text


def _number(text: str) -> float | Fault:
    if not _NUMBER.fullmatch(text):
        return _not_a_number(text)
    value = float(text)
    if math.isinf(value):
        return Fault(f"{quoted(text)} is too large to be kept", "check its digits")
    return value + 0.0


def _money(text: str) -> float | Fault:
    amount = _number(text)
    if isinstance(amount, Fault):
        return amount
    if abs(amount) > _LARGEST_AMOUNT:
        return Fault(
            f"{quoted(text)} is too large to be kept to the cent", "check its digits"
        )
    if round(amount, 2) != amount:
        return Fault(f"{quoted(text)} has more than two decimals", "round it")
    return amount


def _whole(text: str) -> int | Fault:
    if _WHOLE.fullmatch(text):
        return int(text)
    if re.fullmatch(r"-?[0-9]+", text):
        return Fault(f"{quoted(text)} is too large to be kept", "check its digits")
    if _NUMBER.fullmatch(text):
        return Fault(f"{quoted(text)} is not a whole number", "round it")
    return _not_a_number(text)


def _not_a_number(text: str) -> Fault:
    """Return the fault that says what keeps a text from being a number."""
    shown = quoted(text)
    if text.startswith("#"):
        return Fault(f"{shown} is an error of the spreadsheet", "mend the formula")
    if text.casefold() in _NO_VALUE:
        return Fault(
            f"{shown} is not a number", "leave the cell empty when there is no value"
        )
    if _SCIENTIFIC.fullmatch(text):
        return Fault(
            f"{shown} is in scientific notation, which may have lost digits",
            "format the column as a number and write it out",
        )
    if "%" in text:
        return Fault(
            f"{shown} has a percent sign",
            "give the number alone; 25 % as a share of one is 0.25",
        )
    if "\N{MINUS SIGN}" in text or "\N{EN DASH}" in text:
        return Fault(f"{shown} has a dash for a minus", "type the minus anew as -")
    if _GROUPED.search(text):
        return Fault(
            f"{shown} has a thousands separator", "write digits only, as 1234.5"
        )
    if "," in text:
        return Fault(
            f"{shown} has a comma",
            "use a point as decimal sign and no thousands separator",
        )
    if re.search(r"[0-9]", text):
        return Fault(f"{shown} has more in it than a number", "give the number alone")
    return Fault(f"{shown} is not a number")


def _flag(text: str) -> bool | Fault:
    if text in ("yes", "no"):
        return text == "yes"
    return Fault(quoted(text), "write yes or no")


def _month(text: str) -> int | Fault:
    """Return the month as pandas counts them, from January 1970."""
    if matched := _MONTH.fullmatch(text):
        year, month = int(matched[1]), int(matched[2])
        if _FIRST_YEAR <= year <= _LAST_YEAR:
            return (year - 1970) * 12 + month - 1
        return _strange_year(text)
    if _ISO_DATE.fullmatch(text):
        return Fault(f"{quoted(text)} is a day, not a month", f"write {text[:7]}")
    if _MONTH_NAMED.fullmatch(text):
        return Fault(
            f"{quoted(text)} names the month; spreadsheets do that on their own",
            "format the column as text and write the month as 2026-03",
        )
    return Fault(f"{quoted(text)} is not a month", "write it as 2026-03")


def _date(text: str) -> date | Fault:
    if _ISO_DATE.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return Fault(f"{quoted(text)} is not in the calendar", "correct the day")
        if _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return day
        return _strange_year(text)
    if _ISO_DATE.match(text):
        return Fault(f"{quoted(text)} has more in it than a day", f"write {text[:10]}")
    if matched := _THREE_NUMBERS.fullmatch(text):
        return _other_order(text, *(int(part) for part in matched.groups()))
    if re.fullmatch(r"[0-9]{5}", text):
        return Fault(
            f"{quoted(text)} is a spreadsheet's number for a day",
            "format the column as a date YYYY-MM-DD before saving",
        )
    return Fault(f"{quoted(text)} is not a date", "write it as 2026-03-31")


def _other_order(text: str, first: int, second: int, third: int) -> Fault:
    """Return the fault of a date that is written in another order than ISO's."""
    orders = [(first, second, third), (third, second, first), (third, first, second)]
    meant = list(dict.fromkeys(filter(None, (_iso(*order) for order in orders))))
    if len(meant) == 2:
        return Fault(
            f"{quoted(text)} is ambiguous: {meant[0]} or {meant[1]}",
            "write the one that is meant",
        )
    return Fault(
        f"{quoted(text)} is not written as year-month-day",
        f"write it as {meant[0] if meant else '2026-03-31'}",
    )


def _iso(year: int, month: int, day: int) -> str:
    """Return a date as text, "" where no such day is in the years that count."""
    try:
        found = date(year, month, day)
    except ValueError:
        return ""
    return found.isoformat() if _FIRST_YEAR <= year <= _LAST_YEAR else ""


def _strange_year(text: str) -> Fault:
    return Fault(
        f"the year of {quoted(text)} is not between {_FIRST_YEAR} and {_LAST_YEAR}",
        "correct it, or leave the cell empty when it is not known",
    )


_READERS: dict[Kind, Callable[[str], Any]] = {
    Kind.IDENTIFIER: _identifier,
    Kind.TEXT: _text,
    Kind.CHOICE: _text,
    Kind.NUMBER: _number,
    Kind.WHOLE: _whole,
    Kind.MONEY: _money,
    Kind.SHARE: _number,
    Kind.FLAG: _flag,
    Kind.MONTH: _month,
    Kind.DATE: _date,
}
