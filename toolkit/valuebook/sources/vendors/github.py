"""GitHub Copilot: daily measures, per-person reports, teams and seats."""

import re
from collections.abc import Iterator
from decimal import Decimal

from valuebook.model.wording import counted
from valuebook.sources.facts import (
    Alias,
    Caution,
    Fact,
    Membership,
    Outcome,
    Read,
    Record,
    ReportedUsers,
    Seat,
    Unplaced,
    Usage,
)
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.values import (
    NO_ZONE,
    count,
    day,
    days_between,
    decimal,
    is_null,
    keys,
    lacks_zone,
    mapping,
    objects,
    required_day,
    text,
    truth,
)

VENDOR = "github"
TOOL = "github_copilot"
LEGACY_SECTIONS = (
    "copilot_ide_code_completions",
    "copilot_ide_chat",
    "copilot_dotcom_chat",
    "copilot_dotcom_pull_requests",
)
_LEAVES = {
    "total_code_suggestions": "suggestions",
    "total_code_acceptances": "acceptances",
    "total_code_lines_suggested": "lines_suggested",
    "total_code_lines_accepted": "lines_accepted",
}
_OLDER_LEAVES = {
    "suggestions_count": "suggestions",
    "acceptances_count": "acceptances",
    "lines_suggested": "lines_suggested",
    "lines_accepted": "lines_accepted",
}
_OLDER_TOTALS = {
    "total_suggestions_count": "suggestions",
    "total_acceptances_count": "acceptances",
    "total_lines_suggested": "lines_suggested",
    "total_lines_accepted": "lines_accepted",
}
_CHAT_ANSWERS = {
    "total_chat_insertion_events": "chat answers inserted",
    "total_chat_copy_events": "chat answers copied",
}
_COUNTERS = {
    "user_initiated_interaction_count": "interactions",
    "code_generation_activity_count": "suggestions",
    "code_acceptance_activity_count": "acceptances",
    "loc_suggested_to_add_sum": "lines_suggested",
    "loc_added_sum": "lines_added",
    "loc_deleted_sum": "lines_deleted",
}
_WINDOWS = {"daily": 1, "weekly": 7, "monthly": 28}
_VENDOR_COUNT = re.compile(r"(daily|weekly|monthly)_(active|passive)_(?:(.+)_)?users")


def legacy(row: Row, page: Page) -> Iterator[Read]:
    """Yield the days of the metrics endpoint that is gone; counts are at the leaves."""
    on = required_day(row.get("date"), "date")
    facts: list[Fact] = [
        *_reported(on, row, "total_active_users", "github_active_incl_passive"),
        *_reported(on, row, "total_engaged_users", "github_engaged"),
        *_completions(on, row),
        *_chats(on, row),
    ]
    yield Record((on,), facts)
    yield from _chat_answers(row)


def _chat_answers(row: Row) -> Iterator[Unplaced]:
    """Yield how often a chat's answer was taken over: it accepts no suggestion."""
    section = LEGACY_SECTIONS[1]
    within = mapping(row.get(section), section)
    for editor in objects(within.get("editors"), "editors"):
        for model in objects(editor.get("models"), "models"):
            for name, said in _CHAT_ANSWERS.items():
                if number := count(model.get(name), name):
                    yield Unplaced(said, number)


def _reported(on: str, row: Row, name: str, definition: str) -> Iterator[ReportedUsers]:
    users = count(row.get(name), name)
    if users is not None:
        yield ReportedUsers(on, 1, "report", "", TOOL, definition, int(users))


def _completions(on: str, row: Row) -> Iterator[Usage]:
    section = LEGACY_SECTIONS[0]
    for editor in objects(mapping(row.get(section), section).get("editors"), "editors"):
        for model in objects(editor.get("models"), "models"):
            for language in objects(model.get("languages"), "languages"):
                for name, measured in _LEAVES.items():
                    found = count(language.get(name), name)
                    if found is not None:
                        yield _usage(
                            on, found, measured, section, (editor, model.get("name"))
                        )


def _chats(on: str, row: Row) -> Iterator[Usage]:
    _, ide, web, requests = LEGACY_SECTIONS
    for section, level, name, measured in (
        (ide, "editors", "total_chats", "interactions"),
        (web, "", "total_chats", "interactions"),
        (requests, "repositories", "total_pr_summaries_created", "feature_events"),
    ):
        within = mapping(row.get(section), section)
        for place in objects(within.get(level), level) if level else [within]:
            for model in objects(place.get("models"), "models"):
                found = count(model.get(name), name)
                if found is not None:
                    where = place if level == "editors" else {"name": "github.com"}
                    of = (where, model.get("name"))
                    yield _usage(on, found, measured, section, of)


