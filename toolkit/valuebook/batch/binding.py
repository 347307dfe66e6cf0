"""Which reports are to be bound anew from the runs that are there."""

import hashlib
import json
from dataclasses import asdict

from valuebook.batch.ledger import Ledger, PageRecord, RunRecord
from valuebook.batch.origin import toolkit_digest
from valuebook.batch.plan import is_as_written, run_origin
from valuebook.batch.request import Batch
from valuebook.batch.work import REPORT, Page, PageOutcome, Run


def due_page(batch: Batch, ledger: Ledger, initiative: str) -> Page | None:
    """Return the report that is to be bound for the initiative, if one is.

    A report binds what this batch ran, and what was run earlier where a run now
    would give the same. None is due where the report is as it would be made, nor
    where a run failed and an earlier report, with nothing missing, is there: that
    one stays.
    """
    sections = _sections(batch, ledger, initiative)
    if not sections:
        return None
    page = Page(
        initiative,
        batch.names[initiative],
        tuple(sections),
        {
            name: record.outcome.error
            for name, record in sections.items()
            if record.outcome.error
        },
    )
    earlier = ledger.pages.get(initiative)
    path = batch.out / initiative / REPORT
    if page.failures and path.exists() and (earlier is None or earlier.is_whole):
        return None
    is_there = earlier is not None and is_as_written(path, earlier.digest)
    if earlier and is_there and earlier.origin == page_origin(batch, ledger, page):
        return None
    return page


def page_record(batch: Batch, ledger: Ledger, outcome: PageOutcome) -> PageRecord:
    """Return what the ledger is to hold of a report that was written."""
    page = outcome.page
    return PageRecord(
        page.initiative,
        page_origin(batch, ledger, page),
        outcome.digest,
        is_whole=not page.failures,
    )


def page_origin(batch: Batch, ledger: Ledger, page: Page) -> str:
    """Return the digest of all that the report is bound from."""
    runs = [ledger.runs[page.initiative, name].outcome for name in page.notebooks]
    made_from = {
        "toolkit": toolkit_digest(),
        "organization": batch.register.settings.name,
        "as_of": batch.as_of,
        "name": page.name,
        "sections": [
            (run.notebook, run.digest, run.error and asdict(run.error)) for run in runs
        ],
    }
    return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()


def _sections(batch: Batch, ledger: Ledger, initiative: str) -> dict[str, RunRecord]:
    """Return the records of the notebooks that the report is to bind, in order."""
    ran = {run.notebook for run in batch.runs[initiative]}
    values = batch.runs[initiative][0].values
    found = {}
    for name in batch.notebooks:
        record = ledger.runs.get((initiative, name))
        if record is None:
            continue
        made_from = run_origin(batch, Run(initiative, name, values))
        if name in ran or (not record.outcome.error and record.origin == made_from):
            found[name] = record
    return found
