"""The ledger of an output folder: how each run and page ended, and from what."""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from sys import intern
from typing import Any

from valuebook.batch.origin import Origin
from valuebook.batch.output import STATE
from valuebook.batch.packed import Packed
from valuebook.batch.putting import NotWritten, put
from valuebook.batch.work import Outcome
from valuebook.exports.section import Failure
from valuebook.reads import Read, read_of


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


@dataclass(frozen=True)
class RegisterRecord:
    """A register that runs were made from: the SHA-256 of its files as one and each."""

    digest: str
    files: Mapping[str, str]


@dataclass(frozen=True)
class MeasuresRecord:
    """The judged measures of an initiative that no run has left, and what they rest on.

    `measures` are plain values, as `analysis.judged` has them.
    """

    initiative: str
    measures: Sequence[Mapping[str, str]]
    origin: Origin
    reads: Sequence[Read]


@dataclass(frozen=True)
class IndexRecord:
    """The index that was written: what it was made from, the SHA-256 of each page."""

    origin: str
    pages: Mapping[str, str]


Record = RunRecord | PageRecord | RegisterRecord | MeasuresRecord | IndexRecord


class Ledger:
    """What is known of an output folder, kept line by line as it comes about.

    A line is on the disk before the next run ends, so that a call which is killed
    loses at most the runs it had under way. `changed` says of runs what has changed
    since, as far as this call has found out.
    """

    def __init__(self, out: Path) -> None:
        self._path = out / STATE / "ledger.jsonl"
        self.runs: dict[tuple[str, str], RunRecord] = {}
        self.pages: dict[str, PageRecord] = {}
        self.registers: dict[str, Mapping[str, str]] = {}
        self.measures: dict[str, MeasuresRecord] = {}
        self.index: list[IndexRecord] = []
        self.changed: dict[tuple[str, str], str] = {}
        lines, line = 0, b"\n"
        with self._path.open("rb") if self._path.exists() else BytesIO() as file:
            for line in file:
                self._read(line)
                lines += 1
        held = len(self.runs) + len(self.pages) + len(self.registers)
        held += len(self.measures) + len(self.index)
        # a few lines that do not count are borne: many may take seconds to rewrite
        self._is_tidy = line.endswith(b"\n") and (lines - held) * 10 <= held

    def note(self, record: Record) -> None:
        """Add a record; it replaces an earlier one of the same run or page.

        Raises NotWritten where there is no room for it.
        """
        self._remember(record)
        line = _line(record)
        try:
            with self._path.open("ab") as handle:
                handle.write(line)
                handle.flush()
                os.fsync(handle.fileno())
        except OSError as error:
            raise NotWritten(self._path, error, len(line)) from error

    def confirm(self, record: RunRecord | MeasuresRecord) -> None:
        """Replace a record by one that says the same of a later register.

        The file has it when it is next rewritten; until then nothing is lost.
        """
        self._remember(record)
        self._is_tidy = False

    def compact(self, register: RegisterRecord) -> None:
        """Rewrite the file with one line for each run, page and register, in order.

        Kept is this register, and every other that a run was made from. A file that
        says all this already, with few lines more, is left alone.
        """
        if self._is_tidy and register.digest in self.registers:
            return
        self._remember(register)
        origins = [record.origin for record in self.runs.values()]
        origins += [record.origin for record in self.measures.values()]
        named = {each.get("register") for each in origins}
        records: list[Record] = [
            *(
                RegisterRecord(each, files)
                for each, files in sorted(self.registers.items())
                if each in {*named, register.digest}
            ),
            *(self.runs[key] for key in sorted(self.runs)),
            *(self.pages[key] for key in sorted(self.pages)),
            *(self.measures[key] for key in sorted(self.measures)),
            *self.index,
        ]
        put(self._path, map(_line, records))

    def _read(self, line: bytes) -> None:
        try:
            content = json.loads(line)
            kind = content.pop("record")
            self._remember(_READERS[kind](content))
        except (ValueError, TypeError, KeyError, AttributeError):
            # a line torn by a call that was killed, or of another version
            return

    def _remember(self, record: Record) -> None:
        if isinstance(record, PageRecord):
            self.pages[record.initiative] = record
        elif isinstance(record, RegisterRecord):
            self.registers[record.digest] = record.files
        elif isinstance(record, MeasuresRecord):
            self.measures[record.initiative] = _small_measures(record)
        elif isinstance(record, IndexRecord):
            self.index = [record]
        else:
            key = record.outcome.initiative, record.outcome.notebook
            self.runs[key] = _small_run(record)
            self.changed.pop(key, None)


def _small_run(record: RunRecord) -> RunRecord:
    """Return the record so that many of it take little room."""
    outcome = record.outcome
    small = replace(
        outcome,
        findings=Packed(outcome.findings),
        reads=Packed(outcome.reads),
        left={name: Packed(content) for name, content in outcome.left.items()},
    )
    return replace(record, outcome=small, origin=_small_origin(record.origin))


def _small_measures(record: MeasuresRecord) -> MeasuresRecord:
    return replace(
        record,
        measures=Packed(record.measures),
        reads=Packed(record.reads),
        origin=_small_origin(record.origin),
    )


def _small_origin(origin: Origin) -> Origin:
    """Return the origin, most of which is the same text in all records."""
    return {intern(part): intern(digest) for part, digest in origin.items()}


_KINDS = {
    RunRecord: "run",
    PageRecord: "page",
    RegisterRecord: "register",
    MeasuresRecord: "measures",
    IndexRecord: "index",
}


def _line(record: Record) -> bytes:
    content = {"record": _KINDS[type(record)], **vars(record)}
    return f"{json.dumps(content, default=_plain, allow_nan=False)}\n".encode()


def _plain(value: Any) -> Any:
    """Return what JSON can write of a sequence that is packed, or of a dataclass."""
    return list(value) if isinstance(value, Packed) else vars(value)


def _run_record(content: Mapping[str, Any]) -> RunRecord:
    outcome = dict(content["outcome"])
    error = outcome.pop("error")
    found = tuple(outcome.pop("findings"))
    reads = tuple(map(read_of, outcome.pop("reads")))
    why = Failure(**error) if error else None
    return RunRecord(
        Outcome(**outcome, error=why, findings=found, reads=reads),
        content["as_of"],
        content["origin"],
    )


def _measures_record(content: Mapping[str, Any]) -> MeasuresRecord:
    return MeasuresRecord(**{**content, "reads": tuple(map(read_of, content["reads"]))})


_READERS: dict[str, Callable[[Mapping[str, Any]], Record]] = {
    "run": _run_record,
    "page": lambda content: PageRecord(**content),
    "register": lambda content: RegisterRecord(**content),
    "measures": _measures_record,
    "index": lambda content: IndexRecord(**content),
}
