"""The coefficient of one column, with units and periods taken out, clustered.

The column is freed of everything else first (Frisch and Waugh 1933); its coefficient's
variance is summed by cluster (Liang and Zeger 1986), times G / (G - 1).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from valuebook.analysis.attribution.cells import Numbers

Codes = npt.NDArray[np.intp]
_ABSORBED = 1e-9  # share of a column's squares below which nothing of it is left


@dataclass(frozen=True)
class Absorbed:
    """Rows whose levels by group and by period are taken out.

    `group` and `when` number the groups and the periods of the rows; `cluster` the
    clusters. `controls` enter with one coefficient each.
    """

    outcome: Numbers
    group: Codes
    when: Codes
    cluster: Codes
    controls: Numbers
    weight: Numbers


@dataclass(frozen=True)
class Contrast:
    """A coefficient with its standard error and degrees of freedom.

    `freed` is the outcome freed of periods and controls, but not of groups.
    """

    value: float
    error: float
    freedom: float
    freed: Numbers


def codes(column: "pd.Series[Any]") -> Codes:
    """Return the values of a column as numbers from 0, in their order."""
    return np.unique(column.to_numpy(), return_inverse=True)[1]


def contrast(rows: Absorbed, column: Numbers) -> Contrast | None:
    """Return the coefficient of a column; None where nothing of it is left."""
    root = np.sqrt(rows.weight)[:, None]
    periods = np.eye(rows.when.max() + 1)[rows.when][:, 1:]
    others = np.hstack([periods, rows.controls])
    inner = _within(rows, np.column_stack([others, column, rows.outcome])) * root
    others_, column_, outcome_ = inner[:, :-2], inner[:, -2], inner[:, -1]
    solver = _solver(others_)
    own = column_ - others_ @ (solver @ column_)
    square = float(own @ own)
    if square <= _ABSORBED * float((root[:, 0] * column) @ (root[:, 0] * column)):
        return None
    value = float(own @ outcome_) / square
    rest = solver @ (outcome_ - value * column_)
    left = outcome_ - value * column_ - others_ @ rest
    scores = np.bincount(rows.cluster, own * left)
    count, clusters = len(left), len(scores)
    if clusters == count:
        freedom = count - np.linalg.matrix_rank(others_) - rows.group.max() - 2
        growth = count / max(freedom, 1)
    else:
        freedom, growth = clusters - 1, clusters / max(clusters - 1, 1)
    error = np.sqrt(growth * float(scores @ scores)) / square
    return Contrast(value, error, float(freedom), rows.outcome - others @ rest)


def _solver(columns: Numbers) -> Numbers:
    """Return what gives the least-squares coefficients of columns, redundant or not."""
    size = np.sqrt((columns**2).sum(axis=0))
    scaled = columns / np.where(size > 0, size, 1.0)
    solver: Numbers = np.linalg.pinv(scaled.T @ scaled, hermitian=True) @ scaled.T
    return solver / np.where(size > 0, size, 1.0)[:, None]


def _within(rows: Absorbed, columns: Numbers) -> Numbers:
    """Return columns less their weighted mean in each group."""
    held = np.bincount(rows.group, rows.weight)
    means = np.column_stack(
        [np.bincount(rows.group, rows.weight * each) / held for each in columns.T]
    )
    return columns - means[rows.group]
