"""How the promised measures of all initiatives stand, judged once for every page."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from valuebook.analysis import judged
from valuebook.batch.ledger import Ledger, MeasuresRecord
from valuebook.batch.origin import Origin, toolkit_digest
from valuebook.batch.plan import out_of_date, read_otherwise
from valuebook.batch.request import Batch
from valuebook.reads import Log
from valuebook.register import select

Measures = Sequence[Mapping[str, str]]
"""The judged measures of an initiative, as plain values."""


def measures(batch: Batch, ledger: Ledger) -> pd.DataFrame:
    """Return every promised measure of the register with its verdict.

    They are what the runs have left that judged them. Of an initiative of which no run
    did, or none that still stands, they are judged here, and noted in the ledger.
    Columns as of `judged.judged`.
    """
    left = _left(batch, ledger)
    every: list[Mapping[str, str]] = []
    for initiative in batch.register["initiatives"]["initiative_id"]:
        own = left.get(initiative)
        every += _worked_out(batch, ledger, initiative) if own is None else own
    return judged.judged(every)


def _left(batch: Batch, ledger: Ledger) -> dict[str, Measures]:
    """Return what runs have left that are as they would be made now."""
    name = judged.name(batch.as_of)
    return {
        initiative: record.outcome.left[name]
        for (initiative, notebook), record in ledger.runs.items()
        if name in record.outcome.left
        and notebook in batch.notebooks
        and initiative in batch.names
        and not out_of_date(batch, ledger, record)
    }


def _worked_out(batch: Batch, ledger: Ledger, initiative: str) -> Measures:
    """Return the judged measures of an initiative, as noted earlier if that stands."""
    now = {
        "register": batch.inputs.digest,
        "settings": batch.inputs.settings,
        "toolkit": toolkit_digest(),
        "as_of": batch.as_of,
    }
    record = ledger.measures.get(initiative)
    if record and _stands(batch, ledger, record, now):
        return record.measures
    # libraries that only this needs
    from valuebook.analysis.tracking.progress import followed

    log = Log()
    own = select(batch.register.noting(log), initiative)
    found = judged.plain(followed(own, as_of=batch.as_of), as_of=batch.as_of)
    ledger.note(MeasuresRecord(initiative, found, now, tuple(log.reads.values())))
    return found


def _stands(batch: Batch, ledger: Ledger, record: MeasuresRecord, now: Origin) -> bool:
    if record.origin == now:
        return True
    if {**record.origin, "register": now["register"]} != now:
        return False
    if read_otherwise(batch, ledger, record.origin, record.reads):
        return False
    ledger.confirm(replace(record, origin=now))
    return True
