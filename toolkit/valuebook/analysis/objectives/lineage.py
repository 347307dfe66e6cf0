"""The line from money to a top objective, and how much budget and value has one."""

import pandas as pd

from valuebook.analysis.planned import in_class_order
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.analysis.tracking.ledger import ledger
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import listed, money, percent
from valuebook.reads import asked
from valuebook.register import Register

_BREAKS = {
    "no measure": "name the measure that the benefit is judged by",
    "no key result": "join the benefit to the key result that it moves",
    "key result not measured by the same measure": "judge both by one measure, or join "
    "the benefit to another key result",
    "no way up to an objective of the company": "say which objective stands above",
}


def lines_of_sight(book: Register) -> pd.DataFrame:
    """Return for each benefit whether an unbroken line leads to a top objective.

    The line runs from the benefit over its measure and key result to an objective, and
    from there to one without a parent at the level of the company. Columns:
    benefit_id, initiative_id, benefit_class, annual_value (reporting currency),
    key_result_id, objective_id, top (the objective at the end) and broken (where the
    line ends, empty for none).
    """
    rows = book["benefits"].reset_index(drop=True)
    results = book["key_results"].set_index("key_result_id")
    objective = looked_up(rows["key_result_id"], results["objective_id"])
    top = objective.map(_tops(book["objectives"])).astype(objective.dtype)
    judged_by = looked_up(rows["key_result_id"], results["measure_id"])
    broken = pd.Series("", index=rows.index, dtype="str")
    tests = (
        rows["measure_id"].isna(),
        rows["key_result_id"].isna(),
        judged_by.ne(rows["measure_id"]),
        top.isna(),
    )
    for said, is_broken in reversed(list(zip(_BREAKS, tests, strict=True))):
        broken = broken.mask(is_broken.astype("bool"), said)
    return rows.assign(objective_id=objective, top=top, broken=broken)[
        [
            "benefit_id",
            "initiative_id",
            "benefit_class",
            "annual_value",
            "key_result_id",
            "objective_id",
            "top",
            "broken",
        ]
    ]


def _tops(objectives: pd.DataFrame) -> dict[str, str]:
    """Return for each objective the company's objective at the end of its line."""
    parent = dict(zip(objectives["objective_id"], objectives["parent_id"], strict=True))
    level = dict(zip(objectives["objective_id"], objectives["level"], strict=True))
    tops: dict[str, str] = {}
    for each in parent:
        at, passed = each, set()
        while isinstance(parent.get(at), str) and at not in passed:
            passed.add(at)
            at = parent[at]
        if at not in passed and level.get(at) == "company":
            tops[each] = at
    return tops


@asked
def aligned(book: Register) -> pd.DataFrame:
    """Return how much planned value and budget has an unbroken line to the top.

    A row for each benefit class, and one for the budget ("budget"), which counts with
    an initiative that has at least one such benefit. Columns: what, total and aligned
    (reporting currency; value a year, disbenefits left out) and share.
    """
    lines = lines_of_sight(book)
    valued = lines[lines["annual_value"].gt(0)]
    with_line = valued["annual_value"].where(valued["broken"].eq(""), 0.0)
    by_class = in_class_order(
        valued.assign(aligned=with_line)
        .groupby("benefit_class", as_index=False)
        .agg(total=("annual_value", "sum"), aligned=("aligned", "sum"))
    )
    funded = book["initiatives"][["initiative_id", "budget"]]
    reaching = set(lines.loc[lines["broken"].eq(""), "initiative_id"])
    reached = funded.loc[funded["initiative_id"].isin(reaching), "budget"].sum()
    budget = pd.DataFrame(
        {
            "benefit_class": ["budget"],
            "total": [float(funded["budget"].sum())],
            "aligned": [float(reached)],
        }
    )
    rows = pd.concat([budget, by_class], ignore_index=True)
    rows = rows.rename(columns={"benefit_class": "what"})
    return rows.assign(share=rows["aligned"] / rows["total"].where(rows["total"] > 0))


