"""What each cluster did, as one number; for inference where clusters are few.

Collapsing the periods of a cluster into one change takes serial correlation out of
the comparison (Bertrand, Duflo and Mullainathan 2004, Quarterly Journal of Economics
119:249, section IV.C).
"""

from dataclasses import dataclass

import numpy as np

from valuebook.analysis.attribution.cells import Numbers
from valuebook.analysis.attribution.compared import Compared
from valuebook.analysis.attribution.contrast import Codes


@dataclass(frozen=True)
class Clusters:
    """One number for each cluster, and which of the clusters are treated."""

    numbers: Numbers
    treated: Codes

    @property
    def are_comparable(self) -> bool:
        """Return whether there are treated, others, and a spread among them."""
        others = len(self.numbers) - len(self.treated)
        return min(len(self.treated), others) > 0 and len(self.numbers) > 2

    @property
    def freedom(self) -> float:
        """Return the degrees of freedom of the two-sample comparison."""
        return float(len(self.numbers) - 2)

    @property
    def error(self) -> float:
        """Return the standard error of the difference, with one variance for all."""
        inside = np.isin(np.arange(len(self.numbers)), self.treated)
        squares = sum(
            float(((part - part.mean()) ** 2).sum())
            for part in (self.numbers[inside], self.numbers[~inside])
        )
        share = 1 / inside.sum() + 1 / (~inside).sum()
        return float(np.sqrt(squares / self.freedom * share))

    @property
    def difference(self) -> float:
        """Return the mean of the treated less that of the others."""
        inside = np.isin(np.arange(len(self.numbers)), self.treated)
        return float(self.numbers[inside].mean() - self.numbers[~inside].mean())


def changes(compared: Compared, freed: Numbers) -> Clusters:
    """Return each cluster's mean after the start less its mean before it."""
    post = compared.post
    return _those_known(
        compared, _mean(compared, freed, post) - _mean(compared, freed, 1 - post)
    )


def slopes(compared: Compared, freed: Numbers) -> Clusters:
    """Return each cluster's slope per period."""
    ones = np.ones(len(freed))
    apart = (
        compared.periods
        - _mean(compared, compared.periods, ones)[compared.rows.cluster]
    )
    with np.errstate(invalid="ignore"):
        slope = _mean(compared, freed * apart, ones) / _mean(compared, apart**2, ones)
    return _those_known(compared, slope)


def _mean(compared: Compared, values: Numbers, counted: Numbers) -> Numbers:
    weight = compared.rows.weight * counted
    held = np.bincount(compared.rows.cluster, weight)
    summed = np.bincount(compared.rows.cluster, weight * values)
    mean: Numbers = np.full(len(held), np.nan)
    return np.divide(summed, held, out=mean, where=held > 0)


def _those_known(compared: Compared, each: Numbers) -> Clusters:
    known = np.flatnonzero(np.isfinite(each))
    treated = np.flatnonzero(np.isin(known, compared.treated))
    return Clusters(each[known], treated)
