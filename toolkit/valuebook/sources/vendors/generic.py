"""Any other CSV, read by a mapping: our columns, each with the name it has there."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from valuebook.model import ValuebookError
from valuebook.model.encoding import not_utf8
from valuebook.sources.facts import Caution, Fact, Keys, Read, Record, Spend, Usage
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.tables import BASES, UNITS
from valuebook.sources.values import (
    NO_ZONE,
    Unusable,
    count,
    decimal,
    is_null,
    keys,
    lacks_zone,
    money,
    required_day,
    shown,
    text,
)

_KEY_TYPES = ("project", "api_key", "workspace", "sub_account", "tag", "cost_center")
_TEXTS = ("vendor", "tool", "feature", "model", "user", "team", "use_case", *_KEY_TYPES)
_COLUMNS = {
    "usage": ("id", "date", "metric", "quantity", "basis", "period_days", *_TEXTS),
    "spend": (
        "id",
        "date",
        "period_end",
        "amount",
        "currency",
        "product",
        "category",
        "basis",
        "quantity",
        "unit",
        *_TEXTS,
    ),
    "events": ("id", "date", "user", "event", *_TEXTS),
}
NEEDED = {
    "usage": ("date", "metric", "quantity"),
    "spend": ("date", "amount", "currency", "basis"),
    "events": ("date", "user", "event"),
}
_SYNONYMS = {
    "date": ("date", "day", "time", "timestamp", "event_time", "created_at"),
    "user": ("user", "user_id", "userid", "email", "person", "distinct_id"),
    "event": ("event", "event_name", "event_type", "action"),
}
Told = Mapping[str, str]


@dataclass(frozen=True)
class ColumnMapping:
    """How a CSV becomes usage, spend or events: columns by name, the rest fixed."""

    table: str
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)

    def fits(self, header: tuple[str, ...]) -> bool:
        """Return whether a header has every column that the mapping names."""
        return bool(header) and set(self.columns.values()) <= set(header)

    def told(self, row: Row) -> dict[str, str]:
        """Return what a row says by our names, or the mapping for all rows."""
        found = dict(self.constants)
        for name, column in self.columns.items():
            cell = row.get(column)
            if cell and (said := text(cell)):
                found[name] = said
        return found


def read_mapping(path: Path) -> ColumnMapping:
    """Return the mapping that a TOML file describes."""
    try:
        data = path.read_bytes()
        if problem := not_utf8(str(path), data):
            raise ValuebookError(str(problem))
        told = tomllib.loads(data.decode())
    except OSError as error:
        raise ValuebookError(
            f"{path}: cannot be read ({error.strerror or error})"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise ValuebookError(f"{path}: {error}") from None
    table = str(told.get("table", ""))
    if table not in _COLUMNS:
        raise ValuebookError(f"{path}: table must be usage, spend or events")
    parts = {}
    for part in ("columns", "constants"):
        found = told.get(part, {})
        if not isinstance(found, dict):
            raise ValuebookError(f"{path}: [{part}] must be a table of names")
        parts[part] = {name: str(value) for name, value in found.items()}
    named = {**parts["constants"], **parts["columns"]}
    unknown = sorted(set(named) - set(_COLUMNS[table]))
    if unknown:
        raise ValuebookError(
            f"{path}: {', '.join(unknown)}: not a column of {table}; accepted: "
            f"{', '.join(_COLUMNS[table])}"
        )
    missing = [name for name in NEEDED[table] if name not in named]
    if missing or not parts["columns"]:
        raise ValuebookError(
            f"{path}: say where {', '.join(missing) or 'the columns'} can be found"
        )
    return ColumnMapping(table, parts["columns"], parts["constants"])


def own_mapping(header: tuple[str, ...]) -> ColumnMapping | None:
    """Return the mapping of a CSV whose header has our own names, else None.

    >>> own_mapping(("User", "Event", "Time")).columns["user"]
    'User'
    """
    if "row_key" in header:
        return None
    folded = {each.strip().casefold().replace(" ", "_"): each for each in header}
    for table in ("usage", "spend"):
        if set(NEEDED[table]) <= folded.keys():
            known = {name: folded[name] for name in _COLUMNS[table] if name in folded}
            return ColumnMapping(table, known)
    known = {}
    for name, others in _SYNONYMS.items():
        found = next((folded[each] for each in others if each in folded), None)
        if found is None:
            return None
        known[name] = found
    return ColumnMapping("events", known)


def mapped(row: Row, page: Page, mapping: ColumnMapping) -> Iterator[Read]:
    """Yield a row of a CSV that a mapping describes."""
    told = mapping.told(row)
    stamp = told.get("date", "")
    on = required_day(stamp, mapping.columns.get("date", "date"))
    if lacks_zone(stamp):
        yield Caution(NO_ZONE)
    identity: tuple[object, ...] = tuple(map(text, row.values()))
    if "id" in mapping.columns:
        identity = (told.get("id", ""),)
    of = keys(*((name, told[name]) for name in _KEY_TYPES if name in told))
    facts = _FACTS[mapping.table](told, on, of)
    yield Record(identity, facts)


def _usage(told: Told, on: str, of: Keys) -> list[Fact]:
    measured = told.get("metric", "")
    if measured not in UNITS:
        raise Unusable(f"metric is {shown(measured)}; accepted: {', '.join(UNITS)}")
    quantity = count(told.get("quantity"), "quantity")
    if quantity is None:
        raise Unusable("no quantity")
    basis = told.get("basis", "measured")
    if basis not in ("measured", "estimated", "self_reported"):
        raise Unusable(
            f"basis is {shown(basis)}, not measured, estimated, self_reported"
        )
    days = count(told.get("period_days"), "period_days")
    return [_counted(told, on, of, (measured, quantity, basis, int(days or 1)))]


def _counted(
    told: Told, on: str, of: Keys, counted: tuple[str, int | Decimal, str, int]
) -> Usage:
    measured, quantity, basis, days = counted
    vendor = told.get("vendor", "other")
    return Usage(
        on,
        quantity,
        measured,
        vendor,
        told.get("tool", vendor),
        told.get("feature", ""),
        told.get("model", ""),
        told.get("user", ""),
        of,
        told.get("team", ""),
        told.get("use_case", ""),
        days,
        basis,
    )


def _events(told: Told, on: str, of: Keys) -> list[Fact]:
    event = {**told, "feature": told.get("event", "")}
    facts: list[Fact] = [_counted(event, on, of, ("feature_events", 1, "measured", 1))]
    if "user" in told:
        person = {**told, "feature": "", "model": ""}
        facts.append(_counted(person, on, of, ("active", 1, "measured", 1)))
    return facts


def _spend(told: Told, on: str, of: Keys) -> list[Fact]:
    amount = money(told.get("amount"), "amount")
    currency = told.get("currency", "").upper()
    basis = told.get("basis", "")
    if amount is None:
        raise Unusable("no amount")
    if len(currency) != 3 or not currency.isalpha():
        raise Unusable(f"currency is {shown(currency)}, not a three-letter code")
    if basis not in BASES:
        raise Unusable(f"basis is {shown(basis)}; accepted: {', '.join(BASES)}")
    vendor = told.get("vendor", "other")
    end = told.get("period_end")
    return [
        Spend(
            on,
            on if is_null(end) else required_day(end, "period_end"),
            amount,
            currency,
            vendor,
            told.get("product") or told.get("tool", vendor),
            basis,
            told.get("category", "usage"),
            told.get("model", ""),
            decimal(told.get("quantity"), "quantity"),
            told.get("unit", ""),
            told.get("user", ""),
            of,
            told.get("team", ""),
            told.get("use_case", ""),
        )
    ]


_FACTS: Mapping[str, Callable[[Told, str, Keys], list[Fact]]] = {
    "usage": _usage,
    "spend": _spend,
    "events": _events,
}
