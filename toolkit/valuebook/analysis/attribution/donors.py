"""The treated and the units that may stand in for it, period by period."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from valuebook.analysis.attribution.cells import Numbers
from valuebook.analysis.attribution.compared import on_scale
from valuebook.analysis.attribution.panel import Panel
from valuebook.analysis.attribution.spec import Spec
from valuebook.model.wording import counted, listed

_JUMP = 12.0  # usual moves of donors beyond which a move is an event of its own
_STAYS = 0.5  # share of a move that must be left on average afterwards
_AFTER = 3  # periods afterwards


@dataclass(frozen=True)
class Table:
    """Outcomes by period: of the treated, and of the donors by column."""

    periods: Numbers
    target: Numbers
    donors: Numbers
    names: tuple[str, ...]
    before: int


def target_and_donors(panel: Panel, spec: Spec) -> tuple[Table, list[str]]:
    """Return the outcomes by period, and what was left out by rule."""
    scaled = on_scale(panel.rows["outcome"], panel.rows["offset"], spec)
    rows = panel.rows.assign(scaled=scaled)
    wide = rows.pivot_table("scaled", index="when", columns="unit", aggfunc="first")
    ever = rows.groupby("unit")["begins"].first().map(np.isfinite).loc[wide.columns]
    target = wide.loc[:, ever].dropna()
    treated = list(target.columns)
    notes = []
    if len(treated) > 1:
        notes.append(f"The mean of {len(treated)} treated units is one series.")
    if lacking := len(wide) - len(target):
        notes.append(f"{counted(lacking, 'period')} without the treated left out.")
    others = wide.loc[target.index, ~ever]
    whole = others.notna().all()
    if gaps := [str(name) for name in others.columns[~whole]]:
        notes.append(f"Donors left out for lack of a period: {listed(gaps)}.")
    others = others.loc[:, whole]
    leaps = jumped(others.to_numpy(dtype=float))
    if leaping := [str(name) for name in others.columns[leaps]]:
        notes.append(f"Donors left out for a jump of their own: {listed(leaping)}.")
    others = others.loc[:, ~leaps]
    if spec.controls:
        notes.append("Controls are not used: earlier outcomes alone choose the mix.")
    periods = target.index.to_numpy(dtype=float)
    return (
        Table(
            periods,
            target.to_numpy(dtype=float).mean(axis=1),
            others.to_numpy(dtype=float),
            tuple(str(name) for name in others.columns),
            int((periods < panel.start).sum()),
        ),
        notes,
    )


def jumped(outcomes: Numbers) -> npt.NDArray[np.bool_]:
    """Return which donors (columns) have a jump of their own that stays.

    A move from one period to the next is taken less the median move of all donors.
    It is a jump when it is twelve times the usual such move and most of it is still
    there afterwards. The rule looks at donors alone, never at the treated unit.
    """
    if outcomes.shape[1] < 3:
        return np.zeros(outcomes.shape[1], dtype=bool)
    common = np.median(outcomes, axis=1, keepdims=True)
    own = outcomes - common
    moves = np.diff(own, axis=0)
    usual = 1.4826 * float(np.median(abs(moves)))
    stays = np.zeros_like(moves)
    for row in range(len(moves)):
        before = own[max(0, row + 1 - _AFTER) : row + 1].mean(axis=0)
        after = own[row + 1 : row + 1 + _AFTER].mean(axis=0)
        stays[row] = after - before
    large = abs(moves) > _JUMP * max(usual, 1e-12)
    kept = np.sign(stays) * np.sign(moves) * abs(stays) > _STAYS * abs(moves)
    return np.asarray((large & kept).any(axis=0))


def cannot_mix(table: Table) -> str:
    """Return why no effect can be estimated, or nothing."""
    count = len(table.names)
    if count < 2:
        return (
            f"{counted(count, 'donor')} with a value in every period; a synthetic "
            "control needs two at least."
        ).capitalize()
    if table.before < 2 or table.before == len(table.periods):
        some = counted(table.before, "period")
        return f"{some} before the start, too few to choose a mix by.".capitalize()
    if np.ptp(table.donors, axis=1).max() <= 0:
        return "All donors are identical, so there is nothing to choose a mix from."
    if np.ptp(table.target[: table.before]) <= 0:
        return "The outcome does not vary before the start."
    return ""
