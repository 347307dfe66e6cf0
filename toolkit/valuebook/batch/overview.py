"""`index.html`: every initiative of the register, and what is missing of its report."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from valuebook.analysis.portfolio import portfolio
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking import fleet
from valuebook.batch.binding import is_current
from valuebook.batch.ledger import Ledger
from valuebook.batch.output import ORGANIZATION
from valuebook.batch.request import Batch
from valuebook.batch.wording import place
from valuebook.batch.work import REPORT
from valuebook.exports.index import (
    Alarm,
    ClassValue,
    IndexRow,
    Measures,
    Whole,
    index_page,
)
from valuebook.exports.section import Failure
from valuebook.model import BenefitClass, Verdict

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


def overview(batch: Batch, ledger: Ledger, failures: Failures) -> bytes:
    """Return the content of `index.html`."""
    settings = batch.register.settings
    rows = portfolio(batch.register, as_of=batch.as_of)
    return index_page(
        [
            _row(row, batch, ledger, failures.get(row["initiative_id"], ()))
            for _, row in rows.iterrows()
        ],
        organization=settings.name,
        currency=settings.currency,
        as_of=batch.as_of,
        measures=_measures(batch),
        whole=_whole(batch, ledger, failures.get(ORGANIZATION, ())),
    ).encode(errors="backslashreplace")


def _whole(batch: Batch, ledger: Ledger, failures: Sequence[Failure]) -> Whole | None:
    """Return how the report of the whole organization stands, None without one."""
    runs = [run for (of, _), run in sorted(ledger.runs.items()) if of == ORGANIZATION]
    if not runs:
        return None
    is_up_to_date = is_current(batch, ledger, ORGANIZATION)
    told = [run.outcome.findings[0] for run in runs if run.outcome.findings]
    return Whole(
        batch.names[ORGANIZATION],
        ORGANIZATION,
        tuple((Verdict(each["verdict"]), str(each["sentence"])) for each in told)
        if is_up_to_date
        else (),
        has_report=(batch.out / ORGANIZATION / REPORT).is_file(),
        is_current=is_up_to_date,
        failures=tuple(failures),
    )


def _measures(batch: Batch) -> Measures:
    rows = fleet.fleet(batch.register, as_of=batch.as_of)
    names = batch.register["initiatives"].set_index("initiative_id")["name"]
    return Measures(
        fleet.overview(batch.register, as_of=batch.as_of).sentence,
        tuple(
            Alarm(
                row.initiative,
                str(names[row.initiative]),
                row.measure,
                Verdict(row.verdict),
                row.evidence,
                row.stays_named,
                has_report=(batch.out / row.initiative / REPORT).is_file(),
            )
            for row in rows_of(fleet.shown(rows))
        ),
    )


def _values(row: Any) -> Iterator[ClassValue]:
    for each in BenefitClass:
        at_stake = _amount(row[f"run_rate_{each.value}"])
        realized = _amount(row[f"realized_{each.value}"])
        if at_stake is not None or realized is not None:
            yield ClassValue(each, at_stake, realized)


def _amount(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _row(
    row: Any, batch: Batch, ledger: Ledger, failures: Sequence[Failure]
) -> IndexRow:
    initiative = row["initiative_id"]
    has_report = (batch.out / initiative / REPORT).is_file()
    return IndexRow(
        initiative,
        row["name"],
        row["type"],
        row["stage"],
        row["delivery"],
        verdict=Verdict(row["value"]),
        values=tuple(_values(row)),
        has_report=has_report,
        is_current=is_current(batch, ledger, initiative),
        failures=tuple(failures),
    )
