import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.cashflow import Rate, npv
from valuebook.analysis.uncertainty import (
    ThreePoint,
    ValueCase,
    draw,
    fan,
    ranges,
    value_case,
)
from valuebook.model import ArgumentError

YEAR = Rate(1.01**12 - 1)  # 1 % a month
AS_PLANNED = pd.DataFrame(index=[0])


def benefits(**columns: object) -> pd.DataFrame:
    """Two promises: 12 a month at once, and 24 a month after two months of ramp."""
    frame = pd.DataFrame(
        {
            "benefit_id": ["BEN-1", "BEN-2"],
            "benefit_class": "cashable",
            "annual_value": [144.0, 288.0],
            "first": pd.PeriodIndex(["2026-02", "2026-02"], freq="M"),
            "shape": ["step", "linear"],
            "lag": [0.0, 0.0],
            "length": [0.0, 2.0],
        }
    )
    return frame.assign(**columns)


def case(**columns: object) -> ValueCase:
    months = pd.period_range("2026-01", periods=4, freq="M")
    return ValueCase(benefits(**columns), pd.Series([50.0, 1, 1, 1], months), YEAR)


def test_a_case_as_planned_is_worth_its_planned_flows():
    # 12 + half of 24 in the first month live, 12 + 24 from the second
    flows = [-50, 12 + 12 - 1, 12 + 24 - 1, 12 + 24 - 1]
    assert case().monthly(AS_PLANNED)[0] == pytest.approx(flows)
    assert case().npv(AS_PLANNED) == pytest.approx([npv(flows, 0.01)])


def test_a_draw_replaces_what_it_names():
    draws = pd.DataFrame({"BEN-1": [0.0, 144.0], "adoption": [1.0, 0.5]})
    months = case().monthly(draws)
    assert months[0] == pytest.approx([-50, 11, 23, 23])
    assert months[1] == pytest.approx([-50, 11, 17, 17])


def test_delay_moves_the_ramp_and_stretch_draws_it_out():
    late = case().monthly(pd.DataFrame({"delay_months": [1.0]}))
    assert late[0] == pytest.approx([-50, -1, 23, 35])
    slow = case().monthly(pd.DataFrame({"stretch": [1.5]}))
    assert slow[0] == pytest.approx([-50, 12 + 8 - 1, 12 + 16 - 1, 12 + 24 - 1])


def test_costs_that_overrun_weigh_on_every_month():
    dear = case().monthly(pd.DataFrame({"cost": [2.0]}))
    assert dear[0] == pytest.approx([-100, 22, 34, 34])


def test_a_disbenefit_lowers_the_value():
    worse = case(annual_value=[144.0, -288.0])
    assert worse.monthly(AS_PLANNED)[0] == pytest.approx([-50, -1, -13, -13])


def test_the_fan_spans_what_is_summed_up():
    draws = pd.DataFrame({"adoption": np.linspace(0, 1, 11)})
    rows = fan(case(), draws)
    assert rows.columns.tolist() == ["month", "p10", "p50", "p90"]
    assert rows["month"].astype("str").tolist()[-1] == "2026-04"
    assert rows["p10"].iloc[-1] == pytest.approx(-53 + 0.1 * 96)
    assert rows["p50"].iloc[-1] == pytest.approx(-53 + 0.5 * 96)


def test_two_benefit_classes_in_one_case_are_refused():
    with pytest.raises(ArgumentError) as raised:
        case(benefit_class=["cashable", "risk_reduction"])
    assert str(raised.value) == (
        "benefits: hold cashable, risk_reduction; give one benefit class at a time, "
        "amounts of different classes are never added"
    )


def test_a_draw_of_something_unknown_is_refused():
    with pytest.raises(ArgumentError) as raised:
        case().npv(pd.DataFrame({"adopton": [0.5]}))
    assert str(raised.value) == (
        "draws: adopton is neither a benefit nor one of adoption, delay_months, "
        "stretch, cost; did you mean adoption?"
    )


# Plan and costs as the register holds them.

