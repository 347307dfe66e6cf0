"""Exports loaded: files in, tables and a log out; all of it or nothing."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path

import pandas as pd

from valuebook.model import ValuebookError
from valuebook.model.wording import counted, listed, percent
from valuebook.sources.collecting import Collection, Settled
from valuebook.sources.completeness import DAILY, PageMark, missing_days, missing_pages
from valuebook.sources.container import SURPLUS, pages
from valuebook.sources.facts import (
    Caution,
    Membership,
    Outcome,
    Record,
    ReportedUsers,
    Seat,
)
from valuebook.sources.json_stream import Page, Unreadable
from valuebook.sources.known_columns import has_known_columns, unknown_columns
from valuebook.sources.organization import Organization
from valuebook.sources.privacy import SHORT, PersonKey, normalized
from valuebook.sources.recognize import Format, recognized, sample
from valuebook.sources.settling import Rows, rows_of, spend_lines, usage_lines
from valuebook.sources.sums import written
from valuebook.sources.tables import TABLES, UNALLOCATED
from valuebook.sources.values import Unusable
from valuebook.sources.vendors.focus import NOT_AI
from valuebook.sources.vendors.generic import ColumnMapping, mapped, own_mapping
from valuebook.sources.vendors.github_billing import OTHER_PRODUCT
from valuebook.sources.vendors.otel import NOT_A_CALL, UNKNOWN

ALL_FILES = "(all files)"
AGAIN = "the same record stands twice"
RESTATED = "the same record with smaller numbers, an earlier state"
# records that are left out by rule, so that nobody need be told where
ON_PURPOSE = frozenset({NOT_AI, NOT_A_CALL, UNKNOWN, OTHER_PRODUCT})


@dataclass
class _File:
    """What became of one file so far."""

    name: str
    path: Path
    sha256: str
    explicit: bool
    formats: dict[str, str] = field(default_factory=dict)
    read: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    warnings: dict[str, None] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    missing: list[str] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)

    def warn(self, said: str) -> None:
        self.warnings[said] = None


@dataclass(frozen=True)
class Loaded:
    """The tables that a load ends in."""

    usage: Rows
    spend: Rows
    lines_of: dict[str, list[tuple[str, ...]]]

    def lines(self, table: str) -> Iterator[tuple[str, ...]]:
        """Yield the lines of a table as text, in a fixed order."""
        if table == "usage":
            yield from usage_lines(self.usage)
        elif table == "spend":
            yield from spend_lines(self.spend)
        else:
            yield from self.lines_of[table]

    def count(self, table: str) -> int:
        """Return how many lines a table has."""
        if table in ("usage", "spend"):
            return len(self.usage if table == "usage" else self.spend)
        return len(self.lines_of[table])

    def frame(self, table: str) -> pd.DataFrame:
        """Return a table as a frame; amounts and quantities are exact decimals.

        Columns are those of the table's declaration; dates are datetime64[s].
        """
        columns = list(TABLES[table].columns)
        rows = list(self.lines(table))
        frame = pd.DataFrame(rows, columns=columns, dtype="str")
        for name in ("amount", "quantity", "value"):
            if name in columns:
                exact = [Decimal(each) if each else None for each in frame[name]]
                frame[name] = pd.Series(exact, index=frame.index, dtype="object")
        for name in ("date", "period_end", "as_of"):
            if name in columns:
                frame[name] = pd.to_datetime(frame[name], format="%Y-%m-%d").astype(
                    "datetime64[s]"
                )
        for name in ("period_days", "users", "window_days"):
            if name in columns:
                frame[name] = frame[name].astype("int64")
        return frame

    @property
    def warnings(self) -> list[str]:
        """Return every warning of the log, with its file."""
        columns = list(TABLES["load_log"].columns)
        found = []
        for line in self.lines_of["load_log"]:
            row = dict(zip(columns, line, strict=True))
            said = [each for each in (row["warnings"],) if each]
            if row["pages_missing"]:
                said.append(f"pages missing: {row['pages_missing']}")
            found += [f"{row['source_file']}: {each}" for each in said]
        return found


def load(
    paths: Iterable[Path],
    *,
    key: PersonKey,
    organization: Organization | None = None,
    mapping: ColumnMapping | None = None,
    but: frozenset[Path] = frozenset(),
) -> Loaded:
    """Return the tables of all exports in files and folders, whatever their order.

    Raises ValuebookError with every file that cannot be read; then nothing is loaded.
    `but` are files in the folders that are no exports.
    """
    files, problems = _found(paths, but)
    collection = Collection()
    marks: list[PageMark] = []
    seen: dict[str, str] = {}
    taken: list[_File] = []
    for file in sorted(files, key=lambda each: (each.sha256, each.name)):
        taken.append(file)
        if file.sha256 in seen:
            file.formats["duplicate file"] = ""
            file.warn(f"the same bytes as {seen[file.sha256]}; counted once")
            continue
        seen[file.sha256] = file.name
        try:
            _read(file, len(taken) - 1, (collection, marks), mapping)
        except Unreadable as error:
            problems.append(f"{file.name}: {error}")
        else:
            problems += _not_recognized(file)
    if not files and not problems:
        problems.append("no file was found; name exports or folders that hold them")
    if problems:
        raise ValuebookError("\n".join(sorted(problems)))
    return _loaded(taken, marks, collection.settled(), (organization, key))


def _found(
    paths: Iterable[Path], but: frozenset[Path]
) -> tuple[list[_File], list[str]]:
    """Return each file once, and the problems of those that cannot be read."""
    named: dict[Path, tuple[str, bool]] = {}
    problems = []
    for path in paths:
        if path.is_dir():
            for each in sorted(path.rglob("*")):
                inside = each.relative_to(path)
                hidden = any(part.startswith(".") for part in inside.parts)
                if each.is_file() and not hidden:
                    named.setdefault(each.resolve(), (inside.as_posix(), False))
        elif path.is_file():
            named[path.resolve()] = (path.name, True)
        else:
            problems.append(f"{path}: is not there; name a file or a folder of exports")
    files = []
    for path, (name, explicit) in named.items():
        if path in but:
            continue
        try:
            with path.open("rb") as opened:
                sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
        except OSError as error:
            problems.append(f"{name}: cannot be read: {error.strerror or error}")
            continue
        files.append(_File(name, path, sha256, explicit))
    return files, problems


def _not_recognized(file: _File) -> list[str]:
    if file.formats or file.read:
        return []
    said = "not recognized as any format of export; nothing of it was loaded"
    if file.explicit:
        return [f"{file.name}: {said}; see which formats are, or give a --mapping"]
    file.warn(said)
    return []


def _read(
    file: _File,
    number: int,
    into: tuple[Collection, list[PageMark]],
    mapping: ColumnMapping | None,
) -> None:
    collection, marks = into
    found: Format | None = None
    open_mark: PageMark | None = None
    copies: Counter[tuple[object, ...]] = Counter()
    for page in pages(file.path):
        found = _format(page, mapping) or (found if _goes_on(page) else None)
        if found is None:
            _note_unrecognized(file, page)
            continue
        if not file.formats.get(found.name):
            file.formats[found.name] = found.generation(sample(page))
        _take(file, number, (found, page), (collection, copies))
        if page.wrapper or found.name in DAILY:
            open_mark = open_mark or PageMark(number, found.name)
            open_mark.widen(_dated(page))
            if page.fields or not page.wrapper:
                open_mark.conclude(page)
                marks.append(open_mark)
                open_mark = None
    if open_mark:
        marks.append(open_mark)
    repeated = sum(count - 1 for count in copies.values())
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


def _goes_on(page: Page) -> bool:
    """Return whether a page may be the rest of the one before it in its file."""
    return bool(page.wrapper or page.header)


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


def _note_unrecognized(file: _File, page: Page) -> None:
    """Say what a page without a sign is, where it is worth saying."""
    rows = [each for each in page.items if isinstance(each, dict)]
    if page.wrapper and not any(rows and (each.get("results") or 1) for each in rows):
        file.formats.setdefault("empty page", "")
        file.warn("a page without rows")
        return
    if page.wrapper and all(not each.get("results", True) for each in rows):
        file.formats.setdefault("buckets without results", "")
        return
    if rows and "download_links" in rows[0]:
        file.formats.setdefault("github_report_links", "")
        file.warn("links to a report, not the report; download the files it names")
    elif rows and "seat_breakdown" in rows[0]:
        file.formats.setdefault("github_billing_summary", "")
        file.warn("a summary of seats, nothing of which is loaded; load the seats")
    elif file.formats:
        file.warn(f"{counted(len(page.items), 'record')} of another format left out")


def _take(
    file: _File,
    number: int,
    what: tuple[Format, Page],
    into: tuple[Collection, Counter[tuple[object, ...]]],
) -> None:
    found, page = what
    checked = has_known_columns(found.name)
    for at, row in enumerate(page.items):
        if not isinstance(row, dict):
            raise Unreadable(f"record {file.read + 1}: is not an object")
        if page.header and SURPLUS in row:
            raise Unreadable(row[SURPLUS])
        if checked:
            file.unknown.update(unknown_columns(found.name, row))
        try:
            for read in found.read(row, page):
                if isinstance(read, Caution):
                    file.warn(read.said)
                elif read.dropped:
                    _leave_out(file, read.dropped, (page, at))
                else:
                    _keep(file, number, (found, read), into)
        except Unusable as error:
            _leave_out(file, str(error), (page, at))


def _leave_out(file: _File, why: str, place: tuple[Page, int]) -> None:
    """Count a record that is left out, and say where that first happened."""
    file.read += 1
    if why not in file.dropped and why not in ON_PURPOSE:
        page, at = place
        line = page.first_line + at
        where = f"line {line}" if page.header else f"record {file.read}"
        file.warn(f"{where}: {why}; such records were left out")
    file.dropped[why] += 1


def _keep(
    file: _File,
    number: int,
    what: tuple[Format, Record],
    into: tuple[Collection, Counter[tuple[object, ...]]],
) -> None:
    found, (identity, facts, _) = what
    collection, copies = into
    file.read += 1
    if found.repeats:
        copies[identity] += 1
        identity = (*identity, copies[identity])
    facts = facts if isinstance(facts, list) else list(facts)
    on = getattr(facts[0], "date", "") if facts else ""
    if on and not file.first <= on <= file.last:
        file.first = min(file.first or on, on)
        file.last = max(file.last, on)
    collection.add(identity, facts, number, found.name)


def _loaded(
    files: list[_File],
    marks: list[PageMark],
    settled: Settled,
    by: tuple[Organization | None, PersonKey],
) -> Loaded:
    given, key = by
    again, restated = settled.dropped()
    for number, file in enumerate(files):
        file.dropped.update({AGAIN: again[number], RESTATED: restated[number]})
    for number, missing in missing_pages(marks).items():
        files[number].missing += missing
    members: dict[tuple[str, str], set[str]] = defaultdict(set)
    same = settled.collection.names()
    others = list(settled.others())
    for fact in others:
        if isinstance(fact, Membership):
            name = normalized(fact.person)
            members[fact.date, same.get(name, name)].add(fact.team)
    organization = Organization(
        given.entries if given else {},
        {place: sorted(teams) for place, teams in members.items()},
    )
    usage = rows_of(settled.collection.usage, settled, organization, key)
    spend = rows_of(settled.collection.spend, settled, organization, key)
    seats = _seats([each for each in others if isinstance(each, Seat)])
    lines = {
        "reported_users": sorted(
            {
                tuple(str(each) for each in fact)
                for fact in others
                if isinstance(fact, ReportedUsers)
            }
        ),
        "seat": sorted(_seat_lines(seats, same, organization, key)),
        "outcome": sorted(_outcomes(others)),
    }
    notes = [
        *missing_days(marks).values(),
        *_notes(usage, spend, key),
    ]
    lines["load_log"] = [
        *sorted(_log_line(each) for each in files),
        *(_note_line(each) for each in notes),
    ]
    return Loaded(usage, spend, lines)


def _seats(seats: list[Seat]) -> list[Seat]:
    """Return the seats, each with the day of its snapshot.

    Exports without one hold at least what happened until their latest stamp.
    """
    latest: dict[tuple[str, str], str] = {}
    for seat in seats:
        of = (seat.tool, seat.snapshot)
        stamp = max(seat.as_of, seat.assigned_on, seat.last_active_on)
        latest[of] = max(latest.get(of, ""), stamp)
    return [
        seat if seat.as_of else seat._replace(as_of=latest[seat.tool, seat.snapshot])
        for seat in seats
    ]


def _seat_lines(
    seats: list[Seat], same: dict[str, str], organization: Organization, key: PersonKey
) -> Iterator[tuple[str, ...]]:
    for seat in seats:
        person = normalized(seat.person)
        person = same.get(person, person)
        teams = organization.allotted(seat.as_of, person, seat.keys, (seat.team, ""))
        for team in teams:
            yield (
                seat.as_of, key.hashed(person), team.team, seat.tool, seat.plan,
                seat.assigned_on, seat.last_active_on, seat.cancels_on, "", "",
            )  # fmt: skip


def _outcomes(others: Iterable[object]) -> Iterator[tuple[str, ...]]:
    for fact in others:
        if isinstance(fact, Outcome):
            yield (
                fact.date, "", fact.measured, written(fact.value), fact.unit, "", "",
                "", "measured", "counted by GitHub; claimed by no initiative yet",
            )  # fmt: skip


def _notes(usage: Rows, spend: Rows, key: PersonKey) -> Iterator[str]:
    """Yield what concerns the whole load."""
    yield f"people are hashed with {key.rule}; another key gives other hashes"
    if len(key.secret) < SHORT:
        yield f"the key has fewer than {SHORT} characters and could be guessed"
    for source, sums in sorted(usage.restated.items()):
        said = counted(sums, "sum")
        yield f"{source}: {said} left out; a report nearer to the person has them"
    yield from _unallocated(spend)
    yield from _several_sources(spend)
    yield from _same_use(usage)


def _unallocated(spend: Rows) -> Iterator[str]:
    whole: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    nobody: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for kind, total in zip(spend.sums.kind.tolist(), spend.sums.total, strict=True):
        row = spend.kinds[kind]
        whole[row[8], row[6]] += total
        if row[1] == UNALLOCATED:
            nobody[row[8], row[6]] += total
    for (basis, currency), amount in sorted(whole.items()):
        share = nobody[basis, currency] / amount if amount else Decimal(0)
        yield (
            f"{currency} {written(amount)} {basis}, of which unallocated "
            f"{written(nobody[basis, currency])} ({percent(float(share))})"
        )
    currencies = sorted({currency for _, currency in whole})
    if len(currencies) > 1:
        yield f"amounts in {listed(currencies)}: they are never added to each other"


def _several_sources(spend: Rows) -> Iterator[str]:
    sources: dict[str, set[str]] = defaultdict(set)
    for kind in set(spend.sums.kind.tolist()):
        row = spend.kinds[kind]
        sources[row[3].casefold()].add(row[10])
    for vendor, names in sorted(sources.items()):
        if len(names) > 1:
            yield (
                f"money of {vendor} comes from {listed(sorted(names))}, which may be "
                "the same calls: choose one source of money for this vendor"
            )


def _same_use(usage: Rows) -> Iterator[str]:
    spans: dict[tuple[str, str], dict[str, tuple[str, str]]] = defaultdict(dict)
    columns = zip(usage.sums.date.tolist(), usage.sums.kind.tolist(), strict=True)
    for date, kind in set(columns):
        row, on = usage.kinds[kind], usage.dates[date]
        of = spans[row[3].casefold(), row[6]]
        first, last = of.get(row[10], (on, on))
        of[row[10]] = (min(first, on), max(last, on))
    warned: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for (vendor, measured), of in sorted(spans.items()):
        names = tuple(sorted(of))
        begun = max(first for first, _ in of.values())
        if len(names) > 1 and begun <= min(last for _, last in of.values()):
            warned[vendor, names].append(measured)
    for (vendor, names), counts in sorted(warned.items()):
        yield (
            f"{listed(counts)} of {vendor} come from {listed(list(names))} for the "
            "same days: choose one source before adding them"
        )


def _log_line(file: _File) -> tuple[str, ...]:
    dropped = {why: number for why, number in file.dropped.items() if number}
    lost = sum(dropped.values())
    if file.unknown:
        file.warn(f"columns not known: {', '.join(sorted(file.unknown))[:500]}")
    return (
        file.name,
        file.sha256,
        ", ".join(file.formats) or ("" if file.read else "not recognized"),
        ", ".join(sorted({each for each in file.formats.values() if each})),
        str(file.read),
        str(file.read - lost),
        str(lost),
        "; ".join(f"{why}: {number}" for why, number in sorted(dropped.items())),
        f"{file.first} to {file.last}" if file.first else "",
        "; ".join(file.missing),
        "; ".join(file.warnings),
    )


def _note_line(said: str) -> tuple[str, ...]:
    empty = [""] * (len(TABLES["load_log"].columns) - 2)
    return (ALL_FILES, *empty, said)
