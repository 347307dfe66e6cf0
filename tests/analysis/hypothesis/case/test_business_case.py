import pandas as pd
import pytest

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, register_of
from valuebook.analysis.cashflow import Rate, npv
from valuebook.analysis.hypothesis.case import (
    business_case,
    convention,
    figures,
    findings,
)
from valuebook.analysis.hypothesis.case.business_case import worth

COST = {
    "initiative_id": "INI-1",
    "month": "2024-12",
    "amount": 200_000.0,
    "kind": "one_off",
    "basis": "planned",
}
RANGED = {**BENEFIT, "low": 60_000.0, "high": 130_000.0}
SURE = {**BENEFIT, "low": 119_000.0, "high": 121_000.0}
TRUST = {
    "assumption_id": "ASM-1",
    "initiative_id": "INI-1",
    "statement": "People trust it.",
    "evidence": "weak",
    "impact": "high",
    "status": "untested",
    "bears_on": "adoption",
    "low": 0.4,
    "likely": 0.9,
    "high": 1.0,
}


def of(*benefits, costs=(COST,), assumptions=(), **initiative):
    return register_of(
        initiatives=[{**INITIATIVE, **initiative}],
        measures=[MEASURE],
        benefits=list(benefits),
        costs=list(costs),
        assumptions=list(assumptions),
    )


def case(*benefits, **more):
    return business_case(of(*benefits, **more), count=2_000)


def test_all_planned_costs_are_set_against_one_class():
    # 36 months at 10,000; the ramp of four months brings 25, 50 and 75 % first
    flows = [-200_000.0, 2_500.0, 5_000.0, 7_500.0, *33 * [10_000.0]]
    months = pd.period_range("2024-12", periods=37, freq="M")
    found = case(BENEFIT)
    assert found.as_promised == pytest.approx(npv(pd.Series(flows, months), Rate(0.08)))
    assert found.value.sum() == pytest.approx(345_000)


@pytest.mark.parametrize(
    ("classes", "chosen"),
    [
        (["cashable", "revenue_margin"], "cashable"),
        (["non_cashable", "revenue_margin"], "revenue_margin"),
        (["non_cashable", "cost_avoidance"], "cost_avoidance"),
    ],
)
def test_costs_are_set_against_money_that_comes_back_before_any_other(classes, chosen):
    rows = [
        {**BENEFIT, "benefit_id": f"BEN-{n}", "benefit_class": each}
        for n, each in enumerate(classes)
    ]
    rows[-1]["annual_value"] = 150_000.0
    assert case(*rows).benefit_class == chosen


def test_a_disbenefit_of_the_class_is_netted():
    worse = {**BENEFIT, "benefit_id": "BEN-2", "annual_value": -20_000.0}
    assert case(BENEFIT, worse).value.sum() == pytest.approx(345_000 * 100 / 120)


def test_the_range_is_said_with_the_promise():
    sentence = worth(case(SURE)).sentence
    assert sentence.startswith(
        "As promised, cashable benefits less all planned costs are worth EUR 106 k "
        "today. With the ranges stated the middle is EUR 106 k, 8 times in 10 it is "
        "between EUR 103 k and EUR 108 k, and the chance of a loss is 0 %."
    )


def test_an_assumption_widens_the_range_by_what_it_decides():
    narrow, wide = case(RANGED), case(RANGED, assumptions=[TRUST])
    assert list(wide.drawn.columns) == ["BEN-1", "adoption"]
    assert wide.worth.mean() < narrow.worth.mean()
    assert wide.drawn["adoption"].min() >= 0


@pytest.mark.parametrize(
    ("benefit", "verdict"),
    [
        (SURE, "met"),
        (
            {**SURE, "annual_value": 40_000.0, "low": 39_000.0, "high": 41_000.0},
            "not met",
        ),
        ({**RANGED, "annual_value": 90_000.0, "high": 120_000.0}, "stated"),
        ({**SURE, "benefit_class": "non_cashable"}, "stated"),
        (BENEFIT, "stated"),
    ],
)
def test_the_hurdle_is_judged_only_for_money_that_comes_back(benefit, verdict):
    assert worth(case(benefit)).verdict == verdict


