import datetime

import numpy as np
import numpy_financial
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.cashflow import GREEN_BOOK, Rate, npv, xnpv
from valuebook.model import ArgumentError

MONEY = st.floats(-1e9, 1e9, allow_subnormal=False)
RATES = st.floats(-0.9, 5)
SPREADSHEET = [-10_000, 3_000, 4_200, 6_800]
DATES = ["2025-01-01", "2025-07-01", "2026-01-01"]


def monthly(flows: list[float], first: str = "2026-01") -> "pd.Series[float]":
    index = pd.period_range(first, periods=len(flows), freq="M")
    return pd.Series(flows, index)


def test_the_two_conventions_differ_by_one_period():
    start, end = npv(SPREADSHEET, 0.1), npv(SPREADSHEET, 0.1, convention="end")
    assert start == pytest.approx(end * 1.1)


def test_one_flow_due_now_is_worth_itself():
    assert npv([250], 0.3) == 250


def test_a_yearly_rate_on_monthly_flows_is_converted():
    # 1.01 ** 12 - 1 a year is 1 % a month
    yearly = Rate(1.01**12 - 1)
    flows = [-100, 50, 60]
    assert npv(monthly(flows), yearly) == pytest.approx(npv(flows, 0.01))


def test_a_rate_without_a_period_on_monthly_flows_is_refused():
    with pytest.raises(ArgumentError) as raised:
        npv(monthly([-100, 120]), 0.08)
    assert str(raised.value) == (
        "rate: 0.08 without a period, and flows per month; give "
        'Rate(0.08, "year") to have it converted, or Rate(0.08, "month")'
    )


def test_a_rate_with_a_period_on_flows_without_one_is_refused():
    with pytest.raises(ArgumentError) as raised:
        npv([-100, 120], Rate(0.08))
    assert str(raised.value) == (
        "rate: 8 % a year, effective, and flows that do not say their period; give "
        "flows indexed by period, or the rate per period as a number"
    )


def test_a_schedule_discounts_yearly_flows_and_no_others():
    # 3.5 % up to year 30: year 1 is worth 1 / 1.035
    assert npv([0, 103.5], GREEN_BOOK) == pytest.approx(100)
    with pytest.raises(ArgumentError, match="a schedule needs flows per year"):
        npv(monthly([0, 103.5]), GREEN_BOOK)


@pytest.mark.parametrize(
    ("flows", "said"),
    [
        ([], "flows: empty; give at least one amount"),
        (
            [1, float("nan")],
            "flows: nan at position 2; every amount must be a finite number",
        ),
        (
            [float("inf")],
            "flows: inf at position 1; every amount must be a finite number",
        ),
        ([1, None], "flows: nan at position 2; every amount must be a finite number"),
        (
            ["100"],
            "flows: not numbers; give one amount per period, such as [-100, 60, 70]",
        ),
        ([[1, 2], [3, 4]], "flows: a table; give one row, an amount per period"),
        (
            monthly([1, 2, 3]).drop(pd.Period("2026-02", "M")),
            "flows: 2026-01 is followed by 2026-03; give every month once and in "
            "order, with 0 where nothing flows",
        ),
        (
            pd.Series([1.0, 2.0], pd.to_datetime(["2026-01-01", "2026-02-01"])),
            "flows: indexed by date; index by period, or use xnpv and xirr",
        ),
        (
            pd.Series([1.0, 2.0], pd.period_range("2026-01-05", periods=2, freq="W")),
            "flows: periods of W-SUN; give years, quarters or months",
        ),
    ],
)
def test_flows_that_cannot_be_used_are_named(flows, said):
    with pytest.raises(ArgumentError) as raised:
        npv(flows, 0.1)
    assert str(raised.value) == said


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (-1, "rate: -1; give a share of one above -1, such as 0.08 for 8 %"),
        (-3.5, "rate: -3.5; give a share of one above -1, such as 0.08 for 8 %"),
        (float("nan"), "rate: nan; give a share of one above -1, such as 0.08 for 8 %"),
        ("8%", "rate: '8%'; give a share of one, such as 0.08 for 8 %"),
    ],
)
def test_rates_that_cannot_be_used_are_named(rate, said):
    for use in (lambda: npv([1], rate), lambda: xnpv(rate, [1], ["2026-01-01"])):
        with pytest.raises(ArgumentError) as raised:
            use()
        assert str(raised.value) == said


def test_a_rate_that_loses_everything_over_a_long_time_is_refused():
    with pytest.raises(ArgumentError, match="too close to a total loss"):
        npv(360 * [1.0], -0.999)


