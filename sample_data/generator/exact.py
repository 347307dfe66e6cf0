"""Decimal arithmetic, so that amounts are right to the cent."""

from decimal import ROUND_HALF_UP, Decimal

_CENT = Decimal("0.01")


def exact(amount: float) -> Decimal:
    """Return a number as it is written, free of binary rounding."""
    return Decimal(repr(amount))


def cents(amount: Decimal) -> Decimal:
    """Return an amount rounded to the cent, halves away from zero."""
    return amount.quantize(_CENT, ROUND_HALF_UP)
