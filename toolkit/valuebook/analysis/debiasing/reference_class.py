"""Reference classes: how estimates like this one have turned out.

Only figures whose source could be read are held here. Where a class has a tail so
heavy that its mean is not finite, no mean is offered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from valuebook.analysis.cashflow.flows import amounts
from valuebook.model import ArgumentError
from valuebook.model.wording import listed, percent

_LEAST = 10  # closed initiatives below which percentiles say nothing
_CHANCES = (0.5, 0.4, 0.3, 0.2, 0.1)


@dataclass(frozen=True)
class ReferenceClass:
    """Cost overruns of comparable projects, as shares of the estimate.

    `exceeded` maps a chance of overrun to the uplift that is exceeded with it; `mean`
    is the average overrun, or None where there is none to be had; `size` is their
    number, or None where the source does not say.
    """

    name: str
    source: str
    date: str
    exceeded: tuple[tuple[float, float], ...] = ()
    mean: float | None = None
    size: int | None = None
    caution: str = ""

    def uplift(self, chance: float) -> float:
        """Return the uplift that is exceeded with this chance.

        >>> ROADS.uplift(0.2)
        0.32
        """
        known = dict(self.exceeded)
        if chance not in known:
            accepted = listed([percent(each) for each in known]) or "none"
            raise ArgumentError(
                f"chance: {percent(chance)}; the chances known for {self.name} are "
                f"{accepted}"
            )
        return known[chance]

    def budget(self, estimate: float, *, chance: float) -> float:
        """Return the budget that is exceeded with this chance, in its currency.

        >>> ROADS.budget(100.0, chance=0.2)
        132.0
        """
        return estimate * (1 + self.uplift(chance))

    def expected(self, estimate: float) -> float:
        """Return the estimate raised by the mean overrun, in its currency.

        Source of the example: PwC in eolas Magazine, intercity rail, 2 bn and 39 %.

        >>> rail = ReferenceClass("intercity rail", "eolas Magazine", "", mean=0.39)
        >>> round(rail.expected(2.0), 9)
        2.78
        """
        if self.mean is None:
            raise ArgumentError(
                f"{self.name}: no mean; {self.caution or 'use a percentile'}"
            )
        return estimate * (1 + self.mean)


_FLYVBJERG = ("Flyvbjerg, From Nobel Prize to Project Management, PMJ 37 (3)", "2006")

ROADS = ReferenceClass(
    "roads", *_FLYVBJERG, exceeded=((0.5, 0.15), (0.2, 0.32)), mean=0.204
)
RAIL = ReferenceClass("rail", *_FLYVBJERG, mean=0.447)
BRIDGES_AND_TUNNELS = ReferenceClass("bridges and tunnels", *_FLYVBJERG, mean=0.338)
IT = ReferenceClass(
    "IT projects",
    "Flyvbjerg and Gardner, How Big Things Get Done",
    "2023",
    exceeded=((0.18, 0.50),),
    size=5_392,
    caution="the tail is too heavy for one (18 % of projects overrun by more than "
    "50 %, and these by 447 % on average); use a percentile",
)


def own_class(name: str, overruns: Sequence[float], *, date: str) -> ReferenceClass:
    """Return the reference class of the organization's own closed initiatives.

    `overruns` are actual over estimated cost, less 1; stopped initiatives belong
    among them.

    >>> own_class("ERP", [0.1 * n for n in range(11)], date="2026-06").uplift(0.2)
    0.8
    """
    shares = amounts(overruns, name="overruns")
    if shares.size < _LEAST:
        raise ArgumentError(
            f"overruns: {shares.size} initiatives are too few for percentiles; "
            f"give at least {_LEAST}"
        )
    found = np.quantile(shares, 1 - np.array(_CHANCES)).round(9).tolist()
    return ReferenceClass(
        name,
        "own closed initiatives",
        date,
        exceeded=tuple(zip(_CHANCES, found, strict=True)),
        mean=float(shares.mean()),
        size=shares.size,
    )
