import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.cashflow import Rate, discounted_payback, payback
from valuebook.model import ArgumentError

LATER = st.lists(st.floats(0, 1e6), min_size=1, max_size=36)


def test_payback_is_counted_within_the_period():
    assert payback([-100, 40, 40, 40]) == pytest.approx(2.5)


def test_payback_at_the_end_of_the_horizon_counts():
    assert payback([-100, 40, 60]) == 2


def test_no_payback_within_the_horizon_is_none():
    assert payback([-100, 40, 40]) is None
    assert payback([-100]) is None
    assert discounted_payback([-100, 40, 60], 0.01) is None


def test_what_never_was_out_of_pocket_is_paid_back_at_once():
    assert payback([0, 10]) == 0
    assert payback([10, -5]) == 0


def test_the_last_time_the_sum_turns_positive_counts():
    # 20 ahead after two periods, 80 behind after three, even again at 4.8
    assert payback([-100, 60, 60, -100, 0, 100]) == pytest.approx(4.8)


def test_periods_without_money_do_not_pay_back():
    assert payback([-100, 0, 0, 50, 50, 0]) == 4


def test_discounting_takes_a_yearly_rate_to_months():
    index = pd.period_range("2026-01", periods=4, freq="M")
    flows = pd.Series([-100.0, 40.0, 40.0, 40.0], index)
    assert discounted_payback(flows, Rate(1.01**12 - 1)) == pytest.approx(
        discounted_payback([-100, 40, 40, 40], 0.01)
    )


@pytest.mark.parametrize("use", [payback, lambda flows: discounted_payback(flows, 0.1)])
def test_empty_flows_are_refused(use):
    with pytest.raises(ArgumentError, match="flows: empty; give at least one amount"):
        use([])


def test_a_rate_of_total_loss_is_refused():
    with pytest.raises(ArgumentError, match="rate: -1; give a share of one above -1"):
        discounted_payback([-100, 120], -1)


@given(st.floats(1, 1e6), LATER, st.floats(0, 1))
def test_discounting_never_brings_payback_forward(cost, benefits, rate):
    plain = payback([-cost, *benefits])
    discounted = discounted_payback([-cost, *benefits], rate)
    if discounted is not None:
        assert plain is not None
        assert discounted >= plain - 1e-9


@given(st.floats(1, 1e6), LATER)
def test_discounting_at_no_rate_changes_nothing(cost, benefits):
    flows = [-cost, *benefits]
    assert discounted_payback(flows, 0) == payback(flows)
