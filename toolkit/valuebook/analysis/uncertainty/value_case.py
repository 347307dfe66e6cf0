"""The value of one plan under many draws of what is uncertain about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from valuebook.analysis.cashflow.flows import Floats
from valuebook.analysis.cashflow.rates import Rate, discount_factors
from valuebook.analysis.planned import timing
from valuebook.analysis.ramp import ramp_share
from valuebook.analysis.rows import rows_of
from valuebook.analysis.uncertainty.three_point import ThreePoint, Uncertain
from valuebook.model import ArgumentError, did_you_mean

# what a draw may say of the whole plan, and what it is where a draw does not say
AS_PLANNED = {"adoption": 1.0, "delay_months": 0.0, "stretch": 1.0, "cost": 1.0}

# of which benefit, and when its effect comes
_WHEN = ["benefit_id", "first", "shape", "lag", "length"]

# so many draws by 60 months stay in the processor's cache; all at once take longer
_AT_A_TIME = 4_000


@dataclass(frozen=True, eq=False)
class ValueCase:
    """Planned benefits of one class and planned costs, to be valued by draw.

    A column of the draws named like a benefit is its value per year at full effect,
    in the currency. `adoption` and `cost` multiply all benefits and all costs (1 is
    as planned), `delay_months` moves every ramp back, `stretch` multiplies its
    length. What has no column is as planned.

    `benefits` is the frame of `planned.timing`; `costs` are positive amounts indexed
    by every month of the horizon.
    """

    benefits: pd.DataFrame
    costs: "pd.Series[Any]"
    rate: Rate

    def __post_init__(self) -> None:
        classes = sorted(self.benefits["benefit_class"].unique())
        if len(classes) > 1:
            raise ArgumentError(
                f"benefits: hold {', '.join(classes)}; give one benefit class at a "
                "time, amounts of different classes are never added"
            )

    def npv(self, draws: pd.DataFrame) -> Floats:
        """Return the net present value of each draw, in the currency.

        The first month of the horizon is not discounted.
        """
        times = np.arange(float(len(self.costs)))
        factors = discount_factors(times, self.rate, "month")
        plan = self._plan(draws)
        worth = np.empty(len(draws))
        for start in range(0, len(draws), _AT_A_TIME):
            rows = slice(start, start + _AT_A_TIME)
            some = {name: v if v.size == 1 else v[rows] for name, v in plan.items()}
            worth[rows] = self._worth(some, factors)
        return worth

    def _worth(self, plan: Mapping[str, Floats], factors: Floats) -> Floats:
        worth = -plan["cost"] * (self.costs.to_numpy() @ factors)
        for row in rows_of(self.benefits[_WHEN]):
            yearly = plan[row.benefit_id] * plan["adoption"]
            worth = worth + yearly / 12 * (self._share(row, plan) @ factors)
        return worth

    def monthly(self, draws: pd.DataFrame) -> Floats:
        """Return the net benefit of each draw (row) in each month, in the currency."""
        plan = self._plan(draws)
        costs = plan["cost"][:, None] * self.costs.to_numpy()
        net = np.broadcast_to(-costs, (len(draws), len(self.costs))).copy()
        for row in rows_of(self.benefits[_WHEN]):
            yearly = plan[row.benefit_id] * plan["adoption"]
            net += yearly[:, None] / 12 * self._share(row, plan)
        return net

    def _plan(self, draws: pd.DataFrame) -> dict[str, Floats]:
        """Return every quantity of the plan, by draw or once where it is as planned."""
        values = dict(self.benefits[["benefit_id", "annual_value"]].to_numpy())
        plan = AS_PLANNED | values
        for column in draws.columns:
            if column not in plan:
                guess = did_you_mean(str(column), list(plan))
                raise ArgumentError(
                    f"draws: {column} is neither a benefit nor one of "
                    f"{', '.join(AS_PLANNED)}" + (f"; {guess}" if guess else "")
                )
        return {
            name: draws[name].to_numpy(dtype="float64")
            if name in draws
            else np.array([float(value)])
            for name, value in plan.items()
        }

    def _share(self, row: Any, plan: Mapping[str, Floats]) -> Floats:
        """Return the share of full effect by draw (row) and month of the horizon."""
        months = pd.PeriodIndex(self.costs.index).asi8 - row.first.ordinal + 1
        return ramp_share(
            months,
            row.shape,
            lag_months=(row.lag + plan["delay_months"])[:, None],
            ramp_months=(row.length * plan["stretch"])[:, None],
        )


def value_case(
    benefits: pd.DataFrame,
    initiatives: pd.DataFrame,
    costs: pd.DataFrame,
    *,
    rate: Rate,
    horizon_months: int,
) -> ValueCase:
    """Return the case of the given initiatives: benefits with money, planned costs.

    The horizon begins with the first cost or benefit and ends `horizon_months` after
    the last go-live, or with the last cost where that is later.
    """
    dated = timing(benefits[benefits["annual_value"].notna()], initiatives)
    counted = costs[
        (costs["basis"] == "planned")
        & costs["initiative_id"].isin(initiatives["initiative_id"])
    ]
    last = dated["first"] + horizon_months - 1
    months = [*counted["month"], *dated["first"], *last]
    if not months:
        raise ArgumentError(
            "benefits and costs: no benefit with a value and a go-live and no planned "
            "cost; give at least one of them"
        )
    horizon = pd.period_range(min(months), max(months), freq="M")
    by_month = counted.groupby("month")["amount"].sum()
    return ValueCase(dated, by_month.reindex(horizon, fill_value=0.0), rate)


def ranges(benefits: pd.DataFrame) -> dict[str, Uncertain]:
    """Return the value per year of each benefit as an uncertain input, by its id.

    `low` and `high` are read as P10 and P90. A benefit without both is certain: name
    it on the page as stated without a range.

    >>> benefits = pd.DataFrame({"benefit_id": ["BEN-1"], "annual_value": [100.0],
    ...     "low": [60.0], "high": [120.0]})
    >>> ranges(benefits)["BEN-1"].quantile([0.1, 0.9]).round(6).tolist()
    [60.0, 120.0]
    """
    inputs: dict[str, Uncertain] = {}
    for row in rows_of(benefits[benefits["annual_value"].notna()]):
        points = row.low, row.annual_value, row.high
        if pd.isna(row.low) or pd.isna(row.high):
            points = (row.annual_value,) * 3
        inputs[row.benefit_id] = ThreePoint.between(*points)
    return inputs
