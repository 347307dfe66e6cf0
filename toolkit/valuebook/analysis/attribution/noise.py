"""The kinds of noise a series may have, and columns freed of it.

Two families are kept side by side, each on a grid of strengths: an autoregression of
order one, and a local level (a random walk under independent noise). A fixed choice
of either, or errors made robust after the fact, finds effects where there are none
when the series is short (Turner and others 2021, BMC Medical Research Methodology
21:181; Linden 2026, arXiv 2603.24814). Forecasts have a third: a trend that turns,
whose slope wanders and dies away (Gardner and McKenzie 1985, Management Science
31:1237), so that what is far ahead is uncertain, but not without limit.
"""

import numpy as np

from valuebook.analysis.attribution.cells import Numbers

PERSISTENCE = np.array([-0.2, 0.0, 0.2, 0.4, 0.6, 0.8, 0.9])
"""Correlation between one period and the next, in the first family."""
WANDERING = np.array([0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0])
"""Variance of the level's step over that of the noise, in the second family."""
TURNING = np.array([3e-4, 3e-3, 0.03, 0.3, 3.0])
"""Variance of the slope's step over that of the noise, in the third family."""
DAMPING = 0.9
"""Share of a slope that is left a period later, in the third family."""

CHANCE = np.tile([0.5, 0.5, 0.75, 1.0, 2.0, 3.0, 3.0], 2) / 21.5
"""Prior weight of each strength, in both families.

Short series understate how persistent they are (Kendall 1954, Biometrika 41:403), so
strong persistence is given more weight than weak. A step hides in a level that wanders,
so there this is needed; a forecast from before the start is uncertain enough by itself.
"""
FORECAST_CHANCE = np.concatenate([np.full(14, 0.5 / 14), np.full(5, 0.5 / 5)])
"""The same for forecasts: a trend that turns is as likely as one that does not.

A step is told from the trend by the time on both sides of it. A forecast has one side,
and whether the trend turns is most of what it does not know.
"""


def whitened(
    columns: Numbers, times: Numbers, *, turning: bool = False
) -> tuple[Numbers, Numbers]:
    """Return columns freed of each kind of noise, and the log variance of each row.

    `columns` has a row per observation in the order of `times` (whole periods; gaps
    are honoured). The results are by structure, row and column, and by structure and
    row; `turning` slopes come last where they are asked for. A row depends on earlier
    rows only, so the first rows of a result are those of the first rows alone.
    """
    gaps = np.diff(times)
    families = [_autoregressive(columns, gaps), _local_level(columns, gaps)]
    if turning:
        families.append(_damped_trend(columns, gaps))
    white, logs = zip(*families, strict=True)
    return np.concatenate(white), np.concatenate(logs)


def _autoregressive(columns: Numbers, gaps: Numbers) -> tuple[Numbers, Numbers]:
    carried = PERSISTENCE[:, None] ** gaps
    fresh = 1 - carried**2
    white = np.repeat(columns[None], len(PERSISTENCE), axis=0)
    white[:, 1:] -= carried[..., None] * columns[:-1]
    white[:, 1:] /= np.sqrt(fresh)[..., None]
    first = np.zeros((len(PERSISTENCE), 1))
    return white, np.concatenate([first, np.log(fresh)], axis=1)


def _local_level(columns: Numbers, gaps: Numbers) -> tuple[Numbers, Numbers]:
    """Return the innovations of a Kalman filter that starts at level 0.

    The level it truly starts at is the intercept among the columns.
    """
    count, width = columns.shape
    white = np.empty((len(WANDERING), count, width))
    variances = np.ones((len(WANDERING), count))
    level = np.zeros((len(WANDERING), width))
    doubt = np.zeros(len(WANDERING))
    for row in range(count):
        if row:
            doubt = doubt + WANDERING * gaps[row - 1]
        variance = doubt + 1
        surprise = columns[row] - level
        white[:, row] = surprise / np.sqrt(variance)[:, None]
        variances[:, row] = variance
        trust = doubt / variance
        level = level + trust[:, None] * surprise
        doubt = trust
    return white, np.log(variances)


def _damped_trend(columns: Numbers, gaps: Numbers) -> tuple[Numbers, Numbers]:
    """Return the innovations of a Kalman filter that starts at level and slope 0.

    From one period to the next the slope is added to the level, shrinks and is moved.
    """
    count, width = columns.shape
    white = np.empty((len(TURNING), count, width))
    variances = np.ones((len(TURNING), count))
    level, slope = np.zeros((2, len(TURNING), width))
    of_level, of_both, of_slope = np.zeros((3, len(TURNING)))
    for row in range(count):
        for _ in range(int(gaps[row - 1]) if row else 0):
            level, slope = level + slope, DAMPING * slope
            of_level = of_level + 2 * of_both + of_slope
            of_both = DAMPING * (of_both + of_slope)
            of_slope = DAMPING**2 * of_slope + TURNING
        variance = of_level + 1
        surprise = columns[row] - level
        white[:, row] = surprise / np.sqrt(variance)[:, None]
        variances[:, row] = variance
        trust, tilt = of_level / variance, of_both / variance
        level = level + trust[:, None] * surprise
        slope = slope + tilt[:, None] * surprise
        of_slope = of_slope - tilt * of_both
        of_both = of_both - tilt * of_level
        of_level = of_level - trust * of_level
    return white, np.log(variances)
