import pytest

from tests.analysis.objectives.test_tree import RESULT, book
from tests.literal_register import MEASURE, actual
from valuebook.analysis.objectives.guardrails import guardrails, held

GUARD = {
    **MEASURE,
    "measure_id": "MEA-2",
    "name": "Disputes",
    "unit": "cases",
    "direction": "decrease",
}


def told(before, lately, **guard):
    days = ("2024-10-31", "2024-11-30", "2024-12-31")
    later = ("2025-02-28", "2025-03-31", "2025-04-30")
    seen = [*zip(days, before, strict=False), *zip(later, lately, strict=False)]
    own = book(
        key_results=[{**RESULT, "guardrail_id": "MEA-2"}],
        measures=[MEASURE, {**GUARD, **guard}],
        actuals=[actual(day, value, measure_id="MEA-2") for day, value in seen],
    )
    rows = guardrails(own, as_of="2025-04")
    return rows, held(rows, as_of="2025-04")


@pytest.mark.parametrize(
    ("before", "lately", "direction", "verdict"),
    [
        ((10, 10, 10), (10, 11, 11), "decrease", "met"),  # within a tenth
        ((10, 10, 10), (12, 12, 12), "decrease", "breached"),
        ((10, 10, 10), (8, 8, 8), "decrease", "met"),
        ((10, 10, 10), (8, 8, 8), "increase", "breached"),
        ((), (8, 8, 8), "decrease", "not measured"),
        ((10, 10, 10), (), "decrease", "not measured"),
    ],
)
def test_a_guardrail_holds_within_the_tolerance(before, lately, direction, verdict):
    rows, (found,) = told(before, lately, direction=direction)
    assert rows["verdict"].tolist() == [verdict]
    assert found.verdict == verdict


def test_what_got_worse_is_named_with_both_levels():
    _, (found,) = told((10, 10, 10), (12, 12, 12))
    assert found.sentence == (
        "What must not get worse did: “Disputes” went from 10 to 12 cases beside KR-1."
    )


def test_without_a_guardrail_nothing_is_said():
    rows = guardrails(book(), as_of="2025-04")
    assert held(rows, as_of="2025-04") == []
