"""Which runs a batch has to make, and why; the others are as they would be made."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from valuebook.batch.ledger import Ledger, RunRecord
from valuebook.batch.origin import Origin, origin
from valuebook.batch.request import Batch
from valuebook.batch.wording import what_changed
from valuebook.batch.work import Run
from valuebook.reads import Read


@dataclass(frozen=True)
class Planned:
    """A run, and why it is to be made: "" if it need not be."""

    run: Run
    reason: str


def planned(batch: Batch, ledger: Ledger, *, force: bool = False) -> Iterator[Planned]:
    """Return every run of the batch with the reason for which it is to be made.

    A run need not be made where the last one went well, was made from the same
    notebook, toolkit and values, all that it has read of the register would be read
    again, and its file is as it was written. `force` makes every run.
    """
    for run in chain.from_iterable(batch.runs.values()):
        reason = "--force" if force else _reason(batch, ledger, run)
        yield Planned(run, reason)


def run_origin(batch: Batch, run: Run) -> Origin:
    """Return what the run is made from, but for what it reads of the register."""
    shown = {**run.values, "register": batch.register_shown}
    return origin(
        batch.notebooks[run.notebook],
        shown,
        register=batch.inputs.digest,
        settings=batch.inputs.settings,
    )


def out_of_date(batch: Batch, ledger: Ledger, record: RunRecord) -> str:
    """Return what has changed of all that a run was made from, in words; "" if nothing.

    Of a run that stands though the register is another one, the ledger then says that
    it is as good as made from this one.
    """
    key = record.outcome.initiative, record.outcome.notebook
    if key not in ledger.changed:
        ledger.changed[key] = _changed(batch, ledger, record)
    return ledger.changed[key]


def _changed(batch: Batch, ledger: Ledger, record: RunRecord) -> str:
    run = batch.run(record.outcome.initiative, record.outcome.notebook)
    made_from = run_origin(batch, run)
    for part, changed in _CHANGED.items():
        if record.origin.get(part) != made_from[part]:
            return changed
    if record.origin.get("register") == made_from["register"]:
        return ""
    if said := read_otherwise(batch, ledger, record.origin, record.outcome.reads):
        return said
    ledger.confirm(replace(record, origin=made_from))
    return ""


def read_otherwise(
    batch: Batch, ledger: Ledger, made_from: Origin, reads: Sequence[Read]
) -> str:
    """Return what of all that was read would be read otherwise now, in words."""
    if not reads:
        return "the register changed"
    before = ledger.registers.get(made_from.get("register", ""), {})
    return what_changed(batch.inputs.changed(reads, before))


def is_as_written(path: Path, digest: str) -> bool:
    """Return whether the file is there and holds what was once written to it."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == digest
    except FileNotFoundError:
        return False


def _reason(batch: Batch, ledger: Ledger, run: Run) -> str:
    record = ledger.runs.get((run.initiative, run.notebook))
    if record is None:
        return "not made yet"
    if record.outcome.status == "failed":
        return "failed the last time"
    if changed := out_of_date(batch, ledger, record):
        return changed
    path = batch.out / run.initiative / f"{run.notebook}.ipynb"
    if not is_as_written(path, record.outcome.digest):
        return f"{path.name} is missing or was altered"
    return ""


_CHANGED = {
    "values": "another month is asked for",
    "settings": "the settings in register.toml changed",
    "notebook": "the notebook changed",
    "toolkit": "valuebook or a library changed",
}
