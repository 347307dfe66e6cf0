import pytest

from tests.literal_register import INITIATIVE, MEASURE, actual, register_of
from valuebook.analysis.tracking.gates import criteria, kill_criterion

GATE = {
    "initiative_id": "INI-1",
    "gate": "G3 keep or stop",
    "due": "2025-06-30",
    "measure_id": "MEA-1",
    "minimum": 9.0,
    "kind": "kill",
}
UP = {**MEASURE, "direction": "increase"}


def of(*actuals, as_of="2025-09", measure=MEASURE, **gate):
    register = register_of(
        initiatives=[INITIATIVE],
        measures=[measure],
        gates=[{**GATE, **gate}],
        actuals=list(actuals),
    )
    return criteria(register, as_of=as_of)


@pytest.mark.parametrize(
    ("level", "measure", "word"),
    [
        (8, MEASURE, "met"),
        (9, MEASURE, "met"),
        (10, MEASURE, "breached"),
        (10, UP, "met"),
        (8, UP, "breached"),
    ],
)
def test_the_level_on_the_day_decides_by_the_direction_of_the_measure(
    level, measure, word
):
    rows = of(actual("2025-06-30", level), actual("2025-07-31", 0), measure=measure)
    assert rows["verdict"].tolist() == [word]


def test_a_gate_to_proceed_that_is_failed_is_not_met():
    assert of(actual("2025-06-30", 10), kind="proceed")["verdict"].tolist() == [
        "not met"
    ]


def test_before_the_day_it_is_too_early_and_the_level_is_shown():
    rows = of(actual("2025-04-30", 12), as_of="2025-05")
    assert rows["verdict"].tolist() == ["too early to tell"]
    assert rows["level"].tolist() == [12]


def test_without_an_observation_it_is_not_measured():
    assert of()["verdict"].tolist() == ["not measured"]


def test_a_gate_without_a_criterion_is_not_judged():
    assert of(minimum=None).empty


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            of(actual("2025-06-30", 10)),
            "A kill criterion is breached: “Turnaround” 9 days by 2025-06-30, found 10 "
            "days (2025-06).",
        ),
        (
            of(
                actual("2025-06-30", 10),
                decision="proceed",
                decided_on="2025-07-02",
                decided_by="Ann",
            ),
            "A kill criterion is breached: “Turnaround” 9 days by 2025-06-30, found 10 "
            "days (2025-06). It was decided to proceed.",
        ),
        (
            of(),
            "A kill criterion fell due unmeasured: “Turnaround” 9 days by 2025-06-30.",
        ),
        (
            of(as_of="2025-05"),
            "The kill criterion is not due yet: “Turnaround” 9 days by 2025-06-30.",
        ),
        (
            of(actual("2025-06-30", 8)),
            "The kill criterion was passed: “Turnaround” 9 days by 2025-06-30, found 8 "
            "days (2025-06).",
        ),
        (
            of(kind="proceed"),
            "No kill criterion with a measure and a minimum is recorded.",
        ),
    ],
)
def test_the_kill_criterion_is_told_in_one_sentence(rows, sentence):
    assert kill_criterion(rows).sentence == sentence


def test_a_decision_made_later_is_not_known_yet():
    rows = of(
        actual("2025-06-30", 10),
        as_of="2025-07",
        decision="stop",
        decided_on="2025-08-04",
        decided_by="Ann",
    )
    assert rows["decision"].isna().all()
    assert kill_criterion(rows).remedy.startswith("decide to stop, redesign or go on")
