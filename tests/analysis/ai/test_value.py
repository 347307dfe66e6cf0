import math

import pytest

from tests.literal_register import (
    BENEFIT,
    INITIATIVE,
    MEASURE,
    actual,
    life,
    paid,
    register_of,
)
from valuebook.analysis.ai.claims import checked
from valuebook.analysis.ai.redesign import findings as redesign_findings
from valuebook.analysis.ai.use import adoption, redesign
from valuebook.analysis.ai.value import (
    basis,
    categories,
    evidence,
    shown,
    spread,
)

AI = {**INITIATIVE, "is_ai": True}
SAVING = {**BENEFIT, "category": "cost_reduction"}
ADOPTED = {
    **MEASURE,
    "measure_id": "MEA-2",
    "name": "Users",
    "unit": "people",
    "chain_link": "adoption",
}


def of(*benefits, **tables):
    return register_of(
        **{
            "initiatives": [AI],
            "measures": [MEASURE, ADOPTED],
            "benefits": list(benefits),
            **tables,
        }
    )


def used(value, on="2025-03-31", **more):
    return actual(on, value, measure_id="MEA-2", **more)


def test_each_benefit_rests_on_the_best_evidence_there_is():
    measured = {**SAVING, "benefit_id": "BEN-2"}
    promised = {**SAVING, "benefit_id": "BEN-3", "measure_id": "MEA-2"}
    register = of(
        SAVING,
        measured,
        promised,
        actuals=life(14, 14, 14),
        realized=[paid("2025-03", 9000)],
    )
    rows = evidence(register, as_of="2025-03")
    assert rows["basis"].tolist() == [
        "confirmed money",
        "measured values",
        "promise only",
    ]
    found = basis(rows)
    assert str(found) == (
        "incomplete: 1 of 3 benefits rests on confirmed money, 1 on measured values "
        "alone and 1 on the promise alone. To do: measure what BEN-3 promised."
    )


def test_a_measure_seen_before_an_effect_is_due_proves_nothing():
    late = {**SAVING, "lag_months": 6}
    register = of(late, actuals=life(14, 14, 14))
    assert evidence(register, as_of="2025-03")["basis"].tolist() == ["promise only"]


def test_a_measure_without_a_baseline_is_of_the_lowest_grade_measured():
    register = of({**SAVING, "baseline": None}, actuals=life(9, 8))
    rows = evidence(register, as_of="2025-02")
    assert rows[["basis", "grade"]].to_numpy().tolist() == [["measured values", 1.0]]


def test_a_disbenefit_that_was_confirmed_rests_on_confirmed_money():
    register = of(
        {**SAVING, "annual_value": -12_000.0}, realized=[paid("2025-03", -500)]
    )
    assert evidence(register, as_of="2025-03")["basis"].tolist() == ["confirmed money"]


def test_categories_keep_benefit_classes_apart_and_name_the_empty_ones():
    hours = {**SAVING, "benefit_id": "BEN-2", "benefit_class": "non_cashable"}
    loose = {**BENEFIT, "benefit_id": "BEN-3"}
    rows = categories(evidence(of(SAVING, hours, loose), as_of="2025-03"))
    told = rows[["category", "benefit_class", "benefits"]].astype(
        {"benefit_class": "object"}
    )
    assert told.fillna("").to_numpy().tolist() == [
        ["cost_reduction", "cashable", 1],
        ["cost_reduction", "non_cashable", 1],
        ["revenue_growth", "", 0],
        ["risk_avoidance", "", 0],
        ["product_embedding", "", 0],
        ["uncategorized", "cashable", 1],
    ]
    assert shown(rows)["category"].tolist() == [
        "cost reduction",
        "cost reduction",
        "uncategorized",
    ]


def test_what_nobody_confirmed_is_not_zero():
    rows = categories(evidence(of(SAVING), as_of="2025-03"))
    assert math.isnan(rows["realized_to_date"].iloc[0])


def test_money_confirmed_in_another_class_keeps_its_category():
    register = of(
        SAVING, realized=[paid("2025-03", 9000, benefit_class="non_cashable")]
    )
    rows = categories(evidence(register, as_of="2025-03"))
    other = rows[rows["benefit_class"] == "non_cashable"]
    assert other[["category", "realized_to_date"]].to_numpy().tolist() == [
        ["cost_reduction", 9000]
    ]


