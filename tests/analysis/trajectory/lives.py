"""Lives of a measure for the tests: a plan, and values that follow it or do not."""

from datetime import date

import numpy as np
import pandas as pd

from valuebook.analysis.ramp import ramp_share
from valuebook.analysis.trajectory import Plan, Ramp

GO_LIVE = pd.Period("2024-01", "M")
HISTORY, MONTHS_LIVE = 24, 20

PLAN = Plan(
    "INI-001",
    direction="increase",
    baseline=100.0,
    target=120.0,
    go_live=date(2024, 1, 1),
    target_date=date(2025, 1, 1),
    cadence="monthly",
    ramp=Ramp("linear", lag_months=1, duration_months=6),
)


def life(share: float = 1.0, *, late: float = 0.0, seed: int = 1) -> pd.DataFrame:
    """Return monthly values that reach a share of the change, some months late.

    The noise is a fifth of the promised change.
    """
    months = np.arange(-HISTORY, MONTHS_LIVE)
    reached = ramp_share(months - late, "linear", lag_months=1, ramp_months=6)
    noise = np.random.default_rng(seed).normal(0, 0.2, len(months))
    return pd.DataFrame(
        {
            "date": [(GO_LIVE + int(month)).to_timestamp() for month in months],
            "value": 100 + 20 * (share * reached + noise),
        }
    )
