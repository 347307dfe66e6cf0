import pytest

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, register_of
from valuebook.analysis.hypothesis.promises import (
    from_to,
    full_effect,
    judged_by,
    outcome,
    planned_by_class,
    promises,
    shown,
    worth,
)

TOLD = {
    **INITIATIVE,
    "problem": "Sales waits.",
    "stakeholder": "Account managers",
    "causal_statement": "A lawyer reads marked clauses only.",
}


def of(*benefits, **initiative):
    return register_of(
        initiatives=[{**TOLD, **initiative}],
        measures=[MEASURE],
        benefits=list(benefits),
    )


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ((14.0, 3.0), "14 to 3 days"),
        ((None, 3.0), "no baseline, target 3 days"),
        ((14.0, None), "no target"),
    ],
)
def test_two_levels_are_told_with_what_is_missing(levels, words):
    assert from_to(*levels, "days") == words


def test_promises_are_told_in_words():
    (row,) = promises(
        of({**BENEFIT, "measure_id": None, "target_month": None})
    ).to_dict("records")
    assert row["measure"] == "none named"
    assert row["by"] == "not stated"
    assert row["benefit_class"] == "cashable"
    assert row["owner"] == "nobody named"


def test_the_outcome_is_told_by_the_first_promise_that_can_be_judged():
    second = {**BENEFIT, "benefit_id": "BEN-2", "target": 3.0}
    found = outcome(of({**BENEFIT, "measure_id": None}, BENEFIT, second))
    assert str(found) == (
        "stated: Account managers: Turnaround from 14 to 4 days by 2025-05, and "
        "1 further "
        "measure."
    )


def test_an_outcome_nobody_explains_is_incomplete():
    assert outcome(of(BENEFIT, causal_statement=None)).verdict == "incomplete"


def test_without_a_measure_with_a_target_no_outcome_is_told():
    assert outcome(of({**BENEFIT, "target": None})).verdict == "gap"
    assert outcome(of()).verdict == "gap"


def test_it_is_said_how_many_promises_can_be_judged_and_when():
    late = {**BENEFIT, "benefit_id": "BEN-2", "target_month": "2025-09"}
    loose = {**BENEFIT, "benefit_id": "BEN-3", "measure_id": None}
    assert judged_by(of(BENEFIT, late)).sentence == (
        "2 of 2 promises can be judged, between 2025-05 and 2025-09."
    )
    found = judged_by(of(BENEFIT, loose))
    assert (found.verdict, found.sentence) == (
        "incomplete",
        "1 of 2 promises can be judged, in 2025-05.",
    )
    assert judged_by(of(loose)).verdict == "gap"
    assert judged_by(of()).verdict == "not planned"


def test_worth_is_told_class_by_class_and_never_as_one_sum():
    hours = {**BENEFIT, "benefit_id": "BEN-2", "benefit_class": "non_cashable"}
    found = worth(of(BENEFIT, hours), as_of="2025-03")
    assert found.sentence == (
        "At full effect it is worth EUR 120 k cashable and EUR 120 k "
        "non-cashable a year, "
        "in classes that are not added. Full effect is planned from 2025-04."
    )
    assert [each.value for each in found.quantities] == [120_000, 120_000]


@pytest.mark.parametrize(
    ("register", "word", "ending"),
    [
        (
            of({**BENEFIT, "annual_value": None}),
            "not planned",
            "by its measures alone.",
        ),
        (of(BENEFIT, go_live=None), "incomplete", "from when: no go-live is set."),
        (
            of({**BENEFIT, "lag_months": 40, "target_month": "2029-01"}),
            "incomplete",
            "full effect is not reached.",
        ),
    ],
)
def test_worth_says_what_cannot_be_dated_or_valued(register, word, ending):
    found = worth(register, as_of="2025-03")
    assert found.verdict == word
    assert found.sentence.endswith(ending)


def test_a_disbenefit_is_called_one():
    worse = {**BENEFIT, "benefit_class": "revenue_margin", "annual_value": -4000.0}
    assert "EUR -4.00 k revenue margin (a disbenefit) a year" in (
        worth(of(BENEFIT, worse), as_of="2025-03").sentence
    )


def test_a_reader_sees_each_measure_with_its_levels():
    assert shown(promises(of(BENEFIT)))["measure"].tolist() == [
        "Turnaround: 14 to 4 days"
    ]


def test_full_effect_waits_for_the_slowest_promise():
    slow = {**BENEFIT, "benefit_id": "BEN-2", "ramp_months": 9}
    assert str(full_effect(of(BENEFIT, slow))) == "2025-09"


def test_planned_value_of_an_initiative_without_money_has_no_row():
    assert planned_by_class(of()).empty
