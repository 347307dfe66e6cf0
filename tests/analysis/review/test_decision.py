import pandas as pd
import pytest

from tests.literal_register import INITIATIVE, register_of
from valuebook.analysis.operating_model.changes import NOT_MADE
from valuebook.analysis.review.decision import (
    Grounds,
    decide,
    decision,
    lessons,
    next_look,
    proposed_lessons,
    taught,
)
from valuebook.model import Finding, Verdict

AS_OF = "2025-06"
HELD = pd.DataFrame(
    {"chain_link": ["adoption", "throughput"], "verdict": ["held", "held"]}
)
BROKEN = HELD.assign(verdict=["held", "broken"])
MADE = pd.DataFrame({"business_change": ["Merge"], "state": ["made in time"]})
OPEN = MADE.assign(state=NOT_MADE)
ALIVE = Finding("gates.kill_criterion", "It is passed.", Verdict.MET)
KILLED = Finding(
    "gates.kill_criterion",
    "A kill criterion is breached.",
    Verdict.BREACHED,
    remedy="x",
)
OVERRIDDEN = Finding("gates.kill_criterion", "A kill.", Verdict.BREACHED)


def grounds(value, effect, *, kill=ALIVE, chain=HELD, changes=MADE):
    return Grounds(
        Finding("review.answer", "", value),
        Finding("effect.primary", "", effect),
        kill,
        chain,
        changes,
    )


BAD, GOOD = Verdict.STRUCTURAL_SHORTFALL, Verdict.ON_TRAJECTORY
UNKNOWN = Verdict.CANNOT_BE_ATTRIBUTED


@pytest.mark.parametrize(
    ("found", "word", "rule"),
    [
        (
            grounds(GOOD, UNKNOWN, kill=KILLED),
            "stop",
            "kill criterion breached, nothing decided",
        ),
        (
            grounds(GOOD, UNKNOWN, kill=OVERRIDDEN),
            "sustain",
            "value came, its cause is not shown",
        ),
        (grounds(Verdict.NOT_PLANNED, UNKNOWN), "redesign", "no promise to judge"),
        (grounds(Verdict.TOO_EARLY, UNKNOWN), "wait", "not to be judged yet"),
        (
            grounds(Verdict.NOT_PLANNED, Verdict.ATTRIBUTABLE),
            "sustain",
            "effect without a promise",
        ),
        (grounds(Verdict.SLOW_START, UNKNOWN), "sustain", "slow start"),
        (
            grounds(BAD, UNKNOWN, chain=BROKEN),
            "redesign",
            "value is behind, and where is known",
        ),
        (
            grounds(BAD, Verdict.NOT_ATTRIBUTABLE, changes=OPEN),
            "redesign",
            "value is behind, and where is known",
        ),
        (
            grounds(BAD, Verdict.NOT_ATTRIBUTABLE),
            "stop",
            "no effect, nothing left to try",
        ),
        (grounds(BAD, UNKNOWN), "redesign", "value is behind"),
        (grounds(GOOD, Verdict.ATTRIBUTABLE), "scale", "value came and is its doing"),
        (
            grounds(GOOD, Verdict.ASSOCIATED),
            "sustain",
            "value came, its cause is not shown",
        ),
    ],
)
def test_the_first_rule_that_holds_decides(found, word, rule):
    decided = decide(found, is_live=True)
    assert (decided.word, decided.rule) == (word, rule)


def test_what_is_not_live_waits_for_its_promise():
    found = grounds(Verdict.NOT_PLANNED, UNKNOWN)
    assert decide(found, is_live=False).word == "wait"


def book(**more):
    initiative = {
        **INITIATIVE,
        "sponsor": "Ann (CFO)",
        "benefit_owner": "Ben (Sales)",
        "review_months": "6 12",
    }
    return register_of(
        initiatives=[{**initiative, **more.pop("initiative", {})}], **more
    )


def test_the_decision_names_rule_people_and_next_look():
    gate = {
        "initiative_id": "INI-1",
        "gate": "G3",
        "decision": "proceed",
        "decided_on": "2025-05-02",
        "override_reason": "One more look.",
    }
    found = decision(
        book(gates=[gate, {**gate, "gate": "G4", "decided_on": "2025-08-02"}]),
        grounds(BAD, UNKNOWN, chain=BROKEN, changes=OPEN),
        as_of=AS_OF,
    )
    assert str(found) == (
        "structural shortfall: Proposed: redesign, because value: structural "
        "shortfall; the chain breaks first at throughput; not made: Merge (rule: value "
        "is behind, and where is known). Decides: Ann (CFO); answers for the value: "
        "Ben (Sales); reports: nobody is named. Next look: 2025-07. Last decided: "
        "proceed (2025-05-02) against its criterion: “One more look”. To do: change "
        "what is named here, date it, and promise anew against it."
    )


def test_what_is_closed_is_not_decided_any_more():
    closed = book(initiative={"stage": "closed"})
    found = decision(closed, grounds(BAD, UNKNOWN), as_of=AS_OF)
    assert found.verdict == "not applicable"


@pytest.mark.parametrize(
    ("as_of", "look"),
    [
        ("2025-06", ("2025-07", True)),
        ("2025-07", ("2026-01", True)),
        ("2026-01", ("2026-04", False)),
    ],
)
def test_the_next_look_is_the_next_review_or_three_months_on(as_of, look):
    assert next_look(book(), as_of=as_of) == look


CAUSES = pd.DataFrame(
    {
        "cause": ["no buy-in", "nobody owns it", "missing capability"],
        "found": [2, 1, 0],
        "says": ["use fell", "no owner", "nothing found"],
        "remedy": ["ask why", "name one", "none"],
    }
)
JUDGED = pd.DataFrame(
    {"statement": ["Lawyers trust it.", "It is fast."], "data_say": ["broken", "held"]}
)


def test_a_review_proposes_lessons_from_causes_and_broken_assumptions():
    rows = proposed_lessons(book(), CAUSES, JUDGED, as_of=AS_OF)
    assert list(rows["cause"]) == ["no buy-in", "nobody owns it", "assumption broken"]
    assert list(rows["lesson"]) == [
        "Use fell.",
        "No owner.",
        "It was not so: Lawyers trust it.",
    ]
    assert set(rows["owner"]) == {"Ben (Sales)"}


def test_proposed_lessons_stand_below_those_that_were_recorded_by_then():
    lesson = {"initiative_id": "INI-1", "lesson": "Ask first.", "cause": "hurry"}
    register = book(
        lessons=[{**lesson, "date": "2025-03-01"}, {**lesson, "date": "2025-09-01"}]
    )
    rows = proposed_lessons(register, CAUSES, JUDGED, as_of=AS_OF)
    table = lessons(register, rows, as_of=AS_OF)
    assert list(table["state"]) == ["recorded", "proposed", "proposed", "proposed"]
    assert taught(register, rows, as_of=AS_OF).sentence == (
        "1 lesson recorded; this review adds 3: no buy-in, nobody owns it and "
        "assumption broken."
    )
    none = rows.iloc[:0]
    assert list(lessons(register, none, as_of=AS_OF)["state"]) == ["recorded"]
    assert taught(book(), none, as_of=AS_OF).verdict == "not planned"
