"""Frames and findings shown as html and text."""

from valuebook.display.facts import Facts, facts
from valuebook.display.findings import Findings, answer, findings
from valuebook.display.provenance import Provenance, provenance
from valuebook.display.table import Table, table

__all__ = [
    "Facts",
    "Findings",
    "Provenance",
    "Table",
    "answer",
    "facts",
    "findings",
    "provenance",
    "table",
]
