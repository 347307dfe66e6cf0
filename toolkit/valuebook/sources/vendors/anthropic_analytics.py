"""Anthropic's enterprise analytics: what people did, and how many the vendor counted.

Cost and tokens of the same interface are read as those of the other reports are.
"""

import re
from collections.abc import Iterator

from valuebook.sources.facts import Alias, Fact, Read, Record, ReportedUsers, Usage
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.values import (
    Unusable,
    count,
    is_null,
    mapping,
    required_day,
    text,
)
from valuebook.sources.vendors.anthropic import OVERLAPPING, VENDOR

_WINDOWS = {"daily": 1, "weekly": 7, "monthly": 30}
_ACTIVE_USERS = re.compile(r"(?:(.+)_)?(daily|weekly|monthly)_active_user_count")
_SEATS = "assigned_seat_count"
# where the day stands; of people it may only be said when they were last active
_DAYS = ("date", "starting_at", "starting_date", "day")
# our metric by the vendor's count, of each product that has sessions
_COUNTS = {
    "message_count": "messages",
    "active_message_count": "messages",
    "distinct_conversation_count": "sessions",
    "distinct_session_count": "sessions",
    "action_count": "actions",
}
_PRODUCTS = {
    "chat_metrics": ("chat", ""),
    "cowork_metrics": ("cowork", ""),
    "design_metrics": ("claude_design", ""),
    "science_metrics": ("claude_science", ""),
    "claude_tag_metrics": ("claude_tag", ""),
}
_PARTS = {
    "office_metrics": "office_agent",
    "chat_cowork_unified_metrics": "chat_cowork_unified",
}
Counted = tuple[str, str, str, int]


def people(row: Row, page: Page) -> Iterator[Read]:
    """Yield a person's day of the enterprise analytics."""
    if "user" in row and is_null(row["user"]):
        yield Record((), dropped=OVERLAPPING)
        return
    on = _day(row, page, "last_activity_date")
    named = row.get("user")
    who = named if isinstance(named, dict) else {"email_address": named}
    person = text(who.get("email_address")) or text(who.get("email"))
    account = text(who.get("id"))
    counted = [*_of_products(row), *_of_code(row)]
    facts: list[Fact] = [
        Usage(on, quantity, measured, VENDOR, tool, feature, "", person or account)
        for tool, feature, measured, quantity in counted
        if quantity
    ]
    used = sorted({tool for tool, _, _, quantity in counted if quantity})
    facts += [
        Usage(on, 1, "active", VENDOR, tool, person=person or account) for tool in used
    ]
    if person and account:
        facts.append(Alias(f"anthropic:{account}", person))
    yield Record((on, person or account), facts)


def _of_products(row: Row) -> Iterator[Counted]:
    for name, (tool, feature) in _PRODUCTS.items():
        yield from _sessions(mapping(row.get(name), name), tool, feature)
    for name, tool in _PARTS.items():
        for part, within in mapping(row.get(name), name).items():
            yield from _sessions(mapping(within, part), tool, part)
    searched = int(count(row.get("web_search_count"), "web_search_count") or 0)
    yield "chat", "web_search", "feature_events", searched


def _sessions(within: Row, tool: str, feature: str) -> Iterator[Counted]:
    for name, measured in _COUNTS.items():
        yield tool, feature, measured, int(count(within.get(name), name) or 0)


def _of_code(row: Row) -> Iterator[Counted]:
    code = mapping(row.get("claude_code_metrics"), "claude_code_metrics")
    core = mapping(code.get("core_metrics"), "core_metrics")
    lines = mapping(core.get("lines_of_code"), "lines_of_code")
    for within, names, measured in (
        (core, ("distinct_session_count",), "sessions"),
        (core, ("commit_count",), "commits"),
        (core, ("pull_request_count",), "pull_requests"),
        (lines, ("added_count", "added"), "lines_added"),
        (lines, ("removed_count", "removed"), "lines_deleted"),
    ):
        yield "claude_code", "", measured, _either(within, names)
    for tool, decisions in mapping(code.get("tool_actions"), "tool_actions").items():
        made = mapping(decisions, tool)
        for names, measured in (
            (("accepted_count", "accepted"), "acceptances"),
            (("rejected_count", "rejected"), "rejections"),
        ):
            yield "claude_code", tool, measured, _either(made, names)


def _either(row: Row, names: tuple[str, ...]) -> int:
    name = next((each for each in names if each in row), names[0])
    return int(count(row.get(name), name) or 0)


def summaries(row: Row, page: Page) -> Iterator[Read]:
    """Yield the counts of people that the enterprise analytics made."""
    on = _day(row, page)
    facts: list[Fact] = []
    for name in row:
        counted = _ACTIVE_USERS.fullmatch(name)
        found = count(row[name], name) if counted or name == _SEATS else None
        if found is None:
            continue
        window, said = 1, "anthropic_assigned_seats"
        if counted:
            window, said = _WINDOWS[counted[2]], "anthropic_active"
            said = f"{said}_{counted[1]}" if counted[1] else said
        facts.append(
            ReportedUsers(on, window, "organization", "", "claude", said, int(found))
        )
    yield Record((on,), facts)


def _day(row: Row, page: Page, *more: str) -> str:
    for within, names in ((row, _DAYS), (page.fields, _DAYS), (row, more)):
        for name in names:
            if not is_null(within.get(name)):
                return required_day(within[name], name)
    raise Unusable("no date")
