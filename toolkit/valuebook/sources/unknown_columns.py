"""The columns of a page that its format is not known to have."""

import re
from collections.abc import Iterator
from typing import Any

from valuebook.sources.json_stream import Page
from valuebook.sources.known_columns import KNOWN

# where the columns are those of lists within the rows
_WITHIN = {
    "anthropic_messages": "results",
    "anthropic_cost": "results",
    "openai_costs": "results",
    "anthropic_analytics_cost": "results",
    "anthropic_analytics_usage": "results",
    "openai_usage": "results",
    "github_entity": "day_totals",
}
_COUNTS = re.compile(r"x_.*|(?:daily|weekly|monthly)_(?:active|passive)_.*users")


def unknown_columns(name: str, page: Page) -> set[str]:
    """Return the columns of a page that its format is not known to have.

    Columns that begin with x_ are extensions that FOCUS allows; which people GitHub
    counts is told by the name of the count.
    """
    known = KNOWN.get(name)
    if known is None:
        return set()
    rows = list(_within(page.items, _WITHIN[name])) if name in _WITHIN else page.items
    shapes = {page.header} if page.header else set(map(tuple, rows))
    return {
        each
        for shape in shapes
        for each in set(shape) - known
        if not _COUNTS.fullmatch(each)
    }


def _within(rows: list[Any], nested: str) -> Iterator[Any]:
    for row in rows:
        inside = row[nested] if isinstance(row.get(nested), list) else [row]
        yield from (each for each in inside if isinstance(each, dict))
