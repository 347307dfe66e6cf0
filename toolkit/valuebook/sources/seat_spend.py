"""What seats cost: seats of a snapshot or a contract, at the price that is given."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import pandas as pd

from valuebook.sources.beside import SeatPrice
from valuebook.sources.tables import SPEND, UNALLOCATED

SOURCE = "seat_prices"


def seat_spend(
    seat: pd.DataFrame, prices: Sequence[SeatPrice], months: Iterable[pd.Period]
) -> pd.DataFrame:
    """Return what the seats of each month cost, as rows of spend of category seat.

    A contract that counts seats costs these, whoever holds them; else each person in
    the last snapshot of the month is one seat, shared between the teams that the
    person is in. A month without a snapshot has the seats of the last one before it.
    """
    rows = [row for month in months for row in _month(seat, prices, month)]
    frame = pd.DataFrame(rows, columns=list(SPEND.columns))
    for name in ("date", "period_end"):
        frame[name] = pd.to_datetime(frame[name]).astype("datetime64[s]")
    texts = [
        name
        for name in SPEND.columns
        if name not in ("date", "period_end", "amount", "quantity")
    ]
    return frame.astype(dict.fromkeys(texts, "str"))


def unpriced(seat: pd.DataFrame, prices: Sequence[SeatPrice]) -> list[str]:
    """Return the tools that have seats and no price at all."""
    return sorted(set(seat["tool"]) - {each.tool for each in prices})


def _month(
    seat: pd.DataFrame, prices: Sequence[SeatPrice], month: pd.Period
) -> Iterator[tuple[object, ...]]:
    begun, ended = month.start_time, month.end_time.normalize()
    for price in prices:
        if not price.holds(f"{begun:%Y-%m-%d}"):
            continue
        for team, seats in _seats(seat, price, ended):
            key = "/".join((SOURCE, price.tool, price.plan, team, f"{begun:%Y-%m}"))
            yield (
                begun, ended, team, price.use_case, price.vendor,
                f"{price.tool} seats", "", seats * price.price, price.currency,
                "seat", price.basis, seats, "seats", SOURCE, key,
            )  # fmt: skip


def _seats(
    seat: pd.DataFrame, price: SeatPrice, on: pd.Timestamp
) -> Iterator[tuple[str, Decimal]]:
    if price.seats is not None:
        yield price.team or UNALLOCATED, Decimal(price.seats)
        return
    held = seat[(seat["tool"] == price.tool) & (seat["as_of"] <= on)]
    held = held[held["as_of"] == held["as_of"].max()]
    if price.plan:
        held = held[held["plan"] == price.plan]
    teams = held.groupby("user_hash")["team"].transform("size")
    for team, shares in teams.groupby(held["team"]):
        if price.team in ("", team):
            whole = shares.value_counts()
            yield (
                str(team),
                sum((Decimal(int(n)) / int(of) for of, n in whole.items()), Decimal(0)),
            )
