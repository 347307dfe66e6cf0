from tests.analysis.objectives.map_rows import (
    LINKS,
    NODES,
    OBJECTIVE,
    book,
    link,
    node,
    three_outcomes,
)
from tests.literal_register import INITIATIVE
from valuebook.analysis.objectives.focus import (
    answers,
    findings,
    focus,
    forgone,
)
from valuebook.register import select

TRADE_OFF = {
    "name": "Academy",
    "decided_on": "2025-02-11",
    "annual_value": 2_100_000.0,
    "reason": "no trainers",
    "kept_instead": "INI-1",
    "decision": "refused",
    "benefit_class": "cashable",
}


def limits(**tables):
    return focus(book(**tables))[["rule", "who", "count"]].to_numpy().tolist()


def test_four_outcomes_of_one_initiative_are_too_many():
    more = [node(f"O{n}") for n in range(3)]
    links = [link(f"O{n}", "BEN-1", 0.0) for n in range(3)]
    assert limits() == []
    assert limits(map_nodes=[*NODES, *more], map_links=[*LINKS, *links]) == [
        ["focus.outcomes", "INI-1", 4]
    ]


def test_five_objectives_of_one_owner_are_too_many():
    owned = [
        {**OBJECTIVE, "objective_id": f"OBJ-{n}", "owner": "Bo"} for n in range(1, 6)
    ]
    assert limits(objectives=owned[:4]) == []
    assert limits(objectives=owned) == [["focus.objectives", "Bo", 5]]


def test_fifteen_initiatives_at_once_fail():
    many = [{**INITIATIVE, "initiative_id": f"INI-{n}"} for n in range(1, 16)]
    assert limits(initiatives=many[:14]) == []
    rows = focus(book(initiatives=many))
    (found,) = findings(rows, who=["INI-1"])
    assert str(found) == (
        "not met: 15 initiatives run at once, and nothing is first; the limit is 14. "
        "To do: pause what does least for the objectives of the company."
    )
    ended = [*many[:14], {**many[14], "stage": "closed"}]
    assert limits(initiatives=ended) == []


def test_only_what_concerns_somebody_is_said():
    (found,) = findings(focus(book()), who=["INI-1"])
    assert found.verdict == "sound"


def test_what_was_given_up_is_named_with_its_value_and_class():
    register = book(trade_offs=[TRADE_OFF, {**TRADE_OFF, "name": "Office"}])
    assert forgone(register, kept="INI-1").sentence.startswith(
        "Given up: “Academy” (refused on 2025-02-11, EUR 2.10 m cashable a year) and "
    )
    bare = {**TRADE_OFF, "annual_value": None, "decision": None}
    said = forgone(book(trade_offs=[bare])).sentence
    assert "(decided on 2025-02-11, value not stated)" in said
    assert forgone(book(), kept="INI-1").verdict == "not measured"


def test_a_report_says_what_is_too_much_what_was_given_up_and_what_half_would_keep():
    register = three_outcomes()
    found = answers(register, select(register, "I1"))
    assert [each.rule for each in found] == [
        "focus.kept",
        "focus.forgone",
        "focus.keep",
    ]
    assert "For EUR 150" in found[-1].sentence
    assert len(answers(book(), select(book(), "INI-1"))) == 2  # no budget is recorded
