"""Treated and others side by side, on the scale on which they are compared."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from valuebook.analysis.attribution.cells import Numbers
from valuebook.analysis.attribution.contrast import Absorbed, Codes, codes
from valuebook.analysis.attribution.panel import Panel
from valuebook.analysis.attribution.spec import Spec


@dataclass(frozen=True)
class Compared:
    """The rows of treated and others.

    `ever` is 1 in the rows of units treated at some time, `post` in those from the
    start on, `periods` the period of each row.
    """

    rows: Absorbed
    ever: Numbers
    post: Numbers
    periods: Numbers

    @property
    def treated(self) -> Codes:
        """Return the clusters with treated rows."""
        return np.unique(self.rows.cluster[self.ever > 0])

    @property
    def others(self) -> Codes:
        """Return the clusters without treated rows."""
        return np.setdiff1d(np.unique(self.rows.cluster), self.treated)

    def only(self, kept: Numbers) -> "Compared":
        """Return the rows for which `kept` is true, groups numbered anew."""
        here = kept.astype(bool)
        rows = self.rows
        return Compared(
            Absorbed(
                rows.outcome[here],
                _renumbered(rows.group[here]),
                _renumbered(rows.when[here]),
                _renumbered(rows.cluster[here]),
                rows.controls[here],
                rows.weight[here],
            ),
            self.ever[here],
            self.post[here],
            self.periods[here],
        )

    def ungrouped(self, *, is_cross_section: bool) -> "Compared":
        """Return the rows with errors clustered by unit, in cross-sections by row."""
        rows = self.rows
        if rows.group.max() > rows.cluster.max():
            return replace(self, rows=replace(rows, cluster=rows.group))
        if is_cross_section:
            return replace(
                self, rows=replace(rows, cluster=np.arange(len(rows.outcome)))
            )
        return self


def _renumbered(numbers: Codes) -> Codes:
    return np.unique(numbers, return_inverse=True)[1]


def on_scale(
    outcome: "pd.Series[float]", offset: "pd.Series[float]", spec: Spec
) -> Numbers:
    """Return outcomes as they are, or the logarithms of rates.

    A count of nothing has no logarithm; half of one is the usual stand-in.
    """
    values = np.asarray(outcome, dtype=float)
    if spec.scale == "count":
        values = np.maximum(values, 0.5)
    if not spec.is_ratio:
        return values
    rates = values / np.asarray(offset, dtype=float)
    logs: Numbers = np.log(rates)
    return logs


def compared(
    panel: Panel, rows: pd.DataFrame, controls: pd.DataFrame, spec: Spec
) -> Compared:
    """Return the rows with groups, clusters and controls as a regression takes them.

    Units are the groups where they are seen again and again; in cross-sections the
    treated and the others are, or the units that hold many rows. A control that
    never changes within a unit counts by the difference it makes after the start.
    """
    ever = np.isfinite(rows["begins"].to_numpy(dtype=float))
    post = rows["when"].to_numpy() >= panel.start
    lone = not spec.unit or rows["unit"].value_counts().max() == 1
    group = ever.astype(np.intp) if lone else codes(rows["unit"])
    if spec.clusters:
        cluster = codes(rows["cluster"])
    elif lone:
        cluster = np.arange(len(rows))
    else:
        cluster = group
    columns = np.array(controls, dtype=float)
    for number in range(columns.shape[1]):
        column = pd.Series(columns[:, number])
        if (column.groupby(group).transform("first") == column).all():
            columns[:, number] *= post
    return Compared(
        Absorbed(
            on_scale(rows["outcome"], rows["offset"], spec),
            _renumbered(group),
            codes(rows["when"]),
            cluster,
            columns,
            rows["weight"].to_numpy(dtype=float),
        ),
        ever.astype(float),
        post.astype(float),
        rows["when"].to_numpy(dtype=float),
    )


def means_by_period(both: Compared, values: Numbers) -> pd.DataFrame:
    """Return weighted means by period (rows) of others (0.0) and treated (1.0).

    Periods in which one side has no row are left out.
    """
    rows = pd.DataFrame(
        {
            "when": both.periods,
            "ever": both.ever,
            "weight": both.rows.weight,
            "summed": both.rows.weight * values,
        }
    )
    sums = rows.pivot_table(
        ["weight", "summed"], index="when", columns="ever", aggfunc="sum"
    )
    return pd.DataFrame(sums["summed"] / sums["weight"]).dropna()
