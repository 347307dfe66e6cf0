"""What else an initiative is worth, class by class, and never added."""

import pandas as pd

from valuebook.analysis.cashflow import Rate, npv
from valuebook.analysis.hypothesis.case.business_case import BusinessCase
from valuebook.analysis.planned import in_class_order
from valuebook.analysis.rows import rows_of
from valuebook.analysis.uncertainty import value_case
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import listed, money
from valuebook.register import Register


def present_values(register: Register) -> pd.DataFrame:
    """Return what the benefits of each class are worth today, without any cost.

    Columns: benefit_class and present_value, in the reporting currency, at the hurdle
    rate and from the first month in which anything is planned.
    """
    benefits, initiatives = register["benefits"], register["initiatives"]
    live = initiatives.loc[initiatives["go_live"].notna(), "initiative_id"]
    dated = benefits[
        benefits["annual_value"].notna() & benefits["initiative_id"].isin(live)
    ]
    rate = Rate(register.settings.hurdle_rate)
    planned = register["costs"].loc[register["costs"]["basis"] == "planned"]
    rows = []
    for name, same in dated.groupby("benefit_class"):
        # costs of nothing keep the horizon, so that all classes are worth it today
        case = value_case(
            same,
            initiatives,
            planned.assign(amount=0.0),
            rate=rate,
            horizon_months=register.settings.horizon_months,
        )
        value = case.monthly(pd.DataFrame(index=[0]))[0]
        rows.append((str(name), npv(pd.Series(value, case.costs.index), rate)))
    found = pd.DataFrame(rows, columns=["benefit_class", "present_value"])
    return in_class_order(found.astype({"benefit_class": "str"}))


def beside(register: Register, case: BusinessCase | None) -> Finding | None:
    """Return what the classes are worth that the case leaves out, if there are any."""
    chosen = case.benefit_class if case else None
    others = present_values(register)
    others = others[others["benefit_class"] != (chosen.value if chosen else "")]
    if others.empty or chosen is None:
        return None
    currency = register.settings.currency
    named = [
        f"{money(row.present_value, currency)} {BenefitClass(row.benefit_class).label}"
        for row in rows_of(others)
    ]
    return Finding(
        "case.beside",
        f"Beside it, and not added to it, stand {listed(named)}, worth that much today "
        "without any cost set against them.",
        Verdict.STATED,
        tuple(
            Quantity(
                f"present value, {BenefitClass(row.benefit_class).label}",
                row.present_value,
                currency,
                basis="benefits of the class, no cost set against them",
            )
            for row in rows_of(others)
        ),
    )
