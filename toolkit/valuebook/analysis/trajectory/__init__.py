"""Whether a bad month is noise, a slow start or a structural shortfall."""

from valuebook.analysis.trajectory.baseline import owed_to_baseline
from valuebook.analysis.trajectory.detectability import detectable_after
from valuebook.analysis.trajectory.plan import Plan, Ramp, observations
from valuebook.analysis.trajectory.track import track
from valuebook.analysis.trajectory.unit import in_other_unit
from valuebook.analysis.trajectory.verdict import ALARM_LINE, TrajectoryVerdict

__all__ = [
    "ALARM_LINE",
    "Plan",
    "Ramp",
    "TrajectoryVerdict",
    "detectable_after",
    "in_other_unit",
    "observations",
    "owed_to_baseline",
    "track",
]
