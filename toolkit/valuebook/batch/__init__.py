"""Notebooks executed per initiative, and what came of each run."""
