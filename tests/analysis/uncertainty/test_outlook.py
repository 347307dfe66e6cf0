import numpy as np
import pytest

from valuebook.analysis.uncertainty import outlook, worth_range
from valuebook.model import ArgumentError, Verdict


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


def test_the_finding_gives_a_range_with_its_basis():
    finding = worth_range(
        outlook(1_000 * np.arange(-10, 91)), currency="EUR", basis="8 % a year"
    )
    assert finding.sentence == (
        "The net present value is EUR 40.0 k, and 8 times in 10 between EUR 0 and "
        "EUR 80.0 k; the chance of a loss is 9.9 %."
    )
    assert finding.verdict is Verdict.STATED
    assert [each.name for each in finding.quantities] == [
        "net present value, P10",
        "net present value, P50",
        "net present value, P90",
        "chance of a loss",
    ]
    assert {each.basis for each in finding.quantities} == {"over 101 draws; 8 % a year"}


def test_draws_that_are_not_numbers_are_refused():
    with pytest.raises(ArgumentError, match="worth: nan at position 2"):
        outlook([1, float("nan")])
