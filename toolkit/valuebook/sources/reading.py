"""One file read into the collection: each page by the reader of its format."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from valuebook.model.wording import counted
from valuebook.sources.collecting import Collection
from valuebook.sources.completeness import DAILY, PageMark
from valuebook.sources.container import SURPLUS, pages
from valuebook.sources.export_files import ExportFile
from valuebook.sources.facts import (
    Alias,
    Billing,
    Caution,
    Record,
    Spend,
    Tally,
    Trace,
    Unplaced,
    Usage,
)
from valuebook.sources.formats import Format, sample
from valuebook.sources.json_stream import Page, Unreadable
from valuebook.sources.recognize import by_format, recognized
from valuebook.sources.unknown_columns import unknown_columns
from valuebook.sources.values import Unusable, later
from valuebook.sources.vendors.focus import NOT_AI
from valuebook.sources.vendors.generic import ColumnMapping, mapped, own_mapping
from valuebook.sources.vendors.github_billing import OTHER_PRODUCT
from valuebook.sources.vendors.microsoft import NO_PLACE
from valuebook.sources.vendors.otel import NOT_A_CALL, UNKNOWN

# records that are left out by rule, so that nobody need be told where
ON_PURPOSE = frozenset({NOT_AI, NOT_A_CALL, UNKNOWN, OTHER_PRODUCT, NO_PLACE})
# a file of another kind than it seems must not fill the log
MOST_REASONS = 20
WITH_COMMAS = "numbers have a decimal comma: 1.234,50 was read as 1234.50"
ANOTHER_REASON = "something else that cannot be read"


@dataclass
class Reading:
    """What is gathered from all files, and the mapping for those without a format."""

    collection: Collection
    mapping: ColumnMapping | None = None
    marks: list[PageMark] = field(default_factory=list)
    copies: Counter[tuple[object, ...]] = field(default_factory=Counter)
    traces: dict[str, Trace] = field(default_factory=dict)
    waiting: list[tuple[Record, int, Format]] = field(default_factory=list)

    def repeated(self) -> int:
        """Return how many rows of a file are like another, and forget them."""
        found = sum(count - 1 for count in self.copies.values())
        self.copies.clear()
        return found

    def complete(self) -> None:
        """Take the records that waited for their traces, after all files were read."""
        for record, number, found in self.waiting:
            trace = self.traces.get(record.trace)
            facts = [
                trace.completed(each)
                if trace and isinstance(each, Usage | Spend)
                else each
                for each in record.facts
            ]
            of = (found.source, found.bucket)
            self.collection.add(record, facts, number, of)
        self.waiting.clear()


def read_file(file: ExportFile, number: int, into: Reading) -> None:
    """Read a file; raises Unreadable where it cannot be read on."""
    found: Format | None = None
    before: tuple[str, tuple[str, ...]] | None = None
    mark: PageMark | None = None
    strange = repeated = 0
    member = None
    every = (part for page in pages(file.path) for part in by_format(page))
    for page in every:
        if page.member != member:
            member, repeated = page.member, repeated + into.repeated()
        shape = (page.wrapper, page.header)
        goes_on = shape == before and shape != ("", ())
        found, before = (
            _format(page, into.mapping) or (found if goes_on else None),
            shape,
        )
        if page.has_commas:
            file.warn(WITH_COMMAS)
        if found:
            if not file.formats.get(found.name):
                file.formats[found.name] = found.generation(sample(page))
            _take(file, number, (found, page), into)
        elif not _is_empty(file, page):
            strange += 0 if _is_known_otherwise(file, page) else len(page.items)
            continue
        if page.wrapper or (found and found.name in DAILY):
            mark = mark or PageMark(number, found.source if found else "")
            mark.format = mark.format or (found.source if found else "")
            mark.widen(_dated(page))
            if not page.part:
                mark.conclude(page)
                into.marks.append(mark)
                mark = None
    if mark:
        into.marks.append(mark)
    if before is None:
        file.formats["no records"] = ""
    if file.formats and strange:
        file.warn(f"{counted(strange, 'record')} of another format left out")
    repeated += into.repeated()
    if repeated:
        file.warn(
            f"{counted(repeated, 'row')} of this file are like another in every "
            "column; they were kept, for a bill may hold such rows"
        )


def _dated(page: Page) -> Iterator[object]:
    for each in page.items:
        days = each.get("day_totals") if isinstance(each, dict) else None
        if isinstance(days, list):
            yield from days
        else:
            yield each


def _format(page: Page, mapping: ColumnMapping | None) -> Format | None:
    if mapping and mapping.fits(page.header):
        return _mapped(mapping)
    found = recognized(page)
    if found is None and page.header:
        own = own_mapping(page.header)
        found = _mapped(own) if own else None
    return found


def _mapped(mapping: ColumnMapping) -> Format:
    read = partial(mapped, mapping=mapping)
    return Format("generic", "CSV by a mapping", lambda sample: False, read)


def _is_empty(file: ExportFile, page: Page) -> bool:
    """Return whether a page is one of some vendor's without anything in it."""
    rows = [each for each in page.items if isinstance(each, dict)]
    empty = bool(page.wrapper) and not any(each.get("results", True) for each in rows)
    if empty:
        file.formats.setdefault("a page without results", "")
    return empty


