"""GitHub billing: the report as CSV and the answers of the billing endpoints."""

import calendar
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from valuebook.sources.dimensions import dimensions
from valuebook.sources.facts import Fact, Keys, Read, Record, Spend, Usage
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.values import (
    Unusable,
    count,
    days_between,
    decimal,
    keys,
    mapping,
    money,
    required_day,
    text,
)

VENDOR = "github"
TOOL = "github_copilot"
OTHER_PRODUCT = "another product than Copilot"
_AI_PRODUCTS = ("copilot", "spark", "models")
# how much it was, and what is there in one generation of the report only
_NOT_NAMING = frozenset(
    {
        "date",
        "quantity",
        "gross_amount",
        "discount_amount",
        "net_amount",
        "applied_cost_per_quantity",
        "exceeds_quota",
        "total_monthly_quota",
        "aic_quantity",
        "aic_gross_amount",
    }
)


def report(row: Row, page: Page) -> Iterator[Read]:
    """Yield a row of the usage report; the `aic_` columns say the same again."""
    on = required_day(row.get("date"), "date")
    identity = (on, dimensions(row, _NOT_NAMING))
    bought = f"{text(row.get('product'))} {text(row.get('sku'))}".casefold()
    if bought.strip() and not any(each in bought for each in _AI_PRODUCTS):
        yield Record(identity, dropped=OTHER_PRODUCT)
        return
    person = text(row.get("username"))
    of = keys(
        ("cost_center", row.get("cost_center_name")),
        ("organization", row.get("organization")),
    )
    facts = _facts(
        (on, on),
        (text(row.get("sku")), text(row.get("model")), text(row.get("unit_type"))),
        decimal(row.get("quantity"), "quantity"),
        {
            "billed": money(row.get("net_amount"), "net_amount"),
            "list": money(row.get("gross_amount"), "gross_amount"),
        },
        (person, of),
    )
    # what is within the quota and what is beyond it may be two lines of one thing
    numbers = ("quantity", "gross_amount", "discount_amount", "net_amount")
    line = tuple(decimal(row.get(name), name) or 0 for name in numbers)
    yield Record(identity, facts, line=line)


def period(row: Row, page: Page) -> Iterator[Read]:
    """Yield an item of the premium-request and AI-credit endpoints."""
    within = mapping(page.fields.get("timePeriod"), "timePeriod")
    first, last = _span(within)
    of = keys(
        ("organization", page.fields.get("organization")),
        ("enterprise", page.fields.get("enterprise")),
        ("cost_center", _name(page.fields.get("costCenter"))),
    )
    facts = _facts(
        (first, last),
        (text(row.get("sku")), text(row.get("model")), text(row.get("unitType"))),
        decimal(row.get("grossQuantity"), "grossQuantity"),
        {
            "billed": money(row.get("netAmount"), "netAmount"),
            "list": money(row.get("grossAmount"), "grossAmount"),
        },
        (text(page.fields.get("user")), of),
    )
    whose = text(page.fields.get("user"))
    yield Record((first, last, of, whose, dimensions(row, _NOT_NAMING)), facts)


def general(row: Row, page: Page) -> Iterator[Read]:
    """Yield an item of the general billing endpoint when it is about Copilot."""
    on = required_day(row.get("date"), "date")
    identity = (on, dimensions(row, _NOT_NAMING))
    if "copilot" not in text(row.get("product")).casefold():
        yield Record(identity, dropped=OTHER_PRODUCT)
        return
    facts = _facts(
        (on, on),
        (text(row.get("sku")), text(row.get("model")), text(row.get("unitType"))),
        decimal(row.get("quantity"), "quantity"),
        {
            "billed": money(row.get("netAmount"), "netAmount"),
            "list": money(row.get("grossAmount"), "grossAmount"),
        },
        ("", keys(("organization", row.get("organizationName")))),
    )
    yield Record(identity, facts)


def _facts(
    span: tuple[str, str],
    bought: tuple[str, str, str],
    quantity: Decimal | None,
    amounts: dict[str, Decimal | None],
    whose: tuple[str, Keys],
) -> list[Fact]:
    """Return the usage and the spend of one line; its cost is the net amount."""
    first, last = span
    sku, model, unit = bought
    person, of = whose
    folded = unit.casefold()
    seat = any(part in folded for part in ("user", "seat"))
    facts: list[Fact] = [
        Spend(
            first,
            last,
            amount,
            "USD",
            VENDOR,
            sku,
            basis,
            category="seat" if seat else "usage",
            model=model,
            quantity=quantity,
            unit=unit,
            person=person,
            keys=of,
        )
        for basis, amount in amounts.items()
        if amount is not None
    ]
    measured = "credits" if "credit" in folded else "requests"
    # a refund takes back what was used, too
    used = None if seat else quantity
    if used and (measured == "credits" or "request" in folded):
        days = days_between(first, last) + 1
        facts.append(
            Usage(
                first,
                used,
                measured,
                VENDOR,
                TOOL,
                sku,
                model,
                person,
                of,
                "",
                "",
                days,
            )
        )
    return facts


def _span(within: Row) -> tuple[str, str]:
    """Return the first and the last day of a year, a month or a day."""
    year = count(within.get("year"), "timePeriod.year")
    month = count(within.get("month"), "timePeriod.month")
    of_month = count(within.get("day"), "timePeriod.day")
    try:
        if year is None:
            raise Unusable("no timePeriod")
        first = date(int(year), int(month or 1), int(of_month or 1))
    except ValueError:
        raise Unusable("timePeriod is not a year, month or day") from None
    if of_month:
        return str(first), str(first)
    end = int(month) if month else 12
    return str(first), str(date(int(year), end, calendar.monthrange(int(year), end)[1]))


def _name(value: object) -> str:
    return text(value.get("name")) if isinstance(value, dict) else text(value)
