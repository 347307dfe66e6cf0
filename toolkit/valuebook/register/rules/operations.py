"""Rules of the outcome map, of friction and of exchange rates."""

import pandas as pd

from valuebook.register.rules.rule import Frames, Rule, told


def _causes_itself(frames: Frames) -> pd.Series:
    links = frames["map_links"]
    return told(links["from_id"] == links["to_id"], "{} again", links["to_id"])


def _removed_before_added(frames: Frames) -> pd.Series:
    removed, added = frames["friction"]["removed_on"], frames["friction"]["added_on"]
    return told(removed <= added, "{} is not after added_on {}", removed, added)


def _no_currency(frames: Frames) -> pd.Series:
    currency = frames["fx_rates"]["currency"]
    code = currency.str.fullmatch("[A-Z]{3}")
    return told(currency.notna() & (code == False), "'{}'", currency)  # noqa: E712


def _free_money(frames: Frames) -> pd.Series:
    rate = frames["fx_rates"]["rate"]
    return told(rate == 0, "{}", rate)


RULES = (
    Rule(
        "link-between-two-nodes",
        "map_links",
        "to_id",
        "a link leads from one node to another",
        "name the node that is caused",
        _causes_itself,
    ),
    Rule(
        "removed-after-added",
        "friction",
        "removed_on",
        "removed_on lies after added_on",
        "correct the one that is wrong",
        _removed_before_added,
    ),
    Rule(
        "three-letter-currency",
        "fx_rates",
        "currency",
        "a currency is three capital letters, such as USD",
        "write the currency's ISO code",
        _no_currency,
    ),
    Rule(
        "rate-above-zero",
        "fx_rates",
        "rate",
        "an exchange rate is above 0",
        "give the reporting currency for one unit of the currency",
        _free_money,
    ),
)
