"""What a set of files lacks: pages that they announce, days between their days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from valuebook.model.wording import counted, listed
from valuebook.sources.export_files import ExportFile
from valuebook.sources.json_stream import Page
from valuebook.sources.values import (
    Unusable,
    day,
    day_of_epoch,
    days_between,
    decimal,
    last_day,
    later,
    text,
)

SETTLED = 3  # days by which the last charges of a period may lag
DAILY = frozenset(
    {
        "github_legacy",
        "github_older",
        "github_entity",
        "anthropic_messages",
        "anthropic_cost",
        "anthropic_analytics_cost",
        "anthropic_analytics_usage",
        "openai_usage",
        "openai_costs",
    }
)


@dataclass
class PageMark:
    """What a page says of itself and of the others, and the days it covers."""

    file: int
    format: str
    first: str = ""
    last: str = ""
    more: bool = False
    token: str = ""
    number: int = 0
    of: int = 0
    scope: str = ""
    rows: int = 0
    days: set[str] = field(default_factory=set)
    members: set[str] = field(default_factory=set)

    def widen(self, items: Iterable[Any]) -> None:
        """Take the days of more rows of the page."""
        for each in items:
            self.rows += 1
            if isinstance(each, dict):
                self.members.add(_member(each))
                first, last = _bucket(each)
                self.first = min(self.first or first, first or self.first)
                self.last = max(self.last, last)
                self.days |= _span(first, last)

    def conclude(self, page: Page) -> None:
        """Take what stands beside the rows."""
        fields = page.fields
        inside = fields.get("pagination", fields.get("metadata"))
        inside = inside if isinstance(inside, dict) else {}
        more = (
            fields.get("has_more"),
            inside.get("has_more"),
            inside.get("hasNextPage"),
        )
        link = text(fields.get("@odata.nextLink"))
        self.token = text(fields.get("next_page")) or link
        # some reports say only which page is next, not that there is one
        untold = "has_more" not in fields and bool(self.token)
        self.more = True in more or untold
        self.number = _whole({**inside, **fields}, "page", "currentPage")
        self.of = _whole({**inside, **fields}, "total_pages", "numPages", "totalPages")
        cycle = fields.get("subscriptionCycleStart", fields.get("total_seats"))
        self.scope = text(cycle)
        if page.wrapper == "seats":
            self.of = _whole(fields, "total_seats")


def _whole(fields: Mapping[str, Any], *names: str) -> int:
    for name in names:
        try:
            found = decimal(fields.get(name), name)
        except Unusable:
            continue
        if found is not None:
            return int(found)
    return 0


def _member(row: Mapping[str, Any]) -> str:
    """Return whose seat or spend a row is, "" where rows are of other things."""
    assignee, organization = row.get("assignee"), row.get("organization")
    if isinstance(assignee, dict):
        of = organization if isinstance(organization, dict) else {}
        return f"{text(assignee.get('login'))} {text(of.get('login'))}"
    return text(row.get("email")) if "spendCents" in row else ""


def _bucket(row: Mapping[str, Any]) -> tuple[str, str]:
    try:
        if row.get("starting_at"):
            first = day(text(row["starting_at"]))
            return first, max(first, last_day(row.get("ending_at")))
        if row.get("start_time") and row.get("object") == "bucket":
            first = day_of_epoch(row["start_time"], "start_time")
            end = decimal(row.get("end_time"), "end_time")
            return first, day_of_epoch(end - 1, "end_time") if end else first
        for name in ("date", "day", "reportRefreshDate"):
            if isinstance(row.get(name), str):
                return day(row[name]), day(row[name])
            if isinstance(row.get(name), int):
                on = day_of_epoch(row[name], name, per_second=1000)
                return on, on
    except Unusable:
        pass
    return "", ""


def _span(first: str, last: str) -> set[str]:
    if not first or days_between(first, last or first) > 400:
        return set()
    return {later(first, n) for n in range(days_between(first, last or first) + 1)}


def missing_pages(marks: list[PageMark]) -> dict[int, list[str]]:
    """Return for each file the pages that it announces and that are nowhere."""
    found: dict[int, list[str]] = defaultdict(list)
    groups: dict[tuple[str, str], list[PageMark]] = defaultdict(list)
    # a page without a result may be of any report that comes in pages
    empty = [each for each in marks if not each.format]
    for mark in marks:
        if mark.format:
            groups[mark.format, mark.scope].append(mark)
    if empty and not groups:
        groups["", ""] = []
    for (name, _), group in groups.items():
        if name == "github_seats":
            _missing_seats(group, found)
        elif any(each.number for each in group):
            _missing_numbers(group, found)
        elif name == "cursor_spend":
            _missing_count(group, found)
        else:
            for mark, said in _without_successor([*group, *empty]):
                if mark.format or not group:
                    found[mark.file].append(said)
    return found


def _missing_seats(group: list[PageMark], found: dict[int, list[str]]) -> None:
    # pages may overlap; a seat that stands on two of them is one
    held, whole = len(set().union(*(each.members for each in group))), group[0].of
    if held < whole:
        said = f"{held} of {counted(whole, 'seat')} are there"
        found[group[0].file].append(f"{said}; the other pages are missing")


def _missing_numbers(group: list[PageMark], found: dict[int, list[str]]) -> None:
    there = {each.number for each in group}
    last = max(group, key=lambda each: each.number)
    whole = max(
        max(each.of for each in group), last.number + (last.more and not last.of)
    )
    lacking = [str(n) for n in range(min(1, *there), whole + 1) if n not in there]
    if lacking:
        found[last.file].append(f"page {listed(lacking)} of {whole}")


def _missing_count(group: list[PageMark], found: dict[int, list[str]]) -> None:
    whole = max(each.of for each in group)
    there = len({frozenset(each.members) for each in group})
    if there < whole:
        found[group[0].file].append(f"{there} of {whole} pages are there")


def _without_successor(group: list[PageMark]) -> Iterator[tuple[PageMark, str]]:
    """Yield each page that announces another which none of the others can be.

    A page is followed by one that has the day after its last, or goes on with that
    day. Where a report is asked for by the day, only the latter will do.
    """
    distinct = {
        (each.first, each.last, not each.more, each.token, each.rows): each
        for each in group
    }
    ordered = [distinct[key] for key in sorted(distinct)]
    taken: set[int] = set()
    for at, mark in enumerate(ordered):
        if not mark.more:
            continue
        if mark.last and (mark.first != mark.last or mark.format in DAILY):
            following = later(mark.last, 1)
            if any(following in each.days for each in group):
                continue
        after = next(
            (
                other
                for other in range(at + 1, len(ordered))
                if other not in taken and ordered[other].first == mark.last
            ),
            None,
        )
        if after is None:
            where = f" after {mark.last}" if mark.last else ""
            token = f" ({mark.token[:80]})" if mark.token else ""
            yield mark, f"the next page{where}{token}"
        else:
            taken.add(after)


def partial_bills(files: Iterable[ExportFile]) -> Iterator[str]:
    """Yield what to say of each billing period that no charge reaches the end of.

    All files count together; usage is billed with some days' delay.
    """
    reached: dict[str, str] = {}
    for file in files:
        for ends, charged in file.billed_to.items():
            reached[ends] = max(reached.get(ends, ""), charged)
    for ends, charged in sorted(reached.items()):
        if later(charged, SETTLED) < ends:
            yield (
                f"the bill of the period to {ends} has charges to {charged} only; it "
                "may not be complete"
            )


def missing_days(marks: list[PageMark]) -> dict[str, str]:
    """Return for each daily format the days between its first and last without data."""
    found = {}
    for name in sorted({each.format for each in marks} & DAILY):
        days = set().union(*(each.days for each in marks if each.format in (name, "")))
        if not days:
            continue
        lacking = sorted(_span(min(days), max(days)) - days)
        if lacking:
            shown = listed([*lacking[:3], *(["others"] if len(lacking) > 3 else [])])
            found[name] = f"no data for {counted(len(lacking), 'day')}: {shown}"
    return found
