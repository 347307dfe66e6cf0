"""Money with its currency and benefit class, added only to its like."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite

from valuebook.model.benefit_class import BenefitClass
from valuebook.model.errors import ArgumentError
from valuebook.model.wording import money


@dataclass(frozen=True)
class Amount:
    """An amount of money that knows what kind of benefit it is.

    Amounts of two benefit classes, or of two currencies, refuse to be added: time
    saved does not pay for a licence.

    >>> saved = Amount(90_000, "EUR", BenefitClass.CASHABLE)
    >>> print(sum([saved, saved]))
    EUR 180 k cashable
    >>> saved + Amount(50_000, "EUR", BenefitClass.NON_CASHABLE)
    Traceback (most recent call last):
    valuebook.model.errors.ArgumentError: EUR 90.0 k cashable and EUR 50.0 k
    non-cashable cannot be added: show one sum for each benefit class
    """

    value: float
    currency: str
    benefit_class: BenefitClass

    def __post_init__(self) -> None:
        if not isfinite(self.value):
            raise ArgumentError(f"value: {self.value:g}; give a finite amount")
        object.__setattr__(self, "benefit_class", BenefitClass(self.benefit_class))

    def __add__(self, other: Amount | int) -> Amount:
        # sum() begins with 0
        if not isinstance(other, Amount):
            return self if other == 0 else NotImplemented
        if other.benefit_class is not self.benefit_class:
            raise ArgumentError(
                f"{self} and {other} cannot be added: "
                "show one sum for each benefit class"
            )
        if other.currency != self.currency:
            raise ArgumentError(
                f"{self} and {other} cannot be added: convert one of them first"
            )
        return replace(self, value=self.value + other.value)

    __radd__ = __add__

    def __neg__(self) -> Amount:
        return replace(self, value=-self.value)

    def __sub__(self, other: Amount) -> Amount:
        if not isinstance(other, Amount):
            return NotImplemented
        return self + -other

    def __mul__(self, factor: float) -> Amount:
        if isinstance(factor, Amount):
            return NotImplemented
        return replace(self, value=self.value * factor)

    __rmul__ = __mul__

    def __str__(self) -> str:
        return f"{money(self.value, self.currency)} {self.benefit_class.label}"
