"""Synthetic control: a mix of other units that moved like the treated one before.

Shares of donors are chosen by outcomes before the start alone (Abadie, Diamond and
Hainmueller 2010, Journal of the American Statistical Association 105:493); choosing
predictors as well lets the same data give many answers (Ferman, Pinto and Possebom
2020). Where levels cannot be met by any mix, each unit's own level is taken out first
(Doudchenko and Imbens 2016; Ferman and Pinto 2021). Every donor is put in the place of
the treated unit; the treated stands out if few of these placebos are as large, each
in units of its misfit before the start, for a mix that never fitted opens large gaps
anyway. The interval is that of the effects which this test does not refute: it is
conformal over units, and its level is the one nearest to 95 % that ranks allow.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import ndtri

from valuebook.analysis.attribution.cells import Numbers
from valuebook.analysis.attribution.conformal import interval, refuted_ranks, shifted
from valuebook.analysis.attribution.donors import Table, cannot_mix, target_and_donors
from valuebook.analysis.attribution.estimate import Estimate, effect_between, nothing
from valuebook.analysis.attribution.panel import Panel
from valuebook.analysis.attribution.permutation import ranked
from valuebook.analysis.attribution.result import Placebo
from valuebook.analysis.attribution.series import starts_apart
from valuebook.analysis.attribution.simplex import shares
from valuebook.analysis.attribution.spec import Spec
from valuebook.analysis.attribution.verdict import amount
from valuebook.model.wording import counted, listed, number, percent

_POWER = 0.84  # normal quantile of 8 times in 10
_UNREACHED = 3.0  # misfit over that without levels, from which levels are taken out
_ENOUGH = 10  # donors from which ranks among them make an interval
_GRADE, _BEST = 3, 4
_FIT = 0.3  # misfit before the start, as a share of the effect, of the better grade
_LEAST_BEFORE = 8
_RARE = 0.10  # share of placebos at least as large that the better grade allows
_CLOSEST = 0.1  # share of mixes whose misfit is taken for luck
_TINY = 1e-12
_NO_INTERVAL = "Too few donors and periods to tell an effect from chance."
_PART = 0.001  # share from which a donor is part of the mix
_EARLIER = 2 / 3  # of the time before the start, where the start is tried too early
_LARGE = 0.5  # share of the effect from which an earlier gap counts against it


@dataclass(frozen=True)
class Mix:
    """A target and its mix of donors: the weights, and target less mix by period."""

    weights: Numbers
    gaps: Numbers
    before: int

    @property
    def effect(self) -> float:
        """Return the mean gap from the start on."""
        return float(self.gaps[self.before :].mean())

    @property
    def misfit(self) -> float:
        """Return the root of the mean squared gap before the start."""
        return float(np.sqrt((self.gaps[: self.before] ** 2).mean()))


def mix(
    target: Numbers, donors: Numbers, before: int, *, level: bool, fitted: int = 0
) -> Mix:
    """Return the mix nearest to the target in the first `fitted` periods.

    These are the periods before the start where not said otherwise. With `level`
    the mean of each unit over them is taken out first.
    """
    early = slice(None, fitted or before)
    if level:
        target = target - target[early].mean()
        donors = donors - donors[early].mean(axis=0)
    weights = shares(target[early], donors[early])
    return Mix(weights, target - donors @ weights, before)


def synthetic(panel: Panel, spec: Spec) -> Estimate:
    """Return the treated unit's mean gap from its synthetic control."""
    if reason := starts_apart(panel):
        return nothing(reason)
    table, notes = target_and_donors(panel, spec)
    if reason := cannot_mix(table):
        return nothing(reason)
    plain = mix(table.target, table.donors, table.before, level=False)
    moved = mix(table.target, table.donors, table.before, level=True)
    level = plain.misfit > _UNREACHED * moved.misfit
    found = moved if level else plain
    if level:
        notes.append("No mix reaches the level of the treated; levels are taken out.")
    told = _compared(table, found, level)
    placebo, ends = told.placebo, told.ends
    without, contradicted = _without_each(table, found, level, spec)
    early, downgrades = _tried_early(table, found, level, spec)
    if table.before < _LEAST_BEFORE:
        few = f"{table.before} periods before the start, fewer than {_LEAST_BEFORE}"
        downgrades.append(few)
    good = (
        len(table.names) >= _ENOUGH
        and table.before >= _LEAST_BEFORE
        and placebo.p is not None
        and placebo.p <= _RARE
        and found.misfit < _FIT * abs(found.effect)
    )
    counterfactual = float((table.target - found.gaps)[table.before :].mean())
    return Estimate(
        effect_between(
            found.effect,
            ends,
            p_value=np.nan if placebo.p is None else placebo.p,
            mde=(ends[1] - ends[0]) / 2 * (1 + _POWER / ndtri((1 + told.level) / 2)),
            counterfactual=np.nan if spec.is_ratio else counterfactual,
        ),
        grade=_BEST if good else _GRADE,
        placebo=placebo,
        path=_path(table, found, ends, panel, spec),
        level=told.level,
        notes=(_made_of(table, found), *without, *early, told.note, *notes),
        downgrades=tuple(downgrades),
        contradicted=tuple(contradicted),
        unreliable=() if np.isfinite(ends).all() else (_NO_INTERVAL,),
    )


