"""Microsoft 365 Copilot: how many people Microsoft counted, by window and by day."""

import re
from collections.abc import Iterator

from valuebook.sources.facts import Fact, Read, Record, ReportedUsers
from valuebook.sources.json_stream import Page, Row
from valuebook.sources.values import count, objects, required_day, text
from valuebook.sources.vendors.microsoft import TOOL, window

_COUNT = re.compile(r"(.+?) ?(Enabled|Active) ?Users", re.IGNORECASE)


def summary(row: Row, page: Page) -> Iterator[Read]:
    """Yield the counts of each window that a report of the tenant has."""
    on = required_day(row.get("reportRefreshDate"), "reportRefreshDate")
    for counted in objects(row.get("adoptionByProduct"), "adoptionByProduct"):
        yield _record(on, window(counted.get("reportPeriod")) or 1, counted)


def trend(row: Row, page: Page) -> Iterator[Read]:
    """Yield the counts of each day that a report of the tenant has."""
    for counted in objects(row.get("adoptionByDate"), "adoptionByDate"):
        yield _record(required_day(counted.get("reportDate"), "reportDate"), 1, counted)


def table(row: Row, page: Page) -> Iterator[Read]:
    """Yield the counts of a row of either report as CSV."""
    if "Report Date" in row:
        yield _record(required_day(row["Report Date"], "Report Date"), 1, row)
        return
    on = required_day(row.get("Report Refresh Date"), "Report Refresh Date")
    yield _record(on, window(row.get("Report Period")) or 1, row)


def _record(on: str, days: int, counted: Row) -> Record:
    facts: list[Fact] = []
    for name in counted:
        named = _COUNT.fullmatch(name)
        users = count(counted[name], name) if named else None
        if named is None or users is None:
            continue
        app = re.sub(r"(?<=[a-z])(?=[A-Z])|\W+", "_", text(named[1])).casefold()
        said = f"microsoft_{named[2].casefold()}"
        said = said if app == "any_app" else f"{said}_{app}"
        facts.append(
            ReportedUsers(on, days, "organization", "", TOOL, said, int(users))
        )
    return Record((on, days), facts)
