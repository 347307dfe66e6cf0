"""Correlated draws of uncertain inputs.

The inputs keep their own distributions and are tied together by a Gaussian copula:
normal scores are drawn with the stated correlations and turned into each input's
quantiles (R. B. Nelsen, An Introduction to Copulas, 2006).
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np
import pandas as pd
from scipy.special import ndtr

from valuebook.analysis.cashflow.flows import Floats
from valuebook.analysis.uncertainty.three_point import Uncertain
from valuebook.model import ArgumentError, did_you_mean

DRAWS = 20_000
AMONG_BENEFITS = 0.3  # customary where nothing was measured; show 0 and 0.6 beside it

Pairs = Mapping[tuple[str, str], float]

# quantiles are computed on these normal scores and read off between them: at 20,000
# draws ten times as fast as inverting each, and right to 4 digits of the range
_SCORES = np.linspace(-6, 6, 501)


def among(names: Iterable[str], correlation: float = AMONG_BENEFITS) -> Pairs:
    """Return the same correlation between every two of the names.

    >>> among(["BEN-001", "BEN-002", "BEN-003"], 0.6)
    {('BEN-001', 'BEN-002'): 0.6, ('BEN-001', 'BEN-003'): 0.6,
     ('BEN-002', 'BEN-003'): 0.6}
    """
    return dict.fromkeys(combinations(names, 2), correlation)


def draw(
    inputs: Mapping[str, Uncertain],
    *,
    seed: int,
    correlation: Pairs | None = None,
    count: int = DRAWS,
) -> pd.DataFrame:
    """Return one row per draw and one column per input, in the input's unit.

    `correlation` is that of the normal scores, for pairs of inputs by name; pairs not
    named are independent. The same seed gives the same draws.

    >>> from valuebook.analysis.uncertainty import ThreePoint
    >>> drawn = draw({"adoption": ThreePoint(0.2, 0.6, 0.9)}, seed=1, count=4)
    >>> drawn["adoption"].round(2).tolist()
    [0.64, 0.7, 0.64, 0.4]
    """
    if not inputs:
        raise ArgumentError("inputs: empty; give at least one uncertain input")
    if count < 1:
        raise ArgumentError(f"count: {count}; give at least 1 draw")
    if seed < 0:
        raise ArgumentError(f"seed: {seed}; give a number of at least 0")
    names = list(inputs)
    root = _square_root(_matrix(names, correlation or {}))
    scores = np.random.default_rng(seed).standard_normal((count, len(names))) @ root.T
    shares = ndtr(_SCORES)
    return pd.DataFrame(
        {
            name: np.interp(column, _SCORES, inputs[name].quantile(shares))
            for name, column in zip(names, scores.T, strict=True)
        }
    )


def _matrix(names: Sequence[str], correlation: Pairs) -> Floats:
    matrix = np.eye(len(names))
    for pair, value in correlation.items():
        unknown = [name for name in pair if name not in names]
        if unknown:
            guess = did_you_mean(unknown[0], names)
            raise ArgumentError(
                f"correlation: {unknown[0]} is not among the inputs"
                + (f"; {guess}" if guess else "")
            )
        if not -1 <= value <= 1 or pair[0] == pair[1]:
            raise ArgumentError(
                f"correlation: {value:g} of {pair[0]} with {pair[1]}; "
                "give a number from -1 to 1 for two different inputs"
            )
        row, column = names.index(pair[0]), names.index(pair[1])
        matrix[row, column] = matrix[column, row] = value
    return matrix


def _square_root(matrix: Floats) -> Floats:
    """Return a root of the matrix, refused when no numbers can correlate that way."""
    sizes, directions = np.linalg.eigh(matrix)
    if sizes.min() < -1e-9:
        raise ArgumentError(
            "correlation: the pairs contradict one another (no numbers can be "
            "correlated in this way); lower them"
        )
    # the symmetric root is the only one that is the same on every machine
    root: Floats = directions * np.sqrt(np.clip(sizes, 0, None)) @ directions.T
    return root
