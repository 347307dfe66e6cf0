"""Which format a page is, told by what it holds and never by a file's name.

The formats are tried in order; the first whose sign is there is the one.
"""

from collections.abc import Iterator
from dataclasses import replace

from valuebook.sources.formats import FORMATS, Format, sample
from valuebook.sources.json_stream import Page, Row


def recognized(page: Page) -> Format | None:
    """Return the format of a page, None where no sign is there."""
    if "row_key" in page.header:
        # what an earlier load wrote is no export
        return None
    # what is optional may be wanting in the first row
    samples = (sample(page, whole=whole) for whole in (False, True))
    return next(
        (each for found in samples for each in FORMATS if each.sign(found)), None
    )


def by_format(page: Page) -> Iterator[Page]:
    """Yield a page as one page for each format that its records are of.

    Only records that stand alone can be of several; those without a sign of their own
    are of the format of the page. Where no record is known, the one list within it may
    hold some: then it is a wrapper.
    """
    rows = [] if page.header or page.wrapper else page.items
    if not rows or not all(isinstance(each, dict) for each in rows):
        yield page
        return
    whole = recognized(page)
    if whole is None:
        for row in rows:
            yield _unwrapped(row, page)
        return
    shapes = {tuple(each): each for each in reversed(rows)}
    if len(shapes) == 1:
        yield page
        return
    formats = {
        shape: recognized(replace(page, items=[row])) or whole
        for shape, row in shapes.items()
    }
    for one in dict.fromkeys(formats.values()):
        items = [each for each in rows if formats[tuple(each)] is one]
        yield replace(page, items=items)


def _unwrapped(row: Row, page: Page) -> Page:
    """Return the one list within a row as a page, where its records are known."""
    lists = [name for name, each in row.items() if each and isinstance(each, list)]
    if len(lists) == 1:
        (name,) = lists
        beside = {each: value for each, value in row.items() if each != name}
        inside = replace(page, items=row[name], wrapper=name, fields=beside)
        if recognized(inside):
            return inside
    return replace(page, items=[row])
