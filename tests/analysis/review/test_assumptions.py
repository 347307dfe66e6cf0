import pandas as pd
import pytest

from tests.literal_register import INITIATIVE, register_of
from valuebook.analysis.review.assumptions import judged, judgement, shown

AS_OF = "2025-06"
CHAIN = pd.DataFrame(
    {
        "chain_link": [
            "implementation",
            "adoption",
            "productivity",
            "throughput",
            "customer_value",
            "financial_results",
        ],
        "share": [1.0, 0.95, 0.85, 0.4, float("nan"), 0.3],
        "verdict": ["held", "held", "behind plan", "broken", "not planned", "broken"],
    }
)


def assumption(link, status="untested"):
    return {
        "assumption_id": "ASM-1",
        "initiative_id": "INI-1",
        "link": link,
        "statement": "Lawyers trust the marks.",
        "evidence": "weak",
        "impact": "high",
        "status": status,
    }


def of(*rows):
    return judged(register_of(initiatives=[INITIATIVE], assumptions=list(rows)), CHAIN)


@pytest.mark.parametrize(
    ("link", "verdict"),
    [
        ("implementation to adoption", "held"),
        ("adoption to throughput", "broken"),
        ("adoption to financial results", "broken"),
        ("adoption to productivity", "untested"),  # too close to call
        ("throughput to financial_results", "untested"),  # never put to the test
        ("throughput to customer value", "untested"),
        ("attribution", "untested"),
        (None, "untested"),
    ],
)
def test_the_data_say_what_became_of_a_step_between_two_links(link, verdict):
    assert list(of(assumption(link))["data_say"]) == [verdict]


def test_where_record_and_data_differ_both_are_told():
    found = judgement(of(assumption("adoption to throughput", "held")), as_of=AS_OF)
    assert str(found) == (
        "broken: By the data, the one assumption is broken. Broken: “Lawyers trust the "
        "marks” (adoption 95 %, throughput 40 %). Recorded as held, and the data say "
        "broken: “Lawyers trust the marks”. To do: say what the broken one does to the "
        "promise."
    )


def test_no_assumption_is_a_gap():
    assert judgement(of(), as_of=AS_OF).verdict == "gap"


def test_shown_has_record_beside_data():
    assert list(shown(of(assumption("adoption to throughput"))).columns) == [
        "statement",
        "recorded",
        "data_say",
        "because",
    ]