def _is_known_otherwise(file: ExportFile, page: Page) -> bool:
    """Return whether a page is known to hold nothing to load, and say so."""
    row = next((each for each in page.items if isinstance(each, dict)), {})
    if "download_links" in row:
        file.formats.setdefault("github_report_links", "")
        file.warn("links to a report, not the report; download the files it names")
    elif "seat_breakdown" in row:
        file.formats.setdefault("github_billing_summary", "")
        file.warn("a summary of seats, nothing of which is loaded; load the seats")
    else:
        return False
    return True


def _take(
    file: ExportFile, number: int, what: tuple[Format, Page], into: Reading
) -> None:
    found, page = what
    for at, row in enumerate(page.items):
        if not isinstance(row, dict):
            raise Unreadable(f"record {file.read + 1}: is not an object")
        if page.header and SURPLUS in row:
            raise Unreadable(row[SURPLUS])
        try:
            for read in found.read(row, page):
                if type(read) is Record:
                    if read.dropped:
                        _leave_out(file, read.dropped, (page, at))
                    else:
                        _keep(file, number, (found, read), into)
                elif isinstance(read, Caution):
                    file.warn(read.said)
                elif isinstance(read, Tally):
                    file.tally(*read)
                elif isinstance(read, Unplaced):
                    file.unplaced[read.counted] += read.number  # type: ignore[assignment]
                elif isinstance(read, Billing):
                    file.bill(*read)
                elif isinstance(read, Trace):
                    into.traces[read.id] = read
        except Unusable as error:
            _leave_out(file, str(error), (page, at))
    file.unknown.update(unknown_columns(found.name, page))


def _leave_out(file: ExportFile, why: str, place: tuple[Page, int]) -> None:
    """Count a record that is left out, and say where that first happened."""
    file.read += 1
    if why not in file.dropped and len(file.dropped) >= MOST_REASONS:
        why = ANOTHER_REASON
    if why not in file.dropped and why not in ON_PURPOSE:
        page, at = place
        line = page.first_line + at
        where = f"line {line}" if page.header else f"record {file.read}"
        where = f"{page.member}, {where}" if page.member else where
        file.warn(f"{where}: {why}; such records were left out")
    file.dropped[why] += 1


def _keep(
    file: ExportFile, number: int, what: tuple[Format, Record], into: Reading
) -> None:
    found, record = what
    file.read += 1
    if found.repeats:
        into.copies[record.identity] += 1
        copy = into.copies[record.identity]
        record = record._replace(identity=(*record.identity, copy))
    facts = record.facts if isinstance(record.facts, list) else list(record.facts)
    if facts and type(facts[0]) is not Alias:
        # every other fact begins with its day
        file.cover(facts[0][0])
        if type(facts[0]) is Usage and facts[0].period_days > 1:
            file.cover(later(facts[0].date, facts[0].period_days - 1))
    if record.trace:
        into.waiting.append((record, number, found))
    else:
        into.collection.add(record, facts, number, (found.source, found.bucket))
