"""The first line of a review: effect, interval, grade, verdict, promised value."""

from dataclasses import replace
from typing import Any

import pandas as pd

from valuebook.analysis.review.effect import MeasureEffect, finding, primary, sentence
from valuebook.analysis.review.look_back import answer as value_answer
from valuebook.analysis.review.look_back import measures_to_date
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking.ledger import ledger
from valuebook.analysis.tracking.progress import progress
from valuebook.model import BenefitClass, Finding, Quantity, Tone, Verdict
from valuebook.model.wording import listed, money
from valuebook.register import Register


def answer(register: Register, effects: list[MeasureEffect], *, as_of: str) -> Finding:
    """Return effect, interval, grade, verdict and promised value of one initiative.

    `effects` are from `effect.effects`. The verdict is that on the value; where the
    value cannot be judged it is that on the effect, and value that came without being
    the initiative's doing is not attributable.
    """
    value = value_answer(register, as_of=as_of)
    effect = primary(effects)
    if effect is None or (effect.verdict is Verdict.TOO_EARLY and not effect.is_known):
        return value
    if not effect.is_known:
        return replace(value, sentence=f"{sentence(effect)} {value.sentence}")
    rows = ledger(register, as_of=as_of)
    said = [
        sentence(effect),
        _value(register, rows, as_of) or _unpromised(value),
    ]
    told = finding(effects, as_of=as_of)
    return Finding(
        "review.answer",
        " ".join(each for each in said if each),
        _verdict(value.verdict, effect.verdict),
        (*told.quantities, *_promised(rows, register, as_of), *value.quantities),
        value.remedy or told.remedy,
        grade=effect.grade,
        evidence=rows,
    )


def _verdict(value: Verdict, effect: Verdict) -> Verdict:
    if value in (Verdict.NOT_PLANNED, Verdict.TOO_EARLY):
        return effect
    if value.tone is Tone.GOOD and effect is Verdict.NOT_ATTRIBUTABLE:
        return effect
    return value


def _unpromised(value: Finding) -> str:
    return "No target was promised." if value.verdict is Verdict.NOT_PLANNED else ""


def _value(register: Register, rows: pd.DataFrame, as_of: str) -> str:
    """Return how much of the promised value was confirmed, class by class."""
    currency = register.settings.currency
    due = rows[rows["planned_to_date"] > 0]
    parts = [_of_class(row, currency) for row in rows_of(due)]
    said = ""
    if parts:
        said = f"Of the value promised by {as_of}, confirmed: {listed(parts)}."
    moved = measures_to_date(progress(register, as_of=as_of))
    if moved and len(register["benefits"]["measure_id"].dropna()) > 1:
        said += f" {moved[0].upper()}{moved[1:]}."
    return said.strip() if parts else ""


def _of_class(row: Any, currency: str) -> str:
    planned = money(row.planned_to_date, currency)
    label = BenefitClass(row.benefit_class).label
    if pd.isna(row.realized_to_date):
        return f"{label} nothing of {planned}"
    return f"{label} {money(row.realized_to_date, currency)} of {planned}"


def _promised(
    rows: pd.DataFrame, register: Register, as_of: str
) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(
            f"value promised to date, {BenefitClass(row.benefit_class).label}",
            row.planned_to_date,
            register.settings.currency,
            as_of,
            "locked plan and ramp",
        )
        for row in rows_of(rows[rows["planned_to_date"] != 0])
    )
