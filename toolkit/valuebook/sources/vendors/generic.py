"""Any other CSV, read by a mapping: our columns, each with the name it has there."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from valuebook.model import ValuebookError
from valuebook.sources.facts import Caution, Keys, Read, Record, Spend, Usage
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


@dataclass(frozen=True)
class ColumnMapping:
    """How a CSV becomes usage, spend or events: columns by name, the rest fixed."""

    table: str
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)

    def fits(self, header: tuple[str, ...]) -> bool:
        """Return whether a header has every column that the mapping names."""
        return bool(header) and set(self.columns.values()) <= set(header)

    def given(self, row: Row, name: str) -> str:
        """Return what a row says, or what the mapping says for all rows."""
        found = text(row.get(self.columns.get(name, "")))
        return found or self.constants.get(name, "")


def read_mapping(path: Path) -> ColumnMapping:
    """Return the mapping that a TOML file describes."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ValuebookError(
            f"{path}: cannot be read ({error.strerror or error})"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
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
    stamp = mapping.given(row, "date")
    on = required_day(stamp, mapping.columns.get("date", "date"))
    if lacks_zone(stamp):
        yield Caution(NO_ZONE)
    vendor = mapping.given(row, "vendor") or "other"
    tool = mapping.given(row, "tool") or vendor
    of: Keys = keys(*((name, mapping.given(row, name)) for name in _KEY_TYPES))
    identity = tuple(text(each) for each in row.values())
    if "id" in mapping.columns:
        identity = (mapping.given(row, "id"),)
    place = {
        name: mapping.given(row, name)
        for name in ("feature", "model", "team", "use_case")
    }
    person = mapping.given(row, "user")
    if mapping.table == "spend":
        yield Record(identity, [_spend(row, mapping, on, (vendor, tool))._replace(
            model=place["model"], team=place["team"], use_case=place["use_case"],
            person=person, keys=of,
        )])  # fmt: skip
        return
    if mapping.table == "events":
        event = mapping.given(row, "event")
        facts = [
            Usage(on, 1, "feature_events", vendor, tool, event, place["model"], person),
            Usage(on, 1, "active", vendor, tool, "", "", person),
        ]
        facts = [
            each._replace(keys=of, team=place["team"], use_case=place["use_case"])
            for each in facts
            if each.measured != "active" or person
        ]
        yield Record(identity, facts)
        return
    used = _usage(row, mapping, on, (vendor, tool))._replace(
        feature=place["feature"],
        model=place["model"],
        team=place["team"],
        use_case=place["use_case"],
        person=person,
        keys=of,
    )
    yield Record(identity, [used])


def _usage(row: Row, mapping: ColumnMapping, on: str, of: tuple[str, str]) -> Usage:
    measured = mapping.given(row, "metric")
    if measured not in UNITS:
        raise Unusable(f"metric is {shown(measured)}; accepted: {', '.join(UNITS)}")
    quantity = count(mapping.given(row, "quantity"), "quantity")
    if quantity is None:
        raise Unusable("no quantity")
    basis = mapping.given(row, "basis") or "measured"
    if basis not in ("measured", "estimated", "self_reported"):
        raise Unusable(
            f"basis is {shown(basis)}, not measured, estimated, self_reported"
        )
    days = count(mapping.given(row, "period_days"), "period_days")
    vendor, tool = of
    return Usage(on, quantity, measured, vendor, tool)._replace(
        basis=basis, period_days=int(days or 1)
    )


def _spend(row: Row, mapping: ColumnMapping, on: str, of: tuple[str, str]) -> Spend:
    amount = money(mapping.given(row, "amount"), "amount")
    currency = mapping.given(row, "currency").upper()
    basis = mapping.given(row, "basis")
    if amount is None:
        raise Unusable("no amount")
    if len(currency) != 3 or not currency.isalpha():
        raise Unusable(f"currency is {shown(currency)}, not a three-letter code")
    if basis not in BASES:
        raise Unusable(f"basis is {shown(basis)}; accepted: {', '.join(BASES)}")
    end = mapping.given(row, "period_end")
    vendor, tool = of
    return Spend(
        on,
        on if is_null(end) else required_day(end, "period_end"),
        amount,
        currency,
        vendor,
        mapping.given(row, "product") or tool,
        basis,
        category=mapping.given(row, "category") or "usage",
        quantity=decimal(mapping.given(row, "quantity"), "quantity"),
        unit=mapping.given(row, "unit"),
    )
