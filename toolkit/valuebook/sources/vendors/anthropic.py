"""Anthropic: message usage, cost, Claude Code and enterprise analytics.

All money is in cents. Input tokens exclude what went through the cache.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

from valuebook.sources.dimensions import dimensions, records
from valuebook.sources.facts import Alias, Caution, Fact, Read, Record, Spend, Usage
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.values import (
    NO_ZONE,
    count,
    day,
    decimal,
    is_null,
    keys,
    lacks_zone,
    last_day,
    mapping,
    money,
    objects,
    required_day,
    text,
)

VENDOR = "anthropic"
OVERLAPPING = "grouped by rbac_group_id: whoever is in two groups counts in both"
# numbers that vendors write as text; all other texts tell lines apart
_MEASURES = frozenset(
    {"amount", "list_amount", "starting_at", "ending_at", "date", "day"}
)


def messages(row: Row, page: Page) -> Iterator[Read]:
    """Yield the results of a bucket of message usage."""
    yield from _results(row, page, _message_usage)


def cost(row: Row, page: Page) -> Iterator[Read]:
    """Yield the results of a day of the cost report, grouped ones apart."""
    yield from _results(row, page, _cost)


@lru_cache(maxsize=2)
def _is_grouped(page: Page) -> bool:
    """Return whether a report is by group; then null means in no group."""
    return any(
        not is_null(_flat(result).get("rbac_group_id"))
        for row in page.items
        for result in objects(row.get("results", [row]), "results")
    )


def _results(
    row: Row, page: Page, facts_of: Callable[[Row, str, str], Iterator[Fact]]
) -> Iterator[Read]:
    """Yield a record for the results of a bucket that agree in all dimensions.

    A row without buckets is a result; its dimensions and numbers may stand apart.
    """
    on = required_day(
        row.get("starting_at") or row.get("date") or row.get("day"), "starting_at"
    )
    end = last_day(row.get("ending_at")) or on
    if lacks_zone(row.get("starting_at")):
        yield Caution(NO_ZONE)
    results = list(objects(row["results"], "results")) if "results" in row else [row]
    results = [_flat(each) for each in results]
    if any("rbac_group_id" in each for each in results) and _is_grouped(page):
        for _ in results:
            yield Record((on, end), dropped=OVERLAPPING)
        return
    part = ("", "") if _is_of_days(row) else ("starting_at", text(row["starting_at"]))
    lines = (
        (dimensions(each, _MEASURES, _actor(each), part), each) for each in results
    )
    yield from records(
        lines, lambda of: (on, end, of), lambda each: facts_of(each, on, end)
    )


def _flat(result: Row) -> Row:
    """Return a result with what newer reports keep in `group`, `cost` and `usage`."""
    parts = [result.get(name) for name in ("cost", "usage", "group")]
    return {
        **result,
        **{name: each for part in parts if isinstance(part, dict)
           for name, each in part.items()},
    }  # fmt: skip


def _actor(result: Row) -> tuple[str, str]:
    """Return who a result is of, where reports are by person."""
    actor = mapping(result.get("actor"), "actor")
    names = ("user_id", "service_account_id", "api_key_id", "email_address", "name")
    return "actor", next((text(actor[each]) for each in names if actor.get(each)), "")


def _person(result: Row) -> str:
    actor = mapping(result.get("actor"), "actor")
    named = text(actor.get("email_address")) or text(actor.get("user_id"))
    return named or text(result.get("account_id"))


def _also_known(result: Row) -> Iterator[Alias]:
    """Yield that an account and an address are one person's."""
    actor = mapping(result.get("actor"), "actor")
    account, address = text(actor.get("user_id")), text(actor.get("email_address"))
    if account and address:
        yield Alias(f"anthropic:{account}", address)


def _is_of_days(row: Row) -> bool:
    """Return whether a bucket is of whole days in UTC."""
    begun, ended = text(row.get("starting_at")), text(row.get("ending_at"))
    if not begun or not ended:
        return True
    return last_day(begun) < day(begun) and last_day(ended) < day(ended)


def _message_usage(result: Row, on: str, end: str) -> Iterator[Fact]:
    created = mapping(result.get("cache_creation"), "cache_creation")
    tools = mapping(result.get("server_tool_use"), "server_tool_use")
    of = keys(
        ("api_key", result.get("api_key_id")),
        ("workspace", result.get("workspace_id")),
        ("service_account", result.get("service_account_id")),
    )
    person = _person(result)
    model = text(result.get("model"))
    # only the analytics of a subscription know products
    whole = "claude" if "product" in result or "actor" in result else "api"
    tool = text(result.get("product")) or whole
    for quantity, measured, feature in (
        (_count(result, "uncached_input_tokens"), "tokens_input_uncached", ""),
        (_count(result, "cache_read_input_tokens"), "tokens_cache_read", ""),
        (_cache_write(created, result), "tokens_cache_write", ""),
        (_count(result, "output_tokens"), "tokens_output", ""),
        (_count(tools, "web_search_requests"), "feature_events", "web_search"),
        (_count(result, "requests"), "requests", ""),
    ):
        if quantity:
            yield Usage(
                on, quantity, measured, VENDOR, tool, feature, model, person, of
            )
    yield from _also_known(result)


