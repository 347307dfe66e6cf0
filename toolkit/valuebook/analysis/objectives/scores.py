"""Scores of key results: the share of the way gone, its band, and their mean.

A score is (actual - baseline) / (target - baseline), kept within 0 and 1. A committed
objective is expected at 1, a stretch at 0.6 or more (Google re:Work, "Set goals with
OKRs"); what is not stated is committed. The published bands leave gaps between 0.3 and
0.4 and between 0.6 and 0.7 (Doerr, "Measure What Matters"). Here a band begins at its
lower bound, so that every score is in exactly one.
"""

from enum import StrEnum

import pandas as pd

EXPECTED = {True: 1.0, False: 0.6}


class Band(StrEnum):
    """How far a score has come, in a word; a colour only ever stands beside it."""

    NEAR = "near"
    PART_WAY = "part-way"
    FAR_OFF = "far off"
    NOT_MEASURED = "not measured"


_BOUNDS = ((0.7, Band.NEAR), (0.4, Band.PART_WAY), (0.0, Band.FAR_OFF))


def score(actual: pd.Series, baseline: pd.Series, target: pd.Series) -> pd.Series:
    """Return how far each key result has come, from 0 to 1; NaN where unknown.

    The formula carries the direction: a target below the baseline is approached
    from above.

    >>> score(pd.Series([42.0, 8.5]), pd.Series([32.0, 14.0]), pd.Series([45.0, 3.0])
    ... ).round(2).tolist()
    [0.77, 0.5]
    """
    way = (target - baseline).where(lambda each: each != 0)
    return ((actual - baseline) / way).clip(0, 1)


def band(score: float) -> Band:
    """Return the band of a score: near from 0.7 on, part-way from 0.4 on.

    >>> [band(each).value for each in (0.7, 0.65, 0.35, float("nan"))]
    ['near', 'part-way', 'far off', 'not measured']
    """
    return next((name for least, name in _BOUNDS if score >= least), Band.NOT_MEASURED)


def bands(scores: pd.Series) -> pd.Series:
    """Return the band of each score as text."""
    return pd.Series(
        [band(each).value for each in scores], index=scores.index, dtype="str"
    )


def weighted_mean(
    rows: pd.DataFrame, *, by: str, score: str = "score", weight: str = "weight"
) -> pd.Series:
    """Return the mean score of each group, by weight, over what is measured.

    NaN where nothing of a group is measured, or all that is weighs nothing.

    >>> rows = pd.DataFrame({"objective_id": ["O", "O"], "score": [1.0, 0.4],
    ...     "weight": [1.0, 2.0]})
    >>> weighted_mean(rows, by="objective_id").round(2).to_dict()
    {'O': 0.6}
    """
    counted = rows[weight].where(rows[score].notna(), 0.0)
    points = (rows[score] * counted).fillna(0.0).groupby(rows[by]).sum()
    weights = counted.groupby(rows[by]).sum()
    return (points / weights.where(weights > 0)).rename(score)
