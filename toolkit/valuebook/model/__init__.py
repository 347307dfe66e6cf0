"""The words of value realization as small classes; standard library only."""

from valuebook.model.amount import Amount
from valuebook.model.benefit_class import BenefitClass
from valuebook.model.errors import (
    ArgumentError,
    Conflict,
    ConflictError,
    PageError,
    ParameterError,
    Problem,
    RegisterError,
    ValuebookError,
    did_you_mean,
    must_be_one_of,
)
from valuebook.model.finding import FINDING_MIME, Finding, Quantity
from valuebook.model.verdict import Tone, Verdict

__all__ = [
    "FINDING_MIME",
    "Amount",
    "ArgumentError",
    "BenefitClass",
    "Conflict",
    "ConflictError",
    "Finding",
    "PageError",
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
