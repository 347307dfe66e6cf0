"""What the evidence at hand does not show, though it is often taken to show it."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from valuebook.analysis.months import month
from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Verdict
from valuebook.model.wording import number
from valuebook.register import Register


def wrong_inferences(
    chain: pd.DataFrame, register: Register, *, as_of: str
) -> list[Finding]:
    """Return what the evidence at hand does not show, a finding each.

    `chain` is from `value_chain`, `register` that of the initiative. A warning stands
    only where there is nothing better: use is no value, use is no performance, and
    milestones are no business case.
    """
    realized = register["realized"]
    paid = realized.loc[realized["month"] <= month(as_of), "amount"].ne(0).any()
    links = {str(row.chain_link): row for row in rows_of(chain)}
    return list(_inferences(links, paid=bool(paid)))


def _inferences(links: dict[str, Any], *, paid: bool) -> Iterator[Finding]:
    seen = {link: pd.notna(row.lately) for link, row in links.items()}
    worth = seen["customer_value"] or seen["financial_results"] or paid
    work = seen["productivity"] or seen["throughput"]
    if seen["adoption"] and not worth:
        yield _inference(
            "adoption_is_not_value",
            f"It is used ({_level(links['adoption'])}), and nothing after use is "
            "measured that a customer or the ledger would notice: use shows no value.",
            "observe what customers get and what the ledger shows",
        )
    if seen["adoption"] and not work:
        yield _inference(
            "usage_is_not_performance",
            f"It is used ({_level(links['adoption'])}), and how the work is done is "
            "not measured: use shows no better performance.",
            "observe the time, errors or volume of the work itself",
        )
    is_live = links["implementation"].verdict != Verdict.TOO_EARLY
    if seen["implementation"] and is_live and not (worth or work):
        yield _inference(
            "milestones_are_not_the_business_case",
            f"Milestones are reported ({_level(links['implementation'])}), and nothing "
            "that the business case counts on is measured: milestones do not show that "
            "the case holds.",
            "put a measure of the promised outcome beside the milestones",
        )


def _inference(rule: str, said: str, remedy: str) -> Finding:
    return Finding(f"chain.{rule}", said, Verdict.NOT_MEASURED, remedy=remedy)


def _level(row: Any) -> str:
    return f"{row.measure}: {number(row.lately, row.unit)}"
