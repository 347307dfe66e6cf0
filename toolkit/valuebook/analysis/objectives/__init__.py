"""Objectives and key results, and the outcome map that leads up to them."""

from valuebook.analysis.objectives import (
    alignment,
    focus,
    guardrails,
    lineage,
    map_checks,
    map_flow,
    map_questions,
    outcome_map,
    quality,
    tree,
)

__all__ = [
    "alignment",
    "focus",
    "guardrails",
    "lineage",
    "map_checks",
    "map_flow",
    "map_questions",
    "outcome_map",
    "quality",
    "tree",
]
