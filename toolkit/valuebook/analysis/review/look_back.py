"""The look back: what the value has come to, against what was promised."""

from typing import Any

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking.chain import links
from valuebook.analysis.tracking.ledger import ledger, of_value, worst
from valuebook.analysis.tracking.progress import progress
from valuebook.model import BenefitClass, Finding, Quantity, Tone, Verdict
from valuebook.model.wording import listed, money, number, percent
from valuebook.register import Register


def answer(register: Register, *, as_of: str) -> Finding:
    """Return what the value of one initiative has come to, as a finding."""
    rows = ledger(register, as_of=as_of)
    moved = progress(register, as_of=as_of)
    verdict = of_value(worst(rows["verdict"]), worst(moved["verdict"]))
    if verdict is Verdict.TOO_EARLY:
        said = _not_due(register, as_of)
    elif verdict is Verdict.NOT_PLANNED:
        return _unjudged(register, moved, as_of)
    else:
        parts = [
            money_to_date(rows, register.settings.currency),
            measures_to_date(moved),
        ]
        said = f"By {as_of}, {'; '.join(part for part in parts if part)}."
    return Finding(
        "review.answer",
        said,
        verdict,
        rates(rows, as_of=as_of),
        _REMEDIES.get(verdict, ""),
        evidence=rows,
    )


_REMEDIES = {
    Verdict.NOT_MEASURED: "have the value that was due confirmed or denied",
    Verdict.BEHIND_PLAN: "decide whether to redesign or stop",
    Verdict.STRUCTURAL_SHORTFALL: "decide whether to redesign or stop",
    Verdict.OFF_PLAN: "find out what keeps it from the plan",
    Verdict.SLOW_START: "date the benefits anew and say what delays them",
}


def _not_due(register: Register, as_of: str) -> str:
    go_live = register["initiatives"]["go_live"].iloc[0]
    if pd.isna(go_live):
        return "No go-live is set, so nothing is due."
    when = f"{go_live:%Y-%m-%d}"
    if go_live > end_of(as_of):
        return f"It goes live on {when}; nothing is due by {as_of}."
    return f"It went live on {when}; by its own plan no effect is due by {as_of}."


def _unjudged(register: Register, moved: pd.DataFrame, as_of: str) -> Finding:
    """Return what can be said of an initiative that promised nothing to judge it by."""
    rule, verdict = "review.answer", Verdict.NOT_PLANNED
    told = links(register, as_of=as_of)
    told = told[told["measure_id"].isin(moved["measure_id"]) & told["change"].notna()]
    if told.empty:
        promised = "No promise has a target or a value that is due"
        said = promised if len(register["benefits"]) else "No benefit is promised"
        remedy = "write what is to get measurably better, from where to where, by when"
        return Finding(rule, f"{said}: nothing to judge.", verdict, remedy=remedy)
    changes = [
        f"{row.measure} went from {number(row.before)} "
        f"to {number(row.lately, row.unit)}"
        for row in rows_of(told)
    ]
    said = (
        f"No target was promised. {listed(changes)} (means of the last three "
        "observations before go-live and of the latest three); what caused it is not "
        "told by this."
    )
    return Finding(rule, said, verdict, evidence=told)


def confirmed_money(register: Register, *, as_of: str) -> list[Finding]:
    """Return what of the planned money was confirmed, to date and full life.

    No finding where no money is due: that is said by `bridges.biggest_leak`.
    """
    currency = register.settings.currency
    rows = ledger(register, as_of=as_of)
    due = rows[rows["planned_to_date"] != 0]
    if due.empty:
        return []
    said = [_confirmed(row, currency) for row in rows_of(due)]
    return [
        Finding(
            "review.money",
            f"Confirmed by {as_of}, of what was planned to that month: "
            f"{'; '.join(said)}.",
            worst(due["verdict"]),
            rates(rows, as_of=as_of),
            evidence=rows,
        )
    ]


def _confirmed(row: Any, currency: str) -> str:
    planned, came = (
        money(amount, currency)
        for amount in (row.planned_to_date, row.realized_to_date)
    )
    if pd.isna(row.realized_to_date):
        return f"{_label(row)} nothing of {planned}"
    if row.planned_to_date < 0:
        return f"{_label(row)} {came}, a disbenefit of which {planned} was accepted"
    return (
        f"{_label(row)} {came} of {planned} ({percent(row.rate_to_date)}; "
        f"{percent(row.rate_full_life)} of the full life)"
    )


def money_to_date(rows: pd.DataFrame, currency: str) -> str:
    """Return how much of the planned money was confirmed, as part of a sentence."""
    due = rows[rows["planned_to_date"] > 0]
    known = due[due["rate_to_date"].notna()]
    unknown = due[due["rate_to_date"].isna()]
    if due.empty:
        return ""
    if known.empty:
        amounts = [
            f"{money(row.planned_to_date, currency)} of {_label(row)} value"
            for row in rows_of(unknown)
        ]
        return f"none of the {listed(amounts)} that was planned has been confirmed"
    shares = [f"{percent(row.rate_to_date)} of {_label(row)}" for row in rows_of(known)]
    said = f"{listed(shares)} value planned to date was confirmed"
    if missing := listed([_label(row) for row in rows_of(unknown)]):
        said += f" (nothing for {missing})"
    worse = rows[
        (rows["planned_to_date"] < 0) & (rows["verdict"] == Verdict.BEHIND_PLAN)
    ]
    for row in rows_of(worse):
        said += (
            f"; {_label(row)} of {money(row.realized_to_date, currency)} where "
            f"{money(row.planned_to_date, currency)} was accepted"
        )
    return said


_STATES = {
    Verdict.NOT_MEASURED: "not measured",
    Verdict.NOT_PLANNED: "without a target",
    Verdict.TOO_EARLY: "not due yet",
    Verdict.INSUFFICIENT_EVIDENCE: "not to be told from noise yet",
    Verdict.SLOW_START: "late",
}


def measures_to_date(progress: pd.DataFrame) -> str:
    """Return how the promised measures stand, as part of a sentence."""
    if progress.empty:
        return ""
    states = [_state(Verdict(each)) for each in progress["verdict"]]
    order = ["at or near plan", "behind plan", *_STATES.values()]
    found = {word: states.count(word) for word in order if word in states}
    if len(progress) == 1:
        return f"the one promised measure is {next(iter(found))}"
    total = len(progress)
    if len(found) == 1:
        every = "both" if total == 2 else f"all {total}"
        return f"{every} promised measures are {next(iter(found))}"
    said = [
        f"{count} {'is' if count == 1 else 'are'} {word}"
        for word, count in found.items()
    ]
    return f"of {total} promised measures {listed(said)}"


def _state(verdict: Verdict) -> str:
    behind = "behind plan" if verdict.tone is Tone.BAD else "at or near plan"
    return _STATES.get(verdict, behind)


def rates(rows: pd.DataFrame, *, as_of: str) -> tuple[Quantity, ...]:
    """Return the rate to date of each class that something was planned in."""
    return tuple(
        Quantity(
            f"realization rate to date, {_label(row)}",
            row.rate_to_date,
            "share",
            as_of,
            "confirmed over planned to the same month",
        )
        for row in rows_of(rows[rows["planned_to_date"] > 0])
    )


def _label(row: Any) -> str:
    return BenefitClass(row.benefit_class).label
