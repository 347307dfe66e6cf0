"""Units that start at different times, compared cohort by cohort.

Each cohort's change since its last period without the change is held against that of
units never treated, or, where there are none, not treated yet; the effect is the mean
over all treated cohorts and periods (Callaway and Sant'Anna 2021, Journal of
Econometrics 225:200, eqs 2.6 and 3.11). One regression with unit and period levels
would count units treated earlier as untreated ones (Goodman-Bacon 2021). Controls
enter as they were in the last period before, by regression among the untreated.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import stdtr, stdtrit

from valuebook.analysis.attribution.cells import Numbers
from valuebook.analysis.attribution.compared import on_scale
from valuebook.analysis.attribution.consistency import unused_season
from valuebook.analysis.attribution.contrast import Codes, codes
from valuebook.analysis.attribution.estimate import (
    POWERED,
    Estimate,
    effect_between,
    nothing,
)
from valuebook.analysis.attribution.panel import Panel
from valuebook.analysis.attribution.permutation import SEED, ranked
from valuebook.analysis.attribution.result import LEVEL
from valuebook.analysis.attribution.spec import Spec
from valuebook.analysis.attribution.trends import APART, trend_of
from valuebook.model.wording import counted

_GRADE = 3
_DEALS = 199
_TINY = 1e-300
_FEW = 20  # treated or other clusters below which errors come from dealing anew
_FEW_AT_ONCE = 5  # clusters that start at once, on average, below which they do too


@dataclass(frozen=True)
class Cohorts:
    """Units by row, periods by column: outcomes, controls, and when each begins.

    `controls` are by unit, period and control. Never treated begin at infinity.
    """

    outcomes: Numbers
    controls: Numbers
    begins: Numbers
    weight: Numbers
    cluster: Codes


@dataclass(frozen=True)
class Mean:
    """A mean over cohorts and periods, with each unit's part in its error."""

    value: float
    parts: Numbers
    by_period: dict[int, float]

    def error(self, cluster: Codes) -> float:
        """Return the standard error, clustered."""
        summed = np.bincount(cluster, self.parts)
        count = len(summed)
        return float(np.sqrt(count / max(count - 1, 1) * (summed @ summed)))


def staggered(panel: Panel, spec: Spec) -> Estimate:
    """Return the mean effect of the change over all units and periods with it."""
    cohorts, notes = _cohorts(panel, spec)
    treated = np.isfinite(cohorts.begins)
    if treated.all() and len(np.unique(cohorts.begins)) < 2:
        return nothing(
            "Every unit starts at once, so there is nothing to compare with."
        )
    found = _mean(cohorts, cohorts.begins)
    if found is None:
        return nothing("No treated unit has a comparison with a value in two periods.")
    clusters = int(cohorts.cluster.max()) + 1
    few = _are_few(cohorts)
    dealt = _dealt(cohorts)
    placebo = ranked(found.value, dealt, "space")
    error, freedom = found.error(cohorts.cluster), float(clusters - 1)
    if few:
        error = float(np.nanstd(dealt))
        notes.append(
            "Few units start at once: the interval comes from dealing the starts anew."
        )
    if not error > 0:
        return nothing("The outcome does not vary, so its noise is unknown.")
    p_value = float(2 * stdtr(freedom, -abs(found.value / error)))
    reach = float(stdtrit(freedom, (1 + LEVEL) / 2)) * error
    path, level = _path(cohorts, found, panel, spec, reach)
    estimate = Estimate(
        effect_between(
            found.value,
            (found.value - reach, found.value + reach),
            p_value=placebo.p if few and placebo.p is not None else p_value,
            mde=POWERED * error,
            counterfactual=np.nan if spec.is_ratio else level - found.value,
        ),
        grade=_GRADE,
        placebo=placebo,
        path=path,
    )
    return _with_leads(estimate, cohorts, spec, notes, few=few)


