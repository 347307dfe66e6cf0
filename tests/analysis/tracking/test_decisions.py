import pytest

from tests.literal_register import INITIATIVE, MEASURE, actual, register_of
from valuebook.analysis.tracking.decisions import (
    decisions,
    departures,
    in_brief,
    shown,
    tranches,
    undecided,
    waiting,
)

GATE = {
    "initiative_id": "INI-1",
    "gate": "G3",
    "due": "2025-06-30",
    "measure_id": "MEA-1",
    "minimum": 9.0,
    "kind": "proceed",
    "tranche": 50_000.0,
}
WENT_ON = {"decision": "proceed", "decided_on": "2025-07-02", "decided_by": "Ann"}
SPENT = [
    {
        "initiative_id": "INI-1",
        "month": month,
        "amount": 1000.0,
        "kind": kind,
        "basis": basis,
    }
    for month, kind, basis in (
        ("2025-06", "running", "actual"),
        ("2025-07", "running", "actual"),
        ("2025-08", "one_off", "actual"),
        ("2025-08", "running", "planned"),
        ("2025-10", "running", "actual"),
    )
]


def of(level=8.0, **gate):
    return register_of(
        initiatives=[INITIATIVE],
        measures=[MEASURE],
        gates=[{**GATE, **gate}],
        actuals=[actual("2025-06-30", level)],
        costs=SPENT,
    )


@pytest.mark.parametrize(
    ("level", "kind", "result"),
    [(8, "proceed", "scale"), (10, "proceed", "redesign"), (10, "kill", "stop")],
)
def test_the_data_say_scale_redesign_or_stop(level, kind, result):
    rows = decisions(of(level, kind=kind), as_of="2025-09")
    assert rows["result"].tolist() == [result]


def test_before_the_day_and_without_a_criterion_the_data_say_nothing():
    assert decisions(of(), as_of="2025-05")["result"].isna().all()
    rows = decisions(of(minimum=None), as_of="2025-09")
    assert rows["result"].isna().all()
    assert shown(rows)["data_say"].tolist() == ["nothing yet"]
    assert shown(rows)["tranche"].tolist() == ["50 000"]
    untied = decisions(of(tranche=None), as_of="2025-09")
    assert shown(untied)["tranche"].tolist() == ["none"]


def test_a_gate_past_its_day_has_an_age_and_what_was_spent_since():
    found = undecided(of(10, kind="kill"), as_of="2025-09")
    assert str(found) == (
        "gap: Past the day without a decision: G3 for 92 days, EUR 2.00 k spent since, "
        "the data say stop. To do: decide now, and record who decided why."
    )
    (row,) = decisions(of(10), as_of="2025-09").to_dict("records")
    assert (row["days_waiting"], row["spent_since"]) == (92, 2000)


@pytest.mark.parametrize(
    ("gate", "as_of", "verdict", "sentence"),
    [
        (WENT_ON, "2025-09", "met", "Every gate that fell due was decided."),
        ({}, "2025-05", "too early to tell", "No gate is due before 2025-06-30."),
    ],
)
def test_what_waits_for_nobody_is_said_to_be_so(gate, as_of, verdict, sentence):
    found = undecided(of(**gate), as_of=as_of)
    assert (found.verdict, found.sentence) == (verdict, sentence)


def test_without_a_gate_nobody_is_asked_to_decide():
    none = register_of(initiatives=[INITIATIVE])
    assert undecided(none, as_of="2025-09").sentence == (
        "No gate is set, so nobody is asked to decide."
    )
    assert departures(none, as_of="2025-09").sentence == "No gate has been decided."
    assert tranches(none, as_of="2025-09").sentence == "No money hangs on a gate."


def test_a_decision_against_the_data_has_a_name_and_a_reason():
    register = of(10, kind="kill", **WENT_ON, override_reason="One more look.")
    found = departures(register, as_of="2025-09")
    assert (found.verdict, found.sentence) == (
        "stated",
        "Decided against the data: G3: the data said stop, Ann decided to proceed "
        "(“One more look”).",
    )
    found = departures(of(10, **WENT_ON), as_of="2025-09")
    assert (found.verdict, found.remedy) == ("gap", "have whoever decided say why")
    assert found.sentence.endswith("Ann decided to proceed, no reason given.")


@pytest.mark.parametrize(
    ("level", "decision", "departs"),
    [
        (8, "stop", False),
        (10, "redesign", False),
        (10, "stop", False),
        (10, "scale", True),
    ],
)
def test_only_a_decision_that_goes_less_far_departs(level, decision, departs):
    rows = decisions(of(level, **{**WENT_ON, "decision": decision}), as_of="2025-09")
    assert rows["departs"].tolist() == [departs]


def test_a_decision_made_later_is_not_known_yet():
    (row,) = decisions(of(10, **WENT_ON), as_of="2025-06").to_dict("records")
    assert row["days_waiting"] == 0
    assert row["released"] == 0
    assert not row["departs"]


@pytest.mark.parametrize(
    ("level", "gate", "sentence", "verdict"),
    [
        (8, WENT_ON, "EUR 50.0 k of EUR 50.0 k in tranches is out.", "stated"),
        (10, {}, "EUR 0 of EUR 50.0 k in tranches is out; held back at G3.", "stated"),
        (
            10,
            WENT_ON,
            "EUR 50.0 k of EUR 50.0 k in tranches is out, EUR 50.0 k of it although "
            "the criterion was not met.",
            "gap",
        ),
    ],
)
def test_a_tranche_is_out_when_it_was_decided_to_go_on(level, gate, sentence, verdict):
    found = tranches(of(level, **gate), as_of="2025-09")
    assert (found.sentence, found.verdict) == (sentence, verdict)


BRIEF = [
    (
        {**WENT_ON},
        "met",
        "Gates: G3 on 2025-07-02, Ann decided to proceed; EUR 50.0 k of EUR 50.0 k "
        "released.",
    ),
    (
        {**WENT_ON, "kind": "kill", "minimum": 5.0},
        "stated",
        "Gates: G3 on 2025-07-02, Ann decided to proceed, the data said stop; "
        "EUR 50.0 k of EUR 50.0 k released.",
    ),
    (
        {"tranche": None},
        "gap",
        "Gates: past its day: G3 for 92 days, EUR 2.00 k spent since, the data say "
        "scale.",
    ),
    (
        {"due": "2025-12-31"},
        "too early to tell",
        "Gates: next: G3 on 2025-12-31; EUR 0 of EUR 50.0 k released.",
    ),
]


@pytest.mark.parametrize(("gate", "verdict", "sentence"), BRIEF)
def test_gates_are_told_in_a_line(gate, verdict, sentence):
    found = in_brief(of(**gate), as_of="2025-09")
    assert (found.verdict, found.sentence) == (verdict, sentence)


def test_gates_that_wait_are_listed_from_the_oldest_on():
    rows = [
        {**GATE, "gate": "G4", "due": "2025-08-31"},
        {**GATE, "gate": "G3"},
        {**GATE, "gate": "G2", **WENT_ON},
        {**GATE, "gate": "G5", "due": "2025-12-31"},
    ]
    own = register_of(initiatives=[INITIATIVE], measures=[MEASURE], gates=rows)
    assert waiting(own, as_of="2025-09")["gate"].tolist() == ["G3", "G4"]
    assert waiting(own, as_of="2025-05").empty
