"""Exact decimals by the million: kept in arrays, added without rounding."""

import itertools
from array import array
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal, localcontext
from typing import Any

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.int64]
_MISSING = 127
PRECISION = 60
PLACES = 12  # to which what is shared is rounded
_LARGEST = 2**62


class Numbers:
    """A growing column of exact numbers, None where nothing is known.

    Each is a whole number and a power of ten; one that does not fit stands beside.
    """

    def __init__(self) -> None:
        self._whole = array("q")
        self._power = array("b")
        self._beside: dict[int, Decimal] = {}

    def __len__(self) -> int:
        return len(self._whole)

    def append(self, number: int | Decimal | None) -> None:
        """Add a number at the end."""
        if type(number) is int and -_LARGEST < number < _LARGEST:
            self._whole.append(number)
            self._power.append(0)
            return
        whole, power = 0, _MISSING
        if number is not None:
            exact = Decimal(number)
            _, digits, exponent = exact.as_tuple()
            if isinstance(exponent, int) and len(digits) <= 18 and -120 < exponent <= 0:
                whole, power = int(exact.scaleb(-exponent)), exponent
            else:
                self._beside[len(self._whole)] = exact
                power = -1
        self._whole.append(whole)
        self._power.append(power)

    def extend(self, numbers: Iterable[int | Decimal | None]) -> None:
        """Add several numbers at the end."""
        for number in numbers:
            self.append(number)

    def totals(self, of: Codes, groups: int) -> list[int | Decimal | None]:
        """Return the sum of each group; `of` is each number's group, -1 for none."""
        whole = np.frombuffer(self._whole, dtype=np.int64)
        power = np.frombuffer(self._power, dtype=np.int8)
        counted = of >= 0
        plain = counted & (power == 0)
        sums = np.zeros(groups, dtype=np.int64)
        np.add.at(sums, of[plain], whole[plain])
        known = np.zeros(groups, dtype=bool)
        known[of[counted & (power != _MISSING)]] = True
        found: list[int | Decimal | None] = list(sums.tolist())
        for group in np.flatnonzero(~known).tolist():
            found[group] = None
        with localcontext(prec=PRECISION):
            for at in np.flatnonzero(counted & (power != 0) & (power != _MISSING)):
                group = int(of[at])
                number = self._beside.get(int(at))
                if number is None:
                    number = Decimal(int(whole[at])).scaleb(int(power[at]))
                found[group] = number + (found[group] or 0)
        return found


class Words:
    """Values that recur, each kept once and known by its number.

    >>> words = Words()
    >>> words.code("a"), words.code("b"), words.code("a"), words.values
    (0, 1, 0, ['a', 'b'])
    """

    def __init__(self) -> None:
        codes: defaultdict[Any, int] = defaultdict(itertools.count().__next__)
        self._codes = codes
        self.code = codes.__getitem__

    @property
    def values(self) -> list[Any]:
        """Return the values in the order of their numbers."""
        return list(self._codes)


def written(number: int | Decimal | None) -> str:
    """Return a number in full, never in exponent form, without idle zeros.

    >>> written(Decimal("0.0700")), written(Decimal("1E+3")), written(None)
    ('0.07', '1000', '')
    """
    if number is None:
        return ""
    if isinstance(number, int):
        return str(number)
    plain = f"{number:f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain in {"-0", ""} else plain


def divided(
    total: int | Decimal, shares: list[Decimal], *, places: int = PLACES
) -> list[int | Decimal]:
    """Return a total divided by shares that add up to one; the parts add up to it.

    >>> divided(10, [Decimal("0.5"), Decimal("0.5")])
    [Decimal('5.000000000000'), Decimal('5.000000000000')]
    """
    if len(shares) == 1:
        return [total]
    step = Decimal(1).scaleb(-places)
    with localcontext(prec=PRECISION):
        parts: list[int | Decimal] = [
            (total * share).quantize(step) for share in shares[1:]
        ]
        return [total - sum(parts, Decimal(0)), *parts]
