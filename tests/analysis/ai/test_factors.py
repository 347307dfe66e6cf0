import math

import pandas as pd
import pytest

from tests.analysis.ai.literal_exports import exports_of, paid
from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, register_of
from tests.literal_register import paid as confirmed
from valuebook.analysis.ai import avoided_loss, hours, returns, unit_cost
from valuebook.analysis.ai.factors import factors
from valuebook.analysis.ai.measured import measured
from valuebook.analysis.ai.view import View
from valuebook.model import ArgumentError, BenefitClass

AI = {**INITIATIVE, "is_ai": True}


def factor(name, value, basis="measured", benefit=None):
    return {
        "initiative_id": "INI-1",
        "factor": name,
        "benefit_id": benefit,
        "value": value,
        "basis": basis,
        "source": "ledger",
    }


def of(*factors, **tables):
    return register_of(
        **{
            "initiatives": [AI],
            "measures": [MEASURE],
            "benefits": [BENEFIT],
            "ai_factors": list(factors),
            **tables,
        }
    )


HOURS = [
    factor("vendor_hours", 900, "reported"),
    factor("gross_hours", 100, "reported"),
    factor("rework_share", 0.2),
    factor("recaptured_share", 0.5, "assumed"),
    factor("cashable_share", 0.25),
    factor("hourly_rate", 50),
]


def test_hours_fall_from_gross_to_cashable_each_factor_marked():
    rows = hours.waterfall(of(*HOURS))
    told = rows[["step", "hours", "basis", "rests_on"]].to_numpy().tolist()
    assert told == [
        ["vendor's estimate", 900, "reported", "reported"],
        ["gross", 100, "reported", "reported"],
        ["rework", -20, "measured", "reported"],
        ["net", 80, "", "reported"],
        ["recaptured", 40, "assumed", "assumed"],
        ["cashable", 10, "measured", "assumed"],
    ]
    assert rows["grade"].fillna(-1).tolist() == [0, -1, -1, -1, -1, -1]


def test_the_vendors_hours_are_in_no_sum():
    (found,) = hours.findings(of(*HOURS))
    assert str(found) == (
        "incomplete: Of 100 hours a month gross, 20 went into rework, 80 are net, 40 "
        "were put to other work and 10 left a budget (10 % of gross). A year of them "
        "is EUR 18.0 k non-cashable and EUR 6.00 k cashable. Stated, not "
        "measured: gross hours and recaptured share. The vendor says 900 hours, an "
        "estimate of grade 0 in no sum. To do: measure gross hours and recaptured "
        "share."
    )
    assert 900 not in [each.value for each in found.quantities]


def worth(*given):
    return hours.worth(factors(of(*given))["INI-1", ""], "EUR")


def test_hours_are_capacity_and_cash_apart():
    assert [(each.value, each.benefit_class) for each in worth(*HOURS)] == [
        (18_000, BenefitClass.NON_CASHABLE),
        (6_000, BenefitClass.CASHABLE),
    ]
    assert worth(*HOURS[:3]) == []


def test_a_missing_factor_ends_the_waterfall_and_is_named():
    (found,) = hours.findings(of(*HOURS[1:3]))
    assert found.sentence == (
        "Of 100 hours a month gross, what is left cannot be said: recaptured share and "
        "cashable share are not stated."
    )
    rows = hours.waterfall(of(*HOURS[1:3])).set_index("step")["hours"]
    assert rows["net"] == 80
    assert math.isnan(rows["recaptured"])
    (none,) = hours.findings(of())
    assert none.verdict == "not planned"


TASKS = [
    factor("tasks", 100),
    factor("success_share", 0.5),
    factor("retry_share", 0.25),
    factor("review_minutes", 6, "reported"),
    factor("work_minutes", 12),
    factor("hourly_rate", 60),
]


def told(book, *spend):
    rows = spend or [paid("500", "2026-09-10")]
    return measured(exports_of(spend=list(rows)), book, View(), as_of="2026-09")


def test_a_successful_outcome_costs_tool_retries_review_and_people():
    book = of(*TASKS)
    rows = unit_cost.unit_cost(told(book), book, View(), as_of="2026-09")
    assert rows[["part", "monthly", "each", "basis"]].to_numpy().tolist() == [
        ["tool", 400, 8, "measured"],
        ["retries", 100, 2, "measured"],
        ["review", 600, 12, "reported"],
        ["people", 1200, 24, "measured"],
    ]
    (found,) = unit_cost.findings(book, rows)
    assert found.sentence == (
        "A successful outcome of INI-1 costs EUR 46.00: tool 17 %, retries 4.3 %, "
        "review 26 % and people 52 %. 50 % of tasks pass their check. Stated, not "
        "measured: review minutes."
    )
    assert "initiative_id" not in unit_cost.shown(rows)


