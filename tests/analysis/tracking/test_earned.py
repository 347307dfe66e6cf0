import math

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, paid, register_of
from valuebook.analysis.tracking.completion import completion
from valuebook.analysis.tracking.earned import beside, earned, shown

WORK = {
    "workstream_id": "WS-1",
    "initiative_id": "INI-1",
    "name": "Build",
    "percent_complete": 0.8,
    "status": "late",
}


def cost(month, amount, basis, kind="one_off"):
    row = {"initiative_id": "INI-1", "month": month, "amount": float(amount)}
    return {**row, "kind": kind, "basis": basis}


COSTS = [
    cost("2024-09", 60_000, "planned"),
    cost("2025-06", 40_000, "planned"),
    cost("2024-09", 70_000, "actual"),
    cost("2025-03", 30_000, "actual"),
    cost("2025-02", 5000, "actual", kind="running"),
]


def of(*money, **tables):
    return register_of(
        **{
            "initiatives": [INITIATIVE],
            "measures": [MEASURE],
            "benefits": [BENEFIT],
            "workstreams": [WORK],
            "costs": COSTS,
            "realized": list(money),
            **tables,
        }
    )


def earned_by(register, as_of):
    return earned(register, completion(register, as_of=as_of), as_of=as_of)


def told(register, as_of):
    return beside(earned_by(register, as_of), register.settings, as_of=as_of)


def test_earned_value_is_that_of_project_control():
    work = earned_by(of(), "2025-03").iloc[0]
    # PV 60, EV 0.8 x 100, AC 100: SPI 1.33, CPI 0.8, EAC 125
    assert work["planned_to_date"] == 60_000
    assert work["earned_to_date"] == 80_000
    assert work["cost_to_date"] == 100_000
    assert round(work["index"], 2) == 1.33
    assert (work["cost_index"], work["expected_in_all"]) == (0.8, 125_000)


def test_earned_benefit_stands_beside_it_and_is_never_added():
    rows = earned_by(of(paid("2025-03", 3000)), "2025-03")
    assert rows["side"].tolist() == ["delivery", "benefit"]
    assert rows["index"].round(2).tolist() == [1.33, 0.2]
    found = told(of(paid("2025-03", 3000)), "2025-03")
    assert (found.verdict, found.sentence) == (
        "behind plan",
        "The work has earned 133 % of what was planned by now (EUR 80.0 k of work for "
        "EUR 100 k); the benefit: cashable 20 %.",
    )
    assert shown(rows)["earned"].tolist() == ["delivery: work", "benefit: cashable"]


def test_the_variance_is_what_was_earned_less_what_was_planned_to_date():
    rows = earned_by(of(), "2025-03").dropna(subset=["earned_to_date"])
    gap = rows["earned_to_date"] - rows["planned_to_date"]
    assert rows["variance"].tolist() == gap.tolist()
    assert len(rows)


def test_what_nobody_confirmed_is_not_measured():
    found = told(of(), "2025-03")
    assert found.verdict == "not measured"
    assert found.sentence.endswith("; the benefit: cashable not measured.")


def test_without_costs_or_work_nothing_is_said_to_be_earned():
    work = earned_by(of(costs=[], workstreams=[]), "2025-03").iloc[0]
    assert math.isnan(work["index"])
    assert math.isnan(work["expected_in_all"])
    found = told(of(costs=[]), "2024-12")
    assert (found.verdict, found.sentence) == (
        "too early to tell",
        "What the work has earned is not known; no benefit in money is due.",
    )


def test_costs_after_as_of_do_not_count():
    early = earned_by(of(), "2024-12").iloc[0]
    assert early["cost_to_date"] == 70_000
