import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.cashflow import Rate, bcr, roi
from valuebook.model import ArgumentError

COSTS = st.lists(st.floats(1, 1e6), min_size=1, max_size=24)


def monthly(amounts: list[float], first: str = "2026-01") -> "pd.Series[float]":
    return pd.Series(amounts, pd.period_range(first, periods=len(amounts), freq="M"))


def test_nothing_realized_is_a_return_of_minus_one():
    assert roi([5_000_000], [0]) == -1


def test_disbenefits_count_against_benefits():
    assert roi([100], [-20]) == pytest.approx(-1.2)


def test_a_rate_weighs_later_benefits_less():
    assert bcr([100, 0], [0, 110], 0.1) == pytest.approx(1)
    assert bcr([100, 0], [0, 110]) == pytest.approx(1.1)


def test_a_yearly_rate_is_converted_to_monthly_amounts():
    yearly = Rate(1.1**12 - 1)
    assert bcr(monthly([100, 0]), monthly([0, 110]), yearly) == pytest.approx(1)
    with pytest.raises(ArgumentError, match=r"rate: 0\.1 without a period"):
        bcr(monthly([100, 0]), monthly([0, 110]), 0.1)


@pytest.mark.parametrize(
    ("costs", "benefits", "said"),
    [
        (
            [100, 20],
            [60],
            "costs and benefits: 2 and 1 amounts; give one of each for every period",
        ),
        ([-100], [60], "costs: -100; give costs as positive amounts"),
        ([0, 0], [1, 2], "costs: all zero; a ratio to cost needs a cost above zero"),
        ([], [], "costs: empty; give at least one amount"),
        (
            [100],
            [float("nan")],
            "benefits: nan at position 1; every amount must be a finite number",
        ),
        (
            monthly([100, 0]),
            pd.Series([0, 1.0], pd.period_range("2026", periods=2, freq="Y")),
            "costs and benefits: amounts per month and per year; "
            "give both for the same periods",
        ),
        (
            monthly([100, 0]),
            [0, 110],
            "costs and benefits: amounts per month and of no period; "
            "give both for the same periods",
        ),
        (
            monthly([100, 0]),
            monthly([0, 110], "2026-02"),
            "costs and benefits: begin in 2026-01 and 2026-02; "
            "give both for the same periods",
        ),
    ],
)
def test_costs_and_benefits_that_do_not_match_are_named(costs, benefits, said):
    for ratio in (roi, bcr):
        with pytest.raises(ArgumentError) as raised:
            ratio(costs, benefits)
        assert str(raised.value) == said


@given(COSTS, st.floats(0, 1e6))
def test_a_ratio_is_its_return_and_one(costs, benefit):
    benefits = [benefit] * len(costs)
    assert bcr(costs, benefits) == pytest.approx(roi(costs, benefits) + 1)


@given(COSTS, st.floats(0, 1e6), st.floats(0.01, 1e4), st.floats(0, 1))
def test_money_in_other_units_leaves_the_ratio(costs, benefit, factor, rate):
    benefits = [benefit] * len(costs)
    scaled = [factor * cost for cost in costs], [factor * each for each in benefits]
    assert bcr(*scaled, rate) == pytest.approx(bcr(costs, benefits, rate))
