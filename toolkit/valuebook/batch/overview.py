"""What the index needs to know, and whether it is there as it would be written now."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from valuebook.batch.binding import is_current
from valuebook.batch.ledger import IndexRecord, Ledger
from valuebook.batch.origin import toolkit_digest
from valuebook.batch.output import ORGANIZATION
from valuebook.batch.plan import is_as_written
from valuebook.batch.putting import put
from valuebook.batch.report_state import ReportState
from valuebook.batch.request import Batch
from valuebook.batch.standing import standing
from valuebook.batch.wording import place
from valuebook.batch.work import REPORT
from valuebook.exports.section import Failure
from valuebook.reads import digest

Failures = Mapping[str, Sequence[Failure]]
"""For an initiative, everything that is missing of its report, and why."""


@dataclass(frozen=True)
class Missing:
    """A run or a report that was to be made and is not there, and why."""

    initiative: str
    notebook: str
    why: Failure


def failures_of(
    batch: Batch,
    ledger: Ledger,
    unbound: Iterable[Missing],
) -> Failures:
    """Return what failed of each report: its runs, now or earlier, or its binding.

    `unbound` are the reports that could not be bound.
    """
    found: dict[str, list[Failure]] = defaultdict(list)
    for (initiative, name), record in sorted(ledger.runs.items()):
        if why := record.outcome.error:
            title = batch.notebooks[name].title if name in batch.notebooks else name
            found[initiative].append(
                Failure(
                    place(why, name, title=title),
                    f"{why.cause}{_earlier(batch, ledger, initiative)}",
                    why.remedy,
                )
            )
    for each in unbound:
        found[each.initiative].append(each.why)
    return found


def _earlier(batch: Batch, ledger: Ledger, initiative: str) -> str:
    """Return that the report is an earlier one, where it is."""
    page = ledger.pages.get(initiative)
    is_there = (batch.out / initiative / REPORT).is_file()
    return (
        "; the report is an earlier one"
        if is_there and (page is None or page.is_whole)
        else ""
    )


def write_index(batch: Batch, ledger: Ledger, failures: Failures) -> None:
    """Write `index.html`, unless it is there as it would be written now.

    An index of several pages is written from its end, and pages that it has no more
    are deleted.
    """
    measures = standing(batch, ledger)
    states = {
        each: _state(batch, ledger, each, failures.get(each, ()))
        for each in batch.register["initiatives"]["initiative_id"]
    }
    if any(of == ORGANIZATION for of, _ in ledger.runs):
        whole = _state(batch, ledger, ORGANIZATION, failures.get(ORGANIZATION, ()))
        states[ORGANIZATION] = whole
    made_from = digest(
        [toolkit_digest(), batch.inputs.digest, batch.as_of, measures, states]
    )
    for record in ledger.index:
        if record.origin == made_from and all(
            is_as_written(batch.out / name, digest)
            for name, digest in record.pages.items()
        ):
            return
    # libraries that nothing else here needs
    from valuebook.batch.index import index

    pages = index(batch, measures, states)
    for name in sorted(pages, reverse=True):
        put(batch.out / name, pages[name])
    for page in batch.out.glob("index-*.html"):
        if page.name not in pages:
            page.unlink()
    digests = {
        name: hashlib.sha256(content).hexdigest() for name, content in pages.items()
    }
    ledger.note(IndexRecord(made_from, digests))


def _state(
    batch: Batch, ledger: Ledger, of: str, failures: Sequence[Failure]
) -> ReportState:
    is_up_to_date = is_current(batch, ledger, of)
    return ReportState(
        (batch.out / of / REPORT).is_file(),
        is_up_to_date,
        tuple(failures),
        _answers(ledger) if of == ORGANIZATION and is_up_to_date else (),
    )


def _answers(ledger: Ledger) -> tuple[tuple[str, str], ...]:
    """Return the answers of the notebooks on the organization as a whole."""
    runs = [run for (of, _), run in sorted(ledger.runs.items()) if of == ORGANIZATION]
    told = [run.outcome.findings[0] for run in runs if run.outcome.findings]
    return tuple((str(each["verdict"]), str(each["sentence"])) for each in told)
