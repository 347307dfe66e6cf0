"""Cursor: daily use, spend of members and single usage events. Money is in cents."""

from collections.abc import Iterator
from decimal import Decimal

from valuebook.sources.facts import Caution, Fact, Read, Record, Spend, Usage
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.values import (
    Unusable,
    count,
    day_of_epoch,
    is_null,
    mapping,
    money,
    required_day,
    text,
    truth,
)

VENDOR = TOOL = "cursor"
_MILLI = 1000
RUNNING = "the export does not say when the cycle ends; it may still run"
_DAILY = {
    "acceptedLinesAdded": ("lines_accepted", ""),
    "totalTabsShown": ("suggestions", "tab"),
    "totalTabsAccepted": ("acceptances", "tab"),
    "composerRequests": ("requests", "composer"),
    "chatRequests": ("requests", "chat"),
    "agentRequests": ("requests", "agent"),
    "cmdkUsages": ("requests", "cmd_k"),
}
_TOKENS = {
    "inputTokens": "tokens_input_uncached",
    "cacheReadTokens": "tokens_cache_read",
    "cacheWriteTokens": "tokens_cache_write",
    "outputTokens": "tokens_output",
}


def daily(row: Row, page: Page) -> Iterator[Read]:
    """Yield a member's day; inactive members have rows, too."""
    if is_null(row.get("day")):
        on = day_of_epoch(row.get("date"), "date", per_second=_MILLI)
    else:
        on = required_day(row["day"], "day")
    person = text(row.get("email")) or text(row.get("userId"))
    facts: list[Fact] = [
        Usage(on, quantity, measured, VENDOR, TOOL, feature, "", person)
        for name, (measured, feature) in _DAILY.items()
        if (quantity := count(row.get(name), name))
    ]
    if truth(row.get("isActive")):
        facts.append(Usage(on, 1, "active", VENDOR, TOOL, "", "", person))
    yield Record((on, person), facts)


def members(row: Row, page: Page) -> Iterator[Read]:
    """Yield a member's cycle: on-demand spend is billed, the allowance notional."""
    stamp = page.fields.get("subscriptionCycleStart")
    on = day_of_epoch(stamp, "subscriptionCycleStart", per_second=_MILLI)
    yield Caution(RUNNING)
    person = text(row.get("email")) or text(row.get("userId"))
    billed = money(row.get("spendCents"), "spendCents", cents=True)
    whole = money(row.get("overallSpendCents"), "overallSpendCents", cents=True)
    facts: list[Fact] = []
    if billed is not None:
        facts.append(
            Spend(on, "", billed, "USD", VENDOR, "on_demand", "billed", person=person)
        )
    if whole is not None:
        allowance = whole - (billed or Decimal(0))
        if allowance < 0:
            raise Unusable("overallSpendCents is less than spendCents")
        facts.append(
            Spend(
                on, "", allowance, "USD", VENDOR, "allowance", "notional", person=person
            )
        )
    yield Record((on, person), facts)


def events(row: Row, page: Page) -> Iterator[Read]:
    """Yield a usage event; its cost is at list price, not what was charged."""
    on = day_of_epoch(row.get("timestamp"), "timestamp", per_second=_MILLI)
    person = text(row.get("userEmail"))
    model = text(row.get("model"))
    tokens = mapping(row.get("tokenUsage"), "tokenUsage")
    counted = [(count(tokens.get(name), name), of) for name, of in _TOKENS.items()]
    facts: list[Fact] = [
        Usage(on, quantity, measured, VENDOR, TOOL, "", model, person)
        for quantity, measured in [*counted, (1, "requests")]
        if quantity
    ]
    amount = money(tokens.get("totalCents"), "totalCents", cents=True)
    if amount is not None:
        facts.append(
            Spend(on, on, amount, "USD", VENDOR, "usage_event", "estimated")._replace(
                model=model, person=person
            )
        )
    identity = (
        text(row.get("timestamp")),
        person,
        model,
        text(row.get("kind")),
        *(text(tokens.get(name)) for name in sorted(tokens)),
    )
    yield Record(identity, facts)
