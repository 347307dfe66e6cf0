"""Rules of money: what benefits are worth, the pools they claim, what came of it."""

import pandas as pd

from valuebook.model import BenefitClass
from valuebook.register.rules.promises import improvement
from valuebook.register.rules.rule import Frames, Rule, told

_MONEY = ("value_per_unit", "annual_value", "low", "high")
_TOLERATED = 0.01


def _value_departs(frames: Frames) -> pd.Series:
    benefits = frames["benefits"]
    value = benefits["annual_value"]
    better = improvement(frames)
    worked_out = (better * benefits["value_per_unit"]).round(2)
    # no gain is a fault of its own, with its own rule
    comparable = (better > 0) | (value < 0)
    allowed = _TOLERATED * pd.concat([value.abs(), worked_out.abs()], axis=1).max(
        axis=1
    )
    return told(
        comparable & ((value - worked_out).abs() > allowed),
        "{}, but the improvement times value_per_unit is {}",
        value,
        worked_out,
    )


def _low_high(frames: Frames) -> pd.Series:
    benefits = frames["benefits"]
    low, value, high = benefits["low"], benefits["annual_value"], benefits["high"]
    above = told(low > value, "{} is above annual_value {}", low, value)
    crossed = (low > high) & ~(low > value)
    return pd.Series(
        pd.concat([above, told(crossed, "{} is above high {}", low, high)])
    )


def _high_low(frames: Frames) -> pd.Series:
    high, value = frames["benefits"]["high"], frames["benefits"]["annual_value"]
    crossed = frames["benefits"]["low"] > high
    return told((high < value) & ~crossed, "{} is below annual_value {}", high, value)


def _money_where_none(frames: Frames) -> pd.Series:
    benefits = frames["benefits"]
    non_financial = benefits["benefit_class"] == BenefitClass.NON_FINANCIAL
    given = benefits[list(_MONEY)].notna()
    first = given.idxmax(axis=1) if len(given) else pd.Series(dtype=object)
    return told(
        non_financial & given.any(axis=1), "non_financial, with {} given", first
    )


def _share_of_nothing(frames: Frames) -> pd.Series:
    benefits = frames["benefits"]
    share = benefits["pool_share"]
    return told(share.notna() & benefits["pool_id"].isna(), "{} of no pool", share)


def _pool_overclaimed(frames: Frames) -> pd.Series:
    benefits = frames["benefits"]
    claimed = benefits["pool_share"].groupby(benefits["pool_id"]).transform("sum")
    claimed = claimed.round(9)
    return told(
        (claimed > 1) & benefits["pool_share"].notna(),
        "the shares of pool {} sum to {}",
        benefits["pool_id"],
        claimed,
    )


def _realized_money_where_none(frames: Frames) -> pd.Series:
    realized = frames["realized"]
    non_financial = realized["benefit_class"] == BenefitClass.NON_FINANCIAL
    return told(non_financial, "{}, with an amount", realized["benefit_class"])


RULES = (
    Rule(
        "value-follows-measure",
        "benefits",
        "annual_value",
        "annual_value is within 1 % of the improvement times value_per_unit",
        "correct one of them, or leave value_per_unit empty",
        _value_departs,
    ),
    Rule(
        "low-is-low",
        "benefits",
        "low",
        "low is not above annual_value, nor above high",
        "correct the one that is wrong",
        _low_high,
    ),
    Rule(
        "high-is-high",
        "benefits",
        "high",
        "high is not below annual_value",
        "correct the one that is wrong",
        _high_low,
        needs=("low",),
    ),
    Rule(
        "no-money-in-non-financial",
        "benefits",
        "benefit_class",
        "a non_financial benefit carries no money",
        "choose the class of the money, or take the money away",
        _money_where_none,
    ),
    Rule(
        "share-of-a-pool",
        "benefits",
        "pool_share",
        "pool_share stands with a pool_id",
        "name the pool, or take the share away",
        _share_of_nothing,
        needs=("pool_id",),
    ),
    Rule(
        "pool-claimed-once",
        "benefits",
        "pool_share",
        "the shares claimed of one pool sum to 1 at most",
        "agree between the initiatives which share is whose",
        _pool_overclaimed,
    ),
    Rule(
        "no-money-realized-in-non-financial",
        "realized",
        "benefit_class",
        "confirmed money has a class of money, not non_financial",
        "choose the class of the money, or delete the row",
        _realized_money_where_none,
    ),
)
