"""Whether a bad month is noise, a slow start or a structural shortfall."""

from valuebook.analysis.trajectory.plan import Plan, Ramp
from valuebook.analysis.trajectory.track import track
from valuebook.analysis.trajectory.verdict import ALARM_LINE, TrajectoryVerdict

__all__ = ["ALARM_LINE", "Plan", "Ramp", "TrajectoryVerdict", "track"]
