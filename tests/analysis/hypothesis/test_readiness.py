import pytest

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, register_of
from valuebook.analysis.hypothesis.readiness import gaps, open_gaps, verdict
from valuebook.analysis.hypothesis.seals import Sealed, seal

COVERED = ("initiative_id", "gate", "kind", "measure_id")

PERSON = "Priya (Head of Legal)"
ASKED = {
    **INITIATIVE,
    "problem": "Sales waits three weeks.",
    "stakeholder": "Account managers",
    "causal_statement": "A label printed by the lawyer carries all that the forms "
    "asked for, so that a contract is back in 4 days instead of 14.",
    "sponsor": PERSON,
    "benefit_owner": PERSON,
    "adoption_owner": PERSON,
    "reporting_owner": PERSON,
}
PROMISE = {
    **BENEFIT,
    "key_result_id": "KR-1",
    "owner": PERSON,
    "baseline_from": "2024-01",
    "baseline_to": "2024-12",
    "locked_on": "2024-10-15",
}
MEASURED = {**MEASURE, "source": "contract system", "chain_link": "throughput"}
LINK = {
    "from_id": "NODE-1",
    "to_id": "BEN-1",
    "causal_statement": "A marked clause is read alone.",
}
KILL = {
    "initiative_id": "INI-1",
    "gate": "G3",
    "due": "2025-06-30",
    "measure_id": "MEA-1",
    "minimum": 9.0,
    "kind": "kill",
}


def sealed(on, **changed):
    """Return the kill criterion sealed on a day, and what was changed afterwards."""
    covered = Sealed(*(str(KILL[name]) for name in COVERED), "9", "2025-06-30", on, "B")
    return {
        **KILL,
        "sealed_on": on,
        "sealed_by": "B",
        "seal": seal(covered),
        **changed,
    }


ASSUMED = {
    "assumption_id": "ASM-1",
    "initiative_id": "INI-1",
    "link": "implementation to throughput",
    "statement": "Lawyers trust the marks.",
    "evidence": "strong",
    "impact": "high",
    "status": "untested",
}


def asked(initiative=None, benefit=None, **tables):
    return register_of(
        **{
            "initiatives": [{**ASKED, **(initiative or {})}],
            "benefits": [{**PROMISE, **(benefit or {})}],
            "measures": [MEASURED],
            "gates": [sealed("2024-12-01")],
            "assumptions": [ASSUMED],
            "map_links": [LINK],
            **tables,
        }
    )


def test_an_initiative_that_answers_every_question_has_no_gap():
    assert gaps(asked()).empty
    found = verdict(asked(), as_of="2024-12")
    assert (found.verdict, found.sentence) == (
        "ready",
        "Outcome, cause, objective, measure, owners and kill criterion are all stated: "
        "it can be decided on.",
    )


@pytest.mark.parametrize(
    ("initiative", "benefit", "rule"),
    [
        ({"problem": None}, {}, "problem"),
        ({"stakeholder": None}, {}, "stakeholder"),
        ({"causal_statement": None}, {}, "causal_statement"),
        ({"go_live": None}, {}, "go_live"),
        ({"sponsor": None}, {}, "sponsor"),
        ({"benefit_owner": None}, {}, "benefit_owner"),
        ({"adoption_owner": None}, {}, "adoption_owner"),
        ({"reporting_owner": None}, {}, "reporting_owner"),
        ({}, {"measure_id": None}, "measure"),
        ({}, {"baseline": None}, "from_to"),
        ({}, {"target": None}, "from_to"),
        ({}, {"target_month": None}, "date"),
        ({}, {"target_month": "2025-01"}, "date"),
        ({}, {"owner": None}, "owner"),
        ({}, {"annual_value": None}, "annual_value"),
        ({}, {"key_result_id": None}, "objective"),
        ({"causal_statement": "AI boosts growth."}, {}, "claim"),
        ({"benefit_owner": "Dan (Head of IT)"}, {}, "business_owner"),
        ({"adoption_owner": "Ann"}, {}, "role"),
    ],
)
def test_a_question_left_open_stops_the_decision(initiative, benefit, rule):
    register = asked(initiative, benefit)
    found = gaps(register)
    assert found["rule"].tolist() == [f"readiness.{rule}"]
    assert found["blocks"].all()
    assert verdict(register, as_of="2024-12").verdict == "not ready"


