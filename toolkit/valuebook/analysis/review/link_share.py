"""The share of its planned change that one measure of a link has made.

The share is the change from the agreed baseline over the change planned by the same
months: the mean of the last three observations since go-live. Its interval is that of
Student's t for the noise of single observations, widened for noise that lasts from
one observation to the next.
"""

from math import inf, nan, sqrt
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from valuebook.analysis.months import ordinal
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking.progress import RECENT, is_disbenefit, planned_share
from valuebook.model import Verdict

OWN_BEST = "its own best since go-live"
# below this share a due benefit is red where benefits are graded by colour (Cenefits)
BROKEN_BELOW = 0.8
_SIDE = 0.975
_LEAST_HISTORY = 6
_LAST = 8  # observations from which noise is read where there is no history
_MOST_LASTING = 0.6


def measured_share(
    measure: pd.Series,
    seen: pd.DataFrame,
    change: pd.DataFrame,
    *,
    go_live: Any,
    tolerance: float,
) -> dict[str, Any]:
    """Return what one measure says of its link, empty where it is a disbenefit.

    `seen` are its observations that count, `change` its row of `planned_changes` if
    it has one. Keys are those of the columns of `value_chain` that it can tell.
    """
    last = seen[seen["date"] >= go_live].tail(RECENT)
    row = {
        "chain_link": measure["chain_link"],
        "measure_id": measure.name,
        "measure": measure["name"],
        "unit": measure["unit"],
        "lately": last["value"].mean(),
        "observed_on": last["date"].max(),
        "verdict": Verdict.NOT_MEASURED if last.empty else Verdict.NOT_PLANNED,
        "share": nan,
    }
    if last.empty:
        return row
    if change.empty:
        return row | _against_own_best(measure, seen, go_live)
    if is_disbenefit(next(rows_of(change.assign(direction=measure["direction"])))):
        return {}
    judged = _judged(change, seen, last, counts=measure["chain_link"] == _COUNTED)
    if pd.notna(judged.get("share")):
        judged["verdict"] = link_verdict(judged["share"], judged["high"], tolerance)
    return row | judged


_COUNTED = "implementation"  # milestones are counted: no noise, no interval


def _judged(
    change: pd.DataFrame, seen: pd.DataFrame, last: pd.DataFrame, *, counts: bool
) -> dict[str, Any]:
    promise = next(rows_of(change))
    months = last["date"].dt.to_period("M")
    counted = last[ordinal(months) >= ordinal(pd.Series([promise.first])).iloc[0]]
    due = planned_share(
        change.loc[change.index.repeat(len(counted))].reset_index(drop=True),
        months[counted.index].reset_index(drop=True),
    ).mean()
    whole = promise.target - promise.baseline
    row = {"said_by": promise.said_by, "planned": promise.baseline + due * whole}
    if counted.empty or not due > 0:
        return {**row, "verdict": Verdict.TOO_EARLY}
    before = seen[seen["date"] < promise.first.to_timestamp()]
    share = (counted["value"].mean() - promise.baseline) / whole / due
    width = 0.0 if counts else _half_width(before["value"], seen["value"], len(counted))
    half = width / abs(whole) / due
    return {
        **row,
        "lately": counted["value"].mean(),
        "share": share,
        "low": share - half,
        "high": share + half,
    }


def link_verdict(share: float, high: float, tolerance: float) -> Verdict:
    """Return held, behind plan or, where even `high` is below 80 %, broken.

    >>> [link_verdict(0.7, high, 0.1).value for high in (0.85, 0.75)]
    ['behind plan', 'broken']
    """
    if high < BROKEN_BELOW:
        return Verdict.BROKEN
    return Verdict.BEHIND_PLAN if share < 1 - tolerance else Verdict.HELD


def _against_own_best(
    measure: pd.Series, seen: pd.DataFrame, go_live: Any
) -> dict[str, Any]:
    """Return whether use without a target slipped from the best it has been."""
    live = seen.loc[seen["date"] >= go_live, "value"]
    means = live.rolling(RECENT).mean().dropna()
    if measure["chain_link"] != "adoption" or len(means) <= RECENT:
        return {}
    best, lately = means.max(), means.iloc[-1]
    half = _half_width(pd.Series(dtype="float64"), live, RECENT) * sqrt(2)
    if not best > 0 or lately + half >= BROKEN_BELOW * best:
        return {}
    return {
        "said_by": OWN_BEST,
        "planned": best,
        "share": lately / best,
        "low": (lately - half) / best,
        "high": (lately + half) / best,
        "verdict": Verdict.BROKEN,
    }


def _half_width(before: pd.Series, seen: pd.Series, count: int) -> float:
    """Return half the 95 % interval for the mean of so many observations.

    Noise is read before go-live; where there were too few observations, from the
    steps between the last ones.
    """
    if len(before) >= _LEAST_HISTORY:
        values = before.tail(4 * _LEAST_HISTORY).to_numpy()
        apart = values - values.mean()
        spread, freedom = values.std(ddof=1), len(values) - 1
        lasting = (apart[1:] * apart[:-1]).sum() / max((apart**2).sum(), 1e-300)
    else:
        steps = np.diff(seen.tail(_LAST).to_numpy())
        if not len(steps):
            return inf
        spread, freedom = sqrt((steps**2).mean() / 2), len(steps)
        lasting = 0.0
    lasting = min(max(lasting, 0.0), _MOST_LASTING)
    wider = sqrt((1 + lasting) / (1 - lasting))
    return float(stdtrit(freedom, _SIDE) * spread * wider / sqrt(count))
