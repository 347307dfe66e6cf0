"""Whether a bad month is noise, a slow start or a structural shortfall."""

from valuebook.analysis.trajectory.baseline import owed_to_baseline
from valuebook.analysis.trajectory.detectability import detectable_after
from valuebook.analysis.trajectory.plan import (
    Event,
    Plan,
    Ramp,
    observations,
    twice_in_a_period,
)
from valuebook.analysis.trajectory.standing import Interval, Standing, standing
from valuebook.analysis.trajectory.track import every_look, track
from valuebook.analysis.trajectory.unit import in_other_unit
from valuebook.analysis.trajectory.verdict import (
    ALARM_LINE,
    DEFINITE,
    LASTING_LINE,
    LASTING_MONTHS,
    TrajectoryVerdict,
)

__all__ = [
    "ALARM_LINE",
    "DEFINITE",
    "LASTING_LINE",
    "LASTING_MONTHS",
    "Event",
    "Interval",
    "Plan",
    "Ramp",
    "Standing",
    "TrajectoryVerdict",
    "detectable_after",
    "every_look",
    "in_other_unit",
    "observations",
    "owed_to_baseline",
    "standing",
    "track",
    "twice_in_a_period",
]
