"""Exports loaded: files in, tables and a log out; all of it or nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from valuebook.model import ValuebookError
from valuebook.sources.collecting import Collection, Other
from valuebook.sources.completeness import missing_days, missing_pages, partial_bills
from valuebook.sources.export_files import ExportFile, export_files
from valuebook.sources.facts import Membership
from valuebook.sources.frames import frame_of
from valuebook.sources.json_stream import Unreadable
from valuebook.sources.log import (
    file_line,
    note_line,
    notes,
    state_notes,
    unlike_notes,
)
from valuebook.sources.organization import Organization
from valuebook.sources.plain_lines import (
    org_map_lines,
    outcome_lines,
    reported_users_lines,
    seat_lines,
)
from valuebook.sources.privacy import PersonKey, normalized
from valuebook.sources.reading import Reading, read_file
from valuebook.sources.settling import Rows, rows_of
from valuebook.sources.table_text import plain_text, spend_text, usage_text
from valuebook.sources.tables import TABLES
from valuebook.sources.vendors.generic import ColumnMapping

AGAIN = "the same record stands twice"
RESTATED = "the same record with smaller numbers, an earlier state"
REGROUPED = "the same numbers in another grouping"


@dataclass(frozen=True)
class Loaded:
    """The tables that a load ends in."""

    usage: Rows
    spend: Rows
    lines_of: dict[str, list[tuple[str, ...]]]

    def text(self, table: str) -> Iterator[str]:
        """Yield the lines of a table as CSV text, without a header, in fixed order."""
        if table == "usage":
            yield from usage_text(self.usage)
        elif table == "spend":
            yield from spend_text(self.spend)
        else:
            yield from plain_text(self.lines_of[table])

    def count(self, table: str) -> int:
        """Return how many lines a table has."""
        if table in ("usage", "spend"):
            return len(self.usage if table == "usage" else self.spend)
        return len(self.lines_of[table])

    def frame(self, table: str) -> pd.DataFrame:
        """Return a table as a frame, as `frame_of` does."""
        return frame_of(table, self.text(table))

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
    `but` are files and folders that hold no exports.
    """
    files, problems = export_files(paths, but)
    into = Reading(Collection(), mapping)
    seen: dict[str, str] = {}
    for number, file in enumerate(files):
        if file.sha256 in seen:
            file.formats["duplicate file"] = ""
            file.warn(f"the same bytes as {seen[file.sha256]}; counted once")
            continue
        seen[file.sha256] = file.name
        try:
            read_file(file, number, into)
        except Unreadable as error:
            problems.append(f"{file.name}: {error}")
        else:
            problems += _not_recognized(file)
    if problems:
        raise ValuebookError("\n".join(sorted(problems)))
    into.complete()
    return _loaded(files, into, organization or Organization(), key)


def _not_recognized(file: ExportFile) -> list[str]:
    """Return the problem of a file that a user named; others are warned of."""
    if file.formats:
        return []
    said = "not recognized as any format of export; nothing of it was loaded"
    if file.named:
        return [f"{file.name}: {said}; see which formats are, or give a --mapping"]
    file.warn(said)
    return []


def _loaded(
    files: list[ExportFile], into: Reading, given: Organization, key: PersonKey
) -> Loaded:
    settled = into.collection.settled()
    for why, counts in zip(
        (AGAIN, RESTATED, REGROUPED), settled.dropped(), strict=True
    ):
        for number, count in counts.items():
            files[number].dropped[why] += count
    for number, missing in missing_pages(into.marks).items():
        files[number].missing += missing
    same = into.collection.names()
    others = list(settled.others())
    organization = Organization(given.entries, _members(others, same))
    usage = rows_of(into.collection.usage, settled, organization, key)
    spend = rows_of(into.collection.spend, settled, organization, key)
    said = [
        *missing_days(into.marks).values(),
        *partial_bills(files),
        *notes(usage, spend, key),
        *unlike_notes(settled.unlike),
        *state_notes(settled.states("focus")),
    ]
    lines = {
        "reported_users": sorted(set(reported_users_lines(others))),
        "seat": list(seat_lines(others, same, organization, key)),
        "outcome": sorted(outcome_lines(others)),
        "org_map": sorted(org_map_lines(organization, key)),
        "load_log": [*sorted(map(file_line, files)), *map(note_line, said)],
    }
    return Loaded(usage, spend, lines)


def _members(
    others: list[Other], same: dict[str, str]
) -> dict[tuple[str, str], list[str]]:
    """Return the teams of each person on each day, as the exports give them."""
    members: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in others:
        if isinstance(fact, Membership):
            name = normalized(fact.person)
            members[fact.date, same.get(name, name)].add(fact.team)
    return {place: sorted(teams) for place, teams in members.items()}
