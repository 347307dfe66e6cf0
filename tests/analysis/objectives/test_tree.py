import pytest

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, actual, register_of
from valuebook.analysis.objectives.alignment import (
    answer,
    expectation,
    line,
    lineage,
    loose_ends,
)
from valuebook.analysis.objectives.tree import key_results, orphans, tree
from valuebook.analysis.objectives.tree import line as line_of
from valuebook.register import select

TOP = {
    "objective_id": "O-1",
    "level": "company",
    "statement": "Fast",
    "committed": True,
}
LOW = {**TOP, "objective_id": "O-2", "parent_id": "O-1", "statement": "Faster legal"}
RESULT = {
    "key_result_id": "KR-1",
    "objective_id": "O-2",
    "statement": "From 14 to 4 days",
    "measure_id": "MEA-1",
    "baseline": 14.0,
    "target": 4.0,
    "due": "2025-06",
}
SERVING = {**BENEFIT, "key_result_id": "KR-1"}


def book(**tables):
    return register_of(
        **{
            "initiatives": [INITIATIVE],
            "objectives": [LOW, TOP],
            "key_results": [RESULT],
            "measures": [MEASURE],
            "benefits": [SERVING],
            "actuals": [actual("2025-04-30", 9)],
            **tables,
        }
    )


@pytest.mark.parametrize(
    ("level", "as_of", "committed", "word"),
    [
        (4, "2025-04", True, "met"),
        (9, "2025-04", True, "in progress"),
        (9, "2025-06", True, "not met"),
        (8, "2025-06", False, "met"),  # 0.6 is what a stretch is expected to reach
        (9, "2025-06", False, "not met"),
    ],
)
def test_a_key_result_is_held_against_what_was_expected_of_it(
    level, as_of, committed, word
):
    register = book(
        objectives=[{**LOW, "committed": committed}, TOP],
        actuals=[actual("2025-04-30", level)],
    )
    assert key_results(register, as_of=as_of)["verdict"].tolist() == [word]


def test_a_key_result_without_data_is_not_measured_and_without_target_not_planned():
    assert key_results(book(actuals=[]), as_of="2025-06")["verdict"].tolist() == [
        "not measured"
    ]
    bare = book(key_results=[{**RESULT, "target": None}])
    assert key_results(bare, as_of="2025-06")["verdict"].tolist() == ["not planned"]


def test_two_initiatives_that_report_differently_on_a_day_leave_it_unmeasured():
    both = [SERVING, {**SERVING, "benefit_id": "BEN-2", "initiative_id": "INI-2"}]
    initiatives = [INITIATIVE, {**INITIATIVE, "initiative_id": "INI-2"}]
    other = actual("2025-04-30", 5, initiative_id="INI-2")
    register = book(
        initiatives=initiatives, benefits=both, actuals=[actual("2025-04-30", 9), other]
    )
    assert key_results(register, as_of="2025-04")["latest"].isna().all()
    agreed = book(
        initiatives=initiatives,
        benefits=both,
        actuals=[actual("2025-04-30", 9), {**other, "value": 9.0}],
    )
    assert key_results(agreed, as_of="2025-04")["latest"].tolist() == [9]


def test_what_an_initiative_reports_that_does_not_serve_it_is_not_taken():
    stranger = actual("2025-05-31", 1, initiative_id="INI-2")
    register = book(
        initiatives=[INITIATIVE, {**INITIATIVE, "initiative_id": "INI-2"}],
        actuals=[actual("2025-04-30", 9), stranger],
    )
    assert key_results(register, as_of="2025-06")["latest"].tolist() == [9]


def test_an_objective_scores_the_mean_of_what_is_measured_below_it():
    more = {**RESULT, "key_result_id": "KR-2", "objective_id": "O-1", "target": 9.0}
    blind = {**RESULT, "key_result_id": "KR-3", "measure_id": None}
    register = book(key_results=[RESULT, more, blind])
    rows = tree(register, key_results(register, as_of="2025-04"))
    told = ["objective_id", "depth", "score", "key_results", "measured"]
    assert rows[told].to_dict("list") == {
        "objective_id": ["O-1", "O-2"],
        "depth": [0, 1],
        "score": [0.75, 0.5],  # (0.5 + 1) / 2, and 0.5
        "key_results": [3, 2],
        "measured": [2, 1],
    }