INITIATIVES = pd.DataFrame(
    {"initiative_id": ["INI-1"], "go_live": pd.to_datetime(["2026-03-01"])}
)
PROMISES = pd.DataFrame(
    {
        "benefit_id": ["BEN-1", "BEN-2"],
        "initiative_id": "INI-1",
        "benefit_class": "cashable",
        "annual_value": [120.0, np.nan],
        "low": [60.0, np.nan],
        "high": [150.0, np.nan],
        "target_month": pd.PeriodIndex(["2026-03", "2026-03"], freq="M"),
        "ramp": ["step", "step"],
        "lag_months": pd.array([0, 0], dtype="Int64"),
        "ramp_months": pd.array([0, 0], dtype="Int64"),
    }
)
COSTS = pd.DataFrame(
    {
        "initiative_id": ["INI-1", "INI-1", "INI-1", "INI-2"],
        "month": pd.PeriodIndex(["2026-01", "2026-01", "2026-02", "2026-01"], freq="M"),
        "amount": [30.0, 5.0, 7.0, 99.0],
        "kind": "one_off",
        "basis": ["planned", "planned", "actual", "planned"],
    }
)


def from_register(costs: pd.DataFrame = COSTS) -> ValueCase:
    return value_case(PROMISES, INITIATIVES, costs, rate=YEAR, horizon_months=3)


def test_a_case_of_the_register_counts_planned_costs_and_benefits_with_money():
    found = from_register()
    assert found.costs.index.astype("str").tolist()[0] == "2026-01"
    assert found.costs.tolist() == [35, 0, 0, 0, 0]
    assert found.monthly(AS_PLANNED)[0] == pytest.approx([-35, 0, 10, 10, 10])


def test_a_cost_after_the_horizon_is_not_left_out():
    late = COSTS.assign(month=pd.PeriodIndex(4 * ["2026-07"], freq="M"))
    assert from_register(late).costs.tolist() == [0, 0, 0, 0, 35]


def test_a_case_of_nothing_is_refused():
    with pytest.raises(ArgumentError) as raised:
        value_case(
            PROMISES.iloc[1:], INITIATIVES, COSTS.iloc[3:], rate=YEAR, horizon_months=3
        )
    assert str(raised.value) == (
        "benefits and costs: no benefit with a value and a go-live and no planned "
        "cost; give at least one of them"
    )


def test_a_range_is_read_as_p10_and_p90_and_a_missing_one_is_certain():
    assert set(ranges(PROMISES)) == {"BEN-1"}
    assert ranges(PROMISES)["BEN-1"].quantile([0.1, 0.9]) == pytest.approx([60, 150])
    without = PROMISES.assign(low=np.nan)
    assert ranges(without)["BEN-1"] == ThreePoint(120, 120, 120)


@given(st.floats(0, 2), st.integers(0, 6), st.floats(1, 3))
def test_less_adoption_more_delay_and_slower_ramps_never_pay(adoption, delay, stretch):
    draws = pd.DataFrame(
        {
            "adoption": [adoption, adoption, adoption, 0.9 * adoption],
            "delay_months": [0, delay, delay, delay],
            "stretch": [1, 1, stretch, stretch],
        }
    )
    worth = case().npv(draws)
    assert (np.diff(worth) <= 1e-9).all()


@given(st.floats(0.01, 100))
def test_money_in_other_units_scales_the_value(factor):
    inputs = ranges(benefits(low=[100.0, 200.0], high=[150.0, 300.0]))
    draws = draw(inputs, seed=3, count=50)
    scaled = ValueCase(case().benefits, factor * case().costs, YEAR)
    assert scaled.npv(factor * draws) == pytest.approx(factor * case().npv(draws))


def test_value_by_month_and_by_draw_agree():
    draws = draw({"adoption": ThreePoint(0, 0.5, 1)}, seed=3, count=20)
    by_month = case().monthly(draws) @ 1.01 ** -np.arange(4.0)
    assert case().npv(draws) == pytest.approx(by_month)
