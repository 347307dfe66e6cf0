"""Value from AI in its four categories, benefit classes kept apart."""

import pandas as pd

from valuebook.analysis.ai.factors import some
from valuebook.analysis.ai.use import is_ai
from valuebook.analysis.rows import looked_up
from valuebook.analysis.tracking.ledger import ledger
from valuebook.analysis.tracking.progress import lately
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import listed
from valuebook.register import Register
from valuebook.register.tables.promises import CATEGORIES

UNCATEGORIZED = "uncategorized"
CONFIRMED, MEASURED, PROMISED = "confirmed money", "measured values", "promise only"


def evidence(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return each benefit with its category and the evidence its value rests on.

    Columns: benefit_id, category, benefit_class, statement, run_rate (reporting
    currency a year), planned_to_date, realized_to_date, basis (confirmed money,
    measured values: its measure was observed since the first effect was due, or
    promise only) and grade: of the evidence, on the Maryland scale.
    """
    benefits = register["benefits"]
    if not is_ai(register):
        benefits = benefits.head(0)
    rows = ledger(register, as_of=as_of, by=("benefit_id", "benefit_class"))
    seen = lately(register, as_of=as_of)
    observed = seen[seen["recent"].notna() & seen["planned_share"].gt(0)]
    measured = {each for ids in observed["benefits"] for each in ids.split(", ")}
    paid = set(rows.loc[rows["realized_to_date"].fillna(0).ne(0), "benefit_id"])
    basis = [
        CONFIRMED if each in paid else MEASURED if each in measured else PROMISED
        for each in benefits["benefit_id"]
    ]
    promised = pd.DataFrame(
        {
            "benefit_id": benefits["benefit_id"],
            "category": benefits["category"].fillna(UNCATEGORIZED),
            "benefit_class": benefits["benefit_class"],
            "statement": benefits["statement"],
            "run_rate": benefits["annual_value"],
            "basis": pd.Series(basis, index=benefits.index, dtype="str"),
        }
    )
    promised = promised.assign(grade=_grades(register, benefits, promised["basis"]))
    amounts = rows[
        ["benefit_id", "benefit_class", "planned_to_date", "realized_to_date"]
    ]
    told = ["benefit_id", "category", "statement", "basis", "grade"]
    amounts = amounts[amounts["benefit_id"].isin(benefits["benefit_id"])]
    joined = promised.merge(amounts, on=["benefit_id", "benefit_class"], how="outer")
    known = promised.set_index("benefit_id")
    filled = {
        name: joined[name].fillna(looked_up(joined["benefit_id"], known[name]))
        for name in told[1:]
    }
    return joined.assign(**filled)[
        [
            "benefit_id",
            "category",
            "benefit_class",
            "statement",
            "run_rate",
            "planned_to_date",
            "realized_to_date",
            "basis",
            "grade",
        ]
    ]


def _grades(
    register: Register, benefits: pd.DataFrame, basis: pd.Series
) -> list[float]:
    """Return the grade of each benefit's evidence: what was compared with what.

    0 where nothing was measured, 1 where a measure has no baseline, 2 for before and
    after, 3 where others without the change were observed as well.
    """
    panel = register["comparisons"]
    compared = {
        measure
        for measure, rows in panel.groupby("measure_id")
        if len(set(rows.groupby("unit")["treated"].max())) > 1
    }
    return [
        0.0
        if rests == PROMISED or pd.isna(measure)
        else 3.0
        if measure in compared
        else 1.0
        if pd.isna(baseline)
        else 2.0
        for rests, measure, baseline in zip(
            basis, benefits["measure_id"], benefits["baseline"], strict=True
        )
    ]


def categories(evidence: pd.DataFrame) -> pd.DataFrame:
    """Return the totals of each category, one row for each benefit class in it.

    Columns: category, benefit_class, benefits (count), run_rate, planned_to_date,
    realized_to_date (NaN where nothing was confirmed), basis (the evidence of its
    benefits) and grade (the lowest of them). A category that nothing is promised in
    has one row without class.
    """
    grouped = evidence.groupby(["category", "benefit_class"])
    totals = pd.concat(
        [
            grouped["benefit_id"].nunique().rename("benefits"),
            grouped[["run_rate", "planned_to_date", "realized_to_date"]].sum(
                min_count=1
            ),
            grouped["basis"].agg(lambda each: ", ".join(sorted(set(each)))),
            grouped["grade"].min(),
        ],
        axis=1,
    ).reset_index()
    missing = [each for each in CATEGORIES if each not in set(totals["category"])]
    none = pd.DataFrame({"category": missing, "benefits": 0}).astype(
        {"category": "str"}
    )
    order = {each: place for place, each in enumerate((*CATEGORIES, UNCATEGORIZED))}
    rows = pd.concat([totals, none], ignore_index=True) if missing else totals
    return rows.sort_values(
        "category", key=lambda each: each.map(order), kind="stable", ignore_index=True
    )


def shown(categories: pd.DataFrame) -> pd.DataFrame:
    """Return the categories as a reader needs them, in words."""
    promised = categories["benefits"] > 0
    labels = [
        BenefitClass(each).label if pd.notna(each) else "nothing promised"
        for each in categories["benefit_class"]
    ]
    named = categories.assign(
        category=categories["category"].str.replace("_", " "),
        benefit_class=pd.Series(labels, index=categories.index, dtype="str"),
        evidence=categories["basis"],
        lowest_grade=categories["grade"],
    )
    return named.loc[
        promised,
        [
            "category",
            "benefit_class",
            "benefits",
            "run_rate",
            "planned_to_date",
            "realized_to_date",
            "evidence",
            "lowest_grade",
        ],
    ]


def grades(as_of: str) -> str:
    """Return what the amounts and grades of the table are, as a sentence."""
    return (
        f"Run rate a year as promised; planned and realized to {as_of}. Grades of "
        "evidence: 0 said only, 1 measured without a baseline, 2 before and after, 3 "
        "others compared, 4 and 5 by trial."
    )


def _unproven(evidence: pd.DataFrame) -> str:
    each = evidence.drop_duplicates("benefit_id")
    if each.empty:
        return "No benefit is promised."
    parts = [
        f"{count} on {words}"
        for basis, words in (
            (CONFIRMED, "confirmed money"),
            (MEASURED, "measured values alone"),
            (PROMISED, "the promise alone"),
        )
        if (count := int(each["basis"].eq(basis).sum()))
    ]
    if len(each) == 1:
        return f"The one benefit rests {parts[0].removeprefix('1 ')}."
    number, _, on = parts[0].partition(" ")
    rests = "rests" if number == "1" else "rest"
    return f"{listed([f'{number} of {len(each)} benefits {rests} {on}', *parts[1:]])}."


def basis(evidence: pd.DataFrame) -> Finding:
    """Return what the claims of one initiative rest on, as a finding."""
    rule = "ai_value.basis"
    each = evidence.drop_duplicates("benefit_id")
    if each.empty:
        return Finding(rule, "No benefit of AI is promised.", Verdict.NOT_PLANNED)
    bare = each[each["basis"] == PROMISED]
    return Finding(
        rule,
        _unproven(evidence),
        Verdict.INCOMPLETE if len(bare) else Verdict.MEASURED,
        tuple(
            Quantity(
                f"benefits on {name}",
                float(each["basis"].eq(name).sum()),
                "benefits",
            )
            for name in (CONFIRMED, MEASURED, PROMISED)
        ),
        remedy=f"measure what {some(list(bare['benefit_id']))} promised"
        if len(bare)
        else "",
        evidence=each,
    )


def spread(evidence: pd.DataFrame) -> Finding:
    """Return in which of the four categories value is promised, as a finding."""
    rule = "ai_value.spread"
    if evidence.empty:
        return Finding(rule, "No benefit of AI is promised.", Verdict.NOT_PLANNED)
    promised = set(evidence["category"])
    named = [_words(each) for each in CATEGORIES if each in promised]
    missing = [_words(each) for each in CATEGORIES if each not in promised]
    said = f"Value is promised in {listed(named)}" if named else "Value is promised"
    said += f", none in {listed(missing)}." if missing else "."
    without = evidence[evidence["category"] == UNCATEGORIZED]
    ids = list(without["benefit_id"].unique())
    if not ids:
        return Finding(rule, said, Verdict.STATED, evidence=evidence)
    return Finding(
        rule,
        f"{said} {some(ids)} {'is' if len(ids) == 1 else 'are'} in no category and "
        "counted beside them.",
        Verdict.INCOMPLETE,
        remedy="say for each which category it belongs to",
        evidence=without,
    )


def _words(category: str) -> str:
    return category.replace("_", " ")
