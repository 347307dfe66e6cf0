"""Interrupted time series: the step in a series when the change came.

The effect is the step of the level from the start on, beside a straight trend, a
season and controls, with errors averaged over kinds of noise. Nothing is compared
with, so another event of the same date cannot be told apart. Counts of which any is
30 or less are fitted by quasi-likelihood with a logarithmic link (McCullagh and
Nelder 1989, ch. 9), larger ones as logarithms.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from valuebook.analysis.attribution.averaged import Averaged, Fit, Series, waves
from valuebook.analysis.attribution.cells import Numbers
from valuebook.analysis.attribution.estimate import Estimate, effect_of, nothing
from valuebook.analysis.attribution.mixture import Mixture
from valuebook.analysis.attribution.panel import Panel
from valuebook.analysis.attribution.result import LEVEL, Placebo
from valuebook.analysis.attribution.series import (
    FEW,
    Treated,
    is_explained,
    season_of,
    short_future,
    short_history,
    standardized,
    starts_apart,
    treated_series,
)
from valuebook.analysis.attribution.spec import Spec
from valuebook.model.wording import counted, listed

_LEAST_FREEDOM = 3
_ROUNDS = 6  # of fitting counts; each moves the weights less
_FARTHEST = 5.0  # logarithms between a fitted rate and the usual one
_MOST_FAKES = 200
_LEAST_SEGMENT, _MOST_SEGMENT = 3, 6  # points on either side of a placebo start


def interrupted(panel: Panel, spec: Spec) -> Estimate:
    """Return the step of the treated series at the start, or at each start."""
    if reason := starts_apart(panel):
        return nothing(reason)
    treated = treated_series(panel, spec)
    season = season_of(panel, spec)
    starts = sorted(panel.starts.items(), key=lambda start: start[1])
    steps = steps_at(treated.periods, [at for _, at in starts])
    before = int((treated.periods < starts[0][1]).sum())
    series = regression(treated, steps, season)
    if reason := cannot_tell(treated, series, before):
        return nothing(reason)
    if spec.scale == "count" and treated.level.min() <= FEW:
        series = _counting(treated, series)
    averaged = Fit(series).averaged()
    each = np.eye(len(starts))
    total = np.ones(len(starts))
    known = averaged.of(total)
    path = _path(treated, series, averaged, steps)
    after = steps[:, 0] > 0
    counterfactual = float(path["counterfactual"].to_numpy()[after].mean())
    notes = list(treated.notes)
    if len(starts) > 1:
        names = listed([name for name, _ in starts])
        notes.append(f"The effect is that of {names} together, once all have begun.")
    if treated.is_ratio:
        notes.append("Effect, interval and mde are shares of the counterfactual.")
    short = short_history(before, spec, season, averaged.seasonal)
    brief = short_future(int((treated.periods >= starts[-1][1]).sum()))
    return Estimate(
        effect_of(known, is_ratio=treated.is_ratio, counterfactual=counterfactual),
        grade=2,
        placebo=placebo_starts(series, before, known),
        path=path,
        effects={
            name: effect_of(
                averaged.of(one),
                is_ratio=treated.is_ratio,
                counterfactual=counterfactual,
            )
            for (name, _), one in zip(starts, each, strict=True)
        }
        if len(starts) > 1
        else {},
        notes=tuple(notes),
        downgrades=(short,) if short else (),
        unreliable=(brief,) if brief else (),
    )


def steps_at(periods: Numbers, starts: list[int]) -> Numbers:
    """Return a column for each start: 0 before it, 1 from it on."""
    return (periods[:, None] >= np.array(starts, dtype=float)).astype(float)


def regression(treated: Treated, effects: Numbers, season: float | None) -> Series:
    """Return the series with level, trend, season, controls and its effects."""
    periods = treated.periods
    trend = standardized(periods[:, None])
    seasonal, ranks = waves(periods, season)
    size = np.sqrt(treated.weight / treated.weight.mean())[:, None]
    level, controls = np.ones((len(periods), 1)), standardized(treated.controls)
    flat = np.hstack([level, trend, controls])
    return Series(
        periods,
        treated.scaled * size[:, 0],
        flat * size,
        seasonal * size,
        ranks,
        np.zeros((len(periods), 0)),
        effects * size,
    )


def cannot_tell(treated: Treated, series: Series, before: int) -> str:
    """Return why no effect can be estimated, or nothing."""
    if not np.ptp(treated.level[:before]) > 0:
        return "The outcome does not vary before the start, so its noise is unknown."
    free = len(series.times) - series.flat.shape[1] - series.effects.shape[1]
    if free < _LEAST_FREEDOM or before < series.flat.shape[1] + 1:
        some = counted(before, "point")
        return f"{some} before the start, too few to know the noise.".capitalize()
    columns = np.hstack([series.flat, series.effects])
    if np.linalg.matrix_rank(columns) < columns.shape[1]:
        return "Level, trend, controls and effects cannot be told apart in this series."
    if is_explained(series.response, series.flat):
        return "Trend and controls account for all of it, so the noise is unknown."
    return ""


def placebo_starts(series: Series, before: int, known: Mixture) -> Placebo:
    """Return the rank of the effect among steps at starts where nothing happened.

    Only points before the true start are used. Effects are compared in units of
    their own uncertainty.
    """
    margin = int(np.clip(before // 4, _LEAST_SEGMENT, _MOST_SEGMENT))
    fakes = series.times[margin : before - margin + 1]
    fakes = fakes[:: -(-len(fakes) // _MOST_FAKES) or 1]
    if not len(fakes) or before - series.flat.shape[1] - 1 < _LEAST_FREEDOM:
        return Placebo()
    steps = steps_at(series.times[:before], list(fakes))
    history = series.first(before)
    history = replace(history, effects=steps * history.flat[:, :1])
    ratios = abs(Fit(history).ratios())
    larger = int((ratios >= abs(known.middle / known.spread)).sum())
    n = len(fakes) + 1
    return Placebo("time", larger + 1, n, (larger + 1) / n)


def _counting(treated: Treated, series: Series) -> Series:
    """Return the series as its counts see it: large counts weigh more."""
    rate = np.maximum(treated.level, 0.5)
    unsized = np.sqrt(treated.weight / treated.weight.mean())
    for _ in range(_ROUNDS):
        size = np.sqrt(rate * treated.weight)
        size = size / np.sqrt((size**2).mean())
        response = np.log(rate / treated.exposure) + (treated.level - rate) / rate
        grow = (size / unsized)[:, None]
        sized = replace(
            series,
            response=response * size,
            flat=series.flat * grow,
            seasonal=series.seasonal * grow,
            effects=series.effects * grow,
        )
        averaged = Fit(sized).averaged()
        fitted = sized.base @ averaged.base
        fitted += sized.effects @ (averaged.weight @ averaged.mean)
        usual = np.log(treated.level.mean() / treated.exposure.mean())
        logs = np.clip(fitted / size, usual - _FARTHEST, usual + _FARTHEST)
        rate = np.exp(logs) * treated.exposure
    return sized


def _path(
    treated: Treated, series: Series, averaged: Averaged, steps: Numbers
) -> pd.DataFrame:
    """Return observed and counterfactual by period.

    The counterfactual runs along trend, season and controls; its height is such that
    it is missed by nothing on average before the start, and by the effect after it.
    """
    size = series.flat[:, 0]
    fitted = (series.base @ averaged.base) / size
    response = series.response / size
    begun = steps.sum(axis=1)
    low, high = np.full(len(begun), np.nan), np.full(len(begun), np.nan)
    for stage in np.unique(begun):
        here = begun == stage
        fitted[here] += (response - fitted)[here].mean()
        if not stage:
            continue
        known = averaged.of(steps[here][0])
        fitted[here] -= known.middle
        low[here] = known.middle - known.quantile((1 + LEVEL) / 2)
        high[here] = known.middle - known.quantile((1 - LEVEL) / 2)
    return pd.DataFrame(
        {
            "time": treated.labels,
            "observed": treated.level,
            "counterfactual": treated.observed(fitted),
            "low": treated.observed(fitted + low),
            "high": treated.observed(fitted + high),
        }
    )
