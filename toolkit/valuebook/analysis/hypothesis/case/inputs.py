"""What is not known of a business case, as the register states it.

Two places state ranges: `low` and `high` of a benefit, for its value per year, and
`low`, `likely` and `high` of an assumption that decides a part of the plan (adoption,
delay, length of the ramp, cost). Low is exceeded 9 times in 10, high 1 time in 10.
Where nothing is stated the plan counts as it stands, and the page says so.
"""

import pandas as pd

from valuebook.analysis.rows import rows_of
from valuebook.analysis.uncertainty import (
    AMONG_BENEFITS,
    DRAWS,
    ThreePoint,
    Uncertain,
    among,
    draw,
    ranges,
)
from valuebook.model.wording import listed
from valuebook.register import Register
from valuebook.register.tables.evidence import PLAN_PARTS

_IN_WORDS = {
    "adoption": "adoption",
    "delay_months": "the delay",
    "stretch": "the length of the ramp",
    "cost": "the cost",
}


def draws(
    register: Register,
    benefits: pd.DataFrame,
    *,
    seed: int,
    count: int = DRAWS,
    correlation: float = AMONG_BENEFITS,
) -> pd.DataFrame:
    """Return one row per draw and one column per input whose range is stated.

    `benefits` are those of one class. Their values per year are correlated, the parts
    of the plan are not. No part of the plan falls below zero. No
    column where no range is stated.
    """
    stated = benefits.dropna(subset=["annual_value", "low", "high"])
    values = ranges(stated)
    inputs = values | plan_parts(register["assumptions"])
    if not inputs:
        return pd.DataFrame(index=range(1))
    drawn = draw(inputs, seed=seed, correlation=among(values, correlation), count=count)
    parts = [each for each in PLAN_PARTS if each in drawn]
    return drawn.assign(**{each: drawn[each].clip(lower=0) for each in parts})


def plan_parts(assumptions: pd.DataFrame) -> dict[str, Uncertain]:
    """Return the parts of the plan whose range an assumption states, by their name."""
    stated = assumptions.dropna(subset=["bears_on", "low", "likely", "high"])
    return {
        row.bears_on: ThreePoint.between(row.low, row.likely, row.high)
        for row in rows_of(stated)
    }


def in_words(name: str) -> str:
    """Return an input as a sentence names it.

    >>> in_words("BEN-0103"), in_words("delay_months")
    ('the value of BEN-0103', 'the delay')
    """
    return _IN_WORDS.get(name, f"the value of {name}")


def unit_of(name: str, currency: str) -> str:
    """Return the unit of an input: a currency, months, or a share of the plan.

    >>> unit_of("adoption", "EUR"), unit_of("BEN-0103", "EUR")
    ('share', 'EUR')
    """
    if name == "delay_months":
        return "months"
    return "share" if name in _IN_WORDS else currency


def unstated(benefits: pd.DataFrame, drawn: pd.DataFrame) -> str:
    """Return in a sentence for what no range is stated, nothing when for nothing.

    `benefits` are those of the case, `drawn` is the frame of `draws`.
    """
    without = [in_words(each) for each in PLAN_PARTS if each not in drawn]
    valued = benefits.loc[benefits["annual_value"].notna(), "benefit_id"]
    certain = valued[~valued.isin(drawn.columns)].tolist()
    without = [in_words(each) for each in certain] + without
    if not without:
        return ""
    return (
        f"No range is stated for {listed(without)}: counted as planned, so that less "
        "is known than the range shows."
    )