def _cache_write(created: Row, result: Row) -> int:
    nested = [
        _count(created, name)
        for name in ("ephemeral_1h_input_tokens", "ephemeral_5m_input_tokens")
    ]
    return sum(nested) or _count(result, "cache_creation_input_tokens")


def _count(row: Row, name: str) -> int:
    found = count(row.get(name), name)
    return int(found or 0)


def _cost(result: Row, on: str, end: str) -> Iterator[Fact]:
    of = keys(
        ("api_key", result.get("api_key_id")),
        ("workspace", result.get("workspace_id")),
        ("service_account", result.get("service_account_id")),
    )
    product = text(result.get("product")) or text(result.get("cost_type"))
    for name, basis in (("amount", "billed"), ("list_amount", "list")):
        amount = money(result.get(name), name, cents=True)
        if amount is not None:
            yield Spend(
                on,
                end,
                amount,
                text(result.get("currency")).upper() or "USD",
                VENDOR,
                product,
                basis,
                model=text(result.get("model")),
                quantity=decimal(result.get("requests"), "requests"),
                unit="" if is_null(result.get("requests")) else "requests",
                person=_person(result),
                keys=of,
            )
    yield from _also_known(result)


def claude_code(row: Row, page: Page) -> Iterator[Read]:
    """Yield a person's day on one terminal; what a subscription saved is notional."""
    on = required_day(row.get("date"), "date")
    actor = mapping(row.get("actor"), "actor")
    person = text(actor.get("email_address"))
    of = keys(
        ("api_key", actor.get("api_key_name")),
        ("organization", row.get("organization_id")),
    )
    counted = list(_claude_code_counts(row))
    for model in objects(row.get("model_breakdown"), "model_breakdown"):
        tokens = mapping(model.get("tokens"), "tokens")
        counted += [
            (quantity, measured, "", text(model.get("model")))
            for quantity, measured in _claude_code_tokens(tokens)
        ]
    facts: list[Fact] = [
        Usage(on, quantity, measured, VENDOR, "claude_code", feature, model, person, of)
        for quantity, measured, feature, model in counted
        if quantity
    ]
    if facts and person:
        facts.append(
            Usage(on, 1, "active", VENDOR, "claude_code", person=person, keys=of)
        )
    billed = text(row.get("customer_type")) != "subscription"
    for model in objects(row.get("model_breakdown"), "model_breakdown"):
        estimated = mapping(model.get("estimated_cost"), "estimated_cost")
        amount = money(estimated.get("amount"), "estimated_cost", cents=True)
        if amount is not None:
            facts.append(
                Spend(
                    on,
                    on,
                    amount,
                    text(estimated.get("currency")).upper() or "USD",
                    VENDOR,
                    "claude_code",
                    "estimated" if billed else "notional",
                    model=text(model.get("model")),
                    person=person,
                    keys=of,
                )
            )
    yield Record(
        (
            on,
            text(row.get("organization_id")),
            person or text(actor.get("api_key_name")),
            text(row.get("terminal_type")),
            text(row.get("customer_type")),
        ),
        facts,
    )


def _claude_code_counts(row: Row) -> Iterator[tuple[int, str, str, str]]:
    core = mapping(row.get("core_metrics"), "core_metrics")
    lines = mapping(core.get("lines_of_code"), "lines_of_code")
    yield _count(core, "num_sessions"), "sessions", "", ""
    yield _count(lines, "added"), "lines_added", "", ""
    yield _count(lines, "removed"), "lines_deleted", "", ""
    yield _count(core, "commits_by_claude_code"), "commits", "", ""
    yield _count(core, "pull_requests_by_claude_code"), "pull_requests", "", ""
    for tool, decisions in mapping(row.get("tool_actions"), "tool_actions").items():
        made = mapping(decisions, tool)
        yield _count(made, "accepted"), "acceptances", tool, ""
        yield _count(made, "rejected"), "rejections", tool, ""


def _claude_code_tokens(tokens: Row) -> Iterator[tuple[int, str]]:
    created = tokens.get("cache_creation")
    if isinstance(created, dict):
        written = sum(_count(created, name) for name in created)
    else:
        written = _count(tokens, "cache_creation")
    yield _count(tokens, "input"), "tokens_input_uncached"
    yield _count(tokens, "cache_read"), "tokens_cache_read"
    yield written, "tokens_cache_write"
    yield _count(tokens, "output"), "tokens_output"
