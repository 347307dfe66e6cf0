"""What one successful outcome costs: tool, retries, review and the work left over."""

import pandas as pd

from valuebook.analysis.ai.factors import Factor, factors, told, weakest
from valuebook.analysis.ai.measured import Measured, viewed
from valuebook.analysis.ai.spending import total
from valuebook.analysis.ai.view import Spent, View, in_window
from valuebook.model import ArgumentError, Finding, Quantity, Verdict
from valuebook.model.wording import listed, money, percent
from valuebook.register import Register

_NEEDED = (
    "tasks",
    "success_share",
    "retry_share",
    "review_minutes",
    "work_minutes",
    "hourly_rate",
)
PARTS = ("tool", "retries", "review", "people")


def cost_per_outcome(cost: float, tasks: float, success_share: float) -> float:
    """Return the cost of one task that passes its check, in the currency of `cost`.

    The cost of all tasks, over those that succeed.

    >>> cost_per_outcome(1_200, 400, 0.75)
    4.0
    """
    if tasks <= 0 or not 0 < success_share <= 1:
        raise ArgumentError(
            f"tasks {tasks:g}, success_share {success_share:g}; give tasks above 0 and "
            "a share above 0, up to 1"
        )
    return cost / (tasks * success_share)


def unit_cost(
    measured: Measured, own: Register, view: View, *, as_of: str
) -> pd.DataFrame:
    """Return the cost of a successful outcome of each initiative, by its parts.

    In the currency of the register, as the hourly rates are.

    One row per initiative and part: tool (spend on what is not tried again), retries,
    review (checking what AI gave) and people (the work that is left). Columns:
    initiative_id, part, monthly (mean of the window), each (per successful outcome),
    share and basis (measured, reported or assumed: the weakest that it rests on). Only
    initiatives with all factors and some spend have rows.
    """
    rows = []
    spent = viewed(measured, own, View(view.months, view.basis)).spent
    costs, every = _tool_costs(spent, view, as_of=as_of), factors(own)
    for initiative in own["initiatives"]["initiative_id"]:
        known, cost = every[initiative, ""], costs.get(initiative)
        if cost is None or any(name not in known for name in _NEEDED):
            continue
        if not known["tasks"].value or not known["success_share"].value:
            continue
        rows += _parts(initiative, cost, known)
    columns = ["initiative_id", "part", "monthly", "each", "share", "basis"]
    return pd.DataFrame(rows, columns=columns)


def _tool_costs(spent: Spent, view: View, *, as_of: str) -> dict[str, float]:
    """Return the mean spend of a month of the window, by use case that has some."""
    rows = in_window(spent.rows, view.window(as_of))
    return {
        str(use_case): float(total(part["amount"]))
        / part["date"].dt.to_period("M").nunique()
        for use_case, part in rows.groupby("use_case")
    }


def _parts(
    initiative: str, cost: float, known: dict[str, Factor]
) -> list[tuple[object, ...]]:
    tasks, rate = known["tasks"].value, known["hourly_rate"].value
    once = cost / (1 + known["retry_share"].value)
    monthly = {
        "tool": (once, [known["tasks"]]),
        "retries": (cost - once, [known["tasks"], known["retry_share"]]),
        "review": (
            tasks * known["review_minutes"].value / 60 * rate,
            [known["tasks"], known["review_minutes"], known["hourly_rate"]],
        ),
        "people": (
            tasks * known["work_minutes"].value / 60 * rate,
            [known["tasks"], known["work_minutes"], known["hourly_rate"]],
        ),
    }
    success = known["success_share"]
    whole = sum(amount for amount, _ in monthly.values())
    return [
        (
            initiative,
            part,
            amount,
            cost_per_outcome(amount, tasks, success.value),
            amount / whole if whole else float("nan"),
            weakest([*used, success]),
        )
        for part, (amount, used) in monthly.items()
    ]


def shown(unit_cost: pd.DataFrame) -> pd.DataFrame:
    """Return the parts as a table shows them.

    Of several initiatives each is named, and the one that costs most comes first.
    """
    whole = unit_cost.groupby("initiative_id")["monthly"].transform("sum")
    if unit_cost["initiative_id"].nunique() < 2:
        return unit_cost.drop(columns="initiative_id")
    dearest = whole.sort_values(ascending=False, kind="stable").index
    return unit_cost.loc[dearest].reset_index(drop=True)


def findings(own: Register, unit_cost: pd.DataFrame) -> list[Finding]:
    """Return what a successful outcome of each initiative costs, a finding each."""
    every, currency = factors(own), own.settings.currency
    parts = dict(list(unit_cost.groupby("initiative_id")))
    nothing = unit_cost.iloc[:0]
    return told(
        {
            each: [answer(each, parts.get(each, nothing), every[each, ""], currency)]
            for each in own["initiatives"]["initiative_id"]
        },
        _WHAT,
    )


_WHAT = {"ai_unit_cost.outcome": "What a successful outcome costs"}


def answer(
    initiative: str, parts: pd.DataFrame, known: dict[str, Factor], currency: str
) -> Finding:
    """Return what one successful outcome of an initiative costs, as a finding.

    `parts` are its rows of `unit_cost`.
    """
    rule, rows = "ai_unit_cost.outcome", parts
    if rows.empty:
        missing = [name.replace("_", " ") for name in _NEEDED if name not in known]
        why = f"{listed(missing)} not stated" if missing else "no spend in the window"
        return Finding(
            rule,
            f"What a successful outcome of {initiative} costs cannot be said: {why}.",
            Verdict.NOT_MEASURED,
            remedy="count tasks, the share that passes its check, retries and review",
        )
    whole = float(rows["each"].sum())
    said = [f"{row['part']} {percent(row['share'])}" for row in rows.to_dict("records")]
    soft = [
        factor.name.replace("_", " ")
        for factor in (known[name] for name in _NEEDED)
        if not factor.is_measured
    ]
    return Finding(
        rule,
        f"A successful outcome of {initiative} costs {_fine(whole, currency)}: "
        f"{listed(said)}. {percent(known['success_share'].value)} of tasks pass their "
        "check." + (f" Stated, not measured: {listed(soft)}." if soft else ""),
        Verdict.INCOMPLETE if soft else Verdict.MEASURED,
        (
            Quantity(
                "cost per successful outcome", whole, currency, basis="tool and people"
            ),
        ),
        remedy=f"measure {listed(soft)}" if soft else "",
        evidence=rows,
    )


def _fine(amount: float, currency: str) -> str:
    return f"{currency} {amount:.2f}" if abs(amount) < 100 else money(amount, currency)
