"""Readiness: the questions an initiative answers before it may be decided on.

Which outcome changes and what exactly brings it about, which objective that serves,
by which measure it is judged and when after go-live; who in the business answers for
it; when it is stopped; what it rests on. What is asked stands in `intake`.
"""

import pandas as pd

from valuebook.analysis.hypothesis.intake import (
    COLUMNS,
    NOTHING,
    QUESTIONS,
    cause_gaps,
    claim_gaps,
    field_gaps,
    owner_gaps,
    promise_gaps,
    stopping_gaps,
)
from valuebook.analysis.months import end_of
from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed
from valuebook.register import Register

_STATED = "Outcome, cause, objective, measure, owners and kill criterion are"


def gaps(register: Register) -> pd.DataFrame:
    """Return what each initiative leaves open, what blocks a decision first.

    Columns: initiative_id, rule, question, sentence, remedy, blocks.
    """
    found = [
        *field_gaps(register),
        *claim_gaps(register),
        *promise_gaps(register),
        *owner_gaps(register),
        *stopping_gaps(register),
        *cause_gaps(register),
    ]
    left_open = [each for each in found if len(each)]
    rows = pd.concat([NOTHING, *left_open], ignore_index=True)
    order = {question: place for place, question in enumerate(QUESTIONS)}
    place = rows["question"].map(order)
    return (
        rows.assign(place=place, later=~rows["blocks"])
        .sort_values(["initiative_id", "later", "place"], kind="stable")
        .reset_index(drop=True)[list(COLUMNS)]
    )


def open_gaps(register: Register) -> list[Finding]:
    """Return a finding for each gap with what to write, or one that there is none."""
    found = gaps(register)
    if found.empty:
        return [Finding("readiness.open", "Nothing is left open.", Verdict.SOUND)]
    return [
        Finding(
            row.rule,
            row.sentence,
            Verdict.GAP if row.blocks else Verdict.INCOMPLETE,
            remedy=row.remedy,
        )
        for row in rows_of(found)
    ]


def verdict(register: Register, *, as_of: str) -> Finding:
    """Return whether the hypothesis of one initiative is ready to be decided on.

    >>> from valuebook.register import open_register, select
    >>> print(verdict(select(open_register(), "INI-008"), as_of="2025-03"))
    ready: Outcome, cause, objective, measure, owners and kill criterion are all
    stated: it can be decided on.
    """
    found = gaps(register)
    blocking = found[found["blocks"]]
    further = len(found) - len(blocking)
    live = bool((register["initiatives"]["go_live"] <= end_of(as_of)).any())
    if len(blocking):
        questions = [QUESTIONS[each] for each in blocking["question"].unique()]
        gaps_leave = (
            f"{counted(len(blocking), 'gap')} "
            f"{'leaves' if len(blocking) == 1 else 'leave'} open {listed(questions)}"
        )
        said = (
            f"It is live, and {gaps_leave}."
            if live
            else f"{gaps_leave}; it cannot be decided on yet."
        )
        word = Verdict.NOT_READY
    elif further:
        said = (
            f"{_STATED} stated; "
            f"{counted(further, 'smaller gap')} {'is' if further == 1 else 'are'} open."
        )
        word = Verdict.INCOMPLETE
    else:
        said = f"{_STATED} all stated: " + (
            "the hypothesis is complete." if live else "it can be decided on."
        )
        word = Verdict.READY
    basis = "what the register leaves open"
    return Finding(
        "readiness.answer",
        said,
        word,
        (
            Quantity("gaps that block", len(blocking), "gaps", as_of, basis),
            Quantity("smaller gaps", further, "gaps", as_of, basis),
        ),
        evidence=found,
    )