def test_value_that_no_account_shows_is_called_so():
    found = worth(case({**SURE, "benefit_class": "risk_reduction"}))
    assert found.sentence.endswith(
        "No money comes back: risk reduction is value that no account shows."
    )


def test_without_a_range_no_chance_is_given():
    found = worth(case(BENEFIT))
    assert found.sentence.endswith(
        "No range is stated, so there is no chance of a loss to be given."
    )
    assert [each.name for each in found.quantities] == ["net present value as promised"]


def test_what_has_no_range_is_named():
    register = of(RANGED, assumptions=[TRUST])
    said = {each.rule: each.sentence for each in findings(register, case(RANGED))}
    assert said["case.unstated"] == (
        "No range is stated for adoption, the delay, the length of the ramp and the "
        "cost: counted as planned, so that less is known than the range shows."
    )
    assert said["case.in_year"] == (
        "A year at full effect is worth EUR 120 k; FY2025, the first with any value, "
        "sees EUR 105 k of it. To get there costs EUR 200 k once."
    )


def test_other_classes_stand_beside_and_are_not_added():
    other = {**BENEFIT, "benefit_id": "BEN-2", "benefit_class": "non_cashable"}
    register = of(BENEFIT, other)
    (beside,) = [
        each
        for each in findings(register, business_case(register))
        if each.rule == "case.beside"
    ]
    assert beside.sentence == (
        "Beside it, and not added to it, stand EUR 306 k non-cashable, worth that much "
        "today without any cost set against them."
    )


@pytest.mark.parametrize(
    ("register", "said"),
    [
        (
            of(costs=[]),
            "No business case can be computed: no cost is planned, and no benefit has "
            "a value and a go-live.",
        ),
        (
            of(BENEFIT, costs=[], go_live=None),
            "No business case can be computed: no cost is planned, and no benefit has "
            "a value and a go-live.",
        ),
        (
            of({**BENEFIT, "annual_value": None, "benefit_class": "non_financial"}),
            "Costs of EUR 200 k are planned, and no benefit in money to set them "
            "against.",
        ),
    ],
)
def test_without_benefit_or_cost_there_is_no_case(register, said):
    found = business_case(register)
    (only,) = findings(register, found)
    assert (only.sentence, only.verdict) == (said, "not planned")
    assert figures(found).empty


def test_every_figure_stands_with_its_convention():
    table = figures(case(BENEFIT)).set_index("figure")
    assert table["as_promised"].to_dict() == {
        "net present value": "EUR 106 k",
        "internal rate of return": "45 % a year",
        "modified rate of return": "24 % a year",
        "payback": "21.5 months",
        "discounted payback": "23.2 months",
        "return on investment": "53 %",
        "benefit-cost ratio": "1.53",
    }
    assert table["convention"].to_dict() == {
        "net present value": "present value of benefits less costs",
        "internal rate of return": "effective yearly rate",
        "modified rate of return": "money financed and reinvested at 8 % a year, "
        "effective",
        "payback": "counted from the start of 37 months from 2024-12, money flowing "
        "evenly within each",
        "discounted payback": "counted from the start of 37 months from 2024-12, money "
        "flowing evenly within each",
        "return on investment": "present value of benefits less costs, over costs",
        "benefit-cost ratio": "present value of benefits over costs, without what is "
        "not in money",
    }
    assert convention(case(BENEFIT)) == (
        "Cashable benefits less all planned costs, 37 months from 2024-12; 8 % a year, "
        "effective; the first month is not discounted."
    )
    assert convention(None) == ""


def test_what_does_not_come_back_as_money_has_no_payback_and_no_rate():
    found = case({**BENEFIT, "benefit_class": "risk_reduction"})
    assert figures(found)["figure"].tolist() == [
        "net present value",
        "benefit-cost ratio",
    ]
    assert convention(found).endswith(
        "No money comes back, so nothing is paid back and earns no rate."
    )


def test_the_same_seed_gives_the_same_case():
    one, other = case(RANGED), case(RANGED)
    assert one.worth.tolist() == other.worth.tolist()
    again = business_case(of(RANGED), seed=1, count=2_000)
    assert again.worth.tolist() != one.worth.tolist()