def test_a_key_result_counts_in_the_score_by_its_weight():
    heavy = {**RESULT, "key_result_id": "KR-2", "target": 9.0, "weight": 3.0}
    register = book(key_results=[RESULT, heavy])
    rows = tree(register, key_results(register, as_of="2025-04"))
    assert rows["score"].tolist() == [0.875, 0.875]  # (0.5 + 3 x 1) / 4
    assert rows["band"].tolist() == ["near", "near"]


def test_the_line_of_an_initiative_has_the_scores_of_the_whole_register():
    more = {**RESULT, "key_result_id": "KR-2", "target": 9.0}
    register = book(key_results=[RESULT, more])
    rows = line_of(register, select(register, "INI-1"), as_of="2025-04")
    assert rows["score"].tolist() == [0.75, 0.75]
    assert line(rows).sentence == (
        "The line leads up to “Fast” (score 75 %, near, 2 of 2 key results measured)."
    )


def test_what_is_not_connected_is_named_both_ways():
    register = book(
        initiatives=[INITIATIVE, {**INITIATIVE, "initiative_id": "INI-2"}],
        objectives=[TOP, LOW, {**TOP, "objective_id": "O-3"}],
        benefits=[SERVING, {**BENEFIT, "benefit_id": "BEN-2", "measure_id": None}],
        actuals=[],
    )
    rows = orphans(register, as_of="2025-04")
    assert dict(zip(rows["id"], rows["what"], strict=False)) == {
        "INI-2": "initiative without an objective",
        "O-3": "objective without an initiative",
        "KR-1": "key result without data",
        "BEN-2": "benefit without a measure",
    }
    assert "benefit without a key result" in rows["what"].tolist()
    assert lineage(rows).sentence == (
        "In the whole register: 1 initiative without an objective, 1 objective without "
        "an initiative, 1 key result without data, 1 benefit without a key result and "
        "1 benefit without a measure."
    )
    assert loose_ends(rows, "INI-2").sentence == (
        "Not connected: 1 initiative without an objective (INI-2)."
    )


def test_a_register_in_which_all_is_connected_says_so():
    rows = orphans(book(), as_of="2025-04")
    assert rows.empty
    assert lineage(rows).verdict == loose_ends(rows, "INI-1").verdict == "sound"


def test_the_answer_names_objective_state_and_score():
    register = book()
    found = answer(register, key_results(register, as_of="2025-04"), as_of="2025-04")
    assert str(found) == (
        "in progress: It serves “Faster legal” through 1 key result: 1 in progress, "
        "with a mean score of 50 %, part-way."
    )


def test_an_initiative_without_a_key_result_serves_no_objective():
    register = select(book(benefits=[BENEFIT]), "INI-1")
    found = answer(register, key_results(register, as_of="2025-04"), as_of="2025-04")
    assert found.verdict == "gap"
    assert line(line_of(register, register, as_of="2025-04")).verdict == "gap"


def test_what_was_committed_and_what_was_a_stretch_is_expected_differently():
    stretch = {**LOW, "objective_id": "O-3", "committed": False}
    easy = {**RESULT, "key_result_id": "KR-2", "objective_id": "O-3", "target": 6.0}
    register = book(objectives=[TOP, LOW, stretch], key_results=[RESULT, easy])
    rows = key_results(register, as_of="2025-06")
    found = expectation(rows, as_of="2025-06")
    assert found.sentence == (
        "Of those due by 2025-06, 0 of 1 committed key result reached the 100 % that "
        "is expected and 1 of 1 stretch key result reached the 60 % that is expected."
    )
    assert found.verdict == "not met"


def test_what_is_not_due_is_not_held_against_anybody():
    rows = key_results(book(), as_of="2025-04")
    found = expectation(rows, as_of="2025-04")
    assert str(found) == "too early to tell: No key result is due by 2025-04."


def test_what_is_due_and_not_measured_is_said_to_be_so():
    rows = key_results(book(actuals=[]), as_of="2025-06")
    assert expectation(rows, as_of="2025-06").verdict == "not measured"
