import datetime

import numpy as np
import numpy_financial
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from valuebook.analysis.cashflow import Rate, irr, mirr, npv, xirr, xnpv
from valuebook.model import ArgumentError

MONEY = st.one_of(st.just(0.0), st.floats(0.01, 1e6), st.floats(-1e6, -0.01))
FLOWS = st.lists(MONEY, min_size=2, max_size=40).filter(
    lambda flows: max(flows) > 0 > min(flows)
)
ONE_SIDED = (
    "a rate of return needs an amount paid out (negative) "
    "and an amount received (positive)"
)


def with_roots(rates: list[float]) -> np.ndarray:
    """Flows that balance at exactly these rates: a polynomial in 1 / (1 + rate)."""
    return 1_000 * np.poly([1 / (1 + rate) for rate in rates])[::-1]


def residual(flows: list[float], rate: float) -> float:
    """Present value over the sum of its absolute terms."""
    terms = np.array(flows) * (1 + rate) ** -np.arange(len(flows))
    return abs(terms.sum()) / np.abs(terms).sum()


def test_no_rate_balances_flows_that_always_gain():
    assert irr([100, -200, 150]) == ()


@pytest.mark.parametrize(
    "rates",
    [
        [0.1],
        [0.0],
        [-0.5, 0.0, 0.5, 2.0, 9.0],
        [0.05, 0.06, 0.07, 0.08],
        [-0.9, -0.8],
        [40.0],
    ],
)
def test_every_root_is_found(rates):
    assert irr(with_roots(rates)) == pytest.approx(rates, abs=1e-6)


@pytest.mark.parametrize("rates", [[0.1, 0.1], [0.1, 0.1, 0.1], [0.1, 0.1, 0.3]])
def test_a_root_that_only_touches_is_found_once(rates):
    assert irr(with_roots(rates)) == pytest.approx(sorted(set(rates)), abs=1e-4)


def test_zeros_before_between_and_after_change_no_root():
    plain = irr([-100, 60, 70])
    assert irr([0, 0, -100, 60, 70, 0, 0, 0]) == pytest.approx(plain)
    # two periods for one: (1 + r) ** 2 = 1 + plain
    assert irr([-100, 0, 60, 0, 70]) == pytest.approx([(1 + plain[0]) ** 0.5 - 1])


def test_a_loan_of_thirty_years_by_month():
    # 0.75 % a month; the payment is the annuity formula's
    payment = 100_000 * 0.0075 / (1 - 1.0075**-360)
    assert irr([-100_000, *360 * [payment]]) == pytest.approx([0.0075], abs=1e-12)


def test_a_long_project_with_renewals_has_one_root():
    flows = np.full(361, 9_000.0)
    flows[[0, 120, 240]] = -1e6, -3e5, -3e5
    (root,) = irr(flows)
    assert residual(flows, root) < 1e-12


def test_signs_that_change_every_month_for_twenty_years(rng):
    flows = rng.normal(size=241)
    found = irr(flows)
    places = np.roots(flows[::-1])
    real = places[(np.abs(places.imag) < 1e-9) & (places.real > 0)].real
    assert found == pytest.approx(np.sort(1 / real - 1), abs=1e-8)


def test_a_root_near_total_loss_and_one_beyond_all_measure():
    assert irr([-1e6, 1]) == pytest.approx([1e-6 - 1])
    assert irr([-1, 1e12]) == pytest.approx([1e12 - 1])


def test_a_root_that_cannot_be_written_down_is_refused():
    with pytest.raises(ArgumentError) as raised:
        xirr([-1, 1e12], ["2026-01-01", "2026-01-02"])
    assert str(raised.value) == (
        "flows: they balance only at a rate beyond what can be written down; "
        "look for an amount in another unit"
    )


@pytest.mark.parametrize(
    ("flows", "said"),
    [
        ([100, 50], f"flows: no negative amount among 2; {ONE_SIDED}"),
        ([-100, 0], f"flows: no positive amount among 2; {ONE_SIDED}"),
        ([0, 0], f"flows: no positive amount among 2; {ONE_SIDED}"),
        ([-100], f"flows: no positive amount among 1; {ONE_SIDED}"),
        ([], "flows: empty; give at least one amount"),
        (
            [-1, float("nan")],
            "flows: nan at position 2; every amount must be a finite number",
        ),
    ],
)
def test_flows_that_have_no_return_are_named(flows, said):
    dates = [f"2026-01-{day:02}" for day in range(1, len(flows) + 1)]
    uses = (
        lambda: irr(flows),
        lambda: mirr(flows, 0.1, 0.1),
        lambda: xirr(flows, dates),
    )
    for use in uses:
        with pytest.raises(ArgumentError) as raised:
            use()
        assert str(raised.value) == said


