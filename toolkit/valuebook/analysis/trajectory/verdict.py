"""From evidence to a verdict: when to say that a promise is not being kept."""

from collections.abc import Sequence
from enum import StrEnum

from valuebook.analysis.trajectory.evidence import Look

ALARM_LINE = 8.0
"""Evidence against plan at which an alarm is raised."""
EXCEEDING_LINE = 10.0
_ALL_CLEAR = 1.0  # evidence below which an alarm is withdrawn
_SETTLED = 0.80  # chance at which the cause of an alarm is named
_ON_PLAN = 0.65  # chance at which an initiative is said to be on its trajectory


class TrajectoryVerdict(StrEnum):
    """How a measure stands against the path that was promised for it."""

    ON_TRAJECTORY = "on_trajectory"
    SLOW_START = "slow_start"
    STRUCTURAL_SHORTFALL = "structural_shortfall"
    EXCEEDING = "exceeding"
    INSUFFICIENT_EVIDENCE = "insufficient_evidence"
    OFF_PLAN_UNDETERMINED = "off_plan_undetermined"


def verdicts(looks: Sequence[Look]) -> list[TrajectoryVerdict]:
    """Return the verdict at each look.

    An alarm once raised stands until the evidence against plan falls below 1, so
    that a verdict does not flicker; while it stands the cause is named where the
    data separate a slow start from a shortfall.
    """
    said, behind, exceeding = [], False, False
    for look in looks:
        behind = _stands(behind, look.behind, ALARM_LINE)
        exceeding = _stands(exceeding, look.exceeding, EXCEEDING_LINE)
        said.append(_verdict(look, behind=behind, exceeding=exceeding))
    return said


def _stands(raised: bool, evidence: float, line: float) -> bool:
    return evidence >= line or (raised and evidence >= _ALL_CLEAR)


def _verdict(look: Look, *, behind: bool, exceeding: bool) -> TrajectoryVerdict:
    chance = look.chances
    short = chance["shortfall"] + chance["erosion"]
    late = chance["slow_start"]
    if exceeding and (not behind or chance["exceeding"] > short + late):
        return TrajectoryVerdict.EXCEEDING
    if behind:
        if short >= _SETTLED * (short + late):
            return TrajectoryVerdict.STRUCTURAL_SHORTFALL
        if late >= _SETTLED * (short + late):
            return TrajectoryVerdict.SLOW_START
        return TrajectoryVerdict.OFF_PLAN_UNDETERMINED
    if chance["on_plan"] >= _ON_PLAN:
        return TrajectoryVerdict.ON_TRAJECTORY
    return TrajectoryVerdict.INSUFFICIENT_EVIDENCE
