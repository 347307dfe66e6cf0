"""Whether a baseline was taken in a bad stretch, after which things mend themselves."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from valuebook.analysis.trajectory.noise import LEAST_HISTORY
from valuebook.analysis.trajectory.plan import Event, Numbers, Plan, observations

_QUARTER = 3.0  # months before go-live that are held against the rest
_NOTABLE = 0.2  # of the promised change
_CLEAR = 2.0  # standard errors


def owed_to_baseline(
    plan: Plan,
    actuals: pd.DataFrame,
    *,
    as_of: date | None = None,
    events: Sequence[Event] = (),
) -> float | None:
    """Return the share of the promised change that a mere return to normal would bring.

    Normal is the mean of the history up to three months before go-live. None where
    that share is below a fifth or within two standard errors of none, or where there
    are fewer than six such values: the baseline is then not in dispute. `actuals`
    has the columns date and value; values from go-live on, those after `as_of`
    and those within an event are not read.
    """
    seen = observations(plan, actuals, as_of=as_of, events=events).used
    earlier = seen.shares[seen.times < -_QUARTER]
    if len(earlier) < LEAST_HISTORY:
        return None
    share = float(earlier.mean())
    clear = share > max(_NOTABLE, _CLEAR * _standard_error(earlier))
    return share if clear else None


def _standard_error(values: Numbers) -> float:
    """Return the standard error of a mean of values that carry over."""
    gap = values - values.mean()
    spread = float(gap @ gap)
    if not spread:
        return 0.0
    carried = np.clip(gap[1:] @ gap[:-1] / spread, 0.0, 0.9)
    inflated = (1 + carried) / (1 - carried)
    return float(np.sqrt(spread / (len(values) - 1) * inflated / len(values)))
