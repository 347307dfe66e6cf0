"""What a format is, and what a page is recognized by."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from valuebook.sources.facts import Read
from valuebook.sources.json_stream import Page, Row


@dataclass(frozen=True)
class Sample:
    """What a page is recognized by: its header, and one row of each level of it."""

    header: frozenset[str]
    wrapper: str
    fields: Mapping[str, Any]
    row: frozenset[str]
    inner: frozenset[str]
    kinds: frozenset[str]

    def has(self, *names: str) -> bool:
        """Return whether the rows of a JSON page have all the names."""
        return not self.header and self.row.issuperset(names)

    def within(self, *names: str) -> bool:
        """Return whether the results in the rows have all the names."""
        return not self.header and self.inner.issuperset(names)

    def headed(self, *names: str) -> bool:
        """Return whether the header of a CSV has all the names."""
        return self.header.issuperset(names)


@dataclass(frozen=True)
class Format:
    """A format: the sign it is known by and the reader of its rows.

    `repeats` says that two like rows of one file are two facts; `same_as` names the
    format that this is another form of; `bucket` is how many parts of a record's
    identity name the period that it is part of.
    """

    name: str
    title: str
    sign: Callable[[Sample], bool]
    read: Callable[[Row, Page], Iterator[Read]]
    generation: Callable[[Sample], str] = lambda sample: ""
    repeats: bool = False
    same_as: str = ""
    bucket: int = 0

    @property
    def source(self) -> str:
        """Return the name that stands in the tables; two forms may share one."""
        return self.same_as or self.name


def sample(page: Page, *, whole: bool = False) -> Sample:
    """Return what a page is recognized by: its first row, or the `whole` of them."""
    rows = [each for each in page.items if isinstance(each, dict)]
    row: frozenset[str] = frozenset().union(*(rows if whole else rows[:1]))
    inner: frozenset[str] = frozenset()
    kinds: set[str] = set()
    for each in rows:
        nested = each.get("results", each.get("result"))
        if isinstance(nested, list) and nested and isinstance(nested[0], dict):
            inner = frozenset().union(*(one for one in nested if isinstance(one, dict)))
            kinds = {
                str(one.get("object", "")) for one in nested if isinstance(one, dict)
            }
            break
    return Sample(
        frozenset(page.header), page.wrapper, page.fields, row, inner, frozenset(kinds)
    )
