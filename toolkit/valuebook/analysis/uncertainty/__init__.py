"""What is not known of a case, and what follows: import these names from here."""

from valuebook.analysis.uncertainty.draws import AMONG_BENEFITS, DRAWS, among, draw
from valuebook.analysis.uncertainty.information import (
    go_or_not,
    information_value,
    measure_next,
)
from valuebook.analysis.uncertainty.outlook import Outlook, fan, outlook
from valuebook.analysis.uncertainty.sensitivity import switching_values, tornado
from valuebook.analysis.uncertainty.three_point import (
    Lognormal,
    ThreePoint,
    Uncertain,
)
from valuebook.analysis.uncertainty.value_case import ValueCase, ranges, value_case

__all__ = [
    "AMONG_BENEFITS",
    "DRAWS",
    "Lognormal",
    "Outlook",
    "ThreePoint",
    "Uncertain",
    "ValueCase",
    "among",
    "draw",
    "fan",
    "go_or_not",
    "information_value",
    "measure_next",
    "outlook",
    "ranges",
    "switching_values",
    "tornado",
    "value_case",
]
