"""The range that many draws leave: percentiles, chance of a loss, value fan."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from valuebook.analysis.cashflow.flows import Flows, amounts
from valuebook.analysis.uncertainty.value_case import ValueCase


@dataclass(frozen=True)
class Outlook:
    """What a value may turn out to be, in its own unit.

    `p10` is exceeded in 9 draws of 10, `p90` in 1; `below_zero` is the share of draws
    that lose money.
    """

    p10: float
    p50: float
    p90: float
    mean: float
    below_zero: float
    draws: int


def outlook(worth: Flows) -> Outlook:
    """Return the range of a value over its draws.

    >>> outlook(range(-10, 91)).p50, round(outlook(range(-10, 91)).below_zero, 3)
    (40.0, 0.099)
    """
    values = amounts(worth, name="worth")
    low, middle, high = np.quantile(values, [0.1, 0.5, 0.9]).tolist()
    return Outlook(
        low,
        middle,
        high,
        float(values.mean()),
        float((values < 0).mean()),
        values.size,
    )


def fan(case: ValueCase, draws: pd.DataFrame) -> pd.DataFrame:
    """Return the net benefit summed up to each month, as a range over the draws.

    Columns: month, p10, p50, p90, in the currency, not discounted.
    """
    summed = np.cumsum(case.monthly(draws), axis=1)
    low, middle, high = np.quantile(summed, [0.1, 0.5, 0.9], axis=0)
    return pd.DataFrame(
        {"month": case.costs.index, "p10": low, "p50": middle, "p90": high}
    )
