import pandas as pd
import pytest

from valuebook.analysis.cashflow import Rate, npv
from valuebook.analysis.hypothesis.appraisal import appraisal, dated_appraisal
from valuebook.model import ArgumentError, BenefitClass, Quantity

MONTHS = pd.period_range("2026-01", periods=4, freq="M")
COSTS = pd.Series([100.0, 0, 0, 0], MONTHS)
BENEFITS = pd.Series([0.0, 40, 40, 40], MONTHS)
ONE_A_MONTH = Rate(0.01, "month")


def figures(
    costs: "pd.Series[float]" = COSTS, benefits: "pd.Series[float]" = BENEFITS
) -> dict[str, Quantity]:
    case = appraisal(
        costs,
        benefits,
        rate=ONE_A_MONTH,
        currency="EUR",
        benefit_class=BenefitClass.CASHABLE,
    )
    return {figure.name: figure for figure in case}


def test_every_figure_carries_its_convention():
    assert {name: figure.basis for name, figure in figures().items()} == {
        "net present value": "cashable benefits less costs, 4 months from 2026-01; "
        "1 % a month, effective; the first month is not discounted",
        "internal rate of return": "cashable benefits less costs, 4 months from "
        "2026-01; effective yearly rate",
        "modified rate of return": "cashable benefits less costs, 4 months from "
        "2026-01; money financed and reinvested at 1 % a month, effective",
        "payback": "counted from the start of 4 months from 2026-01, money flowing "
        "evenly within each",
        "discounted payback": "counted from the start of 4 months from 2026-01, "
        "money flowing evenly within each; 1 % a month, effective; the first month is "
        "not discounted",
        "return on investment": "present value of benefits less costs, over costs; "
        "1 % a month, effective; the first month is not discounted",
        "benefit-cost ratio": "present value of benefits over costs, without what is "
        "not in money; 1 % a month, effective; the first month is not discounted",
    }


def test_figures_are_those_of_the_flows():
    case = figures()
    assert case["net present value"].value == npv([-100, 40, 40, 40], 0.01)
    assert case["payback"].value == pytest.approx(2.5)
    assert case["payback"].unit == "months"
    assert case["benefit-cost ratio"].value == pytest.approx(1.1764, abs=1e-4)
    assert case["return on investment"].value == pytest.approx(0.1764, abs=1e-4)


def test_a_monthly_return_is_stated_per_year():
    doubled = pd.Series([0.0, 0, 0, 103.0301], MONTHS)
    rate = figures(benefits=doubled)["internal rate of return"]
    assert rate.value == pytest.approx(1.01**12 - 1)
    assert rate.unit == "share a year"


def test_several_rates_are_named_and_none_is_chosen():
    years = pd.period_range("2026", periods=3, freq="Y")
    case = appraisal(
        pd.Series([0, 230.0, 0], years),
        pd.Series([100.0, 0, 132.0], years),
        rate=Rate(0.08),
        currency="EUR",
        benefit_class=BenefitClass.CASHABLE,
    )
    assert case[1].value is None
    assert case[1].basis.endswith(
        "10 % and 20 % all balance the flows, so none is the return"
    )


def test_a_case_without_a_return_says_why():
    years = pd.period_range("2026", periods=3, freq="Y")
    case = appraisal(
        pd.Series([0, 200.0, 0], years),
        pd.Series([100.0, 0, 150.0], years),
        rate=Rate(0.08),
        currency="EUR",
        benefit_class=BenefitClass.CASHABLE,
    )
    assert case[1].value is None
    assert case[1].basis.endswith("no rate balances the flows")


def test_a_case_that_only_costs_has_no_return_and_no_payback():
    case = figures(benefits=0 * BENEFITS)
    assert case["internal rate of return"].value is None
    one_sided = "money flows one way only, so no rate balances it"
    assert case["internal rate of return"].basis == one_sided
    assert case["modified rate of return"].basis == one_sided
    assert case["payback"].value is None
    assert case["payback"].basis == "not within 4 months from 2026-01"
    assert case["return on investment"].value == -1


def test_a_case_without_cost_has_no_ratio():
    case = figures(costs=0 * COSTS)
    assert case["benefit-cost ratio"].value is None
    assert case["return on investment"].value is None
    assert case["return on investment"].basis.endswith("no cost to compare with")


@pytest.mark.parametrize(
    ("costs", "benefits", "said"),
    [
        (
            pd.Series([100.0, 0]),
            pd.Series([0, 120.0]),
            "costs and benefits: no periods; index both by month, quarter or year",
        ),
        (
            COSTS,
            BENEFITS.iloc[:3],
            "costs and benefits: 4 and 3 amounts; give one of each for every period",
        ),
        (-COSTS, BENEFITS, "costs: -100; give costs as positive amounts"),
    ],
)
def test_a_case_that_cannot_be_appraised_is_named(costs, benefits, said):
    with pytest.raises(ArgumentError) as raised:
        figures(costs, benefits)
    assert str(raised.value) == said


def test_flows_by_date_carry_their_day_count():
    value, rate = dated_appraisal(
        [-100, 110], ["2025-01-01", "2026-01-01"], rate=Rate(0.08), currency="EUR"
    )
    assert value.basis == (
        "2 flows from 2025-01-01, days counted as they are over 365 (ACT/365); "
        "8 % a year, effective"
    )
    assert rate.value == pytest.approx(0.1)
    one_sided = dated_appraisal(
        [100, 110], ["2025-01-01", "2026-01-01"], rate=Rate(0.08), currency="EUR"
    )
    assert one_sided[1].value is None
