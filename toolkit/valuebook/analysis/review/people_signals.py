"""Signals of those who carry the outcome: their changes, their owners, their use."""

from collections.abc import Iterator

import pandas as pd

from valuebook.analysis.hypothesis.intake import owner_gaps
from valuebook.analysis.months import end_of
from valuebook.analysis.operating_model.changes import NOT_MADE, changes
from valuebook.analysis.review.constraints import reality_gap
from valuebook.analysis.review.link_share import OWN_BEST
from valuebook.analysis.review.signal import (
    HALF,
    INITIATIVE,
    OPERATING_MODEL,
    Case,
    Questions,
    Signal,
)
from valuebook.analysis.rows import rows_of
from valuebook.model import Verdict
from valuebook.model.wording import counted, listed, percent

_WIDE = 1.0  # points of five between stated and actual
_MEANS = ("people", "process", "systems")


def _changes_not_made(case: Case) -> Iterator[Signal]:
    rows = changes(case.register, as_of=case.as_of)
    missing = rows[rows["state"] == NOT_MADE]
    for cause, dimensions in (
        ("missing_capability", list(_MEANS)),
        ("no_buy_in", ["incentives", "culture", "governance"]),
    ):
        own = missing[missing["dimension"].isin(dimensions)]
        asked = rows["dimension"].isin(dimensions).any()
        named = [f"{row.dimension}: {row.business_change}" for row in rows_of(own)]
        yield Signal(
            cause,
            f"due and not made: {'; '.join(named)}"
            if named
            else f"no change of {listed(dimensions)} is due and not made",
            bool(named) if asked else None,
            "operating_model",
            OPERATING_MODEL,
            "make the change that was agreed, or take back what was promised on it",
        )


def _late_work(case: Case) -> Iterator[Signal]:
    work = case.register["workstreams"]
    late = work[
        work["status"].eq("late")
        & work["planned_finish"].le(end_of(case.as_of))
        & work["value_driver"].notna()
    ]
    named = [
        f"“{row.name}” ({percent(row.percent_complete)} done)" for row in rows_of(late)
    ]
    yield Signal(
        "missing_capability",
        f"the work that moves a benefit is late: {listed(named)}"
        if named
        else "no work that moves a benefit is late",
        bool(named) if len(work) else None,
        "workstreams",
        INITIATIVE,
        "finish the work that moves the benefit before any other",
    )


def _scored_gaps(case: Case) -> Iterator[Signal]:
    scored = reality_gap(case.register)
    for cause, dimensions in (
        ("missing_capability", list(_MEANS)),
        ("no_buy_in", ["incentives", "culture"]),
    ):
        own = scored[scored["dimension"].isin(dimensions)]
        wide = own[own["gap"] >= _WIDE]
        named = [
            f"{row.dimension} {row.stated:.1f} stated, {row.actual:.1f} actual "
            f"({row.respondent_group})"
            for row in rows_of(wide)
        ]
        yield Signal(
            cause,
            listed(named) or f"stated and actual agree on {listed(dimensions)}",
            bool(named) if len(own) else None,
            "scorecard",
            OPERATING_MODEL,
            "close the gap between what is stated and what is so",
        )


_ROLES = {
    "benefit_owner": "answers for realization",
    "adoption_owner": "makes sure that it is used",
    "reporting_owner": "reports on the outcome",
}


def _owners(case: Case) -> Iterator[Signal]:
    said = [
        f"nobody {does}"
        for column, does in _ROLES.items()
        if pd.isna(case.initiative[column])
    ]
    benefits = case.register["benefits"]
    ownerless = list(benefits.loc[benefits["owner"].isna(), "benefit_id"])
    if ownerless:
        said.append(f"nobody answers for {listed(ownerless)}")
    for unfit in owner_gaps(case.register):
        blocking = unfit.loc[unfit["blocks"], "sentence"]
        said += [each.rstrip(".") for each in blocking]
    yield Signal(
        "nobody_owns_it",
        "; ".join(said) or "every owner is named, and from the business",
        bool(said),
        "initiatives, benefits",
        OPERATING_MODEL,
        "name one person in the business who answers for the value",
    )


def _changes_without_owner(case: Case) -> Iterator[Signal]:
    rows = changes(case.register, as_of=case.as_of)
    missing = list(rows.loc[rows["owner"].isna(), "business_change"])
    yield Signal(
        "nobody_owns_it",
        f"nobody makes the change: {'; '.join(missing)}"
        if missing
        else "every change to the operating model has an owner",
        bool(missing) if len(rows) else None,
        "operating_model",
        OPERATING_MODEL,
        "name who makes the change",
    )


def _use_broken(case: Case) -> Iterator[Signal]:
    (row,) = rows_of(case.chain[case.chain["chain_link"] == "adoption"])
    known = pd.notna(row.share)
    yield Signal(
        "no_buy_in",
        f"“{row.measure}” at {percent(row.share)} of "
        f"{OWN_BEST if row.said_by == OWN_BEST else 'its plan'}"
        if known
        else "use has no target to be held against",
        bool(row.verdict == Verdict.BROKEN) if known else None,
        "actuals",
        INITIATIVE,
        "ask those who stopped using it why, and act on the first answer",
    )


def _not_listened(case: Case) -> Iterator[Signal]:
    heard = case.register["feedback"]
    heard = heard[heard["date"] <= end_of(case.as_of)]
    acted = heard["action_on"] <= end_of(case.as_of)
    idle = int((~acted).sum())
    yield Signal(
        "no_buy_in",
        f"nothing was done about {idle} of {counted(len(heard), 'sounding')}",
        idle > HALF * len(heard) if len(heard) else None,
        "feedback",
        INITIATIVE,
        "act on what people say, and tell them what was done",
    )


QUESTIONS: Questions = (
    _changes_not_made,
    _late_work,
    _scored_gaps,
    _owners,
    _changes_without_owner,
    _use_broken,
    _not_listened,
)
