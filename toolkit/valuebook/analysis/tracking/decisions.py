"""Decisions at gates: what the data ask for, what was decided, and what it released."""

from typing import Any

import pandas as pd

from valuebook.analysis.months import end_of, month
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking.gates import criteria
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import (
    NOT_MEASURED,
    column,
    counted,
    listed,
    money,
    words,
)
from valuebook.register import Register

_RESULTS = {
    Verdict.MET: "scale",
    Verdict.NOT_MET: "redesign",
    Verdict.BREACHED: "stop",
}
_GOING_ON = ("scale", "proceed")
# how far a decision goes; one that goes less far than the data ask departs from them
_REACH = {"scale": 0, "proceed": 0, "redesign": 1, "pause": 1, "stop": 2}


def decisions(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return every gate with what its criterion asks for and what was decided.

    Columns: initiative_id, gate, kind, due, verdict (of its criterion on the day it
    was due; not planned without one), result (scale, redesign or stop, as the data
    say; missing while they say nothing), decision, decided_on, decided_by, reason
    (for departing), departs (whether the decision goes less far than the result),
    days_waiting (since it was due, without a decision), spent_since (actual cost of
    the months after it was due, while it waits), tranche and released (the part of
    the tranche that a decision to go on has released). Decisions made after `as_of`
    are not known yet; money is in the reporting currency.
    """
    gates = register["gates"].sort_values(["initiative_id", "due"], kind="stable")
    judged = criteria(register, as_of=as_of).set_index(["initiative_id", "gate"])
    keys = pd.MultiIndex.from_frame(gates[["initiative_id", "gate"]])
    verdict = judged["verdict"].reindex(keys).fillna(Verdict.NOT_PLANNED.value)
    known = gates["decided_on"] <= end_of(as_of)
    decision = gates["decision"].where(known)
    waits = decision.isna() & (gates["due"] <= end_of(as_of))
    said = verdict.to_numpy()
    result = pd.Series([_RESULTS.get(each) for each in said], gates.index, dtype="str")
    days = (end_of(as_of) - gates["due"]).dt.days
    rows = gates.assign(
        verdict=said,
        result=result,
        decision=decision,
        decided_on=gates["decided_on"].where(known),
        decided_by=gates["decided_by"].where(known),
        reason=gates["override_reason"].where(known),
        departs=decision.map(_REACH) < result.map(_REACH),
        days_waiting=days.where(waits).astype("Int64"),
        spent_since=_spent_since(register, gates, as_of).where(waits),
        released=gates["tranche"].where(decision.isin(_GOING_ON), 0.0),
    )
    return rows.reset_index(drop=True)[
        [
            "initiative_id",
            "gate",
            "kind",
            "due",
            "verdict",
            "result",
            "decision",
            "decided_on",
            "decided_by",
            "reason",
            "departs",
            "days_waiting",
            "spent_since",
            "tranche",
            "released",
        ]
    ]


def waiting(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return the gates past their day without a decision, the oldest first.

    Columns as of `decisions`.
    """
    rows = decisions(register, as_of=as_of)
    past = rows[rows["days_waiting"].notna()]
    return past.sort_values("due", kind="stable", ignore_index=True)


def in_brief(register: Register, *, as_of: str) -> Finding:
    """Return in a line where the gates stand: the last, those that wait, the next."""
    rule = "gates.in_brief"
    rows = decisions(register, as_of=as_of)
    if rows.empty:
        return Finding(rule, "No gate is set.", Verdict.NOT_PLANNED)
    decided = rows[rows["decision"].notna()].sort_values("decided_on", kind="stable")
    waiting = rows[rows["days_waiting"].notna()]
    ahead = rows[rows["decision"].isna() & rows["days_waiting"].isna()]
    currency = register.settings.currency
    parts = [
        *(_decided(row) for row in rows_of(decided.tail(1))),
        *(f"past its day: {_waiting(row, currency)}" for row in rows_of(waiting)),
        *(f"next: {row.gate} on {row.due:%Y-%m-%d}" for row in rows_of(ahead.head(1))),
    ]
    tied = rows[rows["tranche"].notna()]
    if not tied.empty:
        whole = money(tied["tranche"].sum(), currency)
        parts.append(f"{money(tied['released'].sum(), currency)} of {whole} released")
    said = "; ".join(parts)
    verdict = Verdict.MET if len(decided) else Verdict.TOO_EARLY
    if decided["departs"].tail(1).any():
        verdict = Verdict.STATED
    if len(waiting):
        verdict = Verdict.GAP
    return Finding(
        rule,
        f"Gates: {said}.",
        verdict,
        _spent(waiting, currency, as_of),
        evidence=rows,
    )


def _decided(row: Any) -> str:
    said = f"{row.gate} on {row.decided_on:%Y-%m-%d}, {row.decided_by} decided to "
    asked = f", the data said {row.result}" if row.departs else ""
    return f"{said}{words(row.decision)}{asked}"


def _spent(waiting: pd.DataFrame, currency: str, as_of: str) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(
            f"spent since {row.gate}",
            row.spent_since,
            currency,
            as_of,
            "actual costs of the months after it was due",
        )
        for row in rows_of(waiting)
    )


