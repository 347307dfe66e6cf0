"""What the log of a load says: of each file, and of the whole."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal, localcontext

import numpy as np

from valuebook.model.wording import counted, listed, percent
from valuebook.sources.export_files import ExportFile
from valuebook.sources.privacy import SHORT, PersonKey
from valuebook.sources.settling import Rows
from valuebook.sources.sums import PRECISION, written
from valuebook.sources.tables import LOAD_LOG, UNALLOCATED
from valuebook.sources.values import later

ALL_FILES = "(all files)"


def notes(usage: Rows, spend: Rows, key: PersonKey) -> Iterator[str]:
    """Yield what concerns the whole load."""
    yield f"people are hashed with {key.rule}; another key gives other hashes"
    if len(key.secret) < SHORT:
        yield f"the key has fewer than {SHORT} characters and could be guessed"
    for source, sums in sorted(usage.restated.items()):
        said = counted(sums, "sum")
        yield f"{source}: {said} left out; a report nearer to the person has them"
    if usage.beyond:
        told = counted(len(usage.beyond), "day")
        yield (
            f"github_users: on {told}, first {usage.beyond[0]}, the organization "
            "counts more than the people who were loaded; a file of theirs may be "
            "missing"
        )
    yield from _unallocated(spend)
    yield from _several_sources(spend)
    yield from _same_use(usage)
    yield from _several_lengths(usage)


def unlike_notes(unlike: Counter[str]) -> Iterator[str]:
    """Yield of which source one file may be the sum of another and is not."""
    for source, periods in sorted(unlike.items()):
        said = counted(periods, "period")
        yield (
            f"{source}: {said} told by several files in different groupings that do "
            "not add up to each other; where one is meant to be the sum of the other, "
            "load one"
        )


def _unallocated(spend: Rows) -> Iterator[str]:
    whole: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    nobody: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    with localcontext(prec=PRECISION):
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
    kinds = len(usage.kinds) + 1
    for place in np.unique(
        usage.sums.date.astype(np.int64) * kinds + usage.sums.kind
    ).tolist():
        row, on = usage.kinds[place % kinds], usage.dates[place // kinds]
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


def state_notes(days: int) -> Iterator[str]:
    """Yield that two files may be two states of one bill."""
    if days:
        yield (
            f"focus: of {counted(days, 'day')} two files have some rows alike and "
            "others not; all were counted, and where one file is a later state of the "
            "other, load only that"
        )


def _several_lengths(usage: Rows) -> Iterator[str]:
    """Yield what is told for periods of several lengths that lie over each other."""
    if len({row[0] for row in usage.kinds}) < 2:
        return
    kinds = len(usage.kinds) + 1
    told: dict[tuple[str, str], set[tuple[str, str, int]]] = defaultdict(set)
    for place in np.unique(
        usage.sums.date.astype(np.int64) * kinds + usage.sums.kind
    ).tolist():
        row, on = usage.kinds[place % kinds], usage.dates[place // kinds]
        days = int(row[0])
        told[row[10], row[6]].add((on, later(on, days - 1), days))
    lengths: dict[tuple[str, tuple[int, ...]], list[str]] = defaultdict(list)
    for (source, measured), periods in sorted(told.items()):
        ordered, reached, over = sorted(periods), ("", 0), set()
        for on, end, days in ordered:
            if on <= reached[0] and days != reached[1]:
                over |= {days, reached[1]}
            reached = max(reached, (end, days))
        if over:
            lengths[source, tuple(sorted(over))].append(measured)
    for (source, over_each_other), counts in lengths.items():
        said = listed([str(each) for each in over_each_other])
        yield (
            f"{source}: {listed(counts)} are told for {said} days of the same time; "
            "choose one length before adding them"
        )


def file_line(file: ExportFile) -> tuple[str, ...]:
    """Return the line of a file."""
    dropped = {why: number for why, number in file.dropped.items() if number}
    lost = sum(dropped.values())
    return (
        file.name,
        file.sha256,
        ", ".join(file.formats) or "not recognized",
        ", ".join(sorted({each for each in file.formats.values() if each})),
        str(file.read),
        str(file.read - lost),
        str(lost),
        "; ".join(f"{why}: {number}" for why, number in sorted(dropped.items())),
        f"{file.first} to {file.last}" if file.first else "",
        "; ".join(file.missing),
        "; ".join([*file.warnings, *_said_of(file)]),
    )


def _said_of(file: ExportFile) -> Iterator[str]:
    """Yield what is said of a file after all of it was read."""
    tomorrow = str((datetime.now(UTC) + timedelta(days=1)).date())
    if file.last > tomorrow:
        yield f"dates in the future, up to {file.last}"
    if file.unknown:
        yield f"columns not known: {', '.join(sorted(file.unknown))[:500]}"
    if file.unplaced:
        each = [f"{number} {name}" for name, number in sorted(file.unplaced.items())]
        yield f"counted by the vendor and not loaded, no table has them: {listed(each)}"
    for (rule, currency), amounts in sorted(file.tallies.items()):
        with localcontext(prec=PRECISION):
            whole = written(sum(amounts, Decimal(0)))
        rows = counted(len(amounts), "row")
        yield f"taken for AI by {rule}: {rows}, {currency} {whole} billed"


def note_line(said: str) -> tuple[str, ...]:
    """Return the line of something that concerns the whole load."""
    return (ALL_FILES, *[""] * (len(LOAD_LOG.columns) - 2), said)