@dataclass(frozen=True)
class _Comparison:
    """Placebo, interval and its level, over donors or, where they are few, time."""

    placebo: Placebo
    ends: tuple[float, float]
    level: float
    note: str


def _compared(table: Table, found: Mix, level: bool) -> _Comparison:
    in_time = shifted(_residuals(table, level, 0.0), table.before)
    count = len(table.names)
    if count >= _ENOUGH:
        others, unit = _placebos(table, found, level)
        refuted = refuted_ranks(count + 1)
        reach = unit * float(np.sort(abs(others))[-refuted])
        return _Comparison(
            ranked(found.effect / unit, others, "space"),
            (found.effect - reach, found.effect + reach),
            1 - refuted / (count + 1),
            f"Shifting blocks of time instead of units gives p = {number(in_time.p)}.",
        )
    refuted = refuted_ranks(in_time.n)
    ends = interval(
        found.effect,
        lambda effect: _residuals(table, level, effect),
        before=table.before,
        refuted=refuted,
        step=max(abs(found.effect), found.misfit) / 4,
    )
    note = f"{counted(count, 'donor')}: blocks of time are compared."
    return _Comparison(in_time, ends, 1 - max(refuted, 1) / in_time.n, note)


def _placebos(table: Table, found: Mix, level: bool) -> tuple[Numbers, float]:
    """Return the effect on each donor in units of its misfit, and the treated's unit.

    No misfit counts for less than that which one mix in ten falls short of, so that
    a fit that is close by chance makes no effect large.
    """
    mixes = [
        mix(
            table.donors[:, place],
            np.delete(table.donors, place, axis=1),
            table.before,
            level=level,
        )
        for place in range(len(table.names))
    ]
    misfits = np.array([found.misfit, *(each.misfit for each in mixes)])
    units = np.maximum(misfits, max(np.quantile(misfits, _CLOSEST), _TINY))
    effects = np.array([each.effect for each in mixes])
    return effects / units[1:], float(units[0])


def _residuals(table: Table, level: bool, effect: float) -> Numbers:
    """Return the gaps of a mix fitted to all periods, an effect taken off."""
    target = table.target.copy()
    target[table.before :] -= effect
    every = len(target)
    return mix(target, table.donors, table.before, level=level, fitted=every).gaps


def _without_each(
    table: Table, found: Mix, level: bool, spec: Spec
) -> tuple[list[str], list[str]]:
    """Return the effects without each donor of the mix, and what they contradict."""
    parts = np.flatnonzero(found.weights > _PART)
    if len(table.names) < 3:
        return [], []
    effects = [
        mix(
            table.target,
            np.delete(table.donors, place, axis=1),
            table.before,
            level=level,
        ).effect
        for place in parts
    ]
    low, high = (_said(each, spec) for each in (min(effects), max(effects)))
    note = f"Without any one donor the effect lies between {low} and {high}."
    if min(effects) * max(effects) <= 0:
        return [note], ["The sign of the effect hangs on a single donor."]
    return [note], []


def _tried_early(
    table: Table, found: Mix, level: bool, spec: Spec
) -> tuple[list[str], list[str]]:
    """Return the gap at a start tried too early, and whether it lowers the grade."""
    fitted = round(table.before * _EARLIER)
    if fitted < 3 or table.before - fitted < 2:
        return [], []
    early = mix(table.target, table.donors, table.before, level=level, fitted=fitted)
    gap = float(early.gaps[fitted : table.before].mean())
    sooner = f"{table.before - fitted} periods too early"
    note = f"A start tried {sooner} gives {_said(gap, spec)}."
    large = abs(gap) >= _LARGE * abs(found.effect)
    return [note], ["as large a gap opens before the start"] * large


def _said(effect: float, spec: Spec) -> str:
    return amount(float(np.expm1(effect)) if spec.is_ratio else effect, spec)


def _made_of(table: Table, found: Mix) -> str:
    """Return the sentence that names the donors of the mix."""
    order = [
        place for place in np.argsort(-found.weights) if found.weights[place] > 0.01
    ]
    parts = [f"{table.names[place]} {percent(found.weights[place])}" for place in order]
    return f"The synthetic control is {listed(parts)}."


def _path(
    table: Table, found: Mix, ends: tuple[float, float], panel: Panel, spec: Spec
) -> pd.DataFrame:
    """Return observed and synthetic by period, with the interval after the start."""
    back = np.exp if spec.is_ratio else np.asarray
    counterfactual = table.target - found.gaps
    after = np.arange(len(table.target)) >= table.before
    above = np.where(after, found.effect - ends[0], np.nan)
    below = np.where(after, found.effect - ends[1], np.nan)
    return pd.DataFrame(
        {
            "time": [panel.labels[int(when)] for when in table.periods],
            "observed": back(table.target),
            "counterfactual": back(counterfactual),
            "low": back(counterfactual + below),
            "high": back(counterfactual + above),
        }
    )
