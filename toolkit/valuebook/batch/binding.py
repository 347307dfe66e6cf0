"""Which reports are to be bound anew from the runs that are there."""

from dataclasses import asdict

from valuebook.batch.ledger import Ledger, PageRecord
from valuebook.batch.origin import digest, toolkit_digest
from valuebook.batch.plan import is_as_written, out_of_date
from valuebook.batch.request import Batch
from valuebook.batch.work import REPORT, Page, PageOutcome


def due_page(batch: Batch, ledger: Ledger, initiative: str) -> Page | None:
    """Return the report that is to be bound for the initiative, if one is.

    A report binds what this batch ran, and what was run earlier where a run now
    would give the same. None is due where the report is as it would be made, nor
    where a run failed and an earlier report, with nothing missing, is there: that
    one stays.
    """
    page = _page(batch, ledger, initiative)
    if page is None:
        return None
    path = batch.out / initiative / REPORT
    earlier = ledger.pages.get(initiative)
    if page.failures and path.exists() and (earlier is None or earlier.is_whole):
        return None
    if earlier and earlier.origin == page_origin(batch, ledger, page):
        return None if is_as_written(path, earlier.digest) else page
    return page


def is_current(batch: Batch, ledger: Ledger, initiative: str) -> bool:
    """Return whether the report, if it was not altered, is as it would be made now."""
    page = _page(batch, ledger, initiative)
    earlier = ledger.pages.get(initiative)
    return (
        page is not None
        and earlier is not None
        and earlier.origin == page_origin(batch, ledger, page)
    )


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
    return digest(made_from)


def _page(batch: Batch, ledger: Ledger, initiative: str) -> Page | None:
    """Return the report as it would be bound now; None where it has no section."""
    ran = {run.notebook for run in batch.runs.get(initiative, ())}
    sections = []
    failures = {}
    for name in batch.notebooks:
        record = ledger.runs.get((initiative, name))
        if record is None or out_of_date(batch, ledger, record):
            continue
        error = record.outcome.error
        is_there = (batch.out / initiative / f"{name}.ipynb").is_file()
        if name in ran or (is_there and not error):
            sections.append(name)
            if error:
                failures[name] = error
    if not sections:
        return None
    return Page(initiative, batch.names[initiative], tuple(sections), failures)
