import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.cashflow import SwitchingValue, irr, npv, switching_value
from valuebook.model import ArgumentError


def test_the_value_at_which_two_options_rank_alike():
    # A costs 100 and yields 30 a unit, B costs 40 and yields 20 a unit: alike at 6
    units = switching_value(lambda units: (30 * units - 100) - (20 * units - 40), 10)
    assert units.value == pytest.approx(6)
    assert units.change == pytest.approx(-0.4)


def test_no_switching_value_is_none():
    assert switching_value(lambda saving: saving + 1, 10) is None


def test_the_nearest_of_several_switching_values_is_taken():
    assert switching_value(lambda x: (x - 9) * (x - 16), 10).value == pytest.approx(9)
    assert switching_value(lambda x: (x - 2) * (x - 11), 10).value == pytest.approx(11)


def test_a_case_that_is_worth_nothing_switches_at_its_base():
    assert switching_value(lambda x: x - 10, 10) == SwitchingValue(10, 10)


def test_the_rate_at_which_a_case_is_worth_nothing_is_its_return():
    rate = switching_value(lambda rate: npv([-100, 60, 70], rate), 0.08, low=0, high=1)
    assert (rate.value,) == pytest.approx(irr([-100, 60, 70]))


def test_a_base_of_zero_has_no_relative_change():
    at = switching_value(lambda delay: 6 - delay, 0, low=0, high=12)
    assert at.value == pytest.approx(6)
    assert at.change is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            {"base": 5, "low": 6, "high": 9},
            "base: 5; give a base between low, 6, and high, 9",
        ),
        ({"base": 0}, "base: 0; give a base between low, 0, and high, 0"),
        ({"base": float("nan")}, "base: nan; give a finite number"),
        ({"base": 1, "high": float("inf")}, "high: inf; give a finite number"),
    ],
)
def test_a_range_that_cannot_be_searched_is_named(arguments, said):
    with pytest.raises(ArgumentError) as raised:
        switching_value(lambda x: x, arguments.pop("base"), **arguments)
    assert str(raised.value) == said


@given(st.floats(1, 1e6), st.floats(0.02, 0.3), st.integers(1, 20))
def test_a_case_is_worth_nothing_at_its_switching_value(saving, rate, years):
    def worth(saving: float) -> float:
        return npv([-100_000, *years * [saving]], rate)

    found = switching_value(worth, saving, low=0, high=1e7)
    assert worth(found.value) == pytest.approx(0, abs=1e-3)
