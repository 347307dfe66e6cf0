"""Difference-in-differences: the treated's change less that of the others.

Levels of units and periods are taken out; with repeated cross-sections levels of
groups. Errors are clustered. With fewer than twenty treated or untreated clusters the
interval comes from the spread of the clusters' own changes, and the p-value from
dealing the treatment out anew; of one treated and one other the gap is followed over
time (`pair`). Units that start at different times are never put into
one regression; they are compared cohort by cohort (`staggered`).
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from scipy.special import stdtr, stdtrit

from valuebook.analysis.attribution.clusters import changes
from valuebook.analysis.attribution.compared import Compared, compared, means_by_period
from valuebook.analysis.attribution.consistency import unused_season
from valuebook.analysis.attribution.contrast import Contrast, contrast
from valuebook.analysis.attribution.estimate import (
    POWERED,
    Estimate,
    effect_between,
    nothing,
)
from valuebook.analysis.attribution.pair import gap_over_time
from valuebook.analysis.attribution.panel import Panel
from valuebook.analysis.attribution.permutation import (
    difference_placebo,
    shuffled_placebo,
)
from valuebook.analysis.attribution.result import LEVEL, Effect, Placebo
from valuebook.analysis.attribution.spec import Spec
from valuebook.analysis.attribution.staggered import staggered
from valuebook.analysis.attribution.trends import APART, pre_trend, tried_early
from valuebook.analysis.attribution.verdict import amount
from valuebook.model.wording import counted

FEW = 20
"""Treated or untreated clusters below which errors are not taken by cluster."""
_LEAST_UNITS = 10  # treated and others from which errors by unit say something
_GRADE = 3
_NO_SPREAD = "Too few units: nothing tells an effect from what befalls one unit alone."
_TWO_GROUPS = (
    "Treated and others are two groups: what happens to one of them as a whole at the "
    "start is neither told apart nor in the interval."
)
_TINY = 1e-9  # share of the effect below which a standard error is none


def differences(panel: Panel, spec: Spec) -> Estimate:
    """Return the treated's change at the start less the change of the others."""
    begun = panel.rows["begins"]
    if len(begun[np.isfinite(begun)].unique()) > 1:
        return staggered(panel, spec)
    whole = panel.controls.notna().all(axis=1)
    rows = panel.rows[whole]
    if reason := _cannot_tell(rows, panel.start):
        return nothing(reason)
    both = compared(panel, rows, panel.controls[whole], spec)
    found = contrast(both.rows, both.ever * both.post)
    if found is None:
        return nothing("The treatment cannot be told from units, periods and controls.")
    told = _uncertainty(both, found, panel)
    notes = list(told.notes)
    if lacking := int((~whole).sum()):
        notes.append(f"{counted(lacking, 'row')} without a control left out.")
    if not panel.is_cross_section and (gaps := _gaps(rows)):
        notes.append(f"The panel is unbalanced: {counted(gaps, 'value')} missing.")
    if not told.error > _TINY * abs(found.value):
        two = gap_over_time(both, found, panel, spec)
        if two is None:
            return Estimate(Effect(found.value), unreliable=(_NO_SPREAD,))
        return replace(two, notes=(*two.notes, *notes))
    notes += unused_season(spec)
    reach = float(stdtrit(told.freedom, (1 + LEVEL) / 2)) * told.error
    live = both.ever * both.post * both.rows.weight
    observed = float(np.average(both.rows.outcome, weights=live))
    effect = effect_between(
        found.value,
        (found.value - reach, found.value + reach),
        p_value=told.p_value,
        mde=POWERED * told.error,
        counterfactual=np.nan if spec.is_ratio else observed - found.value,
    )
    estimate = Estimate(
        effect,
        grade=_GRADE,
        placebo=told.placebo,
        path=_path(both, panel, spec, reach),
        notes=tuple(notes),
        untested=told.untested,
    )
    return _with_earlier(estimate, both, found, panel, spec)


@dataclass(frozen=True)
class _Uncertainty:
    """How sure an effect is: its standard error, placebo and p-value, and why."""

    error: float
    freedom: float
    placebo: Placebo
    p_value: float
    notes: tuple[str, ...] = ()
    untested: tuple[str, ...] = ()


