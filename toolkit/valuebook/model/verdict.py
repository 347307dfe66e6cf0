"""The words with which a finding is judged, and how each is to be felt."""

from enum import StrEnum


class Tone(StrEnum):
    """How a verdict is to be felt; decides sign and colour, never shown alone.

    >>> Tone("good").sign
    '✓'
    """

    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"
    UNKNOWN = "unknown"

    @property
    def sign(self) -> str:
        """Return the sign that stands before a verdict of this tone."""
        return {"good": "✓", "caution": "▲", "bad": "✗", "unknown": "?"}[self.value]


class Verdict(StrEnum):
    """The word that a finding ends in.

    >>> Verdict.BEHIND_PLAN.value, Verdict.BEHIND_PLAN.tone.value
    ('behind plan', 'bad')
    """

    READY = "ready"
    ON_PLAN = "on plan"
    AHEAD_OF_PLAN = "ahead of plan"
    MET = "met"
    SOUND = "sound"
    STATED = "stated"
    MEASURED = "measured"
    SEALED = "sealed"
    IN_PROGRESS = "in progress"
    WITHIN_TOLERANCE = "within tolerance"
    INCOMPLETE = "incomplete"
    NOT_SEALED = "not sealed"
    SEALED_LATE = "sealed late"
    NOT_READY = "not ready"
    BEHIND_PLAN = "behind plan"
    NOT_MET = "not met"
    BREACHED = "breached"
    SEAL_BROKEN = "seal broken"
    GAP = "gap"
    TOO_EARLY = "too early to tell"
    NOT_MEASURED = "not measured"
    NOT_PLANNED = "not planned"
    NOT_APPLICABLE = "not applicable"
    CANNOT_BE_ATTRIBUTED = "cannot be attributed"

    @property
    def tone(self) -> Tone:
        """Return how the verdict is to be felt."""
        return _TONES[self]


_TONES = {
    Verdict.READY: Tone.GOOD,
    Verdict.ON_PLAN: Tone.GOOD,
    Verdict.AHEAD_OF_PLAN: Tone.GOOD,
    Verdict.MET: Tone.GOOD,
    Verdict.SOUND: Tone.GOOD,
    Verdict.STATED: Tone.GOOD,
    Verdict.MEASURED: Tone.GOOD,
    Verdict.SEALED: Tone.GOOD,
    Verdict.IN_PROGRESS: Tone.CAUTION,
    Verdict.WITHIN_TOLERANCE: Tone.CAUTION,
    Verdict.INCOMPLETE: Tone.CAUTION,
    Verdict.NOT_SEALED: Tone.CAUTION,
    Verdict.SEALED_LATE: Tone.CAUTION,
    Verdict.NOT_READY: Tone.BAD,
    Verdict.BEHIND_PLAN: Tone.BAD,
    Verdict.NOT_MET: Tone.BAD,
    Verdict.BREACHED: Tone.BAD,
    Verdict.SEAL_BROKEN: Tone.BAD,
    Verdict.GAP: Tone.BAD,
    Verdict.TOO_EARLY: Tone.UNKNOWN,
    Verdict.NOT_MEASURED: Tone.UNKNOWN,
    Verdict.NOT_PLANNED: Tone.UNKNOWN,
    Verdict.NOT_APPLICABLE: Tone.UNKNOWN,
    Verdict.CANNOT_BE_ATTRIBUTED: Tone.UNKNOWN,
}