def test_of_several_initiatives_the_dearest_stands_first():
    parts = pd.DataFrame(
        {
            "initiative_id": ["A", "A", "B"],
            "part": ["x", "y", "x"],
            "monthly": [1, 2, 9],
        }
    )
    shown = unit_cost.shown(parts)
    assert (shown["initiative_id"] + shown["part"]).tolist() == ["Bx", "Ax", "Ay"]


def test_without_a_factor_or_spend_the_cost_is_not_measured():
    book = of(*TASKS[1:])
    rows = unit_cost.unit_cost(told(book), book, View(), as_of="2026-09")
    (found,) = unit_cost.findings(book, rows)
    assert found.sentence.endswith("cannot be said: tasks not stated.")
    none = unit_cost.unit_cost(told(book), of(*TASKS), View(), as_of="2020-01")
    (found,) = unit_cost.findings(of(*TASKS), none)
    assert found.sentence.endswith("cannot be said: no spend in the window.")
    with pytest.raises(ArgumentError, match="give tasks above 0"):
        unit_cost.cost_per_outcome(5, 0, 0.5)


def cost(amount, month="2025-03"):
    return {
        "initiative_id": "INI-1",
        "month": month,
        "amount": amount,
        "kind": "running",
        "basis": "actual",
    }


def stands(book, *spend):
    exports = measured(exports_of(spend=list(spend)), book, View(), as_of="2025-03")
    return returns.returns(exports, book, View(), as_of="2025-03")


def answered(book, *spend):
    return returns.answer(book, stands(book, *spend), View(), as_of="2025-03")


@pytest.mark.parametrize(
    ("amount", "benefit_class", "standing", "verdict"),
    [
        (900, "cashable", "value-generating", "met"),
        (900, "revenue_margin", "value-generating", "met"),
        (900, "non_cashable", "covered by capacity", "within tolerance"),
        (800, "cashable", "cash-burning", "not met"),
    ],
)
def test_value_is_held_against_cost_class_by_class(
    amount, benefit_class, standing, verdict
):
    book = of(
        factor("attribution_share", 0.5, benefit="BEN-1"),
        costs=[cost(450.0)],
        realized=[confirmed("2025-03", amount, benefit_class=benefit_class)],
    )
    rows = stands(book)
    assert rows["standing"].tolist() == [standing]
    assert rows["attributed"].tolist() == [amount / 2]
    assert answered(book).verdict == verdict


def test_classes_are_never_added_to_cover_a_cost():
    book = of(
        costs=[cost(100.0)],
        realized=[
            confirmed("2025-03", 60),
            confirmed("2025-03", 60, benefit_class="non_cashable"),
        ],
    )
    rows = stands(book)
    assert set(rows["standing"]) == {"cash-burning"}


def test_without_a_recorded_cost_the_standing_is_not_measured():
    rows = stands(of())
    assert rows["standing"].tolist() == ["not measured"]
    assert answered(of()).verdict == "not measured"
    none = of(initiatives=[], benefits=[])
    assert answered(none).verdict == "not applicable"


def test_a_bill_above_the_recorded_cost_is_the_cost():
    bill = paid("700", "2025-03-10")
    book = of(costs=[cost(450.0)], realized=[confirmed("2025-03", 600)])
    rows = stands(book, bill)
    assert rows[["cost", "cost_from", "standing"]].to_numpy().tolist() == [
        [700, "bill", "cash-burning"]
    ]
    assert "EUR 600 cashable against a bill of EUR 700" in answered(book, bill).sentence
    less = stands(book, paid("300", "2025-03-10"))
    assert less[["cost", "cost_from"]].to_numpy().tolist() == [[450, "ledger"]]
    listed = stands(book, {**bill, "basis": "list"})
    assert listed["cost"].tolist() == [450]


def test_many_initiatives_are_counted_and_only_the_worst_are_named():
    ids = [f"INI-{n}" for n in range(9)]
    rows = pd.DataFrame(
        {
            "initiative_id": ids,
            "standing": ["cash-burning"] * 8 + ["value-generating"],
            "benefit_class": None,
        }
    )
    found = returns.answer(of(), rows, View(), as_of="2025-03")
    assert found.sentence.endswith(
        ": 8 cash-burning (INI-0, INI-1, INI-2, INI-3, INI-4, INI-5 and 2 more); "
        "1 value-generating."
    )