def _usage(
    on: str,
    quantity: int | Decimal,
    measured: str,
    section: str,
    place: tuple[Row, object],
) -> Usage:
    editor, model = place
    tool = text(editor.get("name")) or "unknown"
    return Usage(
        on, quantity, measured, VENDOR, tool, feature=section, model=text(model)
    )


def older(row: Row, page: Page) -> Iterator[Read]:
    """Yield the days of the usage endpoint of 2023 and 2024."""
    section = LEGACY_SECTIONS[0]
    on = required_day(row.get("day"), "day")
    facts: list[Fact] = [
        *_reported(on, row, "total_active_users", "github_active_incl_passive"),
        *_reported(on, row, "total_active_chat_users", "github_active_chat"),
    ]
    leaves = list(objects(row.get("breakdown"), "breakdown"))
    for leaf in leaves or [row]:
        place = ({"name": leaf.get("editor")}, "")
        for name, measured in (_OLDER_LEAVES if leaves else _OLDER_TOTALS).items():
            found = count(leaf.get(name), name)
            if found is not None:
                facts.append(_usage(on, found, measured, section, place))
    chats = count(row.get("total_chat_turns"), "total_chat_turns")
    if chats is not None:
        facts.append(_usage(on, chats, "interactions", LEGACY_SECTIONS[1], ({}, "")))
    yield Record((on,), facts)
    if number := count(row.get("total_chat_acceptances"), "total_chat_acceptances"):
        yield Unplaced("chat answers accepted", number)


def users(row: Row, page: Page) -> Iterator[Read]:
    """Yield the person-days of the usage report; the command line is counted apart."""
    on = required_day(row.get("day"), "day")
    person = text(row.get("user_login")) or text(row.get("user_id"))
    of = keys(
        ("user_id", row.get("user_id")),
        ("organization", row.get("organization_id")),
        ("enterprise", row.get("enterprise_id")),
    )
    facts: list[Fact] = [
        Usage(on, quantity, measured, VENDOR, "ide", feature, "", person, of)
        for measured, feature, quantity in _counters(row)
        if quantity
    ]
    if any(fact.measured == "interactions" for fact in facts):  # type: ignore[union-attr]
        facts.append(Usage(on, 1, "active", VENDOR, "ide", "", "", person, of))
    command_line = [
        Usage(on, quantity, measured, VENDOR, "cli", "", "", person, of)
        for measured, quantity in _command_line(row)
        if quantity
    ]
    if command_line or truth(row.get("used_cli")):
        facts += command_line
        facts.append(Usage(on, 1, "active", VENDOR, "cli", "", "", person, of))
    if not is_null(row.get("user_id")):
        facts.append(Alias(f"github:{text(row['user_id'])}", person))
    account = text(row.get("user_id")) or person
    yield Record((on, account, text(row.get("organization_id"))), facts)


def _counters(row: Row) -> Iterator[tuple[str, str, int | Decimal]]:
    """Yield each counter by feature; what no feature explains has none.

    Where the features hold more than the whole, only the whole counts.
    """
    features = list(objects(row.get("totals_by_feature"), "totals_by_feature"))
    for name, measured in _COUNTERS.items():
        whole = count(row.get(name), name)
        if whole is None:
            continue
        parts = [(each, count(each.get(name), name) or 0) for each in features]
        rest = whole - sum(quantity for _, quantity in parts)
        if rest < 0:
            yield measured, "", whole
            continue
        for each, quantity in parts:
            if quantity:
                yield measured, text(each.get("feature")), quantity
        if rest or not parts:
            yield measured, "", rest


def _command_line(row: Row) -> Iterator[tuple[str, int | Decimal]]:
    totals = mapping(row.get("totals_by_cli"), "totals_by_cli")
    tokens = mapping(totals.get("token_usage"), "token_usage")
    for within, name, measured in (
        (totals, "session_count", "sessions"),
        (totals, "request_count", "requests"),
        (tokens, "prompt_tokens_sum", "tokens_input_total"),
        (tokens, "output_tokens_sum", "tokens_output"),
    ):
        found = count(within.get(name), name)
        if found is not None:
            yield measured, found


