"""The words of value realization as small classes; standard library only."""

from valuebook.model.benefit_class import BenefitClass
from valuebook.model.errors import (
    ArgumentError,
    ParameterError,
    Problem,
    RegisterError,
    ValuebookError,
    did_you_mean,
    must_be_one_of,
)
from valuebook.model.finding import Finding, Quantity
from valuebook.model.verdict import Tone, Verdict

__all__ = [
    "ArgumentError",
    "BenefitClass",
    "Finding",
    "ParameterError",
    "Problem",
    "Quantity",
    "RegisterError",
    "Tone",
    "ValuebookError",
    "Verdict",
    "did_you_mean",
    "must_be_one_of",
]
