"""The classes of benefit, which are never added together."""

from enum import StrEnum


class BenefitClass(StrEnum):
    """What kind of money, if any, a benefit is.

    Source: HM Treasury, Green Book (cash-releasing, non-cash-releasing) and the
    NHS evaluation toolkit; amounts of two classes are never summed.

    >>> BenefitClass("cost_avoidance").label
    'cost avoidance'
    """

    CASHABLE = "cashable"
    NON_CASHABLE = "non_cashable"
    COST_AVOIDANCE = "cost_avoidance"
    REVENUE_MARGIN = "revenue_margin"
    RISK_REDUCTION = "risk_reduction"
    NON_FINANCIAL = "non_financial"

    @property
    def label(self) -> str:
        """Return the class as a reader sees it."""
        return self.value.replace("_", " ").replace("non ", "non-")
