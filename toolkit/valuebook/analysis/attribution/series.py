"""The series of the treated, on the scale on which its effect is estimated."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from valuebook.analysis.attribution.cells import Numbers
from valuebook.analysis.attribution.panel import Panel
from valuebook.analysis.attribution.spec import Spec
from valuebook.model.wording import counted

_LEAST, _LEAST_SEASONAL = 8, 24  # points before the start
_LEAST_AFTER = 3  # points from the last start on
_LIKELY = 0.5
_EXACT = 1e-12  # share of squares left below which a fit leaves nothing
FEW = 30
"""Counts from which on the logarithm of a count is as good as the count."""


@dataclass(frozen=True)
class Treated:
    """One series in time order, with its controls.

    `level` are the values observed, `scaled` those on the scale of the fit: for the
    scales log and count the logarithm of the rate. `periods` are whole numbers.
    """

    periods: Numbers
    level: Numbers
    scaled: Numbers
    exposure: Numbers
    weight: Numbers
    controls: Numbers
    labels: tuple[str | int, ...]
    is_ratio: bool
    notes: tuple[str, ...]

    def observed(self, scaled: Numbers) -> Numbers:
        """Return values of the scale of the fit as they would be observed."""
        return np.exp(scaled) * self.exposure if self.is_ratio else scaled


def treated_series(panel: Panel, spec: Spec) -> Treated:
    """Return the series of the treated; several units are averaged period by period.

    Periods in which a control is missing are left out.
    """
    rows = panel.rows[np.isfinite(panel.rows["begins"])]
    several = rows["unit"].nunique()
    notes = [f"The mean of {several} treated units is one series."] * (several > 1)
    table = pd.concat(
        [rows[["when", "outcome", "offset", "weight"]], panel.controls.loc[rows.index]],
        axis=1,
    )
    table = table.groupby("when").mean()
    whole = table.dropna()
    if lacking := len(table) - len(whole):
        notes.append(f"{counted(lacking, 'period')} without a control left out.")
    begins = rows["begins"].min()
    if gaps := _gaps(whole.index, begins):
        notes.append(f"{counted(gaps, 'period')} missing; gaps are left as they are.")
    values = whole["outcome"].to_numpy(dtype=float)
    exposure = whole["offset"].to_numpy(dtype=float)
    if spec.is_ratio:
        # a count of nothing has no logarithm; half of one is the usual stand-in
        least = np.maximum(values, 0.5) if spec.scale == "count" else values
        scaled = np.log(least / exposure)
    else:
        scaled = values
    return Treated(
        whole.index.to_numpy(dtype=float),
        values,
        scaled,
        exposure,
        whole["weight"].to_numpy(dtype=float),
        whole[list(panel.controls.columns)].to_numpy(dtype=float),
        tuple(panel.labels[int(when)] for when in whole.index),
        spec.is_ratio,
        tuple(notes),
    )


def starts_apart(panel: Panel) -> str:
    """Return why units that start at different times are no one series, or nothing."""
    begun = panel.rows["begins"]
    if len(begun[np.isfinite(begun)].unique()) < 2:
        return ""
    return (
        "Treated units start at different times; compare them by "
        "difference-in-differences."
    )


def _gaps(periods: pd.Index, start: float) -> int:
    """Return how many periods are missing before the start, and after it."""
    sides = (periods[periods < start], periods[periods >= start])
    return sum(
        int(side.max() - side.min()) + 1 - len(side) for side in sides if len(side)
    )


def season_of(panel: Panel, spec: Spec) -> float | None:
    """Return the periods after which the season recurs, or None without one."""
    period = spec.seasonal_period
    return panel.calendar.season if period is None else period


def short_history(before: int, spec: Spec, season: float | None, chance: float) -> str:
    """Return why a history is too short for its grade, or nothing.

    Eight points are needed; two seasons of them, or 24 points if that is less, where
    a season was named or is likelier than not by its `chance`.
    """
    least = _LEAST
    if season is not None and (spec.seasonal_period or chance > _LIKELY):
        least = int(max(_LEAST, min(_LEAST_SEASONAL, 2 * season)))
    if before >= least:
        return ""
    older = counted(least - before, "older point")
    return (
        f"{counted(before, 'point')} before the start, fewer than {least} "
        f"({older} would do)"
    )


def short_future(after: int) -> str:
    """Return why the time since the last start tells no lasting change, or nothing."""
    if after >= _LEAST_AFTER:
        return ""
    some = counted(after, "point")
    return f"{some} from the start on: too few to tell a lasting change from chance."


def is_explained(response: Numbers, columns: Numbers) -> bool:
    """Return whether columns account for a response to the last digit."""
    fitted = columns @ np.linalg.lstsq(columns, response, rcond=None)[0]
    left, whole = response - fitted, response - response.mean()
    return bool(left @ left <= _EXACT * (whole @ whole))


def standardized(columns: Numbers) -> Numbers:
    """Return columns with mean 0 and spread 1; a constant one becomes 0."""
    middle, spread = columns.mean(axis=0), columns.std(axis=0)
    scaled: Numbers = (columns - middle) / np.where(spread > 0, spread, 1.0)
    return scaled