def entities(row: Row, page: Page) -> Iterator[Read]:
    """Yield the days of an enterprise or organization, flat or within `day_totals`."""
    if row.get("day_totals") is None:
        yield _entity_day(row)
        return
    days = list(objects(row["day_totals"], "day_totals"))
    first = day(text(row.get("report_start_day")))
    last = day(text(row.get("report_end_day")))
    covered = days_between(first, last) + 1 if first and last else len(days)
    if len(days) < covered:
        yield Caution(
            f"the report covers {first} to {last}, {covered} days, and holds "
            f"{counted(len(days), 'day')}"
        )
    for each in days:
        yield _entity_day({**_entity(row), **each})


def _entity(row: Row) -> dict[str, object]:
    named = ("enterprise_id", "organization_id")
    return {name: row[name] for name in named if not is_null(row.get(name))}


def _entity_day(row: Row) -> Record:
    on = required_day(row.get("day"), "day")
    level = "enterprise" if is_null(row.get("organization_id")) else "organization"
    scope = text(row.get(f"{level}_id"))
    of = keys((level, scope))
    facts: list[Fact] = []
    for name, value in row.items():
        counted = _VENDOR_COUNT.fullmatch(name)
        found = count(value, name) if counted else None
        if counted and found is not None:
            window, kind, part = counted.groups()
            said = "_".join(each for each in ("github", kind, part) if each)
            facts.append(
                ReportedUsers(
                    on, _WINDOWS[window], level, scope, TOOL, said, int(found)
                )
            )
    facts += [
        Usage(on, quantity, measured, VENDOR, "ide", feature, keys=of)
        for measured, feature, quantity in _counters(row)
    ]
    facts += [
        Usage(on, quantity, measured, VENDOR, "cli", keys=of)
        for measured, quantity in _command_line(row)
    ]
    for name, value in mapping(row.get("pull_requests"), "pull_requests").items():
        result = decimal(value, name)
        if result is not None:
            unit = "minutes" if "minutes" in name else "pull requests"
            whole = f"{level} {scope}".strip()
            facts.append(
                Outcome(on, f"github_pull_requests_{name}", result, unit, whole)
            )
    return Record((on, level, scope), facts)


def teams(row: Row, page: Page) -> Iterator[Read]:
    """Yield who was in which team on which day."""
    on = required_day(row.get("day"), "day")
    person = text(row.get("user_login")) or text(row.get("user_id"))
    facts: list[Fact] = [Membership(on, person, text(row.get("slug")))]
    if not is_null(row.get("user_id")):
        facts.append(Alias(f"github:{text(row['user_id'])}", person))
    yield Record((on, person, text(row.get("team_id"))), facts)


def seats(row: Row, page: Page) -> Iterator[Read]:
    """Yield the seats; people are told apart by their account, not by their seats."""
    person = mapping(row.get("assignee"), "assignee")
    login = text(person.get("login")) or text(person.get("id"))
    team = mapping(row.get("assigning_team"), "assigning_team")
    organization = mapping(row.get("organization"), "organization")
    name = text(organization.get("login")) or text(organization.get("id"))
    facts: list[Fact] = [
        Seat(
            as_of="",
            person=login,
            tool=TOOL,
            plan=text(row.get("plan_type")),
            assigned_on=day(text(row.get("created_at"))),
            last_active_on=day(text(row.get("last_activity_at"))),
            cancels_on=day(text(row.get("pending_cancellation_date"))),
            team=text(team.get("slug")) or text(team.get("name")),
            keys=keys(("user_id", person.get("id")), ("organization", name)),
            snapshot=text(page.fields.get("total_seats")),
        )
    ]
    if not is_null(person.get("id")):
        facts.append(Alias(f"github:{text(person['id'])}", login))
    stamps = (row.get("created_at"), row.get("last_activity_at"))
    if any(lacks_zone(each) for each in stamps):
        yield Caution(NO_ZONE)
    # one person may hold seats through several organizations
    snapshot = text(page.fields.get("total_seats"))
    yield Record((snapshot, login, name, text(row.get("created_at"))), facts)


def activity(row: Row, page: Page) -> Iterator[Read]:
    """Yield the rows of the activity report: when each seat was last used."""
    on = required_day(row.get("report_time"), "report_time")
    login = text(row.get("login"))
    seat = Seat(on, login, TOOL, last_active_on=day(text(row.get("last_activity_at"))))
    yield Record((on, login), [seat])
