"""What is usually done: segmented regression with errors robust after the fact.

A straight trend, a step and a season of twelve months by least squares, with the
errors of Newey and West (1987). Shown beside the methods of the product, never used.
"""

import numpy as np
from scipy.special import stdtr

LAGS = 3


def step(
    values: np.ndarray, start: int, period: int | None
) -> tuple[float, float, float]:
    """Return the step at the start, its standard error and its p-value."""
    count = len(values)
    times = np.arange(count, dtype=float)
    columns = [np.ones(count), times, (times >= start).astype(float)]
    if period:
        for wave in (1, 2):
            angle = 2 * np.pi * wave * times / period
            columns += [np.sin(angle), np.cos(angle)]
    design = np.column_stack(columns)
    inverse = np.linalg.inv(design.T @ design)
    found = inverse @ design.T @ values
    scores = design * (values - design @ found)[:, None]
    middle = scores.T @ scores
    for lag in range(1, LAGS + 1):
        across = scores[lag:].T @ scores[:-lag]
        middle += (1 - lag / (LAGS + 1)) * (across + across.T)
    freedom = count - design.shape[1]
    error = float(np.sqrt((inverse @ middle @ inverse)[2, 2] * count / freedom))
    p_value = float(2 * stdtr(freedom, -abs(found[2] / error)))
    return float(found[2]), error, p_value
