import pytest

from tests.literal_register import (
    BENEFIT,
    INITIATIVE,
    MEASURE,
    actual,
    life,
    register_of,
)
from valuebook.analysis.tracking.beforehand import beforehand


def of(actuals, **benefit):
    return register_of(
        initiatives=[INITIATIVE],
        measures=[MEASURE],
        benefits=[{**BENEFIT, **benefit}],
        actuals=actuals,
    )


def scattered(size):
    return [actual(row["date"], 14 + size * (row["value"] - 14)) for row in life()]


CASES = [
    (
        life(),
        "sound",
        "“Turnaround” cannot show a 50 % shortfall before 2025-02, month",
    ),
    (scattered(6), "incomplete", "after go-live; it is due in 2025-05."),
    (scattered(40), "gap", "within a year of the target month: it cannot decide."),
    (life()[-3:], "not measured", "too few values before go-live to know its noise"),
]


@pytest.mark.parametrize(("history", "verdict", "words"), CASES)
def test_it_is_told_when_a_measure_can_decide(history, verdict, words):
    (found,) = beforehand(of(history), as_of="2024-12")
    assert (found.verdict, words in found.sentence) == (verdict, True), found.sentence


def test_what_came_after_go_live_changes_nothing():
    (early,) = beforehand(of(life()), as_of="2024-12")
    (late,) = beforehand(of(life(14, 20, 2, 9)), as_of="2025-04")
    assert early.sentence == late.sentence


def test_a_baseline_from_a_bad_stretch_is_named_before_it_starts():
    _, found = beforehand(of(life(), baseline=18.0), as_of="2024-12")
    assert found.sentence == (
        "Turnaround: the baseline is 18 days, but what was observed up to three months "
        "before go-live averages 14; a return to that alone is 28 % of the promised "
        "change."
    )


def test_a_promise_without_a_path_shows_nothing():
    (found,) = beforehand(of(life(), measure_id=None), as_of="2024-12")
    assert (found.verdict, found.sentence) == (
        "not planned",
        "No promise has a path, so nothing will show whether it is kept.",
    )
