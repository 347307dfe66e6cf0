import pandas as pd

from valuebook import figures

NAN = float("nan")
COLUMNS = [
    "initiative_id",
    "team",
    "active_share",
    "adoption",
    "spend",
    "per_unit",
    "standing",
]


def chart(*rows):
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return figures.ai_by_team(frame, currency="EUR", period="2026-04 to 2026-09")


def test_adoption_spend_and_return_stand_beside_each_other():
    drawn = chart(
        ("INI-1", "Legal", 0.57, "57 %", 9500.0, 1.2, "value-generating"),
        ("INI-2", "small teams", NAN, "suppressed", 800.0, 0.6, "cash-burning"),
    )
    widths = [
        [bar.get_width() for bar in axis.patches[1::2]] for axis in drawn.figure.axes
    ]
    assert widths == [[0.57, 0], [9500, 800], [1.2, 0.6]]
    labels = [[text.get_text() for text in axis.texts] for axis in drawn.figure.axes]
    assert labels == [["57 %", "suppressed"], ["9.50 k", "800"], ["1.2", "0.6"]]


def test_the_words_hold_every_number():
    assert chart(("INI-1", "Legal", 0.57, "57 %", 9500.0, NAN, "not measured")).alt == (
        "Adoption, spend and return by team, 2026-04 to 2026-09. Legal (INI-1): active "
        "57 %, spend EUR 9.50 k, value not measured."
    )


def test_without_a_team_there_is_a_sentence_instead_of_a_figure():
    assert chart().figure is None