def alignment(aligned: pd.DataFrame, *, currency: str) -> Finding:
    """Return the share of budget and planned value with an unbroken line."""
    rule = "objectives.aligned"
    known = aligned[aligned["share"].notna()]
    if known.empty:
        return Finding(
            rule, "No budget and no value in money is recorded.", Verdict.NOT_MEASURED
        )
    said = [
        f"{_part(row.share)} of {_named(row.what)} "
        f"({money(row.aligned, currency)} of {money(row.total, currency)})"
        for row in rows_of(known)
    ]
    return Finding(
        rule,
        "In the whole register an unbroken line leads to an objective of the company "
        f"from {listed(said)}.",
        Verdict.SOUND if known["share"].eq(1).all() else Verdict.INCOMPLETE,
        tuple(
            Quantity(f"aligned share of {row.what}", row.share, "share", "", "a year")
            for row in rows_of(known)
        ),
        evidence=aligned,
    )


def _part(share: float) -> str:
    """Return a share in words; what is not all is never rounded up to all."""
    return percent(share if share == 1 else min(share, 0.99))


def _named(what: str) -> str:
    return "the budget" if what == "budget" else f"{BenefitClass(what).label} value"


def broken_lines(lines: pd.DataFrame, initiative: str) -> Finding:
    """Return where the lines of one initiative's benefits break, as a finding."""
    rule = "objectives.lines"
    own = lines[lines["initiative_id"].eq(initiative)]
    broken = own[own["broken"].ne("")]
    if own.empty:
        return Finding(rule, "It promises no benefit.", Verdict.NOT_PLANNED)
    if broken.empty:
        tops = listed(sorted(own["top"].unique()))
        return Finding(
            rule,
            f"From each of its benefits an unbroken line leads to {tops}.",
            Verdict.SOUND,
            evidence=own,
        )
    said = [
        f"{listed(list(rows['benefit_id']))} ({reason})"
        for reason, rows in broken.groupby("broken", sort=False)
    ]
    return Finding(
        rule,
        f"No unbroken line to an objective of the company from {listed(said)}.",
        Verdict.GAP,
        remedy="; ".join(_BREAKS[each] for each in broken["broken"].unique()),
        evidence=own,
    )


def money_lines(
    own: Register, key_results: pd.DataFrame, *, as_of: str
) -> pd.DataFrame:
    """Return each key result beside the benefits it is joined to and their money.

    `key_results` is what `tree.key_results` returns. Columns: key_result, score,
    benefit, benefit_class, annual_value, planned_to_date and realized_to_date (in the
    reporting currency; NaN where the benefit has no money or none was confirmed).
    """
    benefits = own["benefits"]
    joined = key_results.merge(
        benefits[["key_result_id", "benefit_id", "statement", "annual_value"]],
        on="key_result_id",
        how="left",
        suffixes=("", "_of_benefit"),
    )
    keys = ("benefit_id", "benefit_class")
    paid = ledger(own, as_of=as_of, by=keys).drop(columns="verdict")
    rows = joined.merge(paid, on="benefit_id", how="left")
    stated = looked_up(
        rows["benefit_id"], benefits.set_index("benefit_id")["benefit_class"]
    )
    rows = rows.assign(benefit_class=rows["benefit_class"].fillna(stated))
    labels = [
        "" if pd.isna(each) else BenefitClass(each).label
        for each in rows["benefit_class"]
    ]
    return pd.DataFrame(
        {
            "key_result": rows["statement"],
            "score": rows["score"],
            "benefit": rows["statement_of_benefit"],
            "benefit_class": pd.Series(labels, index=rows.index, dtype="str"),
            "annual_value": rows["annual_value"],
            "planned_to_date": rows["planned_to_date"],
            "realized_to_date": rows["realized_to_date"],
        }
    )
