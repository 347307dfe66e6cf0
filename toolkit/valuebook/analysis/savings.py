"""When a saving is money: time is capacity until a post or a contract goes.

Sources: NHS, Evaluation Toolkit (cash-releasing and non-cash-releasing benefits);
HM Treasury, The Green Book.
"""

from dataclasses import dataclass
from math import floor, isfinite

from valuebook.model import Amount, ArgumentError, BenefitClass

_WHOLE = 1e-9  # posts: what rounding of hours can leave


@dataclass(frozen=True)
class Post:
    """A full-time post: what it costs and how many hours it works in a year."""

    loaded_cost: float
    productive_hours: float
    currency: str

    def __post_init__(self) -> None:
        for name, found in (
            ("loaded_cost", self.loaded_cost),
            ("productive_hours", self.productive_hours),
        ):
            if not isfinite(found) or found <= 0:
                raise ArgumentError(f"{name}: {found:g}; give a number above 0")


@dataclass(frozen=True)
class Capacity:
    """Hours saved in a year, in posts, and what has been made of them.

    `freed` is the capacity of the hours; `removed` posts have left the budget;
    `avoided` posts were approved and are not filled.
    """

    freed: float
    removed: int
    avoided: int
    post: Post

    @property
    def left(self) -> float:
        """Return the posts of capacity that have not become money."""
        return max(0.0, self.freed - self.removed - self.avoided)

    @property
    def cashable(self) -> Amount:
        """Return the money per year that leaves the budget with the posts removed."""
        return self._worth(self.removed, BenefitClass.CASHABLE)

    @property
    def cost_avoidance(self) -> Amount:
        """Return the money per year that approved posts would have cost."""
        return self._worth(self.avoided, BenefitClass.COST_AVOIDANCE)

    @property
    def non_cashable(self) -> Amount:
        """Return what the capacity left would cost per year; no budget falls by it."""
        return self._worth(self.left, BenefitClass.NON_CASHABLE)

    def _worth(self, posts: float, benefit_class: BenefitClass) -> Amount:
        return Amount(posts * self.post.loaded_cost, self.post.currency, benefit_class)


def capacity(
    hours_saved: float, post: Post, *, removed: int = 0, avoided: int = 0
) -> Capacity:
    """Return hours saved in a year as capacity, and as money only where posts go.

    A part of a post stays capacity, and no more posts can go than hours were saved.

    >>> freed = capacity(5_200, Post(70_000, 1_600, "EUR"), removed=2, avoided=1)
    >>> freed.freed, freed.left
    (3.25, 0.25)
    >>> print(freed.cashable, freed.cost_avoidance, freed.non_cashable, sep="; ")
    EUR 140 k cashable; EUR 70.0 k cost avoidance; EUR 17.5 k non-cashable
    """
    if not isfinite(hours_saved) or hours_saved < 0:
        raise ArgumentError(
            f"hours_saved: {hours_saved:g}; give a number of at least 0"
        )
    for name, found in (("removed", removed), ("avoided", avoided)):
        if not isfinite(found) or found < 0 or found != floor(found):
            raise ArgumentError(
                f"{name}: {found:g}; give whole posts, a part of a post is capacity"
            )
    freed = hours_saved / post.productive_hours
    if removed + avoided > freed + _WHOLE:
        raise ArgumentError(
            f"removed and avoided: {removed + avoided:g} posts, and the hours saved "
            f"are {freed:.2f}; count only the posts that these hours make free"
        )
    return Capacity(freed, int(removed), int(avoided), post)


def price_saving(paid: float, price: float, units: float, *, currency: str) -> Amount:
    """Return what a lower price saves against the price really paid, as cashable.

    Against a price that was only quoted it would be cost avoidance.

    Source: procurementaiagents.com, cost savings and cost avoidance.

    >>> print(price_saving(100, 90, 10_000, currency="EUR"))
    EUR 100 k cashable
    """
    return _price_difference(paid, price, units, currency, BenefitClass.CASHABLE)


def price_avoidance(
    quoted: float, price: float, units: float, *, currency: str
) -> Amount:
    """Return what a price below the one quoted avoids, as cost avoidance.

    >>> print(price_avoidance(108, 100, 10_000, currency="EUR"))
    EUR 80.0 k cost avoidance
    """
    return _price_difference(
        quoted, price, units, currency, BenefitClass.COST_AVOIDANCE
    )


def _price_difference(
    before: float, after: float, units: float, currency: str, kind: BenefitClass
) -> Amount:
    for name, found in (("units", units), ("price", after)):
        if not isfinite(found) or found < 0:
            raise ArgumentError(f"{name}: {found:g}; give a number of at least 0")
    return Amount((before - after) * units, currency, kind)
