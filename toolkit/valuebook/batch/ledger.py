"""The ledger of an output folder: how each run and page ended, and from what."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from valuebook.batch.origin import Origin
from valuebook.batch.output import STATE
from valuebook.batch.work import Outcome
from valuebook.exports.section import Failure
from valuebook.files import write_file


@dataclass(frozen=True)
class RunRecord:
    """How a run ended, and what it was made from."""

    outcome: Outcome
    as_of: str
    origin: Origin


@dataclass(frozen=True)
class PageRecord:
    """A report that was written: from which sections, and whether none is missing."""

    initiative: str
    origin: str
    digest: str
    is_whole: bool


class Ledger:
    """What is known of an output folder, kept line by line as it comes about.

    A line is on the disk before the next run ends, so that a call which is killed
    loses at most the runs it had under way.
    """

    def __init__(self, out: Path) -> None:
        self._path = out / STATE / "ledger.jsonl"
        self.runs: dict[tuple[str, str], RunRecord] = {}
        self.pages: dict[str, PageRecord] = {}
        if self._path.exists():
            for line in self._path.read_bytes().split(b"\n"):
                self._read(line)

    def note(self, record: RunRecord | PageRecord) -> None:
        """Add a record; it replaces an earlier one of the same run or page."""
        self._remember(record)
        with self._path.open("ab") as handle:
            handle.write(_line(record))
            handle.flush()
            os.fsync(handle.fileno())

    def compact(self) -> None:
        """Rewrite the file with one line for each run and page, in order."""
        records: list[RunRecord | PageRecord] = [
            *(self.runs[key] for key in sorted(self.runs)),
            *(self.pages[key] for key in sorted(self.pages)),
        ]
        write_file(self._path, b"".join(_line(record) for record in records))

    def _read(self, line: bytes) -> None:
        try:
            content = json.loads(line)
            kind = content.pop("record")
            if kind == "page":
                self._remember(PageRecord(**content))
            else:
                self._remember(_run_record(content))
        except (ValueError, TypeError, KeyError, AttributeError):
            # a line torn by a call that was killed, or of another version
            return

    def _remember(self, record: RunRecord | PageRecord) -> None:
        if isinstance(record, PageRecord):
            self.pages[record.initiative] = record
        else:
            outcome = record.outcome
            self.runs[outcome.initiative, outcome.notebook] = record


def _line(record: RunRecord | PageRecord) -> bytes:
    kind = "page" if isinstance(record, PageRecord) else "run"
    content = {"record": kind, **asdict(record)}
    return f"{json.dumps(content, allow_nan=False)}\n".encode()


def _run_record(content: Mapping[str, Any]) -> RunRecord:
    outcome = dict(content["outcome"])
    error = outcome.pop("error")
    found = tuple(outcome.pop("findings"))
    return RunRecord(
        Outcome(**outcome, error=Failure(**error) if error else None, findings=found),
        content["as_of"],
        content["origin"],
    )
