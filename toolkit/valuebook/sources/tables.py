"""The tables that every export ends in, each declared once, one fact a row."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TargetTable:
    """A table of the loaded exports: what a row is, and what each column holds."""

    name: str
    row: str
    columns: dict[str, str]

    @property
    def file(self) -> str:
        """Return the name of the file that holds the table."""
        return f"{self.name}.csv"


UNALLOCATED = "(unallocated)"

# views or guesses of the same money, never added to each other
BASES = ("billed", "effective", "list", "estimated", "notional")

# the unit of everything that is counted; the first four are disjoint and add up
UNITS = {
    "tokens_input_uncached": "tokens",
    "tokens_cache_read": "tokens",
    "tokens_cache_write": "tokens",
    "tokens_output": "tokens",
    "tokens_input_total": "tokens",
    "requests": "requests",
    "failed_requests": "requests",
    "interactions": "interactions",
    "suggestions": "suggestions",
    "acceptances": "acceptances",
    "rejections": "rejections",
    "lines_suggested": "lines",
    "lines_accepted": "lines",
    "lines_added": "lines",
    "lines_deleted": "lines",
    "sessions": "sessions",
    "commits": "commits",
    "pull_requests": "pull requests",
    "messages": "messages",
    "actions": "actions",
    "feature_events": "events",
    "active": "people",
    "credits": "credits",
    "assisted_hours": "hours",
}

USAGE = TargetTable(
    "usage",
    "a quantity counted for one team, person, tool, feature and model on one day",
    {
        "date": "the day in UTC; of a period, its first day",
        "period_days": "1 for a day, 7, 28 or 30 for a report of a period",
        "team": f"the team, or {UNALLOCATED}",
        "user_hash": "keyed hash of the person, empty where nobody is named",
        "use_case": "what it was used for",
        "vendor": "who provides it",
        "tool": "the tool or surface",
        "feature": "the part of the tool",
        "model": "the model, as the vendor names it",
        "metric": "what is counted",
        "quantity": "how much of it",
        "unit": "the unit of the quantity",
        "basis": "measured, estimated or self_reported",
        "source": "the format it was read from",
        "row_key": "the same for the same fact in every load",
    },
)
REPORTED_USERS = TargetTable(
    "reported_users",
    "a count of people made by the vendor; never added to another",
    {
        "date": "the last day of the window",
        "window_days": "days in the window",
        "scope_type": "organization, enterprise or report",
        "scope": "its id",
        "tool": "the tool",
        "definition": "what the vendor counts as a user",
        "users": "how many",
    },
)
SEAT = TargetTable(
    "seat",
    "a seat held by one person on one day",
    {
        "as_of": "the day of the snapshot",
        "user_hash": "keyed hash of the person",
        "team": f"the team, or {UNALLOCATED}",
        "tool": "the tool",
        "plan": "the plan",
        "assigned_on": "the day it was assigned",
        "last_active_on": "the last day of activity, empty where none is known",
        "cancels_on": "the day it ends",
        "price": "price of a month; no export has it",
        "currency": "currency of the price",
    },
)
SPEND = TargetTable(
    "spend",
    "an amount of money for one team, product and model, on one basis",
    {
        "date": "the first day",
        "period_end": "the last day, inclusive; empty where the export does not say",
        "team": f"the team, or {UNALLOCATED}",
        "use_case": "what it was spent on",
        "vendor": "who bills it",
        "product": "what was bought, as the vendor names it",
        "model": "the model",
        "amount": "the amount, in whole units of the currency",
        "currency": "three-letter code",
        "category": "usage, seat, commitment, credit, tax, adjustment or people",
        "basis": "billed, effective, list, estimated or notional; never added",
        "quantity": "how much was bought, where given",
        "unit": "its unit",
        "source": "the format it was read from",
        "row_key": "the same for the same fact in every load",
    },
)
OUTCOME = TargetTable(
    "outcome",
    "a result that an export counts, for an initiative to claim",
    {
        "date": "the day",
        "initiative_id": "the initiative; empty until somebody claims it",
        "metric": "what is counted",
        "value": "how much of it",
        "unit": "its unit",
        "better": "increase or decrease, where it is known",
        "baseline": "before the change",
        "target": "what was promised",
        "evidence": "measured, modelled or self_reported",
        "note": "where it comes from",
    },
)
ORG_MAP = TargetTable(
    "org_map",
    "a key that belongs to a team, from one day to another",
    {
        "key_type": "email, login, user_id, project, workspace, tag, …",
        "key": "the key; of a person its keyed hash",
        "team": "the team",
        "use_case": "the use case, where the key has one",
        "share": "how much of what bears the key is the team's, at most 1",
        "valid_from": "the first day, empty for ever",
        "valid_to": "the last day, inclusive; empty for ever",
    },
)
LOAD_LOG = TargetTable(
    "load_log",
    "a file, or with (all files) something that concerns the whole load",
    {
        "source_file": "the file",
        "sha256": "hash of its bytes",
        "format": "what it was recognized as",
        "version": "the generation of the format, where it can be told",
        "rows_read": "records in it",
        "rows_kept": "records that count",
        "rows_dropped": "records that do not count",
        "dropped_because": "why, with the number of each",
        "period": "first and last day",
        "pages_missing": "pages that the file announces and that are not there",
        "warnings": "what a user must know before relying on it",
    },
)
TABLES = {
    table.name: table
    for table in (USAGE, REPORTED_USERS, SEAT, SPEND, OUTCOME, ORG_MAP, LOAD_LOG)
}
