import pytest

from tests.literal_register import INITIATIVE, MEASURE, register_of
from valuebook.analysis.operating_model.scorecard import (
    hidden,
    of,
    scorecard,
    theory_and_reality,
)


def answers(group, pairs, dimension="people", item="Time to learn"):
    return [
        {
            "respondent_group": group,
            "dimension": dimension,
            "item": item,
            "stated": stated,
            "actual": actual,
        }
        for stated, actual in pairs
    ]


LEGAL = answers("Legal", [(4, 2), (5, 2), (4, 4), (5, 3), (4, 2)])


def told(rows):
    register = register_of(scorecard=rows)
    card = scorecard(register)
    return card, theory_and_reality(card, hidden=hidden(register), floor=5)


def test_the_gap_is_shown_with_its_spread():
    card, found = told(LEGAL)
    (row,) = card.to_dict("records")
    assert (row["answers"], row["stated"], row["actual"]) == (5, 4.4, 2.6)
    assert row["gap"] == pytest.approx(1.8)  # 2, 3, 0, 2, 2
    assert row["spread"] == pytest.approx(1.0954, abs=1e-4)
    assert found.sentence == (
        "In 1 place what is stated is far from what is so, most in people in Legal "
        "(1.8 points, spread 1.1)."
    )


def test_a_group_under_five_is_not_shown_and_is_in_no_figure():
    card, found = told([*LEGAL, *answers("Board", [(5, 1)] * 4)])
    assert card["respondent_group"].tolist() == ["Legal"]
    assert found.sentence.endswith("1 group with fewer than 5 people not shown.")


def test_a_group_too_small_for_one_item_is_hidden_for_all_its_items():
    few = answers("Legal", [(5, 1)] * 4, dimension="culture", item="Candour")
    card, found = told([*LEGAL, *few])
    assert card.empty
    assert found.verdict == "not measured"


def test_where_word_and_deed_agree_nothing_is_flagged():
    _, found = told(answers("Legal", [(4, 4)] * 5))
    assert found.verdict == "sound"
    assert told([])[1].verdict == "not measured"


def test_only_groups_that_the_initiative_concerns_are_shown_where_they_answered():
    def groups(**row):
        own = register_of(
            initiatives=[{**INITIATIVE, "office": "IT"}], measures=[{**MEASURE, **row}]
        )
        return set(of(card, own)["respondent_group"])

    card, _ = told([*LEGAL, *answers("Plants", [(5, 1)] * 5)])
    assert groups(function="Legal") == {"Legal"}
    assert groups(function="Sales") == {"Legal", "Plants"}
