"""The index: every initiative, and what is missing of its report."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from valuebook.analysis.portfolio import portfolio
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking import decisions, fleet
from valuebook.batch.output import ORGANIZATION
from valuebook.batch.report_state import ReportState
from valuebook.batch.request import Batch
from valuebook.batch.standing import Standing
from valuebook.exports.index import index_pages
from valuebook.exports.index_rows import (
    Alarm,
    Beside,
    ClassValue,
    IndexRow,
    Measures,
    Waiting,
    Whole,
)
from valuebook.model import BenefitClass, Verdict
from valuebook.model.wording import counted


def index(
    batch: Batch, standing: Standing, states: Mapping[str, ReportState]
) -> dict[str, bytes]:
    """Return the content of `index.html`, and of further pages where one is too long.

    `standing` has all promised measures, `states` says how the report of each
    initiative stands, and that of the organization if there is one. No verdict is
    given on an initiative whose measures have not been judged.
    """
    settings = batch.register.settings
    rows = portfolio(batch.register, standing.measures, as_of=batch.as_of)
    unjudged = rows["initiative_id"].isin(standing.unjudged)
    rows = rows.assign(value=rows["value"].mask(unjudged))
    pages = index_pages(
        [_row(row, states[row["initiative_id"]]) for _, row in rows.iterrows()],
        organization=settings.name,
        currency=settings.currency,
        as_of=batch.as_of,
        beside=Beside(
            _measures(batch, standing, states),
            _whole(batch, states.get(ORGANIZATION)),
            tuple(_waiting(batch, states)),
        ),
    )
    return {
        name: page.encode(errors="backslashreplace") for name, page in pages.items()
    }


def _whole(batch: Batch, state: ReportState | None) -> Whole | None:
    """Return how the report of the whole organization stands, None without one."""
    if state is None:
        return None
    return Whole(
        batch.names[ORGANIZATION],
        ORGANIZATION,
        tuple((Verdict(verdict), said) for verdict, said in state.answers),
        has_report=state.has_report,
        is_current=state.is_current,
        failures=state.failures,
    )


def _measures(
    batch: Batch, standing: Standing, states: Mapping[str, ReportState]
) -> Measures:
    judged = standing.measures
    said = fleet.overview(judged, as_of=batch.as_of).sentence
    if unjudged := len(standing.unjudged):
        left = counted(unjudged, "initiative")
        said += f" The measures of {left} have not been judged yet."
    return Measures(
        said,
        tuple(
            Alarm(
                row.initiative,
                batch.names[row.initiative],
                row.measure,
                Verdict(row.verdict),
                row.evidence,
                row.stays_named,
                has_report=states[row.initiative].has_report,
            )
            for row in rows_of(fleet.shown(fleet.fleet(judged)))
        ),
    )


def _waiting(batch: Batch, states: Mapping[str, ReportState]) -> Iterator[Waiting]:
    """Yield the gates past their day without a decision, the oldest first."""
    for row in rows_of(decisions.waiting(batch.register, as_of=batch.as_of)):
        yield Waiting(
            row.initiative_id,
            batch.names[row.initiative_id],
            row.gate,
            f"{row.due:%Y-%m-%d}",
            int(row.days_waiting),
            float(row.spent_since),
            row.result if pd.notna(row.result) else "",
            has_report=states[row.initiative_id].has_report,
        )


def _values(row: Any) -> Iterator[ClassValue]:
    for each in BenefitClass:
        at_stake = _amount(row[f"run_rate_{each.value}"])
        realized = _amount(row[f"realized_{each.value}"])
        if at_stake is not None or realized is not None:
            yield ClassValue(each, at_stake, realized)


def _amount(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _row(row: Any, state: ReportState) -> IndexRow:
    return IndexRow(
        row["initiative_id"],
        row["name"],
        row["type"],
        row["stage"],
        row["delivery"],
        verdict=Verdict(row["value"]) if pd.notna(row["value"]) else None,
        values=tuple(_values(row)),
        has_report=state.has_report,
        is_current=state.is_current,
        failures=state.failures,
    )
