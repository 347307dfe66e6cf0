"""What an organization says beside its exports: seat prices, journeys of a product."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from valuebook.model import Problem, RegisterError
from valuebook.sources.plain_csv import named_rows
from valuebook.sources.tables import BASES
from valuebook.sources.values import Unusable, day, decimal

Made = TypeVar("Made")


@dataclass(frozen=True)
class SeatPrice:
    """What a seat of a tool costs in a month, from one day to another, both inclusive.

    `seats` is how many the contract counts; None where each seat in the exports is
    paid. An empty plan, team or date is any.
    """

    vendor: str
    tool: str
    plan: str
    team: str
    use_case: str
    seats: int | None
    price: Decimal
    currency: str
    basis: str
    valid_from: str
    valid_to: str

    def holds(self, on: str) -> bool:
        """Return whether the price is in force on a day."""
        return (not self.valid_from or self.valid_from <= on) and (
            not self.valid_to or on <= self.valid_to
        )


@dataclass(frozen=True)
class Journey:
    """A journey through a product: the events of entering, being shown AI, using it."""

    initiative_id: str
    journey: str
    entered: str
    shown: str
    used: str
    weight: float


def seat_prices(path: Path) -> list[SeatPrice]:
    """Return the prices that a CSV file gives; raises with all problems."""
    needed = ("vendor", "tool", "price", "currency")
    optional = ("plan", "team", "use_case", "seats", "basis", "valid_from", "valid_to")
    return _read(path, (needed, optional), _seat_price)


def journeys(path: Path) -> list[Journey]:
    """Return the journeys that a CSV file names; raises with all problems."""
    needed = ("initiative_id", "journey", "entered", "shown", "used")
    return _read(path, (needed, ("weight",)), _journey)


def _seat_price(row: dict[str, str]) -> SeatPrice:
    price, seats = decimal(row["price"], "price"), decimal(row["seats"], "seats")
    if price is None or price < 0:
        raise Unusable(f"price is {row['price'] or 'empty'}; a month's price is 28.10")
    if seats is not None and (seats < 0 or seats != int(seats)):
        raise Unusable(f"seats is {row['seats']}; it is a whole number, or empty")
    currency, basis = row["currency"].upper(), row["basis"] or "billed"
    if len(currency) != 3 or not currency.isalpha():
        raise Unusable(f"currency is {currency[:40]!r}, not a three-letter code")
    if basis not in BASES:
        raise Unusable(f"basis is {basis[:40]!r}; accepted: {', '.join(BASES)}")
    return SeatPrice(
        row["vendor"],
        row["tool"],
        row["plan"],
        row["team"],
        row["use_case"],
        None if seats is None else int(seats),
        price,
        currency,
        basis,
        day(row["valid_from"]),
        day(row["valid_to"]),
    )


def _journey(row: dict[str, str]) -> Journey:
    weight = decimal(row["weight"], "weight")
    if weight is not None and weight <= 0:
        raise Unusable(f"weight is {row['weight']}; it is more than 0, or empty for 1")
    return Journey(
        row["initiative_id"],
        row["journey"],
        row["entered"],
        row["shown"],
        row["used"],
        1.0 if weight is None else float(weight),
    )


def _read(
    path: Path,
    columns: tuple[tuple[str, ...], tuple[str, ...]],
    made: Callable[[dict[str, str]], Made],
) -> list[Made]:
    """Return what each row of a file means; raises with all that is wrong with it."""
    found: list[Made] = []
    problems: list[Problem] = []
    for (file, line), row in named_rows(path, *columns):
        empty = [name for name in columns[0] if not row[name]]
        if empty:
            problems.append(
                Problem(file, line, empty[0], "empty", remedy=f"give the {empty[0]}")
            )
            continue
        try:
            found.append(made(row))
        except Unusable as error:
            problems.append(Problem(file, line, found=str(error)))
    if problems:
        raise RegisterError(problems)
    return found
