"""What a promise of less risk comes to: the loss to be expected, before and after."""

from typing import Any

import pandas as pd

from valuebook.analysis.risk import loss_avoided
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import money, number
from valuebook.register import Register


def expected_losses(register: Register) -> pd.DataFrame:
    """Return the loss to be expected a year before and after, by benefit.

    For benefits that reduce risk and whose measure counts what goes wrong: the level
    of the measure times the value per year of one unit. Columns: benefit_id, measure,
    unit, baseline, target, before, after, low and high (change, as stated), in the
    reporting currency a year.
    """
    benefits = register["benefits"]
    measures = register["measures"].set_index("measure_id")
    direction = looked_up(benefits["measure_id"], measures["direction"])
    counted = benefits[
        benefits["benefit_class"].eq(BenefitClass.RISK_REDUCTION)
        & direction.eq("decrease")
        & benefits[["baseline", "target", "value_per_unit"]].notna().all(axis=1)
    ]
    return counted.assign(
        measure=looked_up(counted["measure_id"], measures["name"]),
        unit=looked_up(counted["measure_id"], measures["unit"]),
        before=counted["baseline"] * counted["value_per_unit"],
        after=counted["target"] * counted["value_per_unit"],
    )[
        [
            "benefit_id",
            "measure",
            "unit",
            "baseline",
            "target",
            "before",
            "after",
            "low",
            "high",
        ]
    ].reset_index(drop=True)


def loss_changes(register: Register) -> list[Finding]:
    """Return for each benefit that reduces risk how far the expected loss falls."""
    currency = register.settings.currency
    return [_change(row, currency) for row in rows_of(expected_losses(register))]


def _change(row: Any, currency: str) -> Finding:
    avoided = loss_avoided(row.before, row.after, currency=currency)
    said = (
        f"{row.measure} falling from {number(row.baseline)} to "
        f"{number(row.target, row.unit)} lowers the loss to be expected from "
        f"{money(row.before, currency)} to {money(row.after, currency)} a year "
        f"({row.benefit_id})"
    )
    if pd.notna(row.low) and pd.notna(row.high):
        said += (
            f", 8 times in 10 by {money(row.low, currency)} to "
            f"{money(row.high, currency)}"
        )
    return Finding(
        "case.expected_loss",
        f"{said}. That is a mean over many years, and money in no budget.",
        Verdict.STATED,
        (
            Quantity(
                f"expected loss avoided, {row.benefit_id}",
                avoided.value,
                currency,
                basis="level of the measure times the value of one unit a year",
            ),
        ),
    )
