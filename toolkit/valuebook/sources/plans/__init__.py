"""Exports of OKR and task tools as rows, by a mapping that a person has seen."""

from valuebook.sources.plans.export import Export, read_export
from valuebook.sources.plans.mapping import Mapping, guessed, read_mapping
from valuebook.sources.plans.rows import Made, made

__all__ = [
    "Export",
    "Made",
    "Mapping",
    "guessed",
    "made",
    "read_export",
    "read_mapping",
]
