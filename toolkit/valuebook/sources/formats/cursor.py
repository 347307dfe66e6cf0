"""The formats of Cursor."""

from valuebook.sources.formats.format import Format
from valuebook.sources.vendors import cursor

CURSOR = (
    Format(
        "cursor_spend",
        "Cursor spend",
        lambda s: s.wrapper == "teamMemberSpend",
        cursor.members,
    ),
    Format(
        "cursor_events",
        "Cursor usage events",
        lambda s: s.wrapper == "usageEvents",
        cursor.events,
    ),
    Format(
        "cursor_daily",
        "Cursor daily usage",
        lambda s: s.has("acceptedLinesAdded") or s.has("isActive", "email"),
        cursor.daily,
        generation=lambda s: "by day" if "day" in s.row else "by date",
    ),
)
