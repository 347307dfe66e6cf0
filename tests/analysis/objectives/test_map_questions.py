import pytest

from tests.analysis.objectives.map_rows import LINKS, NODES, book, link, node
from valuebook.analysis.objectives.map_questions import (
    answers,
    assumptions,
    heaviest_assumption,
    heaviest_enabler,
    if_it_slips,
    path,
    rests_on,
    sentences,
)
from valuebook.model import ArgumentError

ASSUMPTION = {
    "assumption_id": "ASM-1",
    "initiative_id": "INI-1",
    "statement": "Lawyers trust the marks.",
    "evidence": "none",
    "impact": "high",
    "status": "untested",
    "from_id": "C",
    "to_id": "W",
}


def test_what_an_objective_rests_on_is_told_level_by_level_with_its_value():
    found = rests_on(book(), "OBJ-1")
    assert found.sentence == (
        "“Fast” rests on 1 enabler, 1 capability, 1 business change, 1 outcome and "
        "1 benefit; EUR 120 k cashable a year serve it, all through “Marked drafts”, "
        "“Read less” and “Quick review”."
    )
    assert found.evidence["stands"].tolist() == ["before"] * 5 + ["here"]


def test_an_objective_to_which_nothing_leads_is_a_gap():
    register = book(map_nodes=[*NODES, node("OBJ-2", "objective")])
    assert rests_on(register, "OBJ-2").verdict == "gap"


def test_what_fails_when_an_enabler_slips_is_named_with_what_is_at_stake():
    assert if_it_slips(book(), "E").sentence == (
        "If “Tool” slips, 1 capability, 1 business change, 1 outcome, 1 benefit and "
        "1 objective wait; EUR 120 k cashable a year rest on it."
    )
    bare = book(benefits=[])
    assert if_it_slips(bare, "E").sentence.endswith("no money rests on it.")
    assert if_it_slips(bare, "OBJ-1").verdict == "not applicable"
    assert heaviest_enabler(book()) == heaviest_enabler(bare) == "E"
    assert heaviest_enabler(book(map_nodes=[], map_links=[])) == ""


def test_a_node_that_is_not_on_the_map_is_refused():
    with pytest.raises(ArgumentError, match="did you mean OBJ-1"):
        path(book(), "OBJ1")


def test_the_assumption_that_carries_most_is_named_with_its_evidence():
    loose = {**ASSUMPTION, "assumption_id": "ASM-2", "from_id": None, "to_id": None}
    rows = assumptions(book(assumptions=[loose, ASSUMPTION]))
    assert rows["assumption_id"].tolist() == ["ASM-1", "ASM-2"]
    found = heaviest_assumption(rows, currency="EUR")
    assert str(found) == (
        "incomplete: “Lawyers trust the marks” (no evidence, untested) carries "
        "EUR 120 k cashable a year. On no link: 1 assumption. "
        "To do: test it before more is spent."
    )
    bare = assumptions(book(assumptions=[loose]))
    assert heaviest_assumption(bare, currency="EUR").verdict == "not measured"


def test_a_report_asks_of_its_objective_its_enabler_and_its_assumptions():
    assert [each.rule for each in answers(book())] == [
        "map.rests_on",
        "map.if_it_slips",
        "map.heaviest_assumption",
    ]
    empty = answers(book(map_nodes=[], map_links=[]))
    assert [each.rule for each in empty] == ["map.heaviest_assumption"]


def test_each_link_is_told_from_the_enablers_on():
    mute = link("E", "C", how=None)
    rows = sentences(book(map_links=[*reversed(LINKS[1:]), mute]))
    assert rows["from"].tolist()[:2] == ["Tool", "Marked drafts"]
    assert rows["how"].tolist()[:2] == ["not said", "because"]
    assert rows["value"].eq(120_000).all()
    assert sentences(book(benefits=[]))["value"].isna().all()
