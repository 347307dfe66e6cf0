"""Which runs a batch has to make, and why; the others are as they would be made."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from valuebook.batch.ledger import Ledger, RunRecord
from valuebook.batch.origin import Origin, origin
from valuebook.batch.request import Batch
from valuebook.batch.work import Run


@dataclass(frozen=True)
class Planned:
    """A run, what it is made from, and why it is to be made: "" if it need not be."""

    run: Run
    origin: Origin
    reason: str


def planned(batch: Batch, ledger: Ledger, *, force: bool = False) -> Iterator[Planned]:
    """Return every run of the batch with the reason for which it is to be made.

    A run need not be made where the last one went well, was made from the same
    register, notebook, toolkit and values, and its file is as it was written.
    `force` makes every run.
    """
    for run in chain.from_iterable(batch.runs.values()):
        made_from = run_origin(batch, run)
        record = ledger.runs.get((run.initiative, run.notebook))
        path = batch.out / run.initiative / f"{run.notebook}.ipynb"
        reason = "--force" if force else _reason(record, made_from, path)
        yield Planned(run, made_from, reason)


def run_origin(batch: Batch, run: Run) -> Origin:
    """Return what the run is made from."""
    shown = {**run.values, "register": batch.register_shown}
    return origin(batch.register_digest, batch.notebooks[run.notebook], shown)


def is_as_written(path: Path, digest: str) -> bool:
    """Return whether the file is there and holds what was once written to it."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == digest
    except FileNotFoundError:
        return False


def _reason(record: RunRecord | None, made_from: Origin, path: Path) -> str:
    if record is None:
        return "not made yet"
    if record.outcome.status == "failed":
        return "failed the last time"
    for part, changed in _CHANGED.items():
        if record.origin.get(part) != made_from[part]:
            return changed
    if not is_as_written(path, record.outcome.digest):
        return f"{path.name} is missing or was altered"
    return ""


_CHANGED = {
    "values": "another month is asked for",
    "register": "the register changed",
    "notebook": "the notebook changed",
    "toolkit": "valuebook or a library changed",
}