@pytest.mark.parametrize(
    ("register", "rule"),
    [
        (asked(benefit={"ramp": None}), "ramp"),
        (asked(benefit={"baseline_to": None}), "baseline_window"),
        (asked(benefit={"locked_on": None}), "locked"),
        (asked(measures=[{**MEASURED, "source": None}]), "source"),
        (asked(gates=[sealed("2025-02-01")]), "sealed_late"),
        (
            asked(
                benefits=[
                    PROMISE,
                    {**PROMISE, "benefit_id": "BEN-2", "key_result_id": None},
                ]
            ),
            "key_result",
        ),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_smaller_gap_is_named_and_stops_nothing(register, rule):
    assert gaps(register)["rule"].tolist() == [f"readiness.{rule}"]
    found = verdict(register, as_of="2024-12")
    assert found.verdict == "incomplete"
    assert found.sentence.endswith("1 smaller gap is open.")


@pytest.mark.parametrize(
    ("register", "rule", "said"),
    [
        (
            asked(gates=[KILL]),
            "seal",
            "The kill criterion is not sealed, so it can still be moved unseen.",
        ),
        (
            asked(gates=[sealed("2024-12-01", minimum=8.0)]),
            "seal_broken",
            "The kill criterion was changed after it was sealed.",
        ),
        (asked(assumptions=[]), "assumptions", "No assumption is recorded."),
        (
            asked(assumptions=[{**ASSUMED, "link": "adoption to productivity"}]),
            "unrated_link",
            "Nothing says what must be true from implementation to adoption and "
            "productivity to throughput.",
        ),
        (
            asked(assumptions=[{**ASSUMED, "link": "later"}]),
            "unrated_link",
            "Nothing says what must be true from implementation to throughput.",
        ),
        (
            asked(map_links=[]),
            "causal_links",
            "No causal link leads to what is promised.",
        ),
        (
            asked(map_links=[{**LINK, "causal_statement": None}]),
            "link_sentence",
            "1 causal link of the outcome map is without a sentence.",
        ),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_causes_and_kill_criterion_are_part_of_the_decision(register, rule, said):
    (gap,) = gaps(register).to_dict("records")
    assert (gap["rule"], gap["sentence"]) == (f"readiness.{rule}", said)
    assert gap["blocks"]


def test_a_disbenefit_serves_no_key_result():
    worse = {**PROMISE, "benefit_id": "BEN-2", "key_result_id": None}
    register = asked(benefits=[PROMISE, {**worse, "annual_value": -5_000.0}])
    assert gaps(register).empty


def test_a_non_financial_benefit_needs_no_money():
    register = asked(benefit={"benefit_class": "non_financial", "annual_value": None})
    assert gaps(register).empty


@pytest.mark.parametrize(
    "gate", [{"kind": "proceed"}, {"minimum": None}, {"measure_id": None}], ids=str
)
def test_a_gate_stops_nothing_without_kind_measure_and_minimum(gate):
    assert (
        "readiness.kill_criterion"
        in gaps(asked(gates=[{**KILL, **gate}]))["rule"].tolist()
    )


def test_an_initiative_that_promises_nothing_is_told_what_to_write():
    (gap, *_) = open_gaps(asked(benefits=[]))
    assert str(gap) == (
        "gap: No benefit is promised. To do: write what will be measurably better: the "
        "measure, from where to where, by when."
    )


def test_benefits_with_the_same_gap_stand_in_one_sentence():
    loose = [{**PROMISE, "benefit_id": f"BEN-{n}", "owner": None} for n in (1, 2)]
    assert (
        open_gaps(asked(benefits=loose))[0].sentence == "BEN-1 and BEN-2 have no owner."
    )


def test_the_answer_says_which_questions_are_open():
    register = asked({"sponsor": None}, gates=[])
    assert verdict(register, as_of="2024-12").sentence == (
        "2 gaps leave open who in the business answers for it and at which level it "
        "is stopped; it cannot be decided on yet."
    )
    assert verdict(register, as_of="2025-03").sentence == (
        "It is live, and 2 gaps leave open who in the business answers for it and at "
        "which level it is stopped."
    )


def test_gaps_of_two_initiatives_are_kept_apart():
    other = {**ASKED, "initiative_id": "INI-2", "sponsor": None}
    register = asked(initiatives=[ASKED, other])
    own = gaps(register).query("initiative_id == 'INI-1'")
    assert own.empty
