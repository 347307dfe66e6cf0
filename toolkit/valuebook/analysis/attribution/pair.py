"""One treated and one other over time, where no third says what befalls one alone.

The gap between the two, period by period, is a series of its own; the effect is its
step at the start. Its noise is averaged over kinds, as that of an interrupted series,
a gap that wanders off by itself among them. No straight trend is taken out: that the
two would have moved alike is what the design supposes, and the time before the start
is asked whether they did.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from valuebook.analysis.attribution.averaged import Fit, Series, waves
from valuebook.analysis.attribution.compared import Compared, means_by_period
from valuebook.analysis.attribution.contrast import Contrast
from valuebook.analysis.attribution.estimate import Estimate, effect_of
from valuebook.analysis.attribution.interrupted import placebo_starts, steps_at
from valuebook.analysis.attribution.mixture import Mixture
from valuebook.analysis.attribution.panel import Panel
from valuebook.analysis.attribution.result import LEVEL
from valuebook.analysis.attribution.series import season_of
from valuebook.analysis.attribution.spec import Spec
from valuebook.analysis.attribution.trends import APART, Trend, trend_of
from valuebook.analysis.attribution.verdict import amount

_LEAST_BEFORE, _LEAST_AFTER = 8, 3  # periods in which both have values
_GRADE = 3
_ONE_OTHER = (
    "One treated and one other: what befalls one of them alone at the start is not "
    "told from the effect."
)


def gap_over_time(
    both: Compared, found: Contrast, panel: Panel, spec: Spec
) -> Estimate | None:
    """Return the step of the gap between two; None where the time is too short."""
    means = means_by_period(both, both.rows.outcome)
    gaps = means_by_period(both, found.freed)
    times = means.index.to_numpy(dtype=float)
    before = int((times < panel.start).sum())
    gap = (gaps[1.0] - gaps[0.0]).to_numpy()
    if before < _LEAST_BEFORE or len(times) - before < _LEAST_AFTER:
        return None
    if not np.ptp(gap[:before]) > 0:
        return None
    seasonal, ranks = waves(times, season_of(panel, spec))
    series = Series(
        times,
        gap,
        np.ones((len(times), 1)),
        seasonal,
        ranks,
        np.zeros((len(times), 0)),
        steps_at(times, [panel.start]),
    )
    known = Fit(series).averaged().of(np.ones(1))
    trend = _drift(series, before, is_ratio=spec.is_ratio)
    path = _path(means, before, known, panel, spec)
    after = path["counterfactual"].to_numpy()[before:]
    effect = effect_of(
        known, is_ratio=spec.is_ratio, counterfactual=float(after.mean())
    )
    plain = float(np.expm1(found.value)) if spec.is_ratio else found.value
    note = (
        "The interval comes from how the gap between the two moved over time; a plain "
        f"difference of means gives {amount(plain, spec)}."
    )
    return Estimate(
        effect,
        grade=_GRADE,
        placebo=placebo_starts(series, before, known),
        path=path,
        notes=(note, trend.sentence(spec)),
        downgrades=(APART,) if trend.explains(effect.effect) else (),
        untested=(_ONE_OTHER,),
    )


def _drift(gap: Series, before: int, *, is_ratio: bool) -> Trend:
    """Return by how much the gap drifted before the start, carried on after it."""
    early = gap.first(before)
    slope = Fit(replace(early, effects=early.times[:, None])).averaged().of(np.ones(1))
    distance = float(gap.times[before:].mean() - early.times.mean())
    return trend_of(
        slope.middle,
        slope.spread,
        slope.freedom,
        distance=distance,
        is_ratio=is_ratio,
    )


def _path(
    means: pd.DataFrame, before: int, known: Mixture, panel: Panel, spec: Spec
) -> pd.DataFrame:
    """Return the treated's mean by period and what it would have been.

    The counterfactual is the other, moved by the usual gap before the start, and
    after it by what leaves the effect on average.
    """
    observed, other = means[1.0].to_numpy(), means[0.0].to_numpy()
    gap, after = observed - other, np.arange(len(observed)) >= before
    expected = np.where(after, gap[after].mean() - known.middle, gap[~after].mean())
    ends = (known.quantile((1 + LEVEL) / 2), known.quantile((1 - LEVEL) / 2))
    below, above = (np.where(after, known.middle - end, np.nan) for end in ends)
    back = np.exp if spec.is_ratio else np.asarray
    return pd.DataFrame(
        {
            "time": [panel.labels[int(when)] for when in means.index],
            "observed": back(observed),
            "counterfactual": back(other + expected),
            "low": back(other + expected + below),
            "high": back(other + expected + above),
        }
    )