def test_shares_of_one_measure_add_up_to_one_at_most():
    other = {**BENEFIT, "benefit_id": "BEN-2"}
    shares = [
        factor("attribution_share", 0.7, benefit="BEN-1"),
        factor("attribution_share", 0.5, benefit="BEN-2"),
    ]
    both = of(*shares, benefits=[BENEFIT, other])
    assert str(returns.credited(both)) == (
        "gap: A change is credited more than once: MEA-1: 120 % between BEN-1 and "
        "BEN-2. To do: agree shares that add up to one at most."
    )
    one = of(shares[0], benefits=[BENEFIT, other])
    assert "1 of 2 benefits count in full" in returns.credited(one).sentence
    assert str(returns.credited(of(shares[0]))) == (
        "sound: No change is credited more than once, and every share is stated. "
        "Counted in part: BEN-1 70 % (measured)."
    )


def test_of_many_changes_credited_twice_the_first_are_told():
    ids = [f"MEA-{n}" for n in range(8)]
    pairs = [(measure, f"{measure}-{n}") for measure in ids for n in range(2)]
    found = returns.credited(
        of(
            *(factor("attribution_share", 0.6, benefit=each) for _, each in pairs),
            measures=[{**MEASURE, "measure_id": each} for each in ids],
            benefits=[
                {**BENEFIT, "benefit_id": each, "measure_id": measure}
                for measure, each in pairs
            ],
        )
    )
    assert "MEA-5: 120 % between MEA-5-0 and MEA-5-1; 2 more measures." in str(found)


RISK = [
    factor(name, value, basis, "BEN-1")
    for name, value, basis in (
        ("threats_before", 100, "measured"),
        ("threats_after", 50, "measured"),
        ("loss_share_before", 0.1, "assumed"),
        ("loss_share_after", 0.1, "assumed"),
        ("loss_low", 1000, "measured"),
        ("loss_likely", 1000, "measured"),
        ("loss_high", 1000, "measured"),
    )
]
RISKY = {**BENEFIT, "category": "risk_avoidance"}


def test_of_many_initiatives_findings_are_counted_by_verdict():
    book = of(
        *(
            {**each, "initiative_id": f"INI-{n}"}
            for n in range(2)
            for each in (factor("gross_hours", 100), factor("rework_share", 0.1))
        ),
        initiatives=[{**INITIATIVE, "initiative_id": f"INI-{n}"} for n in range(9)],
    )
    (found,) = hours.findings(book)
    assert found.verdict == "incomplete"
    assert found.sentence == (
        "What became of the hours: 2 incomplete (INI-0 and INI-1); 7 not planned "
        "(INI-2, INI-3, INI-4, INI-5, INI-6, INI-7 and 1 more)."
    )
    few = of(initiatives=[{**INITIATIVE, "initiative_id": each} for each in "AB"])
    assert len(hours.findings(few)) == 2


def test_a_risk_is_the_change_of_the_expected_loss():
    found = avoided_loss.answer(of(*RISK, benefits=[RISKY]))
    assert found.sentence == (
        "BEN-1: the loss to be expected in a year from EUR 10.0 k to EUR 5.00 k, that "
        "of a middling year from EUR 10.0 k to EUR 5.00 k, of one year in ten from EUR "
        "14.0 k to EUR 8.00 k, of one in twenty from EUR 15.0 k to EUR 9.00 k. It is "
        "no money in a budget. Stated, not measured: loss share after and loss share "
        "before."
    )
    pair = avoided_loss.risks(factors(of(*RISK))["INI-1", "BEN-1"])
    rows = avoided_loss.losses({"BEN-1": pair}).set_index("figure")
    assert rows.loc["mean", "change"] == pytest.approx(-5000, rel=0.02)
    assert rows.loc["P95", "before"] > rows.loc["mean", "before"]


def test_of_many_risks_the_largest_are_told_and_the_others_together():
    ids = [f"BEN-{n}" for n in range(8)]
    book = of(
        *(
            {**each, "benefit_id": name, "value": each["value"] * (1 + n * is_loss)}
            for n, name in enumerate(ids)
            for each in RISK
            for is_loss in [each["factor"] in ("loss_low", "loss_likely", "loss_high")]
        ),
        benefits=[{**RISKY, "benefit_id": name} for name in ids],
    )
    found = avoided_loss.answer(book)
    assert "BEN-0:" not in found.sentence
    assert "BEN-2:" in found.sentence
    assert (
        "; 2 smaller changes together: the loss to be expected in a year from EUR "
        "30.0 k to EUR 15.0 k. It is no money in a budget." in found.sentence
    )
    assert len(found.quantities) == 8


def test_a_risk_without_its_factors_is_not_measured():
    found = avoided_loss.answer(of(benefits=[RISKY]))
    assert (found.verdict, found.sentence) == (
        "not measured",
        "Threats and losses are not stated for BEN-1.",
    )
    assert avoided_loss.answer(of()).verdict == "not planned"
