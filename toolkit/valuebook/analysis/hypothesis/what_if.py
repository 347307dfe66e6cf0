"""What if it comes later, more slowly or for fewer: planned value with its range."""

from dataclasses import dataclass

import pandas as pd

from valuebook.analysis.cashflow import Rate
from valuebook.analysis.planned import in_class_order
from valuebook.analysis.rows import rows_of
from valuebook.analysis.uncertainty import among, draw, fan, ranges, value_case
from valuebook.model import BenefitClass
from valuebook.model.wording import money
from valuebook.register import Register

COLUMNS = ("benefit_class", "month", "planned", "p10", "p50", "p90")
DRAWS = 2_000
"""As many as a picture needs; one is drawn for every move of a control."""


@dataclass(frozen=True)
class WhatIf:
    """A departure from the plan: 1, 0 and 1 are as planned.

    `adoption` multiplies the value per year, `delay_months` moves every ramp back,
    `stretch` multiplies the length of each.
    """

    adoption: float = 1.0
    delay_months: int = 0
    stretch: float = 1.0


def value_fan(register: Register, what_if: WhatIf, *, seed: int) -> pd.DataFrame:
    """Return planned value added up month by month, as a range and as planned.

    Costs are left out. Within a benefit class the values per year are drawn from the
    ranges stated for them, which are correlated as is customary. Columns:
    benefit_class, month, planned (the promise), p10, p50 and p90 (of what is asked),
    all in the reporting currency.
    """
    benefits, initiatives = register["benefits"], register["initiatives"]
    live = initiatives.loc[initiatives["go_live"].notna(), "initiative_id"]
    valued = benefits["annual_value"].notna() & benefits["initiative_id"].isin(live)
    fans = [
        _fan(register, same, what_if, seed=seed).assign(benefit_class=name)
        for name, same in benefits[valued].groupby("benefit_class")
    ]
    if not fans:
        return pd.DataFrame(columns=list(COLUMNS))
    return in_class_order(pd.concat(fans, ignore_index=True))[list(COLUMNS)]


def said(fans: pd.DataFrame, *, currency: str) -> str:
    """Return in a sentence what is there at the end, beside what was planned.

    `fans` is the frame of `value_fan`.
    """
    if fans.empty:
        return "Nothing to show: no value in money, or no go-live."
    ends = fans.groupby("benefit_class", sort=False).last()
    parts = [
        f"{money(row.p50, currency)} {BenefitClass(row.benefit_class).label} by "
        f"{row.month} where {money(row.planned, currency)} was planned, 8 times in 10 "
        f"between {money(row.p10, currency)} and {money(row.p90, currency)}"
        for row in rows_of(ends.reset_index())
    ]
    return f"Added up: {'; '.join(parts)}."


def _fan(
    register: Register, benefits: pd.DataFrame, what_if: WhatIf, *, seed: int
) -> pd.DataFrame:
    case = value_case(
        benefits,
        register["initiatives"],
        register["costs"].iloc[:0],
        rate=Rate(register.settings.hurdle_rate),
        horizon_months=register.settings.horizon_months,
    )
    inputs = ranges(benefits)
    values = draw(inputs, seed=seed, correlation=among(inputs), count=DRAWS)
    asked = values.assign(
        adoption=what_if.adoption,
        delay_months=float(what_if.delay_months),
        stretch=what_if.stretch,
    )
    planned = case.monthly(pd.DataFrame(index=[0])).cumsum()
    return fan(case, asked).assign(planned=planned)