def _cohorts(panel: Panel, spec: Spec) -> tuple[Cohorts, list[str]]:
    """Return the panel as a table of units and periods; of many rows the mean."""
    rows = panel.rows.assign(
        scaled=on_scale(panel.rows["outcome"], panel.rows["offset"], spec)
    )
    rows = pd.concat([rows, panel.controls.add_prefix("control ")], axis=1)
    names = [f"control {column}" for column in panel.controls.columns]
    rows = rows[rows[["scaled", *names]].notna().all(axis=1)]
    first = rows.groupby("unit")["when"].transform("min")
    always = rows["begins"] <= first
    notes = unused_season(spec)
    if dropped := rows.loc[always, "unit"].nunique():
        some = counted(dropped, "unit")
        notes.append(f"{some} treated from the first value on left out.")
    rows = rows[~always]
    by_unit = rows.groupby("unit")
    units = by_unit[["begins", "cluster"]].first().join(by_unit["weight"].mean())
    periods = pd.RangeIndex(int(panel.rows["when"].max()) + 1)
    tables = [
        rows.pivot_table(name, index="unit", columns="when", aggfunc="mean")
        .reindex(index=units.index, columns=periods)
        .to_numpy(dtype=float)
        for name in ("scaled", *names)
    ]
    cluster = codes(units["cluster"]) if spec.clusters else np.arange(len(units))
    stacked = np.stack(tables, axis=2)
    return (
        Cohorts(
            stacked[:, :, 0],
            stacked[:, :, 1:],
            units["begins"].to_numpy(dtype=float),
            units["weight"].to_numpy(dtype=float),
            cluster,
        ),
        notes,
    )


def _mean(cohorts: Cohorts, begins: Numbers, *, lead: bool = False) -> Mean | None:
    """Return the mean effect, or with `lead` the mean move before the start."""
    periods = cohorts.outcomes.shape[1]
    total, held = np.zeros(periods), np.zeros(periods)
    parts = np.zeros(len(begins))
    for begin in np.unique(begins[np.isfinite(begins)]):
        start = int(begin)
        base = _last_before(cohorts, begins == begin, start)
        if base is None:
            continue
        asked = np.arange(base) if lead else np.arange(start, periods)
        told = _cohort(cohorts, begins, begin, base, asked)
        total[asked] += told.weight * told.value
        held[asked] += told.weight
        parts += told.parts @ told.weight
    if not held.any():
        return None
    means = {int(when): total[when] / held[when] for when in np.flatnonzero(held)}
    return Mean(total.sum() / held.sum(), parts / held.sum(), means)


def _last_before(cohorts: Cohorts, chosen: Numbers, start: int) -> int | None:
    """Return the last period before the start in which the cohort has values."""
    seen = np.isfinite(cohorts.outcomes[chosen.astype(bool), :start]).any(axis=0)
    return int(np.flatnonzero(seen)[-1]) if seen.any() else None


@dataclass(frozen=True)
class _Cohort:
    """A cohort's effects by period, their weights, and by unit the parts in them."""

    value: Numbers
    weight: Numbers
    parts: Numbers


def _cohort(
    cohorts: Cohorts,
    begins: Numbers,
    begin: float,
    base: int,
    asked: npt.NDArray[np.intp],
) -> _Cohort:
    """Return a cohort's effects in the periods asked for, each since its base.

    A period without treated, or with too few others for the controls, has weight 0.
    """
    change = cohorts.outcomes[:, asked] - cohorts.outcomes[:, [base]]
    known = np.isfinite(change)
    change = np.where(known, change, 0.0)
    never = known & ~np.isfinite(begins)[:, None]
    later = known & (begins[:, None] > np.maximum(asked, max(base, begin)))
    others = np.where(never.any(axis=0), never, later)
    design = np.nan_to_num(
        np.column_stack([np.ones(len(begins)), cohorts.controls[:, base]])
    )
    design = design / np.maximum(np.linalg.norm(design, axis=0), _TINY)
    of_treated = cohorts.weight[:, None] * (known & (begins == begin)[:, None])
    of_others = cohorts.weight[:, None] * others
    held = of_treated.sum(axis=0)
    can = (held > 0) & (others.sum(axis=0) > design.shape[1])
    share = of_treated / np.where(can, held, 1.0)
    outer = (design[:, :, None] * design[:, None]).reshape(len(begins), -1)
    inner = (of_others.T @ outer).reshape(len(asked), *[design.shape[1]] * 2)
    inverse = np.linalg.pinv(inner, hermitian=True)
    coefficients = inverse @ ((of_others * change).T @ design)[..., None]
    lifted = change - design @ coefficients[..., 0].T
    value = (share * lifted).sum(axis=0)
    leverage = design @ (inverse @ (share.T @ design)[..., None])[..., 0].T
    parts = share * (lifted - value) - of_others * leverage * lifted
    return _Cohort(value, np.where(can, held, 0.0), parts)


