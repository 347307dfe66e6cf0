"""Estimates as they stand and as experience would have them: import from here."""

from valuebook.analysis.debiasing.record import (
    PRIOR,
    SCEPTICAL,
    Record,
    debiased,
    record,
    record_by_class,
)
from valuebook.analysis.debiasing.reference_class import (
    BRIDGES_AND_TUNNELS,
    IT,
    RAIL,
    ROADS,
    ReferenceClass,
    own_class,
)
from valuebook.analysis.debiasing.uplifts import (
    MOTT_MACDONALD,
    Uplift,
    adjusted_cost,
    combined_uplift,
    kind_of,
    stage_uplift,
    uplift,
)

__all__ = [
    "BRIDGES_AND_TUNNELS",
    "IT",
    "MOTT_MACDONALD",
    "PRIOR",
    "RAIL",
    "ROADS",
    "SCEPTICAL",
    "Record",
    "ReferenceClass",
    "Uplift",
    "adjusted_cost",
    "combined_uplift",
    "debiased",
    "kind_of",
    "own_class",
    "record",
    "record_by_class",
    "stage_uplift",
    "uplift",
]
