"""What arises in each fiscal year, against what a full year will bring."""

import pandas as pd

from valuebook.model import ArgumentError

COLUMNS = (
    "fiscal_year",
    "months",
    "benefit",
    "disbenefit",
    "cost_to_achieve",
    "running_cost",
    "net_benefit",
)


def in_year(
    planned: pd.DataFrame, costs: pd.DataFrame, *, fiscal_year_start: int = 1
) -> pd.DataFrame:
    """Return value and cost by fiscal year, costs to achieve netted.

    `planned` holds the months of one benefit class (columns benefit_class, month and
    planned), `costs` columns month, amount and kind. A fiscal year bears the name of
    the calendar year in which it ends. Columns: fiscal_year (text), months (that hold
    a value or a cost), benefit, disbenefit (below zero), cost_to_achieve (the one-off
    costs), running_cost and net_benefit, all in the reporting currency.

    A run rate of 1 m a year that is reached on 1 July brings half of it in the year.

    >>> months = pd.period_range("2026-07", "2026-12", freq="M")
    >>> planned = pd.DataFrame({"benefit_class": "cashable", "month": months,
    ...     "planned": 1_000_000 / 12})
    >>> costs = pd.DataFrame({"month": months[:1], "amount": 200_000.0,
    ...     "kind": "one_off"})
    >>> in_year(planned, costs)[["fiscal_year", "benefit", "net_benefit"]].round(2)
      fiscal_year   benefit  net_benefit
    0        2026  500000.0     300000.0
    """
    classes = sorted(planned["benefit_class"].dropna().unique())
    if len(classes) > 1:
        raise ArgumentError(
            f"planned: holds {', '.join(classes)}; give one benefit class at a time, "
            "amounts of different classes are never added"
        )
    if fiscal_year_start not in range(1, 13):
        raise ArgumentError(
            f"fiscal_year_start: {fiscal_year_start}; give a month from 1 to 12"
        )
    one_off = costs["kind"] == "one_off"
    lines = pd.concat(
        [
            planned[["month"]].assign(
                benefit=planned["planned"].clip(lower=0),
                disbenefit=planned["planned"].clip(upper=0),
            ),
            costs[["month"]].assign(
                cost_to_achieve=costs["amount"].where(one_off, 0.0),
                running_cost=costs["amount"].where(~one_off, 0.0),
            ),
        ]
    )
    months = pd.PeriodIndex(lines["month"], freq="M")
    ends_later = (months.month >= fiscal_year_start) & (fiscal_year_start > 1)
    years = pd.Index(months.year + ends_later, name="fiscal_year").astype("str")
    grouped = lines.groupby(years)
    totals = grouped[["benefit", "disbenefit", "cost_to_achieve", "running_cost"]].sum()
    return totals.assign(
        months=grouped["month"].nunique(),
        net_benefit=totals["benefit"]
        + totals["disbenefit"]
        - totals["cost_to_achieve"]
        - totals["running_cost"],
    ).reset_index()[list(COLUMNS)]
