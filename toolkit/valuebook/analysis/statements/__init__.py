"""Objectives, key results, benefits and claims read as sentences, and linted."""

from valuebook.analysis.statements.in_register import (
    REGISTER_COLUMNS,
    lint_register,
    register_findings,
)
from valuebook.analysis.statements.lint import COLUMNS, lint, statement_findings
from valuebook.analysis.statements.reading import Statement, read_statement
from valuebook.analysis.statements.rules import KINDS, RULES, Rule

__all__ = [
    "COLUMNS",
    "KINDS",
    "REGISTER_COLUMNS",
    "RULES",
    "Rule",
    "Statement",
    "lint",
    "lint_register",
    "read_statement",
    "register_findings",
    "statement_findings",
]
