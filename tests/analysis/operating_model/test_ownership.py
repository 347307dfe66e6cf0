import pytest

from tests.analysis.objectives.map_rows import NODES, book, node
from tests.literal_register import INITIATIVE
from valuebook.analysis.operating_model.ownership import (
    accountable,
    after_delivery,
    answers,
    load,
    outcome_roles,
    overloaded,
    shown,
)

ROLE = {"node_id": "O", "person": "Ada", "role": "accountable"}
STAFFED = {
    **INITIATIVE,
    "benefit_owner": "Ada",
    "adoption_owner": "Bo",
    "reporting_owner": "Cy",
}


def told(*roles, **tables):
    register = book(roles=list(roles), **tables)
    rows = outcome_roles(register, as_of="2025-06")
    return rows, accountable(rows)


def test_each_role_of_an_outcome_has_its_people():
    rows, found = told(ROLE, {**ROLE, "person": "Bo", "role": "responsible"})
    (row,) = rows.to_dict("records")
    assert (row["accountable"], row["responsible"], row["informed"]) == (
        "Ada",
        "Bo",
        "",
    )
    assert found.sentence == "One person answers for the outcome."


def test_the_owner_answers_where_nobody_is_recorded():
    rows, _ = told()
    assert rows["accountable"].tolist() == ["Ada"]


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (
            [ROLE, {**ROLE, "person": "Bo"}],
            "2 people answer for “Quick review” (Ada; Bo).",
        ),
        ([{**ROLE, "until": "2025-06-30"}], "Nobody answers for “Quick review”."),
    ],
)
def test_two_who_answer_or_none_are_a_gap(roles, said):
    _, found = told(*roles)
    assert (found.verdict, found.sentence) == ("gap", said)


def test_without_an_outcome_nobody_can_answer():
    assert told(map_nodes=[], map_links=[])[1].verdict == "not measured"


def test_roles_missing_after_delivery_are_named():
    def found(*roles, as_of="2025-06", **changed):
        own = book(initiatives=[{**STAFFED, **changed}], roles=list(roles))
        return after_delivery(own, as_of=as_of)

    assert found().verdict == "sound"
    assert found(adoption_owner=None).sentence == (
        "It is live, and nobody is named for: who sees to adoption."
    )
    assert "Ada (accountable until 2025-03-31)" in (
        found({**ROLE, "until": "2025-03-31"}).sentence
    )
    assert found(adoption_owner=None, as_of="2024-12").verdict == "too early to tell"


def test_who_answers_for_four_outcomes_has_too_many():
    more = [node(f"O{n}") for n in range(3)]
    rows = load(book(map_nodes=[*NODES, *more]), as_of="2025-06")
    assert rows[["person", "outcomes"]].to_numpy().tolist() == [["Ada", 4]]
    assert overloaded(rows).sentence == (
        "More than 3 outcomes each are answered for by Ada (4)."
    )
    assert overloaded(load(book(), as_of="2025-06")).verdict == "sound"


def test_a_report_says_who_answers_who_is_gone_and_who_has_too_much():
    rules = [each.rule for each in answers(book(), book(), as_of="2025-06")]
    assert rules == [
        "ownership.accountable",
        "ownership.after_delivery",
        "ownership.overloaded",
    ]


def test_a_role_without_a_person_reads_nobody():
    rows, _ = told()
    assert shown(rows)["informed"].tolist() == ["nobody"]