def undecided(register: Register, *, as_of: str) -> Finding:
    """Return which gates are past their day without a decision, as a finding."""
    rule = "gates.undecided"
    rows = decisions(register, as_of=as_of)
    if rows.empty:
        return Finding(
            rule,
            "No gate is set, so nobody is asked to decide.",
            Verdict.NOT_PLANNED,
            remedy="set a day on which to scale, redesign or stop, and a measure",
        )
    waiting = rows[rows["days_waiting"].notna()]
    if waiting.empty:
        if (rows["due"] > end_of(as_of)).all():
            said = f"No gate is due before {rows['due'].min():%Y-%m-%d}."
            return Finding(rule, said, Verdict.TOO_EARLY, evidence=rows)
        said = "Every gate that fell due was decided."
        return Finding(rule, said, Verdict.MET, evidence=rows)
    currency = register.settings.currency
    parts = [_waiting(row, currency) for row in rows_of(waiting)]
    return Finding(
        rule,
        f"Past the day without a decision: {'; '.join(parts)}.",
        Verdict.GAP,
        _spent(waiting, currency, as_of),
        "decide now, and record who decided why",
        evidence=waiting,
    )


def departures(register: Register, *, as_of: str) -> Finding:
    """Return which decisions depart from what the data asked for, as a finding."""
    rule = "gates.departures"
    rows = decisions(register, as_of=as_of)
    decided = rows[rows["decision"].notna()]
    astray = decided[decided["departs"].astype(bool)]
    if decided.empty:
        return Finding(rule, "No gate has been decided.", Verdict.NOT_APPLICABLE)
    if astray.empty:
        said = "No decision went less far than the data asked for."
        return Finding(rule, said, Verdict.MET, evidence=decided)
    parts = [_departure(row) for row in rows_of(astray)]
    unexplained = astray["reason"].isna().any()
    return Finding(
        rule,
        f"Decided against the data: {'; '.join(parts)}.",
        Verdict.GAP if unexplained else Verdict.STATED,
        remedy="have whoever decided say why" if unexplained else "",
        evidence=astray,
    )


def tranches(register: Register, *, as_of: str) -> Finding:
    """Return what of the money that hangs on gates has been released, as a finding."""
    rule = "gates.tranches"
    rows = decisions(register, as_of=as_of)
    tied = rows[rows["tranche"].notna()]
    if tied.empty:
        return Finding(
            rule,
            "No money hangs on a gate.",
            Verdict.NOT_PLANNED,
            remedy="release the budget in tranches, one for each gate that is passed",
        )
    currency = register.settings.currency
    released, whole = tied["released"].sum(), tied["tranche"].sum()
    said = f"{money(released, currency)} of {money(whole, currency)} in tranches is out"
    against = tied[(tied["released"] > 0) & tied["departs"].astype(bool)]
    if not against.empty:
        amount = money(against["released"].sum(), currency)
        said += f", {amount} of it although the criterion was not met"
    held = tied[(tied["released"] == 0) & tied["result"].notna()]
    names = listed([str(each) for each in held["gate"]])
    return Finding(
        rule,
        f"{said}{f'; held back at {names}' if names else ''}.",
        Verdict.GAP if len(against) else Verdict.STATED,
        (Quantity("released at gates", released, currency, as_of, "tranches decided"),),
        evidence=tied,
    )


def shown(decisions: pd.DataFrame) -> pd.DataFrame:
    """Return the gates as a reader needs them: asked for, decided, by whom, why.

    `tranche` is an amount as text, or "none" where no money hangs on the gate.
    """
    return pd.DataFrame(
        {
            "gate": decisions["gate"],
            "due": decisions["due"],
            "data_say": decisions["result"].fillna("nothing yet"),
            "decided": decisions["decision"].fillna("nothing"),
            "by": decisions["decided_by"],
            "reason": decisions["reason"],
            "tranche": [
                "none" if each == NOT_MEASURED else each
                for each in column(decisions["tranche"])
            ],
            "verdict": decisions["verdict"],
        }
    )


def _spent_since(register: Register, gates: pd.DataFrame, as_of: str) -> pd.Series:
    """Return the actual cost of the months after each gate was due, until `as_of`."""
    costs = register["costs"]
    actual = costs[(costs["basis"] == "actual") & (costs["month"] <= month(as_of))]
    asked = gates[["initiative_id", "due"]].assign(after=gates["due"].dt.to_period("M"))
    paired = asked.reset_index(names="gate_row").merge(actual, on="initiative_id")
    later = paired[paired["month"] > paired["after"]]
    spent = later.groupby("gate_row")["amount"].sum()
    return spent.reindex(gates.index).fillna(0.0)


def _waiting(row: Any, currency: str) -> str:
    asks = f", the data say {row.result}" if pd.notna(row.result) else ""
    return (
        f"{row.gate} for {counted(int(row.days_waiting), 'day')}, "
        f"{money(row.spent_since, currency)} spent since{asks}"
    )


def _departure(row: Any) -> str:
    why = (
        f" (“{str(row.reason).rstrip('.')}”)"
        if pd.notna(row.reason)
        else ", no reason given"
    )
    return (
        f"{row.gate}: the data said {row.result}, {row.decided_by} decided to "
        f"{words(row.decision)}{why}"
    )
