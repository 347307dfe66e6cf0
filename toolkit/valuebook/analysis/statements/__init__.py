"""Objectives, key results, benefits and claims read as sentences, and linted."""

from valuebook.analysis.statements.lint import COLUMNS, lint, statement_findings
from valuebook.analysis.statements.reading import Statement, read_statement
from valuebook.analysis.statements.rules import KINDS, RULES

__all__ = [
    "COLUMNS",
    "KINDS",
    "RULES",
    "Statement",
    "lint",
    "read_statement",
    "statement_findings",
]
