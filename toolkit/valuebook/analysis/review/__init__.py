"""The review: what came of the promise, why, and what is to be done now."""

from valuebook.analysis.review import (
    assumptions,
    calibration,
    causes,
    constraints,
    inferences,
    leakage,
    look_back,
    signals,
    value_chain,
    voices,
)

__all__ = [
    "assumptions",
    "calibration",
    "causes",
    "constraints",
    "inferences",
    "leakage",
    "look_back",
    "signals",
    "value_chain",
    "voices",
]
