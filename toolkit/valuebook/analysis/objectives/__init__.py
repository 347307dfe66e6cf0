"""Objectives and key results: their tree, their scores, and what serves them."""

from valuebook.analysis.objectives import alignment, tree

__all__ = ["alignment", "tree"]
