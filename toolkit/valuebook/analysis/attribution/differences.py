"""Difference-in-differences: the treated's change less that of the others.

Levels of units and periods are taken out; with repeated cross-sections levels of
groups. Errors are clustered. With fewer than ten treated or untreated clusters the
interval comes from the spread of the clusters' own changes, and the p-value from
dealing the treatment out anew. Units that start at different times are never put into
one regression; they are compared cohort by cohort (`staggered`).
"""

import numpy as np
import pandas as pd
from scipy.special import stdtr, stdtrit

from valuebook.analysis.attribution.clusters import changes
from valuebook.analysis.attribution.compared import Compared, compared
from valuebook.analysis.attribution.contrast import contrast
from valuebook.analysis.attribution.estimate import Estimate, effect_between, nothing
from valuebook.analysis.attribution.panel import Panel
from valuebook.analysis.attribution.permutation import (
    difference_placebo,
    shuffled_placebo,
)
from valuebook.analysis.attribution.result import LEVEL, Effect
from valuebook.analysis.attribution.spec import Spec
from valuebook.analysis.attribution.staggered import staggered
from valuebook.analysis.attribution.trends import pre_trend
from valuebook.model.wording import counted

FEW = 10
"""Treated or untreated clusters below which errors are not taken by cluster."""
_GRADE = 3
_NO_SPREAD = "Too few units: nothing tells an effect from what befalls one unit alone."
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
    notes, untested = [], []
    if lacking := int((~whole).sum()):
        notes.append(f"{counted(lacking, 'row')} without a control left out.")
    if not panel.is_cross_section and (gaps := _gaps(rows)):
        notes.append(f"The panel is unbalanced: {counted(gaps, 'value')} missing.")
    few = min(len(both.treated), len(both.others)) < FEW
    by_cluster = changes(both, found.freed)
    error, freedom = found.error, found.freedom
    if few and by_cluster.are_comparable:
        error, freedom = by_cluster.error, by_cluster.freedom
        notes.append(
            f"{counted(len(both.treated), 'treated cluster')} and {len(both.others)} "
            "others: the interval comes from the spread of their changes."
        )
    elif few:
        finer = both.ungrouped(is_cross_section=panel.is_cross_section)
        if min(len(finer.treated), len(finer.others)) < FEW:
            return Estimate(Effect(found.value), unreliable=(_NO_SPREAD,))
        alone = contrast(finer.rows, both.ever * both.post)
        assert alone is not None
        error, freedom = alone.error, alone.freedom
        untested.append(
            f"Only {len(both.treated) + len(both.others)} clusters: what happens to "
            "one of them as a whole is not in the interval."
        )
    else:
        notes.append(
            "Treated and others are two groups: what happens to one of them as a whole "
            "at the start is neither told apart nor in the interval."
        )
    if not error > _TINY * abs(found.value):
        return Estimate(Effect(found.value), unreliable=(_NO_SPREAD,))
    if by_cluster.are_comparable:
        placebo = difference_placebo(by_cluster.numbers, by_cluster.treated)
    else:
        placebo = shuffled_placebo(both, found.freed)
    p_value = float(2 * stdtr(freedom, -abs(found.value / error)))
    if few and by_cluster.are_comparable and placebo.p is not None:
        p_value = placebo.p
    reach = float(stdtrit(freedom, (1 + LEVEL) / 2)) * error
    path = _path(both, panel, spec, reach)
    after = both.post[both.ever > 0] > 0
    observed = np.average(
        both.rows.outcome[both.ever > 0][after],
        weights=both.rows.weight[both.ever > 0][after],
    )
    trend = pre_trend(both, found.freed, few=few, is_ratio=spec.is_ratio)
    downgrades = []
    if trend is None:
        untested.append(
            "One period before the start: parallel trends cannot be tested."
        )
    else:
        notes.append(trend.sentence(spec))
        effect = float(np.expm1(found.value)) if spec.is_ratio else found.value
        if trend.explains(effect):
            downgrades.append("treated and others moved apart before the start")
    return Estimate(
        effect_between(
            found.value,
            (found.value - reach, found.value + reach),
            p_value=p_value,
            error=error,
            counterfactual=np.nan if spec.is_ratio else float(observed - found.value),
        ),
        grade=_GRADE,
        placebo=placebo,
        path=path,
        notes=tuple(notes),
        downgrades=tuple(downgrades),
        untested=tuple(untested),
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
    rows = pd.DataFrame(
        {
            "when": both.periods,
            "ever": both.ever,
            "weight": both.rows.weight,
            "summed": both.rows.weight * both.rows.outcome,
        }
    )
    sums = rows.pivot_table(
        ["weight", "summed"], index="when", columns="ever", aggfunc="sum"
    )
    means = (sums["summed"] / sums["weight"]).dropna()
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
