"""Anthropic: message usage, cost, Claude Code and enterprise analytics.

All money is in cents. Input tokens exclude what went through the cache.
"""

from collections.abc import Callable, Iterator

from valuebook.sources.facts import (
    Fact,
    Read,
    Record,
    ReportedUsers,
    Spend,
    Usage,
)
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.values import (
    Unusable,
    count,
    decimal,
    is_null,
    keys,
    last_day,
    mapping,
    money,
    objects,
    required_day,
    text,
)

VENDOR = "anthropic"
OVERLAPPING = "grouped by rbac_group_id: whoever is in two groups counts in both"
_DIMENSIONS = (
    "workspace_id",
    "api_key_id",
    "account_id",
    "service_account_id",
    "user_id",
    "product",
    "model",
    "service_tier",
    "context_window",
    "inference_geo",
    "speed",
    "cost_type",
    "token_type",
    "description",
    "currency",
)
_ACTIVE_USERS = {
    "daily_active_user_count": (1, "anthropic_active"),
    "weekly_active_user_count": (7, "anthropic_active"),
    "monthly_active_user_count": (30, "anthropic_active"),
    "assigned_seat_count": (1, "anthropic_assigned_seats"),
}


def messages(row: Row, page: Page) -> Iterator[Read]:
    """Yield the results of a bucket of message usage."""
    yield from _results(row, page, _message_usage)


def cost(row: Row, page: Page) -> Iterator[Read]:
    """Yield the results of a day of the cost report, grouped ones apart."""
    yield from _results(row, page, _cost)


def _is_grouped(page: Page) -> bool:
    """Return whether a report is by group; then null means in no group."""
    return any(
        not is_null(result.get("rbac_group_id"))
        for row in page.items
        for result in objects(row.get("results", [row]), "results")
    )


def _results(
    row: Row, page: Page, facts_of: Callable[[Row, str, str], Iterator[Fact]]
) -> Iterator[Read]:
    """Yield a record for each result of a bucket, or for a row without buckets."""
    nested = "results" in row
    on = required_day(
        row.get("starting_at") or row.get("date") or row.get("day"), "starting_at"
    )
    end = last_day(row.get("ending_at")) or on
    seen: dict[tuple[object, ...], list[Row]] = {}
    results = list(objects(row["results"], "results")) if nested else [row]
    grouped = any("rbac_group_id" in each for each in results) and _is_grouped(page)
    for result in results:
        of = (
            text(row.get("starting_at")) or on,
            text(row.get("ending_at")),
            *(text(result.get(name)) for name in _DIMENSIONS),
        )
        # lines that agree in all dimensions but not in numbers are lines of their own
        alike = seen.setdefault(of, [])
        if result not in alike:
            alike.append(result)
        identity = (*of, alike.index(result))
        if grouped:
            yield Record(identity, dropped=OVERLAPPING)
            continue
        try:
            facts = list(facts_of(result, on, end))
        except Unusable as error:
            yield Record(identity, dropped=str(error))
        else:
            yield Record(identity, facts)


def _message_usage(result: Row, on: str, end: str) -> Iterator[Fact]:
    created = mapping(result.get("cache_creation"), "cache_creation")
    tools = mapping(result.get("server_tool_use"), "server_tool_use")
    of = keys(
        ("api_key", result.get("api_key_id")),
        ("workspace", result.get("workspace_id")),
        ("service_account", result.get("service_account_id")),
    )
    person = text(result.get("account_id"))
    model = text(result.get("model"))
    tool = text(result.get("product")) or "api"
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
                person=text(result.get("account_id")),
                keys=of,
            )


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


def people(row: Row, page: Page) -> Iterator[Read]:
    """Yield a person's day of the enterprise analytics."""
    on = _analytics_day(row, page)
    named = row.get("user")
    who = named if isinstance(named, dict) else {"email_address": named}
    person = text(who.get("email_address")) or text(who.get("email"))
    person = person or text(who.get("id"))
    chat = mapping(row.get("chat_metrics"), "chat_metrics")
    code = mapping(row.get("claude_code_metrics"), "claude_code_metrics")
    core = mapping(code.get("core_metrics"), "core_metrics")
    lines = mapping(core.get("lines_of_code"), "lines_of_code")
    counted = [
        ("chat", "", "messages", _count(chat, "message_count")),
        ("chat", "", "sessions", _count(chat, "distinct_conversation_count")),
        ("claude_code", "", "sessions", _count(core, "distinct_session_count")),
        ("claude_code", "", "commits", _count(core, "commit_count")),
        ("claude_code", "", "pull_requests", _count(core, "pull_request_count")),
        ("claude_code", "", "lines_added", _either(lines, "added_count", "added")),
        (
            "claude_code",
            "",
            "lines_deleted",
            _either(lines, "removed_count", "removed"),
        ),
        ("web_search", "", "feature_events", _count(row, "web_search_count")),
    ]
    for tool, decisions in mapping(code.get("tool_actions"), "tool_actions").items():
        made = mapping(decisions, tool)
        for measured, name in (
            ("acceptances", "accepted"),
            ("rejections", "rejected"),
        ):
            decided = _either(made, f"{name}_count", name)
            counted.append(("claude_code", tool, measured, decided))
    facts: list[Fact] = [
        Usage(on, quantity, measured, VENDOR, tool, feature, "", person)
        for tool, feature, measured, quantity in counted
        if quantity
    ]
    used = sorted({tool for tool, _, _, quantity in counted if quantity})
    facts += [Usage(on, 1, "active", VENDOR, tool, person=person) for tool in used]
    yield Record((on, person), facts)


def _either(row: Row, name: str, other: str) -> int:
    return _count(row, name if name in row else other)


def summaries(row: Row, page: Page) -> Iterator[Read]:
    """Yield the counts of people that the enterprise analytics made."""
    on = _analytics_day(row, page)
    facts: list[Fact] = []
    for name, (window, definition) in _ACTIVE_USERS.items():
        found = count(row.get(name), name)
        if found is not None:
            facts.append(
                ReportedUsers(
                    on, window, "organization", "", "claude", definition, int(found)
                )
            )
    yield Record((on,), facts)


def _analytics_day(row: Row, page: Page) -> str:
    for within in (row, page.fields):
        for name in ("date", "starting_at", "day"):
            if not is_null(within.get(name)):
                return required_day(within[name], name)
    raise Unusable("no date")
