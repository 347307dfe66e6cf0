"""Cells of an export as numbers, money and days; what cannot be read says why."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

NO_ZONE = "time stamps without a time zone were read as UTC"
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_US_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?:\s.*)?$")
_DOTTED_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s.*)?$")
_ZONE = re.compile(r"(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})$", re.IGNORECASE)
# a comma that parts no thousands may be a decimal sign, and is not guessed at
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_MOST = 10**15
_NULL = frozenset({"", "null", "none", "nan", "n/a"})


class Unusable(ValueError):
    """A record that cannot be used; its text says what is wrong with it."""


def shown(value: object) -> str:
    """Return a cell as the log may show it: its beginning, and nobody's address.

    >>> shown("12,5"), shown("ada@example.com")
    ("'12,5'", 'an e-mail address')
    """
    return "an e-mail address" if "@" in str(value) else repr(str(value)[:40])


def is_null(value: object) -> bool:
    """Return whether a cell holds nothing; vendors write that in several ways.

    >>> is_null(None), is_null(" NULL "), is_null(0)
    (True, True, False)
    """
    return value is None or (
        isinstance(value, str) and value.strip().casefold() in _NULL
    )


def text(value: object) -> str:
    """Return a cell as text without outer blanks, "" for nothing.

    >>> text(" GPT-5 "), text(None), text(17)
    ('GPT-5', '', '17')
    """
    if type(value) is str:
        return value.strip()
    if value is None or isinstance(value, (dict, list)):
        return ""
    return str(value)


def decimal(value: object, name: str) -> Decimal | None:
    """Return a number exactly as it was written, None for nothing.

    >>> decimal("$10,000.00 ", "amount"), decimal("(1.50)", "amount")
    (Decimal('10000.00'), Decimal('-1.50'))
    """
    if type(value) is int:
        return Decimal(value)
    if isinstance(value, Decimal):
        number = value
    elif isinstance(value, bool):
        raise Unusable(f"{name} is {value}, not a number")
    elif is_null(value):
        return None
    else:
        cleaned = str(value).strip().replace("$", "")
        if cleaned.startswith("(") and cleaned.endswith(")"):
            cleaned = f"-{cleaned[1:-1]}"
        if _THOUSANDS.fullmatch(cleaned):
            cleaned = cleaned.replace(",", "")
        try:
            number = Decimal(cleaned)
        except InvalidOperation:
            raise Unusable(f"{name} is {shown(value)}, not a number") from None
    if not number.is_finite() or number.adjusted() > 30:
        raise Unusable(f"{name} is {shown(value)}, not a number")
    return number


def money(value: object, name: str, *, cents: bool = False) -> Decimal | None:
    """Return an amount in whole units of its currency; `cents` are divided by 100.

    >>> money("123.45", "amount", cents=True), money(None, "amount")
    (Decimal('1.2345'), None)
    """
    amount = decimal(value, name)
    return amount.scaleb(-2) if amount is not None and cents else amount


def count(value: object, name: str) -> int | Decimal | None:
    """Return a count, None for nothing; a negative one is refused.

    >>> count(12, "requests"), count("1.4", "requests"), count(None, "requests")
    (12, Decimal('1.4'), None)
    """
    if type(value) is int:
        number: int | Decimal = value
    else:
        exact = decimal(value, name)
        if exact is None:
            return None
        number = int(exact) if exact == exact.to_integral_value() else exact
    if number < 0:
        raise Unusable(f"{name} is negative ({number})")
    if number > _MOST:
        raise Unusable(f"{name} is {str(number)[:40]}, more than anybody counts")
    return number


def mapping(value: object, name: str) -> Mapping[str, Any]:
    """Return an object of the export, also one written as JSON text.

    >>> mapping('{"team": "legal"}', "tags"), mapping(None, "tags")
    ({'team': 'legal'}, {})
    """
    if isinstance(value, dict):
        return value
    if is_null(value):
        return {}
    read = _from_text(value)
    if not isinstance(read, dict):
        raise Unusable(f"{name} is not an object")
    return read


def objects(value: object, name: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a list of the export."""
    for each in listing(value, name):
        if not isinstance(each, dict):
            raise Unusable(f"{name} holds something that is not an object")
        yield each


def listing(value: object, name: str) -> list[Any]:
    """Return a list of the export, also one written as JSON text."""
    if isinstance(value, list):
        return value
    if is_null(value):
        return []
    read = _from_text(value)
    if not isinstance(read, list):
        raise Unusable(f"{name} is not a list")
    return read


def _from_text(value: object) -> object:
    if not isinstance(value, str):
        return None
    try:
        return json.loads(value, parse_float=Decimal)
    except (ValueError, RecursionError):
        return None


