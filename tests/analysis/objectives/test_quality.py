import pytest

from tests.analysis.objectives.test_tree import LOW, RESULT, TOP, book
from tests.literal_register import INITIATIVE, MEASURE, actual
from valuebook.analysis.objectives.quality import findings, quality
from valuebook.analysis.objectives.tree import key_results

SOUND = {
    **RESULT,
    "statement": "Contracts come back in 4 days instead of 14 by June 2025",
    "owner": "Ada",
    "guardrail_id": "MEA-2",
}
OTHER = {**MEASURE, "measure_id": "MEA-2", "name": "Disputes", "source": "C8"}
SOURCED = {**MEASURE, "source": "report C7"}
OBJECTIVES = [{**LOW, "owner": "Bo"}, {**TOP, "owner": "Cy"}]


def good(result=None, **tables):
    three = [
        {**SOUND, **(result or {}), "key_result_id": f"KR-{number}"}
        for number in (1, 2, 3)
    ]
    return book(
        **{
            "objectives": OBJECTIVES,
            "key_results": three,
            "measures": [SOURCED, OTHER],
            "actuals": [actual("2025-04-30", 9)],
            **tables,
        }
    )


def rules(register, as_of="2025-04"):
    return set(quality(register, as_of=as_of)["rule"])


def test_sound_key_results_break_no_rule():
    register = good()
    assert rules(register) == set()
    (found,) = findings(
        quality(register, as_of="2025-04"), key_results(register, as_of="2025-04")
    )
    assert found.verdict == "sound"


@pytest.mark.parametrize(
    ("result", "rule"),
    [
        ({"statement": "Hire 3 customer success managers"}, "outcome."),
        ({"statement": "Send monthly check-in emails"}, "outcome."),
        ({"statement": "Implement a new CRM"}, "outcome."),
        ({"measure_id": None}, "key_result.measure"),
        ({"baseline": None, "target": None}, "key_result.target"),
        ({"owner": None}, "key_result.owner"),
        ({"due": None}, "key_result.due"),
        ({"due": "2025-01"}, "key_result.after_adoption"),
        ({"guardrail_id": None}, "key_result.guardrail"),
    ],
)
def test_each_rule_names_the_key_results_that_break_it(result, rule):
    rows = quality(good(result), as_of="2025-04")
    found = rows[rows["rule"].str.startswith(rule)]
    assert {"KR-1", "KR-2", "KR-3"} & set(found["id"])
    assert found["remedy"].ne("").all()


def test_a_source_that_dried_up_is_not_live():
    assert rules(good(), as_of="2025-06") == {"key_result.live"}
    assert "key_result.data" in rules(good(actuals=[]))
    assert "key_result.source" in rules(good(measures=[MEASURE, OTHER]))


def test_the_share_of_a_task_that_is_done_is_no_key_result():
    work = {**SOURCED, "unit": "% of milestones", "chain_link": "implementation"}
    register = good({"baseline": 0.0, "target": 100.0}, measures=[work, OTHER])
    assert "key_result.task_share" in rules(register)


def test_three_to_five_key_results_carry_an_objective():
    one = good(key_results=[{**SOUND, "key_result_id": "KR-1"}])
    rows = quality(one, as_of="2025-04")
    assert rows[["rule", "id", "says"]].to_numpy().tolist() == [
        [
            "objective.key_results",
            "O-2",
            "1 key result where 3 to 5 say when an objective is met",
        ]
    ]
    six = [{**SOUND, "key_result_id": f"KR-{number}"} for number in range(6)]
    assert rules(good(key_results=six)) == {"objective.key_results"}
    assert rules(good(objectives=[LOW, OBJECTIVES[1]])) == {"objective.owner"}


def test_findings_name_the_rule_once_and_only_the_initiatives_own():
    register = good({"owner": None, "guardrail_id": None})
    rows = quality(register, as_of="2025-04")
    own = key_results(register, as_of="2025-04").head(2)
    assert [str(each) for each in findings(rows, own)] == [
        "gap: No owner: KR-1 and KR-2. To do: name the person who answers for it.",
        "incomplete: No guard-rail: KR-1 and KR-2. To do: name the measure that must "
        "not get worse meanwhile.",
    ]
    assert findings(rows, own.head(0)) == []


def test_a_later_go_live_makes_a_date_too_early():
    late = {**INITIATIVE, "go_live": "2025-06-02"}
    assert "key_result.after_adoption" in rules(good(initiatives=[late]))
