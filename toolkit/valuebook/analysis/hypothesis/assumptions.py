"""Assumptions, rated by the quality of their evidence and what hangs on them.

Red: much hangs on it and the evidence is weak or missing, or it is already
broken. Amber: much hangs on moderate evidence, or something on weak or no
evidence. Green: all others. The rating follows the assumptions logs of the
British government's analysts (quality of evidence by impact).
"""

import pandas as pd

from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted
from valuebook.register import Register

_ORDER = {"red": 0, "amber": 1, "green": 2}


def rating(evidence: pd.Series, impact: pd.Series) -> pd.Series:
    """Return green, amber or red for each assumption.

    >>> rating(pd.Series(["weak", "moderate", "none", "weak"]),
    ...        pd.Series(["high", "high", "medium", "low"])).tolist()
    ['red', 'amber', 'amber', 'green']
    """
    thin = evidence.isin(["weak", "none"])
    red = impact.eq("high") & thin
    amber = (impact.eq("high") & evidence.eq("moderate")) | (impact.eq("medium") & thin)
    return (
        pd.Series("green", index=evidence.index).mask(amber, "amber").mask(red, "red")
    )


def rated(register: Register) -> pd.DataFrame:
    """Return the assumptions, those that matter most first.

    Columns: assumption_id, initiative_id, link, statement, evidence, impact,
    rating and status.
    """
    rows = register["assumptions"]
    judged = rating(rows["evidence"], rows["impact"]).mask(
        rows["status"].eq("broken"), "red"
    )
    return (
        rows.assign(rating=judged)
        .sort_values(
            ["rating", "assumption_id"],
            key=lambda each: each.map(_ORDER) if each.name == "rating" else each,
        )
        .reset_index(drop=True)[
            [
                "assumption_id",
                "initiative_id",
                "link",
                "statement",
                "evidence",
                "impact",
                "rating",
                "status",
            ]
        ]
    )


def shown(rated: pd.DataFrame) -> pd.DataFrame:
    """Return the columns of `rated` that a reader acts on."""
    return rated[["link", "statement", "evidence", "impact", "rating", "status"]]


def standing(rated: pd.DataFrame) -> Finding:
    """Return how firmly the hypothesis stands on its assumptions, as a finding."""
    rule = "assumptions.standing"
    if rated.empty:
        return Finding(
            rule,
            "No assumption is recorded, so nothing says what the promise rests on.",
            Verdict.GAP,
            remedy="write down what must be true, and rate evidence and impact",
        )
    broken = int(rated["status"].eq("broken").sum())
    red = int((rated["rating"].eq("red") & rated["status"].ne("broken")).sum())
    quantities = (
        Quantity("assumptions", len(rated), "assumptions", basis="assumptions.csv"),
        Quantity("rated red", red + broken, "assumptions", basis="evidence by impact"),
        Quantity("broken", broken, "assumptions", basis="status in assumptions.csv"),
    )
    if broken:
        said = f"{_of(broken, len(rated)).capitalize()} turned out to be broken"
        said += f", and much hangs on {red} more with thin evidence." if red else "."
        verdict = Verdict.BREACHED
        does = "assumption does" if broken == 1 else "assumptions do"
        remedy = f"say what the broken {does} to the promise, and re-forecast"
    elif red:
        said = f"Much hangs on {_of(red, len(rated))} with weak or no evidence."
        verdict, remedy = Verdict.INCOMPLETE, "test what is rated red first"
    else:
        many = counted(len(rated), "assumption")
        said = f"Of {many} none has much hanging on weak evidence."
        verdict, remedy = Verdict.SOUND, ""
    return Finding(rule, said, verdict, quantities, remedy, evidence=rated)


def _of(some: int, all_of_them: int) -> str:
    many = counted(all_of_them, "assumption")
    if some < all_of_them:
        return f"{some} of {many}"
    if some == 1:
        return "the only assumption"
    return "both assumptions" if some == 2 else f"all {many}"
