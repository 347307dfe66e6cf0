import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.literal_register import INITIATIVE, MEASURE, register_of
from valuebook.analysis.hypothesis.seals import (
    Sealed,
    canonical,
    findings,
    overrides,
    seal,
    standing,
)

PARTS = Sealed("INI-1", "G3", "kill", "MEA-1", "9.5", "2025-06-30", "2024-11-01", "Ann")
GATE = {
    "initiative_id": "INI-1",
    "gate": "G3",
    "kind": "kill",
    "measure_id": "MEA-1",
    "minimum": 9.5,
    "due": "2025-06-30",
}
SEALED = {
    **GATE,
    "sealed_on": "2024-11-01",
    "sealed_by": "Ann",
    "seal": seal(PARTS),
}
LATE = {
    **SEALED,
    "sealed_on": "2025-01-02",
    "seal": seal(Sealed(**{**vars(PARTS), "sealed_on": "2025-01-02"})),
}
BROKEN = "measure, minimum, day, kind or the seal itself was changed"


def of(*gates, **initiative):
    return register_of(
        initiatives=[{**INITIATIVE, **initiative}],
        measures=[MEASURE, {**MEASURE, "measure_id": "MEA-2"}],
        gates=list(gates),
    )


def verdict(gate, **initiative) -> str:
    (word,) = standing(of(gate, **initiative))["verdict"]
    return word


def test_a_seal_is_short_and_no_spreadsheet_takes_it_for_a_number():
    assert len(seal(PARTS)) == 23
    assert seal(PARTS).startswith("s1-")


def test_what_is_sealed_has_one_text_whatever_its_letters():
    assert canonical(Sealed(**{**vars(PARTS), "gate": "Tür"})).isascii()


@given(st.text(min_size=1), st.text(min_size=1), st.sampled_from(sorted(vars(PARTS))))
def test_two_parts_that_differ_give_two_seals(one, other, part):
    first, second = (Sealed(**{**vars(PARTS), part: each}) for each in (one, other))
    assert (seal(first) == seal(second)) == (one == other)


@pytest.mark.parametrize(
    ("gate", "word"),
    [
        (GATE, "not sealed"),
        (SEALED, "sealed"),
        (LATE, "sealed late"),
        ({**SEALED, "minimum": 9.4}, "seal broken"),
        ({**SEALED, "measure_id": "MEA-2"}, "seal broken"),
        ({**SEALED, "due": "2025-09-30"}, "seal broken"),
        ({**SEALED, "gate": "G4"}, "seal broken"),
        ({**SEALED, "sealed_by": "Bob"}, "seal broken"),
        ({**LATE, "sealed_on": "2024-11-01"}, "seal broken"),
        ({**SEALED, "seal": None}, "seal broken"),
        ({**SEALED, "sealed_on": None}, "seal broken"),
        ({**SEALED, "seal": "s2-1234"}, "seal broken"),
    ],
)
def test_a_seal_holds_only_while_nothing_is_changed(gate, word):
    assert verdict(gate) == word


def test_a_seal_of_the_day_of_go_live_is_not_late():
    assert verdict(LATE, go_live="2025-01-02") == "sealed"
    assert verdict(LATE, go_live=None) == "sealed"


def test_only_kill_criteria_with_measure_and_minimum_are_judged():
    gates = (
        {**GATE, "gate": "G1", "kind": "proceed"},
        {**GATE, "gate": "G2", "minimum": None},
        {**GATE, "gate": "G3", "measure_id": None, "minimum": None},
    )
    assert standing(of(*gates)).empty
    assert findings(of(*gates)) == []


@pytest.mark.parametrize(
    ("gate", "initiative", "said"),
    [
        (
            GATE,
            {},
            "not sealed: The kill criterion of G3 is not sealed, so it can still be "
            "moved unseen. To do: seal it before go-live, with valuebook seal.",
        ),
        (
            SEALED,
            {},
            "sealed: The kill criterion of G3 was sealed on 2024-11-01 by Ann, before "
            "go-live on 2025-01-01.",
        ),
        (
            SEALED,
            {"go_live": None},
            "sealed: The kill criterion of G3 was sealed on 2024-11-01 by Ann, before "
            "any go-live is set.",
        ),
        (
            LATE,
            {},
            "sealed late: The kill criterion of G3 was sealed on 2025-01-02 by Ann, "
            "after go-live on 2025-01-01: the first results may have been known. "
            "To do: judge it with care.",
        ),
        (
            {**SEALED, "minimum": 9.4},
            {},
            f"seal broken: The seal of the kill criterion of G3 is broken: {BROKEN} "
            "after 2024-11-01. To do: restore what was sealed, or have the change "
            "decided and say why in override_reason.",
        ),
        (
            {**SEALED, "sealed_on": None},
            {},
            f"seal broken: The seal of the kill criterion of G3 is broken: {BROKEN}. "
            "To do: restore what was sealed, or have the change decided and say why in "
            "override_reason.",
        ),
    ],
)
def test_each_state_is_said_with_what_to_do(gate, initiative, said):
    (found,) = findings(of(gate, **initiative))
    assert str(found) == said


def test_who_overrode_a_kill_criterion_is_said_with_the_reason():
    overridden = {
        **SEALED,
        "decision": "proceed",
        "decided_on": "2025-07-03",
        "decided_by": "Bob (Head of Sales)",
        "override_reason": "One more look in December.",
    }
    register = of(overridden, {**GATE, "gate": "G4", "decision": "stop"})
    (found,) = overrides(register, as_of="2025-07")
    assert found.sentence == (
        "Bob (Head of Sales) decided on 2025-07-03 to proceed at G3, against the kill "
        "criterion: “One more look in December”."
    )
    assert overrides(register, as_of="2025-06") == []
