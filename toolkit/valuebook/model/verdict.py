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
    ON_TRAJECTORY = "on trajectory"
    EXCEEDING = "exceeding"
    BETTER_THAN_ACCEPTED = "better than accepted"
    MET = "met"
    SOUND = "sound"
    STATED = "stated"
    MEASURED = "measured"
    SEALED = "sealed"
    HELD = "held"
    ATTRIBUTABLE = "attributable"
    IN_PROGRESS = "in progress"
    WITHIN_TOLERANCE = "within tolerance"
    INCOMPLETE = "incomplete"
    NOT_SEALED = "not sealed"
    SEALED_LATE = "sealed late"
    NOT_READY = "not ready"
    PARTLY_ATTRIBUTABLE = "partly attributable"
    ASSOCIATED = "associated, not proven"
    SLOW_START = "slow start"
    FADING = "fading"
    BEHIND_PLAN = "behind plan"
    OFF_PLAN = "off plan, cause open"
    STRUCTURAL_SHORTFALL = "structural shortfall"
    WORSE_THAN_ACCEPTED = "worse than accepted"
    NOT_MET = "not met"
    BREACHED = "breached"
    BROKEN = "broken"
    NOT_ATTRIBUTABLE = "not attributable"
    SEAL_BROKEN = "seal broken"
    GAP = "gap"
    TOO_EARLY = "too early to tell"
    INSUFFICIENT_EVIDENCE = "insufficient evidence"
    NOT_MEASURED = "not measured"
    UNTESTED = "untested"
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
    Verdict.ON_TRAJECTORY: Tone.GOOD,
    Verdict.EXCEEDING: Tone.GOOD,
    Verdict.BETTER_THAN_ACCEPTED: Tone.GOOD,
    Verdict.MET: Tone.GOOD,
    Verdict.SOUND: Tone.GOOD,
    Verdict.STATED: Tone.GOOD,
    Verdict.MEASURED: Tone.GOOD,
    Verdict.SEALED: Tone.GOOD,
    Verdict.HELD: Tone.GOOD,
    Verdict.ATTRIBUTABLE: Tone.GOOD,
    Verdict.IN_PROGRESS: Tone.CAUTION,
    Verdict.WITHIN_TOLERANCE: Tone.CAUTION,
    Verdict.INCOMPLETE: Tone.CAUTION,
    Verdict.NOT_SEALED: Tone.CAUTION,
    Verdict.SEALED_LATE: Tone.CAUTION,
    Verdict.NOT_READY: Tone.BAD,
    Verdict.PARTLY_ATTRIBUTABLE: Tone.CAUTION,
    Verdict.ASSOCIATED: Tone.CAUTION,
    Verdict.SLOW_START: Tone.CAUTION,
    Verdict.FADING: Tone.CAUTION,
    Verdict.BEHIND_PLAN: Tone.BAD,
    Verdict.OFF_PLAN: Tone.BAD,
    Verdict.STRUCTURAL_SHORTFALL: Tone.BAD,
    Verdict.WORSE_THAN_ACCEPTED: Tone.BAD,
    Verdict.NOT_MET: Tone.BAD,
    Verdict.BREACHED: Tone.BAD,
    Verdict.BROKEN: Tone.BAD,
    Verdict.NOT_ATTRIBUTABLE: Tone.BAD,
    Verdict.SEAL_BROKEN: Tone.BAD,
    Verdict.GAP: Tone.BAD,
    Verdict.TOO_EARLY: Tone.UNKNOWN,
    Verdict.INSUFFICIENT_EVIDENCE: Tone.UNKNOWN,
    Verdict.NOT_MEASURED: Tone.UNKNOWN,
    Verdict.UNTESTED: Tone.UNKNOWN,
    Verdict.NOT_PLANNED: Tone.UNKNOWN,
    Verdict.NOT_APPLICABLE: Tone.UNKNOWN,
    Verdict.CANNOT_BE_ATTRIBUTED: Tone.UNKNOWN,
}
