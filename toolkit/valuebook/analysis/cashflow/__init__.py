"""Appraisal of cash flows: import these names from here, not from the files beside.

Sources: HM Treasury, The Green Book; Microsoft's descriptions of NPV, IRR, MIRR, XNPV
and XIRR; each function names its own.
"""

from valuebook.analysis.cashflow.decisions import ecv, evpi
from valuebook.analysis.cashflow.expected_loss import ale
from valuebook.analysis.cashflow.payback import discounted_payback, payback
from valuebook.analysis.cashflow.present_value import npv, xnpv
from valuebook.analysis.cashflow.rates import (
    GREEN_BOOK,
    GREEN_BOOK_HEALTH,
    GREEN_BOOK_SENSITIVITY,
    Rate,
    Schedule,
)
from valuebook.analysis.cashflow.ratios import bcr, roi
from valuebook.analysis.cashflow.returns import irr, mirr, xirr
from valuebook.analysis.cashflow.switching import SwitchingValue, switching_value

__all__ = [
    "GREEN_BOOK",
    "GREEN_BOOK_HEALTH",
    "GREEN_BOOK_SENSITIVITY",
    "Rate",
    "Schedule",
    "SwitchingValue",
    "ale",
    "bcr",
    "discounted_payback",
    "ecv",
    "evpi",
    "irr",
    "mirr",
    "npv",
    "payback",
    "roi",
    "switching_value",
    "xirr",
    "xnpv",
]