def day(stamp: str) -> str:
    """Return the day of a stamp in UTC, as YYYY-MM-DD, and "" for nothing.

    Accepted are ISO dates and times with or without zone, month/day/year, and
    day.month.year.

    >>> day("2026-03-01T23:30:00-02:00"), day("4/1/25"), day("29.02.2024"), day(" ")
    ('2026-03-02', '2025-04-01', '2024-02-29', '')
    """
    stamp = stamp.strip()
    if len(stamp) > 10 and stamp[10] in "T " and stamp[4] == "-":
        zone = stamp[10:]
        if zone[-1] in "Zz" or not ("+" in zone or "-" in zone):
            # already in UTC: what is said of the time does not move the day
            return _day(stamp[:10])
    return _day(stamp)


@lru_cache(maxsize=100_000)
def _day(stamp: str) -> str:
    if is_null(stamp):
        return ""
    american, dotted = _US_DAY.match(stamp), _DOTTED_DAY.match(stamp)
    try:
        if dotted:
            of_month, month, year = (int(part) for part in dotted.groups())
            return str(date(year, month, of_month))
        if american:
            month, of_month, year = (int(part) for part in american.groups())
            return str(date(year + 2000 if year < 100 else year, month, of_month))
        if not _ISO_DAY.match(stamp):
            raise ValueError
        if len(stamp) == 10:
            return str(date.fromisoformat(stamp))
        if stamp[10] not in "T t":
            raise ValueError
        return str(_moment(stamp).date())
    except (ValueError, OverflowError):
        raise Unusable(f"{shown(stamp)} is not a date") from None


def _moment(stamp: str) -> datetime:
    read = datetime.fromisoformat(stamp)
    return read.astimezone(UTC) if read.tzinfo else read


def lacks_zone(stamp: object) -> bool:
    """Return whether a stamp has a time of day but does not say of which zone.

    >>> lacks_zone("2026-03-01 10:00:00"), lacks_zone("2026-03-01")
    (True, False)
    """
    return isinstance(stamp, str) and len(stamp) > 10 and not _ZONE.search(stamp)


def required_day(value: object, name: str) -> str:
    """Return the day of a cell that must hold one."""
    found = day(text(value))
    if not found:
        raise Unusable(f"no {name}")
    return found


def last_day(end: object) -> str:
    """Return the last day before the end of a period, which is exclusive.

    >>> last_day("2026-03-02T00:00:00Z"), last_day("2026-03-01 23:00:00")
    ('2026-03-01', '2026-03-01')
    >>> last_day("2026-03-01T19:00:00-05:00"), last_day("4/1/25")
    ('2026-03-01', '2025-03-31')
    """
    return _last_day(text(end))


@lru_cache(maxsize=100_000)
def _last_day(stamp: str) -> str:
    found = day(stamp)
    if not found:
        return ""
    try:
        within = len(stamp) > 10 and _moment(stamp).time() != time.min
    except ValueError:
        # month/day/year: what is said of the time is not read
        within = False
    return found if within else later(found, -1)


def later(start: str, days: int) -> str:
    """Return the day so many days after another.

    >>> later("2026-02-28", 1)
    '2026-03-01'
    """
    return str(date.fromisoformat(start) + timedelta(days=days))


def days_between(start: str, end: str) -> int:
    """Return the days from one day to another.

    >>> days_between("2026-03-01", "2026-03-08")
    7
    """
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def day_of_epoch(value: object, name: str, *, per_second: int = 1) -> str:
    """Return the UTC day of seconds, milliseconds or nanoseconds since 1970.

    >>> day_of_epoch("1750979225854", "timestamp", per_second=1000)
    '2025-06-26'
    """
    ticks = value if type(value) is int else decimal(value, name)
    if ticks is None:
        raise Unusable(f"no {name}")
    days = int(ticks // (86_400 * per_second))
    if not -25_567 <= days < 2_932_897:
        raise Unusable(f"{name} is {ticks}, not a time")
    return _day_number(days)


@lru_cache(maxsize=100_000)
def _day_number(days: int) -> str:
    return str(date(1970, 1, 1) + timedelta(days=days))


def truth(value: object) -> bool:
    """Return whether a cell says yes: true, 1 or yes in any case."""
    return value is True or text(value).casefold() in {"1", "true", "yes"}


def keys(*pairs: tuple[str, object]) -> tuple[tuple[str, str], ...]:
    """Return the keys that hold something, each with its type.

    >>> keys(("project", "proj-1"), ("api_key", None))
    (('project', 'proj-1'),)
    """
    return tuple((kind, text(value)) for kind, value in pairs if not is_null(value))


_MAKERS = (
    ("claude", "anthropic"),
    ("gpt", "openai"),
    ("o1", "openai"),
    ("o3", "openai"),
    ("o4", "openai"),
    ("text-embedding", "openai"),
    ("dall-e", "openai"),
    ("gemini", "google"),
    ("mistral", "mistral"),
    ("llama", "meta"),
)


def maker(model: str) -> str:
    """Return who makes a model, as far as its name tells, else "".

    >>> maker("claude-sonnet-4"), maker("in-house-7b")
    ('anthropic', '')
    """
    name = model.casefold().rpartition("/")[2]
    return next((who for part, who in _MAKERS if name.startswith(part)), "")
