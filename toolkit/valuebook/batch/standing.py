"""How the promised measures of all initiatives stand, judged once for every page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from valuebook.analysis import judged
from valuebook.batch.ledger import Ledger, MeasuresRecord
from valuebook.batch.origin import Origin, toolkit_digest
from valuebook.batch.plan import out_of_date, read_otherwise
from valuebook.batch.request import Batch
from valuebook.batch.work import JudgementOutcome

Measures = Sequence[Mapping[str, str]]
"""The judged measures of an initiative, as plain values."""


@dataclass(frozen=True)
class Standing:
    """Every promised measure with its verdict, and the initiatives not judged yet.

    `measures` has the columns of `judged.judged`.
    """

    measures: pd.DataFrame
    unjudged: tuple[str, ...] = ()


def standing(batch: Batch, ledger: Ledger) -> Standing:
    """Return how the promised measures of the register stand, as far as known."""
    known: list[Mapping[str, str]] = []
    unjudged = []
    for initiative in batch.register["initiatives"]["initiative_id"]:
        own = own_measures(batch, ledger, initiative)
        if own is None:
            unjudged.append(str(initiative))
        else:
            known += own
    return Standing(judged.judged(known), tuple(unjudged))


def own_measures(batch: Batch, ledger: Ledger, initiative: str) -> Measures | None:
    """Return the judged measures of an initiative, None where it is to be judged.

    They are what a run has left that judged them and still stands, or else what was
    judged for the index and still stands.
    """
    for left in _left(batch, ledger, initiative):
        return left
    record = ledger.measures.get(initiative)
    return record.measures if record and _stands(batch, ledger, record) else None


def measures_record(batch: Batch, outcome: JudgementOutcome) -> MeasuresRecord:
    """Return what the ledger is to hold of measures that were judged."""
    initiative = outcome.judgement.initiative
    return MeasuresRecord(initiative, outcome.measures, _origin(batch), outcome.reads)


def _left(batch: Batch, ledger: Ledger, initiative: str) -> Iterator[Measures]:
    """Yield what runs have left that are as they would be made now."""
    name = judged.name(batch.as_of)
    for notebook in batch.notebooks:
        record = ledger.runs.get((initiative, notebook))
        if (
            record
            and name in record.outcome.left
            and not out_of_date(batch, ledger, record)
        ):
            yield record.outcome.left[name]


def _origin(batch: Batch) -> Origin:
    return {
        "register": batch.inputs.digest,
        "settings": batch.inputs.settings,
        "toolkit": toolkit_digest(),
        "as_of": batch.as_of,
    }


def _stands(batch: Batch, ledger: Ledger, record: MeasuresRecord) -> bool:
    now = _origin(batch)
    if record.origin == now:
        return True
    if {**record.origin, "register": now["register"]} != now:
        return False
    if read_otherwise(batch, ledger, record.origin, record.reads):
        return False
    ledger.confirm(replace(record, origin=now))
    return True
