"""A structural time series: what the series would have done, forecast from before.

The model of the periods before the start (level, season and control series, with
errors averaged over kinds of noise, a wandering level and a trend that turns among
them) is carried on over those after it; the effect is the mean of observed less
forecast. Control series have shrunk coefficients, and so has the straight trend
without any. After Harvey (1989) and
Brodersen and others (2015, Annals of Applied Statistics 9:247), whose average effect
this is; here every distribution is exact, nothing is sampled.

A column that is 1 in one period and else 0 takes up that period whole: its coefficient
is the observed value less its forecast from all others that have no such column.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from valuebook.analysis.attribution.averaged import Averaged, Fit, Series, waves
from valuebook.analysis.attribution.cells import Numbers
from valuebook.analysis.attribution.estimate import Estimate, effect_of, nothing
from valuebook.analysis.attribution.interrupted import (
    cannot_tell,
    placebo_starts,
    steps_at,
)
from valuebook.analysis.attribution.noise import FORECAST_CHANCE
from valuebook.analysis.attribution.panel import Panel
from valuebook.analysis.attribution.result import LEVEL, Effect
from valuebook.analysis.attribution.series import (
    Treated,
    season_of,
    short_future,
    short_history,
    starts_apart,
    treated_series,
)
from valuebook.analysis.attribution.spec import Spec
from valuebook.model.wording import listed

_ALONE, _COMPARED = 2, 3  # grades without and with control series
_FOLLOWED = 0.5  # spread of the effect with control series over that without


def structural(panel: Panel, spec: Spec) -> Estimate:
    """Return the mean of observed less forecast from the start on."""
    if reason := starts_apart(panel):
        return nothing(reason)
    treated = treated_series(panel, spec)
    season = season_of(panel, spec)
    starts = sorted(panel.starts.items(), key=lambda start: start[1])
    before = int((treated.periods < starts[0][1]).sum())
    after = len(treated.periods) - before
    steps = steps_at(treated.periods, [starts[0][1]])
    stepped = _series(treated, steps, before, season)
    if reason := cannot_tell(treated, stepped, before):
        return nothing(reason)
    pulses = np.vstack([np.zeros((before, after)), np.eye(after)])
    likely = Fit(stepped.first(before)).likely()
    ahead = Fit(replace(stepped, effects=pulses * stepped.flat[:, :1])).averaged(likely)
    stepwise = Fit(stepped).averaged()
    path = _path(treated, stepped, ahead, before)
    counterfactual = float(path["counterfactual"].to_numpy()[before:].mean())
    short = short_history(before, spec, season, stepwise.seasonal)
    brief = short_future(int((treated.periods >= starts[-1][1]).sum()))
    stages = steps_at(treated.periods[before:], [at for _, at in starts]).sum(axis=1)
    alone = (
        "No control series that the outcome follows: another event of the same date "
        "cannot be told apart."
    )
    compared = bool(spec.controls) and _follows_controls(stepped)
    effects = {
        name: _mean_effect(ahead, 1.0 * (stages == stage), treated, counterfactual)
        for stage, (name, _) in enumerate(starts, start=1)
    }
    notes = [*treated.notes, *_unvarying(panel, treated, before)]
    if treated.is_ratio:
        notes.append("Effect, interval and mde are shares of the counterfactual.")
    return Estimate(
        _mean_effect(ahead, np.ones(after), treated, counterfactual),
        grade=_COMPARED if compared else _ALONE,
        placebo=placebo_starts(stepped, before, stepwise.of(np.ones(1))),
        path=path,
        effects=effects if len(starts) > 1 else {},
        notes=(*notes, *[alone] * (not compared)),
        downgrades=(short,) if short else (),
        unreliable=(brief,) if brief else (),
    )


def _series(
    treated: Treated, effects: Numbers, before: int, season: float | None
) -> Series:
    periods, count = treated.periods, len(treated.periods)
    seasonal, ranks = waves(periods, season)
    size = np.sqrt(treated.weight / treated.weight.mean())[:, None]
    flat, shrunk = np.ones((count, 1)), _scaled(treated.controls, before)
    if not shrunk.shape[1]:
        shrunk = _scaled(periods[:, None], before)
    return Series(
        periods,
        treated.scaled * size[:, 0],
        flat * size,
        seasonal * size,
        ranks,
        shrunk * size,
        effects * size,
        FORECAST_CHANCE,
    )


def _unvarying(panel: Panel, treated: Treated, before: int) -> list[str]:
    """Return the sentence that names controls of which no effect can be learnt."""
    spread = np.ptp(treated.controls[:before], axis=0)
    flat = [str(name) for name in panel.controls.columns[spread == 0]]
    return [f"No use, as the same all the time before: {listed(flat)}."] * bool(flat)


def _follows_controls(series: Series) -> bool:
    """Return whether control series make the effect at least twice as certain."""
    spread = _spread(series)
    return spread <= _FOLLOWED * _spread(replace(series, shrunk=series.shrunk[:, :0]))


def _spread(series: Series) -> float:
    return Fit(series).averaged().of(np.ones(1)).spread


def _scaled(controls: Numbers, before: int) -> Numbers:
    """Return controls with mean 0 and spread 1 before the start, if they have any."""
    spread = controls[:before].std(axis=0)
    varying = spread > 0
    middle = controls[:before].mean(axis=0)
    scaled: Numbers = ((controls - middle) / np.where(varying, spread, 1))[:, varying]
    return scaled


def _mean_effect(
    ahead: Averaged, counted: Numbers, treated: Treated, counterfactual: float
) -> Effect:
    known = ahead.of(counted / counted.sum())
    return effect_of(known, is_ratio=treated.is_ratio, counterfactual=counterfactual)


def _path(
    treated: Treated, series: Series, ahead: Averaged, before: int
) -> pd.DataFrame:
    """Return observed and forecast by period, with the forecast's interval."""
    fitted = (series.base @ ahead.base) / series.flat[:, 0]
    low, high = np.full((2, len(fitted)), np.nan)
    for place, one in enumerate(np.eye(len(fitted) - before), start=before):
        known = ahead.of(one)
        fitted[place] = treated.scaled[place] - known.middle
        low[place] = treated.scaled[place] - known.quantile((1 + LEVEL) / 2)
        high[place] = treated.scaled[place] - known.quantile((1 - LEVEL) / 2)
    return pd.DataFrame(
        {
            "time": treated.labels,
            "observed": treated.level,
            "counterfactual": treated.observed(fitted),
            "low": treated.observed(low),
            "high": treated.observed(high),
        }
    )
