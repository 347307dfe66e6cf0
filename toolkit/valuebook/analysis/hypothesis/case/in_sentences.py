"""The business case in sentences, in the order in which a reader wants them."""

from valuebook.analysis.hypothesis.case.business_case import (
    BusinessCase,
    certain_parts,
    worth,
)
from valuebook.analysis.hypothesis.case.by_class import beside
from valuebook.analysis.hypothesis.case.confidence import confidence
from valuebook.analysis.hypothesis.case.correlation import together
from valuebook.analysis.hypothesis.case.fiscal_years import first_year
from valuebook.model import Finding
from valuebook.register import Register


def findings(register: Register, case: BusinessCase | None) -> list[Finding]:
    """Return what the case is worth, what stands beside it, and what is not known."""
    found = (
        worth(case),
        confidence(case),
        beside(register, case),
        first_year(register, case),
        together(register, case),
        certain_parts(case),
    )
    return [each for each in found if each is not None]
