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
import pandas as pd
from scipy.special import stdtr, stdtrit

from valuebook.analysis.attribution.cells import Numbers
from valuebook.analysis.attribution.compared import on_scale
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
_FEW = 10  # treated clusters below which the errors come from dealing anew


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
    few = len(np.unique(cohorts.cluster[treated])) < _FEW
    dealt = _dealt(cohorts)
    placebo = ranked(found.value, dealt, "space")
    error, freedom = found.error(cohorts.cluster), float(clusters - 1)
    if few:
        error = float(np.nanstd(dealt))
        notes.append(
            "Few units are treated: the interval comes from dealing them anew."
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
    return _with_leads(estimate, cohorts, found, spec, notes)


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
    notes = []
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
    total, parts = 0.0, np.zeros(len(begins))
    held = 0.0
    by_period: dict[int, list[tuple[float, float]]] = {}
    for begin in np.unique(begins[np.isfinite(begins)]):
        start = int(begin)
        base = _last_before(cohorts, begins == begin, start)
        if base is None:
            continue
        others = range(base) if lead else range(start, periods)
        for when in others:
            told = _cohort(cohorts, begins, begin, base, when)
            if told is None:
                continue
            value, part, weight = told
            total += weight * value
            parts += weight * part
            held += weight
            by_period.setdefault(when, []).append((value, weight))
    if not held:
        return None
    means = {
        when: sum(value * weight for value, weight in each)
        / sum(weight for _, weight in each)
        for when, each in by_period.items()
    }
    return Mean(total / held, parts / held, means)


def _last_before(cohorts: Cohorts, chosen: Numbers, start: int) -> int | None:
    """Return the last period before the start in which the cohort has values."""
    seen = np.isfinite(cohorts.outcomes[chosen.astype(bool), :start]).any(axis=0)
    return int(np.flatnonzero(seen)[-1]) if seen.any() else None


def _cohort(
    cohorts: Cohorts, begins: Numbers, begin: float, base: int, when: int
) -> tuple[float, Numbers, float] | None:
    """Return a cohort's effect in a period, the units' parts in it, and its weight."""
    change = cohorts.outcomes[:, when] - cohorts.outcomes[:, base]
    known = np.isfinite(change)
    treated = known & (begins == begin)
    never = known & ~np.isfinite(begins)
    others = never if never.any() else known & (begins > max(when, base, begin))
    design = np.column_stack([np.ones(len(begins)), cohorts.controls[:, base]])
    if not treated.any() or others.sum() <= design.shape[1]:
        return None
    weight = cohorts.weight
    held = float(weight[treated].sum())
    middle = weight[treated] @ design[treated] / held
    inner = (design[others] * weight[others, None]).T @ design[others]
    coefficients = np.linalg.lstsq(
        inner, (design[others] * weight[others, None]).T @ change[others], rcond=None
    )[0]
    lifted = change - design @ coefficients
    value = float(weight[treated] @ lifted[treated]) / held
    parts = np.zeros(len(begins))
    parts[treated] = weight[treated] * (lifted[treated] - value) / held
    leverage = design[others] @ np.linalg.pinv(inner) @ middle
    parts[others] = -weight[others] * leverage * lifted[others]
    return value, parts, held


def _dealt(cohorts: Cohorts) -> Numbers:
    """Return the mean effects when units are dealt each other's starts."""
    rng = np.random.default_rng(SEED)
    found = [_mean(cohorts, rng.permutation(cohorts.begins)) for _ in range(_DEALS)]
    return np.array([np.nan if each is None else each.value for each in found])


def _with_leads(
    estimate: Estimate, cohorts: Cohorts, found: Mean, spec: Spec, notes: list[str]
) -> Estimate:
    """Return the estimate with what cohorts did before their start."""
    leads = _mean(cohorts, cohorts.begins, lead=True)
    if leads is None:
        untested = "One period before each start: parallel trends cannot be tested."
        return replace(estimate, notes=tuple(notes), untested=(untested,))
    trend = trend_of(
        -leads.value,
        leads.error(cohorts.cluster),
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
