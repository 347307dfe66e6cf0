import pytest

from valuebook.analysis.uncertainty import outlook
from valuebook.model import ArgumentError


def test_the_range_is_that_of_the_draws(rng):
    found = outlook(rng.normal(100, 50, size=200_000))
    # normal quantiles: 100 -+ 1.2816 * 50; below zero: 2.28 %
    assert (found.p10, found.p90) == pytest.approx((35.9, 164.1), abs=1)
    assert found.p50 == pytest.approx(found.mean, abs=1)
    assert found.below_zero == pytest.approx(0.0228, abs=0.002)
    assert found.draws == 200_000


def test_a_value_without_a_range_is_a_range_of_one():
    found = outlook([5, 5, 5])
    assert (found.p10, found.p50, found.p90, found.below_zero) == (5, 5, 5, 0)


def test_draws_that_are_not_numbers_are_refused():
    with pytest.raises(ArgumentError, match="worth: nan at position 2"):
        outlook([1, float("nan")])
