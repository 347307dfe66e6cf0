import pytest

from tests.literal_register import register_of
from valuebook.analysis.hypothesis.assumptions import rated, shown, standing

SAFE = {
    "assumption_id": "ASM-1",
    "initiative_id": "INI-1",
    "statement": "Lawyers trust the marks.",
    "evidence": "strong",
    "impact": "high",
    "status": "untested",
}
SHAKY = {**SAFE, "assumption_id": "ASM-2", "evidence": "weak"}
BROKEN = {**SAFE, "assumption_id": "ASM-3", "status": "broken"}


def of(*rows):
    return rated(register_of(assumptions=list(rows)))


def test_what_matters_most_comes_first_and_broken_is_red():
    rows = of(SAFE, SHAKY, BROKEN)
    assert rows["assumption_id"].tolist() == ["ASM-2", "ASM-3", "ASM-1"]
    assert rows["rating"].tolist() == ["red", "red", "green"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([SAFE], "sound: Of 1 assumption none has much hanging on weak evidence."),
        ([SAFE, SHAKY], "incomplete: Much hangs on 1 of 2 assumptions with weak or no"),
        ([SAFE, BROKEN], "breached: 1 of 2 assumptions turned out to be broken."),
        ([BROKEN], "breached: The only assumption turned out to be broken."),
        ([BROKEN] * 2, "breached: Both assumptions turned out to be broken."),
        (
            [SAFE, SHAKY, BROKEN],
            "breached: 1 of 3 assumptions turned out to be broken, and much hangs on 1 "
            "more with thin evidence.",
        ),
        ([], "gap: No assumption is recorded"),
    ],
)
def test_the_standing_of_a_hypothesis_is_told_by_its_weakest(rows, told):
    assert str(standing(of(*rows))).startswith(told)


def test_a_reader_sees_rating_and_status():
    assert list(shown(of(SAFE))) == [
        "link",
        "statement",
        "evidence",
        "impact",
        "rating",
        "status",
    ]
