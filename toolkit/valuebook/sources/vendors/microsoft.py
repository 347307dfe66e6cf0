"""Microsoft 365 Copilot: last activity per person, and the Viva person query."""

import re
from collections.abc import Iterator
from decimal import Decimal

from valuebook.sources.facts import Caution, Fact, Read, Record, Seat, Usage
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.values import (
    count,
    day,
    days_between,
    decimal,
    is_null,
    keys,
    later,
    listing,
    mapping,
    required_day,
    text,
)

VENDOR = "microsoft"
TOOL = "microsoft_365_copilot"
CONCEALED = (
    "the names are concealed by the tenant, so these people do not join to others"
)
NO_PLACE = "answers to a sentiment survey, which have no day and no table"
NO_WINDOW = "no period of days is given, so nobody can be counted as active in it"
_MD5 = re.compile(r"[0-9A-Fa-f]{32}")
_GRAPH_APP = re.compile(r"(.+?)(?:Copilot)?LastActivityDate", re.IGNORECASE)
_CSV_APP = re.compile(r"(.+?)(?: Copilot)? Last Activity Date", re.IGNORECASE)
_ACTIONS = re.compile(r"Copilot[_ ]actions[_ ]taken[_ ]in[_ ](.+)", re.IGNORECASE)
_PROMPTS = re.compile(
    r"prompts ?submitted ?(?:for ?(?:all|any) ?apps?|\((?:all|any) apps?\))", re.I
)
_HOURS = re.compile(r"(?:Total_)?Copilot_assisted_hours", re.IGNORECASE)


def graph(row: Row, page: Page) -> Iterator[Read]:
    """Yield a person of the usage report: when each app was last used."""
    on = required_day(row.get("reportRefreshDate"), "reportRefreshDate")
    periods = listing(row.get("copilotActivityUserDetailsByPeriod"), "periods")
    told = [mapping(each, "copilotActivityUserDetailsByPeriod") for each in periods]
    prompts = {window(each.get("reportPeriod")): _prompts(each) for each in told}
    apps = _apps(row, _GRAPH_APP)
    last = day(text(row.get("lastActivityDate")))
    yield from _person(on, text(row.get("userPrincipalName")), last, (apps, prompts))


def graph_csv(row: Row, page: Page) -> Iterator[Read]:
    """Yield a person of the same report as CSV."""
    on = required_day(row.get("Report Refresh Date"), "Report Refresh Date")
    apps = _apps(row, _CSV_APP)
    last = day(text(row.get("Last Activity Date")))
    person = text(row.get("User Principal Name"))
    prompts = {window(row.get("Report Period")): _prompts(row)}
    yield from _person(on, person, last, (apps, prompts))


def _prompts(row: Row) -> int | Decimal:
    """Return the prompts of all apps; those of single apps are among them."""
    name = next((each for each in row if _PROMPTS.fullmatch(each)), "")
    return count(row.get(name), name) or 0


def _apps(row: Row, pattern: re.Pattern[str]) -> dict[str, str]:
    found = {}
    for name, value in row.items():
        named = pattern.fullmatch(name)
        if named and named[1].strip() and not is_null(value):
            app = re.sub(r"(?<=[a-z])(?=[A-Z])|\s+", "_", named[1].strip())
            found[app.lower().removesuffix("_copilot")] = day(text(value))
    return found


def _person(
    on: str,
    person: str,
    last: str,
    used: tuple[dict[str, str], dict[int, int | Decimal]],
) -> Iterator[Read]:
    """Yield one person's seat, and the use inside each window that is given."""
    apps, prompts = used
    facts: list[Fact] = [
        Seat(on, person, TOOL, "microsoft_365_copilot", last_active_on=last)
    ]
    windows = sorted(each for each in prompts if each)
    for days in windows:
        start = later(on, 1 - days)
        if prompts[days]:
            sent = _use(start, "interactions", "", (person, days))
            facts.append(sent._replace(quantity=prompts[days]))
        if last and 0 <= days_between(last, on) < days:
            facts.append(_use(start, "active", "", (person, days)))
        facts += [
            _use(start, "feature_events", app, (person, days))
            for app, used_on in apps.items()
            if 0 <= days_between(used_on, on) < days
        ]
    if not windows:
        yield Caution(NO_WINDOW)
    if _MD5.fullmatch(person):
        yield Caution(CONCEALED)
    yield Record((on, person, *windows), facts)


def _use(start: str, measured: str, app: str, of: tuple[str, int]) -> Usage:
    person, days = of
    return Usage(start, 1, measured, VENDOR, TOOL, app, person=person, period_days=days)


def window(period: object) -> int:
    """Return how many days a report's period has, 0 where it has no end."""
    digits = re.search(r"\d+", text(period))
    return int(digits[0]) if digits else 0


def admin_center(row: Row, page: Page) -> Iterator[Read]:
    """Yield a person of the admin center's list, which gives no day and no window."""
    person = text(row.get("User name"))
    last = day(text(row.get("Last activity date (UTC)")))
    seat = Seat("", person, TOOL, "microsoft_365_copilot", last_active_on=last)
    yield Record((person, last), [seat])


def sentiment(row: Row, page: Page) -> Iterator[Read]:
    """Yield nothing of the answers to a survey: people's own scores, of no day."""
    yield Caution("put the mean of the answers, with its date, into feedback.csv")
    yield Record((), dropped=NO_PLACE)


def viva(row: Row, page: Page) -> Iterator[Read]:
    """Yield a person's week of Viva Insights; the columns are the analyst's choice."""
    on = required_day(row.get("MetricDate"), "MetricDate")
    person = text(row.get("PersonId"))
    team = text(row.get("Organization"))
    of = keys(("department", team))
    facts: list[Fact] = []
    for name, value in row.items():
        named = _ACTIONS.fullmatch(name)
        quantity = count(value, name) if named else None
        if named and quantity:
            app = re.sub(r"[\W_]+", "_", named[1]).strip("_").lower()
            facts.append(
                Usage(on, quantity, "actions", VENDOR, TOOL, app, "", person, of, team)
            )
        hours = decimal(value, name) if _HOURS.fullmatch(name) else None
        if hours:
            facts.append(
                Usage(
                    on, hours, "assisted_hours", VENDOR, TOOL, "", "", person, of, team
                )._replace(basis="estimated")
            )
    told = "Total_Copilot_active_days"
    days = count(row.get(told), told) if told in row else len(facts)
    if days:
        facts.append(Usage(on, 1, "active", VENDOR, TOOL, "", "", person, of, team))
    weekly = [fact._replace(period_days=7) for fact in facts]  # type: ignore[call-arg]
    yield Record((on, person), weekly)