def test_an_unknown_convention_is_named():
    with pytest.raises(ArgumentError) as raised:
        npv([1], 0.1, convention="ends")
    assert str(raised.value) == (
        "convention must be one of start, end; not 'ends'; did you mean end?"
    )


def test_a_date_before_the_first_is_refused():
    with pytest.raises(ArgumentError) as raised:
        xnpv(0.1, [-100, 60, 70], ["2026-01-01", "2026-05-01", "2025-12-31"])
    assert str(raised.value) == (
        "dates: 2025-12-31 is before the first date, 2026-01-01; "
        "put the earliest flow first"
    )


def test_a_date_for_every_flow_is_asked_for():
    with pytest.raises(ArgumentError) as raised:
        xnpv(0.1, [-100, 60, 70], DATES[:2])
    assert str(raised.value) == (
        "flows and dates: 3 amounts and 2 dates; give one date for every amount"
    )


@pytest.mark.parametrize(
    "day",
    ["1.2.2026", "", None, 46054, float("nan"), pd.NaT, np.datetime64("NaT", "D")],
)
def test_what_is_no_date_is_named(day):
    with pytest.raises(ArgumentError) as raised:
        xnpv(0.1, [-100, 60], ["2026-01-01", day])
    assert str(raised.value) == (
        f"dates: {day!r} at position 2; give a date such as 2026-03-31"
    )


def test_dates_may_be_text_days_or_stamps():
    days = [datetime.date(2025, 1, 1), pd.Timestamp("2025-07-01"), "2026-01-01"]
    expected = xnpv(0.1, [-100, 60, 70], DATES)
    assert xnpv(0.1, [-100, 60, 70], days) == expected
    assert xnpv(0.1, [-100, 60, 70], np.array(DATES, "datetime64[D]")) == expected
    assert xnpv(0.1, [-100, 60, 70], pd.to_datetime(DATES)) == expected


def test_a_leap_year_is_longer_than_one_year_of_365_days():
    # 2024 has 366 days
    worth = xnpv(0.1, [0, 110], ["2024-01-01", "2025-01-01"])
    assert worth == pytest.approx(110 / 1.1 ** (366 / 365))


@given(st.lists(MONEY, min_size=1, max_size=120), RATES)
def test_present_value_is_that_of_numpy_financial(flows, rate):
    size = sum(abs(flow) * (1 + rate) ** -t for t, flow in enumerate(flows))
    expected = numpy_financial.npv(rate, flows)
    assert npv(flows, rate) == pytest.approx(expected, abs=1e-9 * size + 1e-9)


@given(st.lists(MONEY, min_size=1, max_size=60))
def test_at_no_discount_present_value_is_the_plain_sum(flows):
    assert npv(flows, 0) == pytest.approx(sum(flows), abs=1e-3)


# Costs first and benefits later: the higher the rate, the less the benefits weigh.
@given(
    st.lists(st.floats(0, 1e6), min_size=1, max_size=24),
    st.lists(st.floats(0, 1e6), min_size=1, max_size=24),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_present_value_at_start_does_not_rise_with_the_rate(
    costs, benefits, rate, more
):
    flows = [-sum(costs), *benefits]
    assert npv(flows, rate + more) <= npv(flows, rate) + 1e-6


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=36), st.floats(0, 2))
def test_delaying_benefits_never_raises_their_value(benefits, rate):
    assert npv([0, *benefits], rate) <= npv([*benefits, 0], rate) + 1e-6


@given(st.lists(MONEY, min_size=1, max_size=36), RATES, st.floats(-1e3, 1e3))
def test_money_in_other_units_scales_present_value(flows, rate, factor):
    size = sum(abs(flow) * (1 + rate) ** -t for t, flow in enumerate(flows))
    scaled = npv([factor * flow for flow in flows], rate)
    assert scaled == pytest.approx(
        factor * npv(flows, rate), abs=1e-9 * size * abs(factor) + 1e-9
    )


@given(st.lists(MONEY, min_size=1, max_size=12), RATES)
def test_flows_365_days_apart_are_worth_what_yearly_flows_are(flows, rate):
    first = datetime.date(2025, 1, 1)
    dates = [first + datetime.timedelta(365 * year) for year in range(len(flows))]
    size = sum(abs(flow) * (1 + rate) ** -t for t, flow in enumerate(flows))
    assert xnpv(rate, flows, dates) == pytest.approx(npv(flows, rate), abs=1e-9 * size)
