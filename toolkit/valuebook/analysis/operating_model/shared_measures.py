"""Functions by measures; one that a function has to itself is flagged."""

import pandas as pd

from valuebook.analysis.rows import looked_up
from valuebook.model import Finding, Verdict
from valuebook.model.wording import listed
from valuebook.register import Register

_OWNS, _PROMISES = "owns", "promises"
_DELIVERY = "implementation"


def shared_measures(book: Register) -> pd.DataFrame:
    """Return which function has to do with which measure of an outcome, and how.

    A function owns a measure (measures.csv), and an office promises to move it through
    a benefit. Measures of delivery are left out. Columns: measure_id, measure, function
    and has ("owns", "promises" or "owns, promises").
    """
    measures = book["measures"]
    outcome = measures[measures["chain_link"].ne(_DELIVERY)]
    names = outcome.set_index("measure_id")["name"]
    office = book["initiatives"].set_index("initiative_id")["office"]
    promised = book["benefits"][["measure_id", "initiative_id"]].dropna()
    pairs = pd.concat(
        [
            outcome[["measure_id", "function"]].assign(has=_OWNS),
            pd.DataFrame(
                {
                    "measure_id": promised["measure_id"],
                    "function": looked_up(promised["initiative_id"], office),
                    "has": _PROMISES,
                }
            ),
        ],
        ignore_index=True,
    ).dropna()
    used = pairs["measure_id"].isin(promised["measure_id"])
    pairs = pairs[used & pairs["measure_id"].isin(names.index)].drop_duplicates()
    rows = pairs.groupby(["measure_id", "function"], as_index=False).agg(
        has=("has", lambda each: ", ".join(sorted(each)))
    )
    return rows.assign(measure=looked_up(rows["measure_id"], names))[
        ["measure_id", "measure", "function", "has"]
    ]


def matrix(shared: pd.DataFrame) -> pd.DataFrame:
    """Return measures as rows and functions as columns, with what each has to do."""
    wide = shared.pivot_table(
        index="measure", columns="function", values="has", aggfunc="first", sort=True
    )
    return wide.fillna("").reset_index().rename_axis(columns=None)


def alone(shared: pd.DataFrame) -> Finding:
    """Return the promised measures with which one function alone has to do."""
    rule = "ownership.alone"
    if shared.empty:
        return Finding(
            rule, "No measure of an outcome is promised.", Verdict.NOT_MEASURED
        )
    counts = shared.groupby("measure_id")["function"].nunique()
    lone = shared[shared["measure_id"].isin(counts.index[counts.eq(1)])]
    if lone.empty:
        return Finding(
            rule,
            "Every promised measure is shared by two functions or more.",
            Verdict.SOUND,
            evidence=shared,
        )
    said = [
        f"{function} ({listed([f'“{each}”' for each in rows['measure']])})"
        for function, rows in lone.groupby("function", sort=True)
    ]
    return Finding(
        rule,
        f"Measured and promised by one function alone: {listed(said)}.",
        Verdict.INCOMPLETE,
        remedy="have a function that must act differently share the measure",
        evidence=lone,
    )
