import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.cashflow import (
    GREEN_BOOK,
    GREEN_BOOK_HEALTH,
    GREEN_BOOK_SENSITIVITY,
    Rate,
)
from valuebook.model import ArgumentError

PERIODS = st.sampled_from(["year", "quarter", "month"])


def test_twelve_months_at_the_monthly_rate_make_the_yearly_one():
    monthly = Rate(0.08).per("month")
    assert (1 + monthly) ** 12 - 1 == pytest.approx(0.08)


def test_a_nominal_rate_is_divided():
    assert Rate(0.12, compounding="nominal").per("month") == pytest.approx(0.01)
    assert str(Rate(0.12, compounding="nominal")) == "12 % a year, nominal"


def test_a_nominal_rate_is_yearly():
    with pytest.raises(ArgumentError) as raised:
        Rate(0.01, "month", "nominal")
    assert str(raised.value) == (
        "compounding: a nominal rate per month; a nominal rate is yearly"
    )


def test_unknown_periods_and_compoundings_are_named():
    with pytest.raises(ArgumentError) as raised:
        Rate(0.01, "months")
    assert str(raised.value) == (
        "period must be one of year, quarter, month; not 'months'; did you mean month?"
    )
    with pytest.raises(ArgumentError, match="period must be one of"):
        Rate(0.01).per("week")
    with pytest.raises(ArgumentError, match="compounding must be one of effective"):
        Rate(0.01, compounding="simple")


@given(st.floats(-0.2, 1), PERIODS, PERIODS)
def test_converting_there_and_back_changes_nothing(value, there, back):
    rate = Rate(value, back)
    returned = Rate(rate.per(there), there).per(back)
    assert returned == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(
    "schedule", [GREEN_BOOK, GREEN_BOOK_HEALTH, GREEN_BOOK_SENSITIVITY]
)
def test_factors_of_a_schedule_fall_from_one(schedule):
    factors = schedule.factors(range(400))
    assert factors[0] == 1
    assert (factors[1:] < factors[:-1]).all()
    assert "Green Book" in str(schedule)


@pytest.mark.parametrize("years", [[-1], [0.5]])
def test_a_schedule_knows_whole_years_only(years):
    with pytest.raises(ArgumentError, match="years: give whole years from 0"):
        GREEN_BOOK.factors(years)
