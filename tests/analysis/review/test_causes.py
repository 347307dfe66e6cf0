import pandas as pd
import pytest

from valuebook.analysis.review.causes import CAUSES, causes, diagnosis
from valuebook.analysis.review.signals import signals
from valuebook.analysis.review.value_chain import value_chain
from valuebook.model import Finding, Verdict
from valuebook.register import select

AS_OF = "2026-09"
BEHIND = Finding("review.answer", "It is behind.", Verdict.BEHIND_PLAN)


def signals_of(company, initiative, as_of=AS_OF):
    own = select(company, initiative)
    chain = value_chain(own, company["key_results"], as_of=as_of)
    return signals(own, company["key_results"], chain, as_of=as_of)


@pytest.mark.parametrize(
    ("initiative", "first"),
    [
        ("INI-007", "nobody owns it"),
        ("INI-010", "measured too early"),
        ("INI-013", "lost in translation"),
    ],
)
def test_the_cause_with_most_of_its_signals_comes_first(company, initiative, first):
    assert causes(signals_of(company, initiative))["cause"].iloc[0] == first


SIGNALS = pd.DataFrame(
    [
        ("no_buy_in", "use fell", True, "actuals", "the initiative", "ask why"),
        ("no_buy_in", "incentives", True, "scorecard", "the operating model", "pay"),
        ("nobody_owns_it", "no owner", True, "benefits", "the operating model", "name"),
        ("nobody_owns_it", "owned", False, "benefits", "the operating model", "name"),
        ("missing_capability", "late", None, "workstreams", "the initiative", "finish"),
    ],
    columns=["cause", "says", "found", "table", "lies_in", "remedy"],
).astype({"found": "boolean"})


def test_a_cause_says_what_was_asked_and_where_the_remedy_lies():
    rows = causes(SIGNALS).set_index("cause")
    assert len(rows) == len(CAUSES)
    assert rows.loc["no buy-in", ["found", "asked"]].tolist() == [2, 2]
    assert rows.loc["no buy-in", "lies_in"] == "the initiative and the operating model"
    assert rows.loc["missing capability", ["found", "asked"]].tolist() == [0, 0]
    assert rows.loc["missing capability", "says"] == "nothing found"


def test_the_diagnosis_names_causes_with_their_counts():
    found = diagnosis(causes(SIGNALS), BEHIND, as_of=AS_OF)
    assert str(found) == (
        "gap: The data point to no buy-in (2 of 2 signals) and nobody owns it (1 of 2 "
        "signals). The remedy for “no buy-in” lies in the initiative and the operating "
        "model. To do: ask why."
    )


@pytest.mark.parametrize(
    ("verdict", "lead"),
    [
        (Verdict.ON_PLAN, "Value came as planned; to be watched: no buy-in"),
        (Verdict.TOO_EARLY, "Value cannot be judged yet; to be watched: no buy-in"),
    ],
)
def test_where_value_is_not_behind_a_signal_is_a_risk(verdict, lead):
    value = Finding("review.answer", "", verdict)
    assert diagnosis(causes(SIGNALS), value, as_of=AS_OF).sentence.startswith(lead)
