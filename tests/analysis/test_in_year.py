import pandas as pd
import pytest

from valuebook.analysis.in_year import in_year
from valuebook.model import ArgumentError


def plan(first: str, amounts: list[float], benefit_class="cashable") -> pd.DataFrame:
    months = pd.period_range(first, periods=len(amounts), freq="M")
    return pd.DataFrame(
        {"benefit_class": benefit_class, "month": months, "planned": amounts}
    )


def cost(month: str, amount: float, kind: str) -> pd.DataFrame:
    return pd.DataFrame(
        {"month": pd.PeriodIndex([month], freq="M"), "amount": amount, "kind": kind}
    )


NO_COSTS = cost("2026-01", 0.0, "one_off").iloc[:0]


def test_a_fiscal_year_bears_the_name_of_the_year_in_which_it_ends():
    # a year from April: March 2026 ends FY 2026, April begins FY 2027
    years = in_year(plan("2026-03", [10, 20]), NO_COSTS, fiscal_year_start=4)
    assert years["fiscal_year"].tolist() == ["2026", "2027"]
    assert years["benefit"].tolist() == [10, 20]


def test_a_calendar_year_holds_january_to_december():
    years = in_year(plan("2025-12", 14 * [1.0]), NO_COSTS)
    assert years["fiscal_year"].tolist() == ["2025", "2026", "2027"]
    assert years["months"].tolist() == [1, 12, 1]


def test_costs_and_disbenefits_are_netted_and_shown():
    planned = pd.concat([plan("2026-01", [100]), plan("2026-01", [-15])])
    costs = pd.concat(
        [cost("2026-01", 60.0, "one_off"), cost("2026-01", 5.0, "running")]
    )
    (year,) = in_year(planned, costs).to_dict("records")
    assert year == {
        "fiscal_year": "2026",
        "months": 1,
        "benefit": 100,
        "disbenefit": -15,
        "cost_to_achieve": 60,
        "running_cost": 5,
        "net_benefit": 20,
    }


def test_a_year_with_costs_alone_is_shown():
    years = in_year(plan("2027-01", [10]), cost("2026-05", 60.0, "one_off"))
    assert years["net_benefit"].tolist() == [-60, 10]


def test_nothing_planned_is_no_year():
    assert in_year(plan("2026-01", []), NO_COSTS).empty


def test_two_benefit_classes_are_refused():
    planned = pd.concat([plan("2026-01", [1]), plan("2026-01", [1], "non_cashable")])
    with pytest.raises(ArgumentError) as raised:
        in_year(planned, NO_COSTS)
    assert str(raised.value) == (
        "planned: holds cashable, non_cashable; give one benefit class at a time, "
        "amounts of different classes are never added"
    )


@pytest.mark.parametrize("month", [0, 13])
def test_a_fiscal_year_starts_in_a_month(month):
    with pytest.raises(ArgumentError, match=f"fiscal_year_start: {month}; give a mon"):
        in_year(plan("2026-01", [1]), NO_COSTS, fiscal_year_start=month)


def test_the_inputs_stay_as_they_were():
    planned, costs = plan("2026-01", [1]), cost("2026-01", 1.0, "running")
    before = planned.copy(), costs.copy()
    in_year(planned, costs)
    pd.testing.assert_frame_equal(planned, before[0])
    pd.testing.assert_frame_equal(costs, before[1])