def test_flows_on_one_day_have_no_return():
    with pytest.raises(ArgumentError) as raised:
        xirr([-100, 110], ["2026-01-01", "2026-01-01"])
    assert str(raised.value) == (
        "dates: all are 2026-01-01; a rate of return needs time between the flows"
    )


def test_flows_of_one_day_count_as_one():
    days = ["2025-01-01", "2026-01-01", "2026-01-01"]
    assert xirr([-100, 60, 50], days) == pytest.approx([0.1])
    assert xirr([-100, 210, -100], days) == pytest.approx([0.1])


def test_flows_with_a_gap_between_months_are_refused():
    index = pd.PeriodIndex(["2026-01", "2026-03"], freq="M")
    with pytest.raises(ArgumentError, match="2026-01 is followed by 2026-03"):
        irr(pd.Series([-100.0, 110.0], index))


def test_modified_return_converts_yearly_rates_to_months():
    index = pd.period_range("2026-01", periods=3, freq="M")
    flows = pd.Series([-100.0, 60.0, 70.0], index)
    yearly = Rate(1.01**12 - 1)
    assert mirr(flows, yearly, yearly) == pytest.approx(
        mirr([-100, 60, 70], 0.01, 0.01)
    )


@pytest.mark.parametrize("name", ["finance_rate", "reinvest_rate"])
def test_modified_return_names_the_rate_it_cannot_use(name):
    rates = {"finance_rate": 0.1, "reinvest_rate": 0.1, name: -1.0}
    with pytest.raises(ArgumentError, match=f"^{name}: -1; give a share of one"):
        mirr([-100, 120], **rates)


@given(FLOWS)
def test_every_root_balances_the_flows(flows):
    for root in irr(flows):
        assume(root > -0.999999)
        assert residual(flows, root) < 1e-9


# Descartes' rule of signs: no more roots than changes, and the difference is even
# when every root is counted as often as it occurs.
@given(FLOWS)
def test_roots_are_no_more_than_the_changes_of_sign(flows):
    signs = np.sign([flow for flow in flows if flow])
    assert len(irr(flows)) <= np.count_nonzero(np.diff(signs))


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=30), st.floats(1, 1e6))
def test_costs_first_have_exactly_one_return(benefits, cost):
    assume(max(benefits) > 1e-3)
    assert len(irr([-cost, *benefits])) == 1


@given(FLOWS, st.floats(1e-6, 1e6))
def test_money_in_other_units_leaves_the_return(flows, factor):
    scaled, returns = irr([factor * flow for flow in flows]), irr(flows)
    assume(len(scaled) == len(returns))  # a touching root may open or close
    assert scaled == pytest.approx(returns, rel=1e-4, abs=1e-6)


@given(FLOWS)
def test_turning_every_sign_leaves_the_return(flows):
    assert irr([-flow for flow in flows]) == irr(flows)


@given(FLOWS)
def test_yearly_flows_return_the_same_by_date(flows):
    first = datetime.date(2025, 1, 1)
    dates = [first + datetime.timedelta(365 * year) for year in range(len(flows))]
    assert xirr(flows, dates) == pytest.approx(irr(flows))


@given(FLOWS, st.floats(-0.5, 1), st.floats(-0.5, 1))
def test_modified_return_is_that_of_numpy_financial(flows, finance, reinvest):
    expected = numpy_financial.mirr(flows, finance, reinvest)
    assert mirr(flows, finance, reinvest) == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_present_value_is_zero_at_each_root_by_date():
    flows, dates = [-100, 260, -165], ["2025-01-01", "2025-12-01", "2027-02-15"]
    roots = xirr(flows, dates)
    assert len(roots) == 2
    for root in roots:
        assert xnpv(root, flows, dates) == pytest.approx(0, abs=1e-9)
        assert npv(flows, root) != 0
