"""Value from AI: its use, its categories, and what moved with it."""

from valuebook.analysis.ai import use, value

__all__ = ["use", "value"]
