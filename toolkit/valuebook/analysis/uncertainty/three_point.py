"""Uncertain inputs by three points, and by a range.

A workshop states the least, the likeliest and the most there can be: `ThreePoint`.
The register states the values exceeded 9 times and 1 time in 10 (P10 and P90):
`ThreePoint.between`, or `Lognormal` where a number is positive and skewed.
"""

from dataclasses import dataclass
from math import exp, isfinite, log
from typing import Literal, Protocol, TypeAlias

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaincinv, ndtri

from valuebook.analysis.cashflow.flows import Floats
from valuebook.model import ArgumentError, must_be_one_of

Shape: TypeAlias = Literal["pert", "triangular"]

SHAPES: tuple[Shape, ...] = ("pert", "triangular")
_HALVINGS = 60


class Uncertain(Protocol):
    """A number that is known as a distribution."""

    @property
    def mean(self) -> float:
        """Return the expected value."""
        ...

    def quantile(self, shares: ArrayLike) -> Floats:
        """Return the values that are not exceeded with these probabilities."""
        ...


@dataclass(frozen=True)
class ThreePoint:
    """A number between two ends with a likeliest value between them.

    The mean of the PERT shape is (low + 4 likely + high) / 6, that of the triangular
    one (low + likely + high) / 3. Three equal points are a number that is certain.

    Source: Malcolm, Roseboom, Clark and Fazar, "Application of a technique for
    research and development program evaluation", Operations Research 7 (1959).

    >>> ThreePoint(4, 7, 16).mean, ThreePoint(4, 7, 16, "triangular").mean
    (8.0, 9.0)
    >>> ThreePoint(0, 0, 10, "triangular").quantile([0.75]).tolist()
    [5.0]
    """

    low: float
    likely: float
    high: float
    shape: Shape = "pert"

    def __post_init__(self) -> None:
        _rising(("low", "likely", "high"), (self.low, self.likely, self.high))
        if self.shape not in SHAPES:
            raise must_be_one_of("shape", self.shape, SHAPES)

    @classmethod
    def between(
        cls, p10: float, likely: float, p90: float, *, shape: Shape = "pert"
    ) -> "ThreePoint":
        """Return the distribution with this likeliest value and this 8-in-10 range.

        >>> ThreePoint.between(90, 100, 120).quantile([0.1, 0.9]).round(6).tolist()
        [90.0, 120.0]
        """
        _rising(("p10", "likely", "p90"), (p10, likely, p90))
        if shape not in SHAPES:
            raise must_be_one_of("shape", shape, SHAPES)
        if p10 == p90:
            return cls(likely, likely, likely, shape)
        wanted = (likely - p10) / (p90 - p10)
        left, right = 0.0, 1.0
        for _ in range(_HALVINGS):
            place = (left + right) / 2
            lower, upper = _unit_quantile(shape, place, np.array([0.1, 0.9]))
            if place - lower < wanted * (upper - lower):
                left = place
            else:
                right = place
        width = (p90 - p10) / (upper - lower)
        low, high = likely - place * width, likely + (1 - place) * width
        return cls(float(low), likely, float(high), shape)

    @property
    def mean(self) -> float:
        """Return the expected value."""
        weight = 4 if self.shape == "pert" else 1
        return (self.low + weight * self.likely + self.high) / (weight + 2)

    def quantile(self, shares: ArrayLike) -> Floats:
        """Return the values that are not exceeded with these probabilities."""
        width = self.high - self.low
        place = (self.likely - self.low) / width if width else 0.5
        return self.low + width * _unit_quantile(self.shape, place, np.asarray(shares))


@dataclass(frozen=True)
class Lognormal:
    """A positive number whose logarithm is normal, by its 8-in-10 range.

    >>> Lognormal(10, 1_000).quantile([0.1, 0.5, 0.9]).round(6).tolist()
    [10.0, 100.0, 1000.0]
    """

    p10: float
    p90: float

    def __post_init__(self) -> None:
        _rising(("p10", "p90"), (self.p10, self.p90))
        if self.p10 <= 0:
            raise ArgumentError(f"p10: {self.p10:g}; give a number above 0")

    @property
    def _log(self) -> tuple[float, float]:
        """Return mean and standard deviation of the logarithm."""
        low, high = log(self.p10), log(self.p90)
        return (low + high) / 2, (high - low) / (2 * float(ndtri(0.9)))

    @property
    def mean(self) -> float:
        """Return the expected value."""
        centre, spread = self._log
        return exp(centre + spread**2 / 2)

    def quantile(self, shares: ArrayLike) -> Floats:
        """Return the values that are not exceeded with these probabilities."""
        centre, spread = self._log
        values: Floats = np.exp(centre + spread * ndtri(shares))
        return values


def _unit_quantile(shape: Shape, place: float, shares: Floats) -> Floats:
    """Return quantiles between 0 and 1 for a likeliest value at `place`."""
    if shape == "pert":
        values: Floats = betaincinv(1 + 4 * place, 5 - 4 * place, shares)
        return values
    rising = np.sqrt(shares * place)
    return np.where(shares < place, rising, 1 - np.sqrt((1 - shares) * (1 - place)))


def _rising(names: tuple[str, ...], points: tuple[float, ...]) -> None:
    if not all(isfinite(point) for point in points) or list(points) != sorted(points):
        said = ", ".join(f"{point:g}" for point in points)
        raise ArgumentError(
            f"{', '.join(names)}: {said}; give finite numbers in rising order"
        )
