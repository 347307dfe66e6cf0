"""The organization's own record: what its promises have come to.

The logarithm of realized over promised is taken as normal, with mean and variance
unknown; what is known of them before any initiative is closed is a normal-inverse-gamma
prior worth three initiatives. Every closed initiative moves it, and the next promise is
forecast by the Student t distribution that follows (Gelman and others, Bayesian Data
Analysis, 3rd edition, 3.3). Stopped initiatives belong among the closed ones, or the
record is that of the survivors.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy.special import stdtrit

from valuebook.analysis.cashflow.flows import Floats, Flows, amounts, finite
from valuebook.model import ArgumentError

LEAST_SHARE = 0.05  # a promise of which nothing came counts as this, not as 0


@dataclass(frozen=True)
class Record:
    """What is known of realized over promised, and how many initiatives taught it.

    `centre` is the mean of the logarithm, worth `weight` initiatives; `spread` its
    standard deviation, worth `freedom` initiatives; `initiatives` were closed,
    `floored` of them with less than 5 % of their promise.
    """

    centre: float
    weight: float
    spread: float
    freedom: float
    initiatives: int = 0
    floored: int = 0

    def after(self, ratios: Flows) -> "Record":
        """Return the record with further closed initiatives, realized over promised."""
        shares = amounts(ratios, name="ratios")
        seen = np.log(np.maximum(shares, LEAST_SHARE))
        weight, freedom = self.weight + seen.size, self.freedom + seen.size
        within = ((seen - seen.mean()) ** 2).sum()
        apart = (seen.mean() - self.centre) ** 2 * self.weight * seen.size / weight
        squares = self.freedom * self.spread**2 + within + apart
        return Record(
            (self.weight * self.centre + seen.sum()) / weight,
            weight,
            sqrt(squares / freedom),
            freedom,
            self.initiatives + seen.size,
            self.floored + int((shares < LEAST_SHARE).sum()),
        )

    def factor(self, shares: ArrayLike) -> Floats:
        """Return what the next promise has to be multiplied by, as quantiles.

        >>> PRIOR.factor([0.5]).round(9).tolist()
        [0.8]
        """
        scale = self.spread * sqrt(1 + 1 / self.weight)
        quantiles: Floats = np.exp(self.centre + scale * stdtrit(self.freedom, shares))
        return quantiles


# HM Treasury publishes no uplift for benefits and asks for one's own record; until
# there is one, four fifths of a promise is expected, give or take a third
PRIOR = Record(log(0.8), 3, 0.35, 3)
# large IT projects brought 56 % less value than predicted (McKinsey and University of
# Oxford, October 2012)
SCEPTICAL = Record(log(0.44), 3, 0.35, 3)


def record(promised: Flows, realized: Flows, *, prior: Record = PRIOR) -> Record:
    """Return the record of closed initiatives: realized over promised value.

    >>> own = record([100, 200, 50, 80], [70, 120, 45, 20])
    >>> own.initiatives, own.factor([0.1, 0.5, 0.9]).round(2).tolist()
    (4, [0.32, 0.65, 1.32])
    """
    said = amounts(promised, name="promised")
    came = amounts(realized, name="realized")
    if said.size != came.size:
        raise ArgumentError(
            f"promised and realized: {said.size} and {came.size} amounts; "
            "give one of each for every initiative"
        )
    if (said <= 0).any():
        raise ArgumentError(
            f"promised: {said.min():g}; a share of a promise needs one above 0"
        )
    return prior.after(came / said)


def record_by_class(closed: pd.DataFrame, *, prior: Record = PRIOR) -> pd.DataFrame:
    """Return the record of each class of initiative, each learning from the others.

    `closed` has columns class, promised and realized, a row per closed initiative. The
    record of a class starts from what all other classes teach, weighed like the
    prior, and is moved by its own initiatives. Columns: class, initiatives (its own),
    p10, p50 and p90 (of realized over promised for its next initiative).
    """
    rows = []
    for name, own in closed.groupby("class"):
        others = closed[closed["class"] != name]
        start = prior
        if not others.empty:
            taught = record(others["promised"], others["realized"], prior=prior)
            start = Record(taught.centre, prior.weight, taught.spread, prior.freedom)
        known = record(own["promised"], own["realized"], prior=start)
        low, middle, high = known.factor([0.1, 0.5, 0.9])
        rows.append((name, len(own), low, middle, high))
    return pd.DataFrame(rows, columns=["class", "initiatives", "p10", "p50", "p90"])


def debiased(promised: float, own: Record | None = None) -> pd.DataFrame:
    """Return a promise as it stands and as records would have it, side by side.

    Columns: basis, initiatives (closed ones behind it), factor (median of realized over
    promised), p10, p50 and p90 (in the currency of the promise; NaN where the promise
    gives no range).

    >>> debiased(100.0)[["basis", "p50"]].round(0)
                               basis    p50
    0                    as promised  100.0
    1  no own record yet, house prior   80.0
    2          sceptical: large IT    44.0
    """
    finite(promised, name="promised")
    named: Sequence[tuple[str, Record]] = (
        (f"own record, {own.initiatives} closed initiatives", own)
        if own is not None and own.initiatives
        else ("no own record yet, house prior", PRIOR),
        ("sceptical: large IT", SCEPTICAL),
    )
    rows = [("as promised", 0, 1.0, np.nan, promised, np.nan)]
    for basis, known in named:
        low, middle, high = (known.factor([0.1, 0.5, 0.9]) * promised).tolist()
        rows.append((basis, known.initiatives, exp(known.centre), low, middle, high))
    return pd.DataFrame(
        rows, columns=["basis", "initiatives", "factor", "p10", "p50", "p90"]
    )
