"""What an initiative must have stated before it may be decided on, by topic."""

from valuebook.analysis.hypothesis.intake.causes import cause_gaps
from valuebook.analysis.hypothesis.intake.claim import claim_gaps
from valuebook.analysis.hypothesis.intake.gap import COLUMNS, NOTHING, QUESTIONS
from valuebook.analysis.hypothesis.intake.owners import owner_gaps
from valuebook.analysis.hypothesis.intake.promise import field_gaps, promise_gaps
from valuebook.analysis.hypothesis.intake.stopping import stopping_gaps

__all__ = [
    "COLUMNS",
    "NOTHING",
    "QUESTIONS",
    "cause_gaps",
    "claim_gaps",
    "field_gaps",
    "owner_gaps",
    "promise_gaps",
    "stopping_gaps",
]
