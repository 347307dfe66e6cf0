"""From evidence to a verdict: when to say that a promise is not being kept."""

from collections.abc import Sequence
from enum import StrEnum

from valuebook.analysis.trajectory.evidence import Look

ALARM_LINE = 6.0
"""Evidence against plan at which an alarm is raised."""
EXCEEDING_LINE = 6.0
_ALL_CLEAR = 1.0  # evidence below which an alarm is withdrawn
_SETTLED = 0.80  # chance at which a cause is named, or on trajectory is said
_STEADY = 0.60  # chance at which on trajectory stays said
_ONCE_DUE = 0.60  # chance at which a cause is named after the target date


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


def verdicts(looks: Sequence[Look], due: Sequence[bool]) -> list[TrajectoryVerdict]:
    """Return the verdict at each look; `due` says which were after the target date.

    An alarm once raised stands until the evidence against plan falls below 1, and
    on trajectory until it becomes doubtful, so that a verdict does not flicker.
    While an alarm stands the cause is named where the data separate a slow start
    from a shortfall. After the target date the likeliest is said.
    """
    said: list[TrajectoryVerdict] = []
    behind = exceeding = False
    for look, is_due in zip(looks, due, strict=True):
        behind = _stands(behind, look.behind, ALARM_LINE)
        exceeding = _stands(exceeding, look.exceeding, EXCEEDING_LINE)
        settled = _ONCE_DUE if is_due else _SETTLED
        if exceeding and _exceeds(look, behind):
            said.append(TrajectoryVerdict.EXCEEDING)
        elif behind:
            said.append(_cause(look, settled))
        else:
            steady = said[-1:] == [TrajectoryVerdict.ON_TRAJECTORY]
            said.append(_calm(look, is_due, _STEADY if steady else _SETTLED))
    return said


def _stands(raised: bool, evidence: float, line: float) -> bool:
    return evidence >= line or (raised and evidence >= _ALL_CLEAR)


def _exceeds(look: Look, behind: bool) -> bool:
    less = sum(look.chances[name] for name in ("shortfall", "erosion", "slow_start"))
    return not behind or look.chances["exceeding"] > less


def _cause(look: Look, settled: float) -> TrajectoryVerdict:
    """Return why a measure is behind plan, where the data tell."""
    short = look.chances["shortfall"] + look.chances["erosion"]
    late = look.chances["slow_start"]
    if short >= settled * (short + late):
        return TrajectoryVerdict.STRUCTURAL_SHORTFALL
    if late >= settled * (short + late):
        return TrajectoryVerdict.SLOW_START
    return TrajectoryVerdict.OFF_PLAN_UNDETERMINED


def _calm(look: Look, is_due: bool, line: float) -> TrajectoryVerdict:
    """Return the verdict where no alarm stands."""
    chance = look.chances["on_plan"]
    if chance >= line or (is_due and chance == max(look.chances.values())):
        return TrajectoryVerdict.ON_TRAJECTORY
    return TrajectoryVerdict.INSUFFICIENT_EVIDENCE
