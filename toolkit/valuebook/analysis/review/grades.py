"""How far each claimed number can be trusted: evidence grade, data, who validated.

The grade is on the Maryland Scientific Methods Scale as the What Works Centre for
Local Economic Growth uses it: 0 for a claim without comparison in time or a vendor's
own estimate, 1 for before and after, 2 for a series with trend and season, 3 and more
for a comparison with others.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from valuebook.analysis.realized import confirmed
from valuebook.analysis.review.effect import MeasureEffect
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking.chain import links
from valuebook.analysis.tracking.progress import observed
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, money, number
from valuebook.register import Register

SOUND = 3  # from which a number can be credited to the initiative
COLUMNS = ["number", "value", "grade", "why", "data", "validated_by"]


def grades(
    register: Register, effects: list[MeasureEffect], *, as_of: str
) -> pd.DataFrame:
    """Return every claimed number of one initiative with its evidence grade.

    Columns: number (what is claimed), value (in words), grade (0 to 5), why (the
    grade), data (their quality) and validated_by ("nobody" where nobody did).
    """
    rows = [
        *_measured(register, effects, as_of),
        *_confirmed(register, effects, as_of),
        *_claimed(register),
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"grade": "int64"})


def _by_measure(effects: list[MeasureEffect]) -> dict[str, MeasureEffect]:
    known = [each for each in effects if each.grade is not None]
    asked = {"primary": 0, "further": 1}
    named = [each for each in known if each.asked.role in asked]
    return {each.asked.measure_id: each for each in named}


def _measured(
    register: Register, effects: list[MeasureEffect], as_of: str
) -> Iterator[tuple[Any, ...]]:
    found = _by_measure(effects)
    seen = observed(register["actuals"], as_of=as_of)
    promised = set(register["benefits"]["measure_id"].dropna())
    for row in rows_of(links(register, as_of=as_of)):
        if row.measure_id not in promised:
            continue
        own = seen[seen["measure_id"] == row.measure_id]
        yield (
            f"Change of “{row.measure}”",
            number(row.change, row.unit),
            *_grade_of(found.get(row.measure_id), pd.notna(row.change)),
            _quality(own),
            row.validated_by if isinstance(row.validated_by, str) else "nobody",
        )


def _grade_of(effect: MeasureEffect | None, has_both: bool) -> tuple[int, str]:
    if effect is not None and effect.grade is not None:
        design = effect.asked.design.replace("_", " ")
        return effect.grade, f"{design}: {effect.verdict.value}"
    if has_both:
        return 1, "before and after, nothing beside it"
    return 0, "no observation before and after go-live"


def _quality(seen: pd.DataFrame) -> str:
    gaps = seen["date"].diff().dt.days
    usual = gaps.median()
    missing = int((gaps / usual).round().sub(1).clip(lower=0).sum()) if usual > 0 else 0
    said = counted(len(seen), "observation")
    if missing:
        said += f", {missing} missing between them"
    checked = int(seen["validated_by"].notna().sum())
    return f"{said}, {checked or 'none'} checked"


def _confirmed(
    register: Register, effects: list[MeasureEffect], as_of: str
) -> Iterator[tuple[Any, ...]]:
    found = _by_measure(effects)
    benefits = register["benefits"]
    paid = confirmed(register["realized"], benefits, as_of=as_of)
    measures = benefits.set_index("benefit_id")["measure_id"]
    signed = register["realized"].set_index(["benefit_id", "month"])["confirmed_by"]
    for (benefit, name), rows in paid.groupby(["benefit_id", "benefit_class"]):
        effect = found.get(str(measures.get(benefit)))
        grade, why = (0, "a statement, with no effect behind it")
        if effect is not None and effect.grade is not None:
            grade, why = effect.grade, "no better than the effect behind it"
        elif isinstance(measures.get(benefit), str):
            grade, why = 1, "no better than the before and after behind it"
        keys = list(zip(rows["benefit_id"], rows["month"], strict=True))
        by = sorted({str(each) for each in signed.loc[signed.index.isin(keys)]})
        yield (
            f"{benefit}, confirmed as {BenefitClass(str(name)).label}",
            money(float(rows["realized"].sum()), register.settings.currency),
            grade,
            why,
            counted(rows["month"].nunique(), "month"),
            listed(by),
        )


def _claimed(register: Register) -> Iterator[tuple[Any, ...]]:
    for row in rows_of(register["claims"]):
        if pd.isna(row.amount):
            continue
        grade, why = 1, "before and after, as told"
        if row.voice == "vendor":
            grade, why = 0, "the vendor's own estimate"
        elif not isinstance(row.evidence, str):
            grade, why = 0, "nothing is given for it"
        yield (
            f"Claim of {row.voice}",
            f"{money(row.amount, register.settings.currency)} a year",
            grade,
            why,
            row.evidence if isinstance(row.evidence, str) else "nothing given",
            "nobody",
        )


def standing(grades: pd.DataFrame, *, as_of: str) -> Finding:
    """Return how many of the claimed numbers can be trusted, as a finding."""
    rule = "grades.standing"
    if grades.empty:
        return Finding(
            rule,
            "No number is claimed that could be graded.",
            Verdict.NOT_MEASURED,
            remedy="observe what was promised, and have the money confirmed",
        )
    sound = int(grades["grade"].ge(SOUND).sum())
    nobody = int(grades["validated_by"].eq("nobody").sum())
    best = int(grades["grade"].max())
    said = _one(best, nobody) if len(grades) == 1 else _several(grades, sound, nobody)
    whole = sound == len(grades) and not nobody
    return Finding(
        rule,
        said,
        Verdict.SOUND if whole else Verdict.INCOMPLETE,
        (
            Quantity("numbers of grade 3 or more", sound, "numbers", as_of, "grades"),
            Quantity("numbers nobody validated", nobody, "numbers", as_of, "grades"),
        ),
        "" if whole else "quote no number without its grade",
        grade=best,
        evidence=grades,
    )


def _one(grade: int, nobody: int) -> str:
    by = "nobody validated it" if nobody else "it was validated"
    return f"The one claimed number has evidence of grade {grade} of 5; {by}."


def _several(grades: pd.DataFrame, sound: int, nobody: int) -> str:
    total, best = counted(len(grades), "claimed number"), int(grades["grade"].max())
    by = f"nobody validated {nobody} of them" if nobody else "all were validated"
    return (
        f"{sound or 'None'} of {total} {'have' if sound > 1 else 'has'} evidence of "
        f"grade {SOUND} or more, the best is {best} of 5; {by}."
    )
