import pytest

from tests.analysis.objectives.map_rows import (
    LINKS,
    NODES,
    OBJECTIVE,
    benefit,
    book,
    link,
    node,
)
from tests.literal_register import BENEFIT, INITIATIVE
from valuebook.analysis.objectives.focus import (
    answers,
    findings,
    focus,
    forgone,
    given_up,
    keep,
)
from valuebook.model import ArgumentError
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


def three(budgets=(100.0, 100.0, 100.0), values=(10.0, 20.0, 30.0)):
    """Return three outcomes, each with a benefit of an initiative of its own."""
    ids = ("1", "2", "3")
    nodes = [node(f"O{n}") for n in ids] + [node(f"B{n}", "benefit") for n in ids]
    return book(
        initiatives=[
            {**INITIATIVE, "initiative_id": f"I{n}", "budget": budget}
            for n, budget in zip(ids, budgets, strict=True)
        ],
        benefits=[
            benefit(f"B{n}", value, initiative=f"I{n}")
            for n, value in zip(ids, values, strict=True)
        ],
        map_nodes=nodes,
        map_links=[link(f"O{n}", f"B{n}") for n in ids],
    )


@pytest.mark.parametrize(
    ("budget", "most", "kept"),
    [
        (300, 3, ["O3", "O2", "O1"]),
        (300, 2, ["O3", "O2"]),
        (150, 3, ["O3"]),
        (50, 3, []),
    ],
)
def test_the_best_outcomes_under_a_budget_are_kept(budget, most, kept):
    rows = keep(three(), budget=budget, most=most)
    assert rows.loc[rows["kept"], "node_id"].tolist() == kept


def test_two_small_outcomes_may_beat_a_large_one():
    small = three(budgets=(50.0, 50.0, 100.0), values=(20.0, 20.0, 30.0))
    rows = keep(small, budget=100)
    assert rows.loc[rows["kept"], "node_id"].tolist() == ["O1", "O2"]


def test_an_outcome_whose_initiative_has_no_budget_is_not_kept():
    rows = keep(three(budgets=(100.0, 100.0, None)), budget=1_000)
    assert rows.loc[rows["kept"], "node_id"].tolist() == ["O2", "O1"]


def test_a_benefit_of_two_outcomes_counts_once_and_is_paid_for_once():
    register = book(
        initiatives=[{**INITIATIVE, "budget": 100.0}],
        map_nodes=[*NODES, node("O2")],
        map_links=[*LINKS, link("O2", "BEN-1", 0.0)],
        benefits=[BENEFIT],
    )
    rows = keep(register, budget=100)
    assert rows["kept"].sum() == 1  # the second would add nothing


def test_what_is_given_up_is_said():
    rows = keep(three(), budget=200)
    found = given_up(rows, budget=200, benefit_class="cashable", currency="EUR")
    assert found.sentence == (
        "For EUR 200 the most cashable value comes from “O3” and “O2”; given up are "
        "1 other outcome with such value, first “O1” (EUR 10 a year)."
    )
    none = keep(three(), budget=50)
    said = given_up(none, budget=50, benefit_class="cashable", currency="EUR")
    assert said.sentence == "No outcome with cashable value can be kept for EUR 50."


def test_a_budget_of_nothing_is_refused():
    with pytest.raises(ArgumentError, match="give a budget above 0"):
        keep(three(), budget=0)


def test_a_report_says_what_is_too_much_what_was_given_up_and_what_half_would_keep():
    register = three()
    found = answers(register, select(register, "I1"))
    assert [each.rule for each in found] == [
        "focus.kept",
        "focus.forgone",
        "focus.keep",
    ]
    assert "For EUR 150" in found[-1].sentence
    assert len(answers(book(), select(book(), "INI-1"))) == 2  # no budget is recorded
