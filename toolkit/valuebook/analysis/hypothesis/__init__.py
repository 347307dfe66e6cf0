"""Before the start: what is promised, what it rests on, and when it is stopped."""

from valuebook.analysis.hypothesis import (
    appraisal,
    assumptions,
    canvas,
    case,
    chain,
    promises,
    readiness,
    seals,
    statements,
    what_if,
)

__all__ = [
    "appraisal",
    "assumptions",
    "canvas",
    "case",
    "chain",
    "promises",
    "readiness",
    "seals",
    "statements",
    "what_if",
]