def _uncertainty(both: Compared, found: Contrast, panel: Panel) -> _Uncertainty:
    """Return how sure the effect is, by whichever errors the clusters allow."""
    by_cluster = changes(both, found.freed)
    if by_cluster.are_comparable:
        placebo = difference_placebo(by_cluster.numbers, by_cluster.treated)
    else:
        placebo = shuffled_placebo(both, found.freed)
    treated, others = len(both.treated), len(both.others)
    if min(treated, others) >= FEW:
        p_value = _p_value(found, found.error, found.freedom)
        return _Uncertainty(
            found.error, found.freedom, placebo, p_value, notes=(_TWO_GROUPS,)
        )
    if by_cluster.are_comparable:
        p_value = _p_value(found, by_cluster.error, by_cluster.freedom)
        note = (
            f"{counted(treated, 'treated cluster')} and {others} others: the interval "
            "comes from the spread of their changes."
        )
        return _Uncertainty(
            by_cluster.error,
            by_cluster.freedom,
            placebo,
            p_value if placebo.p is None else placebo.p,
            notes=(note,),
        )
    finer = both.ungrouped(is_cross_section=panel.is_cross_section)
    alone = contrast(finer.rows, both.ever * both.post)
    if alone is None or min(len(finer.treated), len(finer.others)) < _LEAST_UNITS:
        return _Uncertainty(np.nan, np.nan, placebo, np.nan)
    p_value = _p_value(found, alone.error, alone.freedom)
    untested = (
        f"Only {treated + others} clusters: what happens to one of them as a whole is "
        "not in the interval."
    )
    return _Uncertainty(
        alone.error, alone.freedom, placebo, p_value, untested=(untested,)
    )


def _p_value(found: Contrast, error: float, freedom: float) -> float:
    return float(2 * stdtr(freedom, -abs(found.value / error))) if error > 0 else np.nan


def _with_earlier(
    estimate: Estimate, both: Compared, found: Contrast, panel: Panel, spec: Spec
) -> Estimate:
    """Return the estimate with what treated and others did before the start."""
    few = min(len(both.treated), len(both.others)) < FEW
    trend = pre_trend(both, found.freed, few=few, is_ratio=spec.is_ratio)
    if trend is None:
        one = "One period before the start: parallel trends cannot be tested."
        return replace(estimate, untested=(*estimate.untested, one))
    notes = [*estimate.notes, trend.sentence(spec)]
    if early := tried_early(both):
        when, effect = early
        effect = float(np.expm1(effect)) if spec.is_ratio else effect
        label = panel.labels[when]
        notes.append(f"A start tried in {label} gives {amount(effect, spec)}.")
    return replace(
        estimate,
        notes=tuple(notes),
        downgrades=(APART,) if trend.explains(estimate.found.effect) else (),
    )


def _gaps(rows: pd.DataFrame) -> int:
    """Return how many units and periods have no value."""
    return int(rows["unit"].nunique() * rows["when"].nunique() - len(rows))


def _cannot_tell(rows: pd.DataFrame, start: int) -> str:
    """Return why no effect can be estimated, or nothing."""
    ever, post = np.isfinite(rows["begins"]), rows["when"] >= start
    if ever.all():
        return "Every unit is treated, so there is nothing to compare with."
    for side, name in ((~post, "before the start"), (post, "from the start on")):
        for group, who in ((ever, "treated"), (~ever, "others")):
            if not (side & group).any():
                return f"The {who} have no value {name}."
    if not np.ptp(rows["outcome"]) > 0:
        return "The outcome does not vary."
    return ""


def _path(both: Compared, panel: Panel, spec: Spec, reach: float) -> pd.DataFrame:
    """Return the treated's mean by period and what it would have been.

    The counterfactual is the mean of the others, moved by what parts the two before
    the start; means are of logarithms where the scale is one.
    """
    means = means_by_period(both, both.rows.outcome)
    early = means.index < panel.start
    treated, others = means[1.0].to_numpy(), means[0.0].to_numpy()
    counterfactual = others + (treated - others)[early].mean()
    band = np.where(early, np.nan, reach)
    back = np.exp if spec.is_ratio else np.asarray
    return pd.DataFrame(
        {
            "time": [panel.labels[int(when)] for when in means.index],
            "observed": back(treated),
            "counterfactual": back(counterfactual),
            "low": back(counterfactual - band),
            "high": back(counterfactual + band),
        }
    )
