import pandas as pd

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, register_of
from valuebook.analysis.tracking.feedback import (
    changed_course,
    listened,
    pivots,
    shown,
    sources,
)


def heard(day, score, acted="", source="SURVEY-1"):
    row = {"source_id": source, "kind": "survey", "initiative_id": "INI-1", "date": day}
    done = {"action_on": acted, "action": "Fields removed"} if acted else {}
    return {**row, "score": score, **done}


def of(*feedback, **tables):
    return register_of(
        initiatives=[INITIATIVE],
        measures=[MEASURE],
        benefits=[BENEFIT],
        feedback=list(feedback),
        **tables,
    )


ANSWERED = heard("2025-02-10", 3.0, "2025-03-01")
OPEN = heard("2025-05-10", 2.0)


def test_each_source_has_the_age_of_its_last_action():
    (row,) = sources(of(ANSWERED, OPEN), as_of="2025-06").to_dict("records")
    assert (row["heard"], row["score"], row["open"]) == (2, 2.0, 1)
    assert row["days_since_action"] == 121
    assert row["acted_on"] == pd.Timestamp("2025-03-01")


def test_an_action_after_as_of_is_not_known_yet():
    (row,) = sources(of(ANSWERED), as_of="2025-02").to_dict("records")
    assert (row["open"], pd.isna(row["acted_on"])) == (1, True)
    assert sources(of(ANSWERED), as_of="2025-01").empty


def test_what_was_not_acted_on_is_named():
    other = heard("2025-05-12", 1.0, source="SURVEY-2")
    found = listened(of(ANSWERED, OPEN, other), as_of="2025-06")
    assert str(found) == (
        "gap: Not acted on: SURVEY-1 (heard once, last action 121 days ago) and "
        "SURVEY-2 (heard once, never acted on). To do: do something about it, or say "
        "why not."
    )


def test_what_was_acted_on_and_what_nobody_asked_is_said():
    assert listened(of(ANSWERED), as_of="2025-06").sentence == (
        "Something was done about everything that the one source said."
    )
    assert listened(of(), as_of="2025-06").sentence == (
        "Nobody was asked: no feedback has been recorded."
    )


def test_a_reader_sees_since_when_nothing_was_done():
    other = heard("2025-05-12", 1.0, source="SURVEY-2")
    rows = shown(sources(of(ANSWERED, other), as_of="2025-06"))
    assert rows["since_then"].tolist() == ["121 days", "never"]


def test_changes_of_course_stand_in_the_order_of_time():
    register = of(
        plan_versions=[
            {
                "benefit_id": "BEN-1",
                "version": 1,
                "on": "2025-04-10",
                "by": "Ann",
                "reason": "Approvals stay.",
            }
        ],
        gates=[
            {
                "initiative_id": "INI-1",
                "gate": gate,
                "due": "2025-03-31",
                "kind": "kill",
                "decision": decision,
                "decided_on": "2025-04-01",
                "decided_by": "Bo",
                **more,
            }
            for gate, decision, more in (
                ("G1", "scale", {}),
                ("G2", "redesign", {}),
                ("G3", "proceed", {"override_reason": "One more look."}),
            )
        ],
        lessons=[
            {"initiative_id": "INI-1", "date": "2025-07-01", "lesson": "Ask first."}
        ],
    )
    rows = pivots(register, as_of="2025-06")
    assert rows["what"].tolist() == [
        "G2: redesign",
        "G3: proceed; One more look.",
        "BEN-1: Approvals stay.",
    ]
    assert changed_course(register, as_of="2025-06").sentence == (
        "3 changes and lessons on record, the last on 2025-04-10 (re-forecast): BEN-1: "
        "Approvals stay."
    )
    assert len(pivots(register, as_of="2025-07")) == 4


def test_without_a_change_that_is_said():
    assert changed_course(of(), as_of="2025-06").sentence == (
        "No change of course and no lesson is on record."
    )
