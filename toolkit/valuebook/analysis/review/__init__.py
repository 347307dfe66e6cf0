"""The review: what came of the promise, why, and what is to be done now."""

from valuebook.analysis.review import (
    assumptions,
    bridges,
    calibration,
    causes,
    constraints,
    decision,
    effect,
    grades,
    inferences,
    leakage,
    look_back,
    outcome,
    signals,
    unknown,
    value_chain,
    voices,
)

__all__ = [
    "assumptions",
    "bridges",
    "calibration",
    "causes",
    "constraints",
    "decision",
    "effect",
    "grades",
    "inferences",
    "leakage",
    "look_back",
    "outcome",
    "signals",
    "unknown",
    "value_chain",
    "voices",
]