def test_a_comparison_grades_the_evidence_higher_and_a_promise_lower():
    panel = [
        {
            "initiative_id": "INI-1",
            "measure_id": "MEA-1",
            "unit": unit,
            "date": "2025-03-31",
            "value": 9.0,
            "treated": unit == "Kiel",
        }
        for unit in ("Kiel", "Ulm")
    ]
    bare = {**SAVING, "benefit_id": "BEN-2", "baseline": None, "measure_id": "MEA-2"}
    seen = {"actuals": [actual("2025-03-31", 9)], "realized": [paid("2025-03", 9000)]}
    graded = {
        name: evidence(of(SAVING, bare, **rows), as_of="2025-03")["grade"].tolist()
        for name, rows in (
            ("nothing", {}),
            ("before and after", seen),
            ("others compared", {**seen, "comparisons": panel}),
        )
    }
    assert graded == {
        "nothing": [0, 0],
        "before and after": [2, 0],
        "others compared": [3, 0],
    }


def test_what_stands_in_no_category_is_named():
    assert str(
        spread(
            evidence(of(SAVING, {**BENEFIT, "benefit_id": "BEN-2"}), as_of="2025-03")
        )
    ) == (
        "incomplete: Value is promised in cost reduction, none in revenue growth, risk "
        "avoidance and product embedding. BEN-2 is in no category and counted "
        "beside them. "
        "To do: say for each which category it belongs to."
    )


def test_adoption_is_told_with_who_checked_it():
    register = of(SAVING, actuals=[used(9, "2024-12-31"), used(40)])
    assert str(adoption(register, as_of="2025-03")) == (
        "incomplete: Lately (means of up to three observations): Users 40 people (9 "
        "before go-live). None of it was checked by anybody else. To do: "
        "have somebody outside the initiative check it."
    )
    checked = of(SAVING, actuals=[used(40, validated_by="Controlling")])
    assert adoption(checked, as_of="2025-03").verdict == "measured"
    assert adoption(of(SAVING), as_of="2025-03").verdict == "not measured"


@pytest.mark.parametrize(
    ("agreed", "told"),
    [
        (
            "2024-11-04",
            "met: The redesigned workflow was agreed on 2024-11-04, before go-live.",
        ),
        (
            "2025-02-03",
            "not met: The redesigned workflow was agreed on 2025-02-03, after",
        ),
        (None, "gap: No redesigned workflow was agreed"),
    ],
)
def test_work_is_to_be_redesigned_before_ai_is_put_into_it(agreed, told):
    register = of(SAVING, initiatives=[{**AI, "workflow_redesigned_on": agreed}])
    assert str(redesign(register)).startswith(told)


def test_where_no_ai_works_nothing_of_this_applies():
    register = of(SAVING, initiatives=[INITIATIVE], actuals=[used(40)])
    assert adoption(register, as_of="2025-03").verdict == "not applicable"
    assert redesign(register).verdict == "not applicable"
    assert evidence(register, as_of="2025-03").empty


def test_the_redesign_is_told_for_each_initiative_by_its_id():
    two = {**AI, "initiative_id": "INI-2", "workflow_redesigned_on": "2024-11-04"}
    register = register_of(initiatives=[AI, two])
    said = [each.sentence for each in redesign_findings(register, checked(register))]
    assert [each.partition(":")[0] for each in said] == [
        "INI-1",
        "INI-1",
        "INI-2",
        "INI-2",
    ]
    register = register_of(initiatives=[INITIATIVE])
    (only,) = redesign_findings(register, checked(register))
    assert only.verdict == "not applicable"


def test_of_many_measures_of_adoption_the_first_are_told_and_the_rest_counted():
    ids = [f"MEA-{n}" for n in range(1, 10)]
    register = register_of(
        initiatives=[AI],
        measures=[{**ADOPTED, "measure_id": each, "name": each} for each in ids],
        benefits=[{**BENEFIT, "benefit_id": f"B-{n}", "measure_id": each}
                  for n, each in enumerate(ids)],
        actuals=[actual("2025-03-31", 5, measure_id=each) for each in ids],
    )  # fmt: skip
    found = adoption(register, as_of="2025-03")
    assert "MEA-6 5 people; 3 more measures." in found.sentence
    assert len(found.quantities) == 9
