"""From evidence to a verdict: when to say that a promise is not being kept."""

from collections.abc import Sequence
from enum import StrEnum
from math import inf

from valuebook.analysis.trajectory.evidence import Look

ALARM_LINE = 10.0
"""Evidence against plan at which an alarm is raised at once."""
LASTING_LINE = 2.5
"""Evidence at which it is raised when it has held for `LASTING_MONTHS`."""
LASTING_ABOVE = 4.0
"""The same where the evidence is for more than was promised."""
LASTING_MONTHS = 2.0
_ALL_CLEAR = 1.5  # evidence below which an alarm is withdrawn
_SETTLED = 0.85  # chance at which a cause is named, or on trajectory is said
_ONCE_DUE = 0.50  # chance at which a cause is named after the target date
_TELLING = 1.2  # promised changes; a wider 80 % interval has room for none and for all
_KEPT = 0.50  # chance at which what was said stays said
_SHORT_TIME = 0.1  # months by which two looks may be off a whole month


class TrajectoryVerdict(StrEnum):
    """How a measure stands against the path that was promised for it."""

    ON_TRAJECTORY = "on_trajectory"
    SLOW_START = "slow_start"
    STRUCTURAL_SHORTFALL = "structural_shortfall"
    EXCEEDING = "exceeding"
    INSUFFICIENT_EVIDENCE = "insufficient_evidence"
    OFF_PLAN_UNDETERMINED = "off_plan_undetermined"


DEFINITE = (
    TrajectoryVerdict.ON_TRAJECTORY,
    TrajectoryVerdict.SLOW_START,
    TrajectoryVerdict.STRUCTURAL_SHORTFALL,
    TrajectoryVerdict.EXCEEDING,
)
"""Verdicts that name what is the case."""


def verdicts(
    looks: Sequence[Look], months: Sequence[float], target_time: float
) -> list[TrajectoryVerdict]:
    """Return the verdict at each look; `months` says when it was taken.

    Strong evidence raises an alarm at once, moderate evidence when it lasts. The
    alarm stands until the evidence against plan falls below 1.5. While it stands the
    cause is named where the data separate a slow start from a shortfall. What was
    said stays said until it becomes doubtful, so that a verdict does not flicker.
    After the target date the likeliest is said, and an effect that came late counts
    as one that came, unless an alarm stands or the data leave room for no effect as
    well as for the whole.
    """
    said: list[TrajectoryVerdict] = []
    behind = _alarms([look.behind for look in looks], months, LASTING_LINE)
    exceeding = _alarms([look.exceeding for look in looks], months, LASTING_ABOVE)
    before = TrajectoryVerdict.INSUFFICIENT_EVIDENCE
    for at, look in enumerate(looks):
        is_due = months[at] > target_time
        if exceeding[at] and _exceeds(look, behind[at]):
            before = TrajectoryVerdict.EXCEEDING
        elif behind[at]:
            before = _cause(look, before, is_due)
        else:
            before = _calm(look, before, is_due)
        said.append(before)
    return said


def _alarms(
    evidence: Sequence[float], months: Sequence[float], line: float
) -> list[bool]:
    """Return at which looks an alarm stands."""
    stands: list[bool] = []
    raised, held_since = False, inf
    for odds, month in zip(evidence, months, strict=True):
        held_since = min(held_since, month) if odds >= line else inf
        lasting = month - held_since >= LASTING_MONTHS - _SHORT_TIME
        raised = odds >= (_ALL_CLEAR if raised else ALARM_LINE) or lasting
        stands.append(raised)
    return stands


def _exceeds(look: Look, behind: bool) -> bool:
    less = sum(look.chances[name] for name in ("shortfall", "erosion", "slow_start"))
    return not behind or look.chances["exceeding"] > less


def _cause(look: Look, before: TrajectoryVerdict, is_due: bool) -> TrajectoryVerdict:
    """Return why a measure is behind plan, where the data tell."""
    short = look.chances["shortfall"] + look.chances["erosion"]
    late = look.chances["slow_start"]
    causes = {
        TrajectoryVerdict.STRUCTURAL_SHORTFALL: short / (short + late),
        TrajectoryVerdict.SLOW_START: late / (short + late),
    }
    for cause, chance in causes.items():
        settled = _ONCE_DUE if is_due else _KEPT if cause == before else _SETTLED
        if chance >= settled:
            return cause
    return TrajectoryVerdict.OFF_PLAN_UNDETERMINED


def _calm(look: Look, before: TrajectoryVerdict, is_due: bool) -> TrajectoryVerdict:
    """Return the verdict where no alarm stands.

    A measure that is disturbed at the moment may as well be breaking down: that it is
    on trajectory is said for what is on plan without that. Once the target is due, an
    effect that came late counts as well.
    """
    undisturbed = look.chances["on_plan"] - look.passing
    short = look.chances["shortfall"] + look.chances["erosion"]
    arrived = undisturbed + look.chances["slow_start"]
    steady = before == TrajectoryVerdict.ON_TRAJECTORY
    others = (short, look.chances["exceeding"], look.passing)
    on_plan = undisturbed >= (_KEPT if steady else _SETTLED)
    if on_plan or (is_due and arrived >= max(others) and _is_telling(look)):
        return TrajectoryVerdict.ON_TRAJECTORY
    return TrajectoryVerdict.INSUFFICIENT_EVIDENCE


def _is_telling(look: Look) -> bool:
    """Return whether the data tell full effect from none."""
    level = look.levels[0]
    return level.quantile(0.9) - level.quantile(0.1) <= _TELLING
