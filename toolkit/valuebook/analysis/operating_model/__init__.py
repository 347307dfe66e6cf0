"""The operating model that carries the outcome: changes, owners, work, friction."""

from valuebook.analysis.operating_model import (
    changes,
    friction,
    ownership,
    process,
    scorecard,
    shared_measures,
    workstreams,
)

__all__ = [
    "changes",
    "friction",
    "ownership",
    "process",
    "scorecard",
    "shared_measures",
    "workstreams",
]
