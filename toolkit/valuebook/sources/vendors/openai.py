"""OpenAI: usage by endpoint, costs, and the user report of ChatGPT Enterprise.

Money is in whole units. Input tokens include what was read from or written to the
cache, so those parts are taken out.
"""

import ast
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import cast

from valuebook.sources.dimensions import dimensions, records
from valuebook.sources.facts import Caution, Fact, Read, Record, Spend, Usage
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.values import (
    Unusable,
    count,
    day_of_epoch,
    days_between,
    decimal,
    is_null,
    keys,
    later,
    mapping,
    money,
    objects,
    required_day,
    text,
    truth,
)

VENDOR = "openai"
_A_DAY = 86_400
# numbers that may be written as text; all other texts tell lines apart
_MEASURES = frozenset({"quantity"})
# endpoints whose model requests are counted with the completions that called them
_CALLED = ("file_searches", "web_searches")


def usage(row: Row, page: Page) -> Iterator[Read]:
    """Yield the results of a bucket of usage."""
    yield from _results(row, _usage)


def _bucket(row: Row) -> tuple[str, str]:
    """Return first and last day of a bucket; its end is exclusive."""
    first = day_of_epoch(row.get("start_time"), "start_time")
    if is_null(row.get("end_time")):
        return first, first
    end = decimal(row["end_time"], "end_time") or Decimal(1)
    return first, max(first, day_of_epoch(end - 1, "end_time"))


def _results(
    row: Row, facts_of: Callable[[Row, str, str], Iterator[Fact]]
) -> Iterator[Read]:
    """Yield a record for the results of a bucket that agree in all dimensions."""
    first, last = _bucket(row)
    found = row.get("results", row.get("result"))
    part = ("", "") if _is_of_days(row) else ("start_time", text(row["start_time"]))
    lines = (
        (dimensions(each, _MEASURES, part), each) for each in objects(found, "results")
    )
    yield from records(
        lines,
        lambda of: (first, last, dict(of).get("object", ""), of),
        lambda each: facts_of(each, first, last),
    )


def _is_of_days(row: Row) -> bool:
    """Return whether a bucket is of whole days in UTC."""
    stamps = [decimal(row.get(name), name) for name in ("start_time", "end_time")]
    return not any(each % _A_DAY for each in stamps if each is not None)


def _usage(result: Row, on: str, end: str) -> Iterator[Usage]:
    kind = text(result.get("object")).removeprefix("organization.usage.")
    endpoint = kind.removesuffix(".result")
    of = keys(
        ("api_key", result.get("api_key_id")), ("project", result.get("project_id"))
    )
    person = text(result.get("user_id"))
    model = text(result.get("model"))
    counted = [
        *_tokens(result),
        (_count(result, "images"), "feature_events"),
        (_count(result, "num_sessions"), "sessions"),
    ]
    if endpoint in _CALLED:
        counted.append((_count(result, "num_requests"), "feature_events"))
    else:
        counted.append((_count(result, "num_model_requests"), "requests"))
    for quantity, measured in counted:
        if quantity:
            yield Usage(
                on, quantity, measured, VENDOR, "api", endpoint, model, person, of
            )


def _tokens(result: Row) -> Iterator[tuple[int, str]]:
    cached = _count(result, "input_cached_tokens")
    written = _count(result, "input_cache_write_tokens")
    whole = _count(result, "input_tokens")
    uncached = whole - cached - written
    if not is_null(result.get("input_uncached_tokens")):
        uncached = _count(result, "input_uncached_tokens")
    if uncached < 0:
        raise Unusable("more cached input tokens than input tokens")
    yield uncached, "tokens_input_uncached"
    yield cached, "tokens_cache_read"
    yield written, "tokens_cache_write"
    yield _count(result, "output_tokens"), "tokens_output"


def _count(row: Row, name: str) -> int:
    return int(count(row.get(name), name) or 0)


def costs(row: Row, page: Page) -> Iterator[Read]:
    """Yield the lines of a day of costs; credits are negative lines."""
    yield from _results(row, _cost)


def _cost(result: Row, first: str, last: str) -> Iterator[Spend]:
    amount = mapping(result.get("amount"), "amount")
    value = money(amount.get("value"), "amount.value")
    if value is None:
        raise Unusable("no amount")
    item = text(result.get("line_item"))
    yield Spend(
        first,
        last,
        value,
        text(amount.get("currency")).upper() or "USD",
        VENDOR,
        item,
        "billed",
        category="credit" if value < 0 else "usage",
        model=item.rpartition(", ")[0],
        quantity=decimal(result.get("quantity"), "quantity"),
        unit=text(result.get("quantity_unit")),
        person=text(result.get("user_id")),
        keys=keys(
            ("api_key", result.get("api_key_id")),
            ("project", result.get("project_id")),
        ),
    )


def chatgpt(row: Row, page: Page) -> Iterator[Read]:
    """Yield a person's week or month of ChatGPT; it stays whole, never spread."""
    first = required_day(row.get("period_start"), "period_start")
    last = required_day(row.get("period_end"), "period_end")
    days = days_between(first, last) + 1
    if not _is_whole(text(row.get("cadence")), first, last):
        yield Caution(f"a partial period: {row['cadence']}, {first} to {last}")
    person = text(row.get("email")) or text(row.get("public_id"))
    team = _first(row.get("department"))
    of = keys(("user_id", row.get("public_id")), ("department", team))
    facts: list[Fact] = []

    def used(quantity: int, measured: str, feature: str = "", model: str = "") -> None:
        if quantity:
            facts.append(
                Usage(
                    first,
                    quantity,
                    measured,
                    VENDOR,
                    "chatgpt",
                    feature,
                    model,
                    person,
                    of,
                    team,
                    "",
                    days,
                )
            )

    whole = _count(row, "messages")
    models = {
        text(model): int(count(sent, "model_to_messages") or 0)
        for model, sent in _map(row.get("model_to_messages")).items()
    }
    if sum(models.values()) > whole:
        models = {}
    for model, sent in models.items():
        used(sent, "messages", model=model)
    used(whole - sum(models.values()), "messages")
    for name in ("gpt", "tool", "project"):
        used(_count(row, f"{name}_messages"), "feature_events", f"{name}_messages")
    used(1 if truth(row.get("is_active")) else 0, "active")
    account = text(row.get("public_id")) or person
    yield Record((first, last, text(row.get("account_id")), account), facts)


def _is_whole(cadence: str, first: str, last: str) -> bool:
    """Return whether a period is as long as its cadence says."""
    days = days_between(first, last) + 1
    if days < 1:
        raise Unusable(f"period_end {last} is before period_start {first}")
    if cadence.casefold() == "weekly":
        return days == 7
    month = first.endswith("-01") and later(last, 1).endswith("-01")
    return cadence.casefold() != "monthly" or (month and days <= 31)


def _literal(value: object) -> object:
    """Return what was written with Python's or with JSON's quotes, None for neither."""
    written = text(value)
    for read in (json.loads, ast.literal_eval):
        try:
            return cast(object, read(written))
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            continue
    return None


def _map(value: object) -> Row:
    """Return a map that was written as text, empty for nothing."""
    found = {} if is_null(value) else _literal(value)
    if not isinstance(found, dict):
        raise Unusable("model_to_messages is not a map")
    return found


def _first(value: object) -> str:
    """Return the one department of a person, "" where there is none or several."""
    found = _literal(value)
    if isinstance(found, list):
        return text(found[0]) if len(found) == 1 else ""
    return "" if is_null(value) else text(value)