def _are_few(cohorts: Cohorts) -> bool:
    """Return whether clusters are too few for errors taken from their spread.

    The spread of a cohort of one is not seen at all.
    """
    treated = np.isfinite(cohorts.begins)
    begun = len(np.unique(cohorts.begins[treated]))
    each = len(np.unique(cohorts.cluster[treated]))
    others = len(np.unique(cohorts.cluster[~treated])) if not treated.all() else _FEW
    return min(each, others) < _FEW or each < _FEW_AT_ONCE * begun


def _dealt(cohorts: Cohorts, *, lead: bool = False) -> Numbers:
    """Return the mean effects, or leads, when clusters are dealt each other's starts.

    Units are, where those of one cluster start at different times.
    """
    rng = np.random.default_rng(SEED)
    first = np.unique(cohorts.cluster, return_index=True)[1]
    together = bool((cohorts.begins == cohorts.begins[first][cohorts.cluster]).all())
    found = []
    for _ in range(_DEALS):
        if together:
            begins = rng.permutation(cohorts.begins[first])[cohorts.cluster]
        else:
            begins = rng.permutation(cohorts.begins)
        found.append(_mean(cohorts, begins, lead=lead))
    return np.array([np.nan if each is None else each.value for each in found])


def _with_leads(
    estimate: Estimate, cohorts: Cohorts, spec: Spec, notes: list[str], *, few: bool
) -> Estimate:
    """Return the estimate with what cohorts did before their start."""
    leads = _mean(cohorts, cohorts.begins, lead=True)
    if leads is None:
        untested = "One period before each start: parallel trends cannot be tested."
        return replace(estimate, notes=tuple(notes), untested=(untested,))
    error = leads.error(cohorts.cluster)
    if few:
        error = float(np.nanstd(_dealt(cohorts, lead=True)))
    trend = trend_of(
        -leads.value,
        error,
        float(cohorts.cluster.max()),
        distance=1.0,
        is_ratio=spec.is_ratio,
    )
    notes.append(trend.sentence(spec))
    effect = estimate.found.effect
    downgrades = (APART,) if trend.explains(effect) else ()
    return replace(estimate, notes=tuple(notes), downgrades=downgrades)


def _path(
    cohorts: Cohorts, found: Mean, panel: Panel, spec: Spec, reach: float
) -> tuple[pd.DataFrame, float]:
    """Return the treated's mean by period with its counterfactual, and their level.

    The level is the mean outcome of units and periods with the change.
    """
    treated = np.isfinite(cohorts.begins)
    outcomes, begins = cohorts.outcomes[treated], cohorts.begins[treated]
    weight = cohorts.weight[treated]
    live = np.arange(outcomes.shape[1]) >= begins[:, None]
    known = np.isfinite(outcomes)
    back = np.exp if spec.is_ratio else float
    points = []
    for when in np.flatnonzero(known.any(axis=0)):
        here = known[:, when]
        observed = np.average(outcomes[here, when], weights=weight[here])
        share = np.average(live[here, when], weights=weight[here])
        moved = share * found.by_period.get(int(when), 0.0)
        band = reach if share else np.nan
        between = (observed, observed - moved)
        ends = (observed - moved - band, observed - moved + band)
        told = [back(each) for each in (*between, *ends)]
        points.append((panel.labels[int(when)], *told))
    columns = ["time", "observed", "counterfactual", "low", "high"]
    observed_live = known & live
    spread = np.broadcast_to(weight[:, None], observed_live.shape)[observed_live]
    level = float(np.average(outcomes[observed_live], weights=spread))
    return pd.DataFrame(points, columns=columns), level
