"""From evidence to a verdict: when to say that a promise is not being kept."""

from collections.abc import Sequence
from enum import StrEnum

from valuebook.analysis.trajectory.evidence import Look

ALARM_LINE = 6.0
"""Evidence against plan at which an alarm is raised."""
EXCEEDING_LINE = 8.0
_ALL_CLEAR = 1.0  # evidence below which an alarm is withdrawn
_SETTLED = 0.80  # chance at which the cause of an alarm is named
_ON_PLAN = 0.70  # chance at which an initiative is said to be on its trajectory
_LIKELIER_THAN_NOT = 0.50  # chance at which it stays so, or is so once all is due


class TrajectoryVerdict(StrEnum):
    """How a measure stands against the path that was promised for it."""

    ON_TRAJECTORY = "on_trajectory"
    SLOW_START = "slow_start"
    STRUCTURAL_SHORTFALL = "structural_shortfall"
    EXCEEDING = "exceeding"
    INSUFFICIENT_EVIDENCE = "insufficient_evidence"
    OFF_PLAN_UNDETERMINED = "off_plan_undetermined"


def verdicts(looks: Sequence[Look], due: Sequence[bool]) -> list[TrajectoryVerdict]:
    """Return the verdict at each look; `due` says which were after the target date.

    An alarm once raised stands until the evidence against plan falls below 1, and
    on trajectory until it is no longer likelier than not, so that a verdict does not
    flicker. While an alarm stands the cause is named where the data separate a slow
    start from a shortfall.
    """
    said: list[TrajectoryVerdict] = []
    behind = exceeding = False
    for look, is_due in zip(looks, due, strict=True):
        behind = _stands(behind, look.behind, ALARM_LINE)
        exceeding = _stands(exceeding, look.exceeding, EXCEEDING_LINE)
        steady = said[-1:] == [TrajectoryVerdict.ON_TRAJECTORY]
        line = _LIKELIER_THAN_NOT if is_due or steady else _ON_PLAN
        said.append(
            _alarm(look, behind=behind, exceeding=exceeding)
            or (
                TrajectoryVerdict.ON_TRAJECTORY
                if look.chances["on_plan"] >= line
                else TrajectoryVerdict.INSUFFICIENT_EVIDENCE
            )
        )
    return said


def _stands(raised: bool, evidence: float, line: float) -> bool:
    return evidence >= line or (raised and evidence >= _ALL_CLEAR)


def _alarm(look: Look, *, behind: bool, exceeding: bool) -> TrajectoryVerdict | None:
    """Return what the alarms that stand come to, or None where none does."""
    chance = look.chances
    short = chance["shortfall"] + chance["erosion"]
    late = chance["slow_start"]
    if exceeding and (not behind or chance["exceeding"] > short + late):
        return TrajectoryVerdict.EXCEEDING
    if not behind:
        return None
    if short >= _SETTLED * (short + late):
        return TrajectoryVerdict.STRUCTURAL_SHORTFALL
    if late >= _SETTLED * (short + late):
        return TrajectoryVerdict.SLOW_START
    return TrajectoryVerdict.OFF_PLAN_UNDETERMINED
