"""Objectives and key results: their tree, their scores, and what serves them."""

from valuebook.analysis.objectives import alignment, quality, tree

__all__ = ["alignment", "quality", "tree"]
