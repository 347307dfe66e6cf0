"""The paths a measure may take after go-live, the planned one among them.

Each path is a share of the promised change over time. It is late by some months,
stretched, of another shape than planned, or it fades after its peak.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from valuebook.analysis.ramp import ramp_share
from valuebook.analysis.trajectory.plan import Numbers, Plan, Ramp

_DELAYS = (-1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0)
_STRETCHES = (1.0, 1.3, 1.6, 2.1, 2.6)
_OTHER_DELAYS, _OTHER_STRETCHES = (0.0, 2.0, 5.0), (1.0, 1.6)
_OTHER_SHAPES = {
    "linear": ("logistic", "saturating"),
    "logistic": ("linear", "saturating"),
    "saturating": ("linear", "logistic"),
    "bass": ("linear", "logistic"),
    "step": ("linear",),
}
_OTHER_WEIGHT = 1.0  # of a shape that was not planned, against 1 for the planned one
_HALF_LIVES = (2.5, 5.0, 10.0)  # months in which a fading effect halves
_PEAKS = (0.0, 3.0, 6.0, 10.0)  # months from full effect to where it begins to fade
_STEP_STRETCH = 6.0  # months over which a step stretched by 1 is smeared


@dataclass(frozen=True)
class Path:
    """One way to full effect: how late and how stretched, and when it fades."""

    ramp: Ramp
    delay: float = 0.0
    stretch: float = 1.0
    weight: float = 1.0
    fades_from: float = np.inf
    half_life: float = np.inf

    @property
    def late(self) -> float:
        """Return the months by which half the effect comes later than planned."""
        return self.delay + (self.length - self.ramp.duration_months) / 2

    @property
    def fades(self) -> bool:
        """Return whether the effect is lost again after its peak."""
        return bool(np.isfinite(self.half_life))

    @property
    def kind(self) -> str:
        """Return the shape that is walked; a stretched step is smeared to a line."""
        smeared = self.ramp.shape == "step" and self.stretch > 1
        return "linear" if smeared else self.ramp.shape

    @property
    def length(self) -> float:
        """Return the months from the first effect to the full one."""
        if self.ramp.shape == "step":
            return (self.stretch - 1) * _STEP_STRETCH + self.ramp.duration_months
        return self.ramp.duration_months * self.stretch


def path_shares(paths: Sequence[Path], times: Numbers) -> Numbers:
    """Return the share of full effect by time (rows) and path (columns).

    Times are months since go-live; before it nothing is reached.
    """
    share = np.zeros((len(times), len(paths)))
    kinds = np.array([path.kind for path in paths])
    for kind in dict.fromkeys(kinds):
        chosen = np.flatnonzero(kinds == kind)
        share[:, chosen] = ramp_share(
            times[:, None],
            str(kind),
            lag_months=[
                paths[at].ramp.lag_months + paths[at].delay for at in chosen.tolist()
            ],
            ramp_months=[paths[at].length for at in chosen.tolist()],
        )
    share[times < 0] = 0.0
    fades = np.array([path.fades for path in paths])
    if fades.any():
        since = np.array([path.fades_from for path in paths])[fades]
        half_life = np.array([path.half_life for path in paths])[fades]
        passed = np.maximum(times[:, None] - since, 0.0)
        share[:, fades] *= 0.5 ** (passed / half_life)
    return share


def paths(plan: Plan) -> list[Path]:
    """Return every path that is thought possible, the planned one with delay 0."""
    ramp = plan.ramp
    planned = [Path(ramp, late, wide) for late in _DELAYS for wide in _STRETCHES]
    others = [
        Path(
            Ramp(shape, ramp.lag_months, max(ramp.duration_months, 1.0)),
            late,
            wide,
            _OTHER_WEIGHT,
        )
        for shape in _OTHER_SHAPES[ramp.shape]
        for late in _OTHER_DELAYS
        for wide in _OTHER_STRETCHES
    ]
    full = ramp.lag_months + ramp.duration_months
    fading = [
        Path(ramp, fades_from=full + peak, half_life=half_life)
        for half_life in _HALF_LIVES
        for peak in _PEAKS
    ]
    return planned + others + fading
