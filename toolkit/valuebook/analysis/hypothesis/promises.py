"""The hypothesis: if we do this for these people, this measure moves, worth so much."""

import pandas as pd

from valuebook.analysis.planned import by_class, plan, run_rate
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, money, number
from valuebook.register import Register


def promises(register: Register) -> pd.DataFrame:
    """Return what is promised, in the order of the register.

    Columns: benefit_id, statement, measure, from_to (levels with their unit), by
    (target month), benefit_class (in words), run_rate (reporting currency a year)
    and owner.
    """
    benefits = register["benefits"]
    measures = register["measures"].set_index("measure_id")
    named = benefits.assign(
        measure=looked_up(benefits["measure_id"], measures["name"]).fillna(
            "none named"
        ),
        unit=looked_up(benefits["measure_id"], measures["unit"]).fillna(""),
        by=benefits["target_month"]
        .astype("str")
        .where(benefits["target_month"].notna(), "not stated"),
        run_rate=benefits["annual_value"],
        owner=benefits["owner"].fillna("nobody named"),
    )
    levels = [from_to(row.baseline, row.target, row.unit) for row in rows_of(named)]
    labels = [BenefitClass(each).label for each in named["benefit_class"]]
    return named.assign(
        from_to=pd.Series(levels, index=named.index, dtype="str"),
        benefit_class=pd.Series(labels, index=named.index, dtype="str"),
    ).reset_index(drop=True)[
        [
            "benefit_id",
            "statement",
            "measure",
            "from_to",
            "by",
            "benefit_class",
            "run_rate",
            "owner",
        ]
    ]


def shown(promises: pd.DataFrame) -> pd.DataFrame:
    """Return the promises as a reader needs them, each measure with its levels."""
    judged = promises["measure"] + ": " + promises["from_to"]
    named = promises.assign(measure=judged)
    return named[
        [
            "benefit_id",
            "statement",
            "measure",
            "by",
            "benefit_class",
            "run_rate",
            "owner",
        ]
    ]


def from_to(baseline: float, target: float, unit: str) -> str:
    """Return two levels of a measure as words.

    >>> from_to(14.0, 3.0, "days"), from_to(float("nan"), 3.0, "days")
    ('14 to 3 days', 'no baseline, target 3 days')
    """
    if pd.isna(target):
        return "no target"
    if pd.isna(baseline):
        return f"no baseline, target {number(target, unit)}"
    return f"{number(baseline)} to {number(target, unit)}"


def outcome(register: Register) -> Finding:
    """Return which outcome changes and for whom, as a finding."""
    rule = "hypothesis.outcome"
    row = register["initiatives"].iloc[0]
    rows = promises(register)
    judged = rows[(rows["measure"] != "none named") & (rows["from_to"] != "no target")]
    if judged.empty:
        return Finding(
            rule,
            "No measure with a target is promised, so nothing says what will change.",
            Verdict.GAP,
            remedy="write which measure moves, from where to where, and by when",
        )
    first = judged.iloc[0]
    whom = "" if pd.isna(row["stakeholder"]) else f"{row['stakeholder']}: "
    more = len(judged.drop_duplicates(["measure", "from_to"])) - 1
    said = f"{whom}{first['measure']} from {first['from_to']}"
    said += f" by {first['by']}" if first["by"] != "not stated" else ""
    said += f", and {counted(more, 'further measure')}." if more else "."
    told = row[["problem", "stakeholder", "causal_statement"]].notna().all()
    return Finding(rule, said, Verdict.STATED if told else Verdict.INCOMPLETE)


def judged_by(register: Register) -> Finding:
    """Return by how many measures one initiative is judged, and when, as a finding."""
    rule = "hypothesis.judged_by"
    benefits = register["benefits"]
    if benefits.empty:
        return Finding(rule, "Nothing is promised.", Verdict.NOT_PLANNED)
    judged = benefits[
        benefits[["measure_id", "baseline", "target", "target_month"]]
        .notna()
        .all(axis=1)
    ]
    if judged.empty:
        return Finding(
            rule,
            "No promise can be judged: measure, baseline, target or target month is "
            "missing in each.",
            Verdict.GAP,
            remedy="give each promise a measure, two levels and a month",
        )
    first, last = judged["target_month"].min(), judged["target_month"].max()
    when = f"in {first}" if first == last else f"between {first} and {last}"
    every = len(judged) == len(benefits)
    said = (
        f"{len(judged)} of {counted(len(benefits), 'promise')} can be judged, {when}."
    )
    return Finding(
        rule,
        said,
        Verdict.STATED if every else Verdict.INCOMPLETE,
        (
            Quantity("promises that can be judged", len(judged), "promises"),
            Quantity("promises", len(benefits), "promises"),
        ),
        remedy="" if every else "complete measure, levels and month of the others",
    )


def worth(register: Register, *, as_of: str) -> Finding:
    """Return what one initiative is worth at full effect, class by class."""
    rule = "hypothesis.worth"
    currency = register.settings.currency
    rates = run_rate(register["benefits"])
    if rates.empty:
        return Finding(
            rule,
            "No money is promised; the initiative is judged by its measures alone.",
            Verdict.NOT_PLANNED,
        )
    amounts = [
        f"{money(row.run_rate, currency)} {BenefitClass(row.benefit_class).label}"
        + (" (a disbenefit)" if row.run_rate < 0 else "")
        for row in rows_of(rates)
    ]
    said = f"At full effect it is worth {listed(amounts)} a year"
    said += ", in classes that are not added" if len(rates) > 1 else ""
    full = full_effect(register)
    return Finding(
        rule,
        f"{said}. {_when(plan(register), full)}",
        Verdict.STATED if full is not None else Verdict.INCOMPLETE,
        tuple(
            Quantity(
                f"value a year at full effect, {BenefitClass(row.benefit_class).label}",
                row.run_rate,
                currency,
                as_of,
                "annual value of the benefits, as promised",
            )
            for row in rows_of(rates)
        ),
        remedy="" if full is not None else "set go-live and ramps",
        evidence=rates,
    )


def planned_by_class(register: Register) -> pd.DataFrame:
    """Return planned value by benefit class and month; columns as of `by_class`."""
    return by_class(plan(register))


def full_effect(register: Register) -> pd.Period | None:
    """Return the first month in which every promise is at full effect, if any is."""
    rows = plan(register)
    full = rows[rows["share"] >= 1].groupby("benefit_id")["month"].min()
    if full.empty or set(full.index) != set(rows["benefit_id"]):
        return None
    latest: pd.Period = full.max()
    return latest


def _when(planned: pd.DataFrame, full: pd.Period | None) -> str:
    if planned.empty:
        return "Nothing says from when: no go-live is set."
    if full is None:
        return "Within the horizon of the plan full effect is not reached."
    return f"Full effect is planned from {full}."
