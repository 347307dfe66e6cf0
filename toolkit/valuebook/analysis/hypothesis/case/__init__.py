"""The business case of an initiative, with what is not known of it."""

from valuebook.analysis.hypothesis.case.business_case import (
    BusinessCase,
    business_case,
    convention,
    figures,
)
from valuebook.analysis.hypothesis.case.by_class import present_values
from valuebook.analysis.hypothesis.case.expected_loss import loss_changes
from valuebook.analysis.hypothesis.case.fan import fan_in_words, net_fan
from valuebook.analysis.hypothesis.case.fiscal_years import by_year
from valuebook.analysis.hypothesis.case.in_sentences import findings
from valuebook.analysis.hypothesis.case.optimism import adjusted, beside_experience
from valuebook.analysis.hypothesis.case.sensitivity import inputs, measure_next
from valuebook.analysis.hypothesis.case.track_record import own_record

__all__ = [
    "BusinessCase",
    "adjusted",
    "beside_experience",
    "business_case",
    "by_year",
    "convention",
    "fan_in_words",
    "figures",
    "findings",
    "inputs",
    "loss_changes",
    "measure_next",
    "net_fan",
    "own_record",
    "present_values",
]
