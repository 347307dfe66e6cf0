"""The value hypothesis on one sheet: what each box of the canvas says, or lacks."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from valuebook.analysis.hypothesis.assumptions import rated
from valuebook.analysis.hypothesis.intake.claim import left_out
from valuebook.analysis.hypothesis.intake.owners import OWNERS, why_not_business
from valuebook.analysis.hypothesis.seals import standing
from valuebook.analysis.planned import run_rate
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.model import BenefitClass, Verdict
from valuebook.model.wording import counted, listed, money, number
from valuebook.register import Register

COLUMNS = ("box", "strong", "text", "missing")
MOST = 4  # promises on a sheet; the rest stand in the table
_MOST_ASSUMPTIONS = 3
_UNSEALED = {
    Verdict.NOT_SEALED.value: "a seal, taken before go-live",
    Verdict.SEAL_BROKEN.value: "an unbroken seal; it was changed after sealing",
}
_ROLES = {"sponsor": "sponsor"} | OWNERS

Line = tuple[str, str, str, bool]


def canvas(register: Register) -> pd.DataFrame:
    """Return the lines of the canvas of one initiative, box by box.

    Boxes: objective, problem, stakeholder, change, measure, value, assumptions,
    owners, kill criterion. Columns: box, strong (the few words that stand out), text,
    and missing (True where the line says what is not stated).
    """
    parts = (
        _objective(register),
        _told(register),
        _measures(register),
        _values(register),
        _assumptions(register),
        _owners(register),
        _stop(register),
    )
    lines = [line for part in parts for line in part]
    types = dict.fromkeys(COLUMNS[:3], "str") | {"missing": "bool"}
    return pd.DataFrame(lines, columns=list(COLUMNS)).astype(types)


def _objective(register: Register) -> Iterator[Line]:
    served = register["key_results"]["key_result_id"].isin(
        register["benefits"]["key_result_id"]
    )
    ids = register["key_results"].loc[served, "objective_id"]
    objectives = register["objectives"]
    own = objectives.loc[objectives["objective_id"].isin(ids), "statement"]
    if own.empty:
        yield "objective", "", "no objective is served", True
    else:
        yield "objective", "", "; ".join(own), False


def _told(register: Register) -> Iterator[Line]:
    row = register["initiatives"].iloc[0]
    for box, column, lacking in (
        ("problem", "problem", "the problem, as those who have it would say it"),
        ("stakeholder", "stakeholder", "who is better off when it is solved"),
        ("change", "causal_statement", "who does what differently, and why it helps"),
    ):
        told = row[column]
        yield (box, "", lacking, True) if pd.isna(told) else (box, "", told, False)
    cause = row["causal_statement"]
    if pd.notna(cause) and left_out(cause):
        yield "change", "", left_out(cause), True


def _measures(register: Register) -> Iterator[Line]:
    benefits = register["benefits"]
    measures = register["measures"].set_index("measure_id")
    gains = benefits[~(benefits["annual_value"] < 0)]
    gains = gains.assign(
        measure=looked_up(gains["measure_id"], measures["name"]),
        unit=looked_up(gains["measure_id"], measures["unit"]),
    )
    if gains.empty:
        yield "measure", "", "the measure that is to move, from where to where", True
    for row in rows_of(gains.head(MOST)):
        yield _measure(row)
    if len(gains) > MOST:
        yield "measure", "", f"and {len(gains) - MOST} more", False


def _measure(row: Any) -> Line:
    lacking = [
        name
        for name, value in (
            ("measure", row.measure),
            ("baseline", row.baseline),
            ("target", row.target),
            ("month", row.target_month),
        )
        if pd.isna(value)
    ]
    named = row.benefit_id if pd.isna(row.measure) else row.measure
    if lacking:
        return "measure", "", f"{listed(lacking)} of {named}", True
    levels = f"{number(row.baseline)} → {number(row.target, row.unit)}"
    return "measure", levels, f"{named}, by {row.target_month}", False


def _values(register: Register) -> Iterator[Line]:
    benefits = register["benefits"]
    currency = register.settings.currency
    for row in rows_of(run_rate(benefits)):
        name = BenefitClass(row.benefit_class).label
        cost = " (a disbenefit)" if row.run_rate < 0 else ""
        yield "value", money(row.run_rate, currency), f"{name} a year{cost}", False
    bare = benefits["annual_value"].isna() & benefits["benefit_class"].ne(
        BenefitClass.NON_FINANCIAL
    )
    if bare.any() or benefits.empty:
        yield "value", "", "value per year of what is promised", True
    elif benefits["annual_value"].isna().all():
        yield "value", "", "no money; judged by its measures alone", False


def _assumptions(register: Register) -> Iterator[Line]:
    rows = rated(register)
    if rows.empty:
        yield "assumptions", "", "what must be true for it to work", True
    for row in rows_of(rows.head(_MOST_ASSUMPTIONS)):
        yield "assumptions", row.rating, row.statement, False
    if len(rows) > _MOST_ASSUMPTIONS:
        more = counted(len(rows) - _MOST_ASSUMPTIONS, "further assumption")
        yield "assumptions", "", f"and {more}", False


def _owners(register: Register) -> Iterator[Line]:
    row = register["initiatives"].iloc[0]
    for column, name in _ROLES.items():
        owner, role = row[column], name.capitalize()
        if pd.isna(owner):
            yield "owners", role, "nobody named", True
        elif column in OWNERS and why_not_business(owner):
            yield "owners", role, f"{owner}: not from the business", True
        else:
            yield "owners", role, owner, False


def _stop(register: Register) -> Iterator[Line]:
    kills = standing(register)
    if kills.empty:
        yield (
            "kill criterion",
            "",
            "the level below which it is stopped, and when",
            True,
        )
    measures = register["measures"].set_index("measure_id")
    for row in rows_of(kills):
        measure = measures.loc[row.measure_id]
        side = "below" if measure["direction"] == "increase" else "above"
        asked = f"{side} {number(row.minimum, measure['unit'])}"
        seal = "" if row.verdict in _UNSEALED else f"; {row.verdict}"
        said = f"{measure['name']} on {row.due:%Y-%m-%d}{seal}"
        yield "kill criterion", asked, said, False
        if row.verdict in _UNSEALED:
            yield "kill criterion", "", _UNSEALED[row.verdict], True
