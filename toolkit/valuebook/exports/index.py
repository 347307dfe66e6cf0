"""The index of a portfolio: every initiative in a row, and every run that failed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from valuebook.exports.index_rows import (
    REPORTS,
    Beside,
    ClassValue,
    IndexRow,
    Waiting,
)
from valuebook.exports.page import page
from valuebook.model import BenefitClass, Tone, Verdict
from valuebook.model.wording import column, counted

ROWS_A_PAGE = 1_000
"""How many initiatives, and of everything else that is listed, one page tells."""
NAMES = "index-names.html"
"""File that lists all initiatives by name alone, where there are several pages."""

_LAST = "~"
_WORST_FIRST = (Tone.BAD, Tone.CAUTION, Tone.UNKNOWN, Tone.GOOD)


_NOTHING = Beside()


def index_pages(
    rows: Sequence[IndexRow],
    *,
    organization: str,
    currency: str,
    as_of: str,
    beside: Beside = _NOTHING,
) -> dict[str, str]:
    """Return the pages that list the initiatives of a portfolio, by their file names.

    Up to 1,000 initiatives are on one page, `index.html`, in the order given. More
    are told 1,000 a page, those with the worst verdict first, and `index-names.html`
    has the names of all, to be searched. Each benefit class has a column of its own.
    Search and sorting need no server; without a script the whole table is there.
    `as_of` is the last month whose actuals count, as `YYYY-MM`.
    """
    whole = beside.whole
    failed = [
        (row.name, row.initiative_id, row.failures) for row in rows if row.failures
    ]
    if whole and whole.failures:
        failed.append((whole.name, whole.folder, whole.failures))
    held = {value.benefit_class for row in rows for value in row.values}
    classes = [each for each in BenefitClass if each in held]
    lines = _lines(rows, classes)
    told = {
        "title": "Initiatives and their value",
        "organization": organization,
        "currency": currency,
        "as_of": as_of,
        "classes": [each.label for each in classes],
        "counts": _counts([row.report for row in rows]),
        "reports": REPORTS,
        "is_complete": all(row.report == "complete" for row in rows),
        "has_earlier": any(row.report == "earlier" for row in rows),
        "most": ROWS_A_PAGE,
    }
    first = {
        "failed": failed,
        "tally": _tally(rows),
        "measures": beside.measures,
        "whole": whole,
        "waiting": list(zip(beside.waiting, _spent(beside.waiting), strict=True)),
    }
    names = _names(len(rows))
    if len(names) > 1:
        lines.sort(key=lambda line: line.order or _LAST)
    made = {}
    for place, name in enumerate(names):
        start = place * ROWS_A_PAGE
        part = {
            "lines": lines[start : start + ROWS_A_PAGE],
            "pages": names if len(names) > 1 else [],
            "place": place,
        }
        own = first if place == 0 else dict.fromkeys(first)
        made[name] = page("index.html.j2", {**told, **part, **own}, script="index.js")
    if len(names) > 1:
        made[NAMES] = page("names.html.j2", {**told, "lines": lines}, script="index.js")
    return made


def _names(rows: int) -> list[str]:
    """Return the names of the pages for so many rows.

    >>> _names(0), _names(2500)
    (['index.html'], ['index.html', 'index-2.html', 'index-3.html'])
    """
    count = max(1, -(-rows // ROWS_A_PAGE))
    return ["index.html", *(f"index-{place}.html" for place in range(2, count + 1))]


def _spent(waiting: Sequence[Waiting]) -> list[str]:
    """Return what was spent since, all amounts with the same decimals."""
    return column([each.spent for each in waiting])


@dataclass(frozen=True)
class _Cell:
    """What an initiative has in one benefit class, and what sorts it there."""

    at_stake: str
    realized: str
    order: str


@dataclass(frozen=True)
class _Line:
    """A row as the template needs it, with a cell or None for each class shown."""

    row: IndexRow
    order: str
    cells: list[_Cell | None]


def _lines(rows: Sequence[IndexRow], classes: Sequence[BenefitClass]) -> list[_Line]:
    columns = [_cells([_value(row, each) for row in rows]) for each in classes]
    return [
        _Line(row, _order(row.verdict), [cells[place] for cells in columns])
        for place, row in enumerate(rows)
    ]


def _cells(values: Sequence[ClassValue | None]) -> list[_Cell | None]:
    """Return the cells of one class, all written with the same decimals."""
    at_stake = [value.at_stake if value else None for value in values]
    realized = [value.realized if value else None for value in values]
    texts = column([*at_stake, *realized])
    return [
        _Cell(
            promised, confirmed, "" if value.at_stake is None else f"{value.at_stake}"
        )
        if value
        else None
        for value, promised, confirmed in zip(
            values, texts[: len(values)], texts[len(values) :], strict=True
        )
    ]


def _value(row: IndexRow, benefit_class: BenefitClass) -> ClassValue | None:
    return next((v for v in row.values if v.benefit_class is benefit_class), None)


def _order(verdict: Verdict | None) -> str:
    """Return what sorts a verdict: the worst tone first, none last."""
    return f"{_WORST_FIRST.index(verdict.tone)} {verdict}" if verdict else ""


def _counts(reports: Sequence[str]) -> str:
    """Return how many initiatives there are and how their reports stand.

    >>> _counts(["complete", "failed", "complete"]), _counts(["complete"])
    ('3 initiatives: 2 complete, 1 failed', '1 initiative: complete')
    """
    found = Counter(reports)
    stands = [f"{found[report]} {report}" for report in REPORTS if found[report]]
    said = ", ".join(stands) if len(reports) > 1 else "".join(reports)
    total = counted(len(reports), "initiative")
    return f"{total}: {said}" if reports else "no initiatives"


def _tally(rows: Sequence[IndexRow]) -> list[tuple[Tone, str, int]]:
    """Return each verdict given with its count, the worst tone first."""
    found = Counter(row.verdict for row in rows if row.verdict)
    return [
        (verdict.tone, verdict.value, found[verdict])
        for verdict in sorted(found, key=_order)
    ]
