"""What each fiscal year sees of the case, against a year at full effect."""

import pandas as pd

from valuebook.analysis.hypothesis.case.business_case import BusinessCase
from valuebook.analysis.in_year import in_year
from valuebook.analysis.planned import plan
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import money
from valuebook.register import Register

_AMOUNTS = (
    "benefit",
    "disbenefit",
    "cost_to_achieve",
    "running_cost",
    "net_benefit",
    "added_up",
)


def by_year(register: Register, case: BusinessCase | None) -> pd.DataFrame:
    """Return value and cost of the case by fiscal year, costs to achieve netted.

    Columns: fiscal_year, benefit, disbenefit (only where there is any),
    cost_to_achieve, running_cost, net_benefit and added_up (net benefit from the first
    year on). No rows where there is no case.
    """
    if case is None or case.benefit_class is None:
        return pd.DataFrame(columns=["fiscal_year", *_AMOUNTS]).astype(
            dict.fromkeys(_AMOUNTS, "float64")
        )
    years = _years(register, case)
    hidden = ["months"] if years["disbenefit"].any() else ["months", "disbenefit"]
    return years.assign(added_up=years["net_benefit"].cumsum()).drop(columns=hidden)


def first_year(register: Register, case: BusinessCase | None) -> Finding | None:
    """Return what the first year with value sees of a year at full effect.

    None where no year sees any.
    """
    if case is None or case.benefit_class is None:
        return None
    years = _years(register, case)
    years = years.assign(seen=years["benefit"] + years["disbenefit"])
    valued = years[years["seen"] != 0]
    if valued.empty:
        return None
    row, currency = valued.iloc[0], case.currency
    rate = float(case.benefits["annual_value"].sum())
    seen = float(row["seen"])
    cost = float(years["cost_to_achieve"].sum())
    return Finding(
        "case.in_year",
        f"A year at full effect is worth {money(rate, currency)}; "
        f"FY{row['fiscal_year']}, the first with any value, sees "
        f"{money(seen, currency)} of it. To get there costs {money(cost, currency)} "
        "once.",
        Verdict.STATED,
        (
            Quantity("run rate", rate, currency, basis="annual value, as promised"),
            Quantity(
                f"in-year value, {row['fiscal_year']}",
                seen,
                currency,
                basis="planned value of the months in the fiscal year",
            ),
            Quantity("cost to achieve", cost, currency, basis="planned one-off costs"),
        ),
    )


def _years(register: Register, case: BusinessCase) -> pd.DataFrame:
    planned = plan(register)
    costs = register["costs"]
    return in_year(
        planned[planned["benefit_id"].isin(case.benefits["benefit_id"])],
        costs[costs["basis"] == "planned"],
        fiscal_year_start=register.settings.fiscal_year_start,
    )
