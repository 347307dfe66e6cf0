import pytest

from tests.literal_register import INITIATIVE, MEASURE, register_of
from valuebook.analysis.operating_model.changes import changes
from valuebook.analysis.review.constraints import (
    reality_gap,
    standing,
    theory_and_reality,
)

AS_OF = "2025-06"
CHANGE = {
    "initiative_id": "INI-1",
    "dimension": "process",
    "as_is": "three approvals",
    "to_be": "one approval",
    "business_change": "Merge approvals",
    "owner": "Ann (Sales)",
    "due": "2025-03-31",
}


def changed(*rows):
    return changes(
        register_of(initiatives=[INITIATIVE], operating_model=list(rows)), as_of=AS_OF
    )


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({}, "due, not made"),
        ({"done_on": "2025-03-31"}, "made in time"),
        ({"done_on": "2025-05-01"}, "made late"),
        ({"done_on": "2025-08-01"}, "due, not made"),  # not known by then
        ({"due": "2025-09-30"}, "not due yet"),
        ({"due": None}, "no date"),
    ],
)
def test_a_change_is_in_one_state(row, state):
    assert list(changed({**CHANGE, **row})["state"]) == [state]


def test_changes_not_made_are_named_and_lie_in_the_operating_model():
    other = {**CHANGE, "dimension": "people", "business_change": "Train", "owner": None}
    found = standing(changed({**CHANGE, "done_on": "2025-03-01"}, other), as_of=AS_OF)
    assert str(found) == (
        "gap: 1 of 2 changes to the operating model that are due by 2025-06 was not "
        "made: people: Train (nobody named, due 2025-03). To do: this lies in the "
        "operating model, not in the initiative: name who makes it."
    )


def test_changes_made_and_changes_never_written_down_are_told_apart():
    made = standing(changed({**CHANGE, "done_on": "2025-05-01"}), as_of=AS_OF)
    assert made.sentence == (
        "Every change to the operating model that is due by 2025-06 was made, 1 of "
        "them late."
    )
    assert standing(changed(), as_of=AS_OF).verdict == "gap"
    later = standing(changed({**CHANGE, "due": "2025-12-31"}), as_of=AS_OF)
    assert later.sentence == "No change to the operating model is due by 2025-06."


def answers(group, people, *, stated=4, actual=2, dimension="process"):
    return [
        {
            "respondent_group": group,
            "dimension": dimension,
            "item": f"The {dimension} was changed first",
            "stated": stated,
            "actual": actual,
        }
    ] * people


def scored(*rows):
    return register_of(
        initiatives=[{**INITIATIVE, "office": "Legal"}],
        measures=[{**MEASURE, "chain_link": "adoption", "function": "Sales"}],
        scorecard=[row for part in rows for row in part],
    )


def test_groups_under_the_floor_are_not_shown_nor_groups_that_are_not_concerned():
    register = scored(
        answers("Legal", 5), answers("Sales", 4), answers("Finance", 9, actual=1)
    )
    gaps = reality_gap(register)
    assert list(gaps["respondent_group"]) == ["Legal"]
    found = theory_and_reality(gaps, as_of=AS_OF)
    assert found.sentence == (
        "What is stated is not so: process 4.0 stated, 2.0 actual (Legal), on a scale "
        "to 5."
    )


def test_a_group_that_answered_one_item_with_too_few_is_hidden_whole():
    register = scored(answers("Legal", 6), answers("Legal", 3, dimension="people"))
    assert reality_gap(register).empty
    said = theory_and_reality(reality_gap(register), as_of=AS_OF)
    assert said.verdict == "not measured"


def test_a_gap_of_less_than_a_point_is_none():
    found = theory_and_reality(
        reality_gap(scored(answers("Legal", 5, actual=4))), as_of=AS_OF
    )
    assert found.verdict == "sound"
