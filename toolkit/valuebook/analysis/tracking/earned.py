"""Earned value beside earned benefit: the work that is done, the value that has come.

Earned value is that of project control: planned value (PV), earned value (EV, the
share of work done times all planned one-off cost) and actual cost (AC); SPI = EV/PV,
CPI = EV/AC, EAC = BAC/CPI. Earned benefit is the same question asked of the value:
realized over planned to date (BPI). The two are never one number.
"""

from typing import Any

import pandas as pd

from valuebook.analysis.months import month
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking.delivery import delivery
from valuebook.analysis.tracking.ledger import ledger
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import listed, money, percent
from valuebook.register import Register, Settings


def earned(register: Register, completion: pd.DataFrame, *, as_of: str) -> pd.DataFrame:
    """Return delivery and each benefit class of one initiative, planned and earned.

    `completion` is what its plan will come to by benefit class
    (`completion.completion`).
    Columns: side ("delivery" or "benefit"), name, planned_to_date, earned_to_date,
    cost_to_date (of the work; NaN for benefits), index (earned over planned: SPI or
    BPI), cost_index (CPI; NaN for benefits), planned_in_all, expected_in_all (EAC, or
    the benefit at completion by the trajectories) and variance (earned less planned to
    date). Money in the reporting currency, NaN where it is not known.
    """
    due = ledger(register, as_of=as_of)
    whole = completion.set_index("benefit_class")
    benefits = [
        {
            "side": "benefit",
            "name": BenefitClass(row.benefit_class).label,
            "planned_to_date": row.planned_to_date,
            "earned_to_date": row.realized_to_date,
            "index": row.rate_to_date,
            "planned_in_all": row.planned_full_life,
            "expected_in_all": whole["trajectory_at_completion"].get(row.benefit_class),
        }
        for row in rows_of(due[due["planned_full_life"] > 0])
    ]
    rows = pd.DataFrame([_delivery(register, as_of), *benefits], columns=_COLUMNS)
    rows = rows.astype(dict.fromkeys(_COLUMNS[2:], "float64"))
    return rows.assign(variance=rows["earned_to_date"] - rows["planned_to_date"])


_COLUMNS = [
    "side",
    "name",
    "planned_to_date",
    "earned_to_date",
    "cost_to_date",
    "index",
    "cost_index",
    "planned_in_all",
    "expected_in_all",
]


def _delivery(register: Register, as_of: str) -> dict[str, Any]:
    costs = register["costs"]
    one_off = costs[costs["kind"] == "one_off"]
    planned = one_off[one_off["basis"] == "planned"]
    spent = one_off[(one_off["basis"] == "actual") & (one_off["month"] <= month(as_of))]
    in_all = float(planned["amount"].sum(min_count=1))
    by_now = float(planned.loc[planned["month"] <= month(as_of), "amount"].sum())
    value = in_all * float(delivery(register)["work_complete"].iloc[0])
    cost = float(spent["amount"].sum(min_count=1))
    cost_index = value / cost if cost else float("nan")
    return {
        "side": "delivery",
        "name": "work",
        "planned_to_date": by_now if in_all == in_all else None,
        "earned_to_date": value,
        "cost_to_date": cost,
        "index": value / by_now if by_now else None,
        "cost_index": cost_index,
        "planned_in_all": in_all,
        "expected_in_all": in_all / cost_index if cost_index else None,
    }


def beside(earned: pd.DataFrame, settings: Settings, *, as_of: str) -> Finding:
    """Return what the work and the benefit of one initiative have earned by now."""
    rule = "earned.beside"
    work = earned.iloc[0]
    is_due = (earned["side"] == "benefit") & (earned["planned_to_date"] > 0)
    due = earned[is_due]
    said = (
        f"The work has earned {percent(work['index'])} of what was planned by now"
        if pd.notna(work["index"])
        else "What the work has earned is not known"
    )
    parts = [f"{row.name} {percent(row.index_)}" for row in _named(due)]
    value = f"the benefit: {listed(parts)}" if parts else "no benefit in money is due"
    tolerance = settings.tolerance
    short = (due["index"].fillna(0) < 1 - tolerance).any()
    if pd.notna(work["cost_index"]):
        currency = settings.currency
        said += (
            f" ({money(work['earned_to_date'], currency)} of work for "
            f"{money(work['cost_to_date'], currency)})"
        )
    known = due["index"].notna().any()
    verdict = Verdict.NOT_MEASURED if parts else Verdict.TOO_EARLY
    if known:
        verdict = Verdict.BEHIND_PLAN if short else Verdict.ON_PLAN
    return Finding(
        rule,
        f"{said}; {value}.",
        verdict,
        (
            Quantity(
                "schedule performance index", work["index"], "share", as_of, "EV/PV"
            ),
            Quantity(
                "cost performance index", work["cost_index"], "share", as_of, "EV/AC"
            ),
            *(
                Quantity(
                    f"benefit performance index, {row.name}",
                    row.index_,
                    "share",
                    as_of,
                    "realized over planned to date",
                )
                for row in _named(due)
            ),
        ),
        evidence=earned,
    )


def shown(earned: pd.DataFrame) -> pd.DataFrame:
    """Return the rows as a reader needs them, delivery first."""
    names = earned["side"] + ": " + earned["name"]
    return earned.assign(earned=names)[
        [
            "earned",
            "planned_to_date",
            "earned_to_date",
            "variance",
            "index",
            "planned_in_all",
            "expected_in_all",
        ]
    ]


def _named(rows: pd.DataFrame) -> Any:
    # a row has a method of the name `index`
    return rows_of(rows.rename(columns={"index": "index_"}))
