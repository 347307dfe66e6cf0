import pandas as pd
import pytest

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


def test_each_name_stands_beside_its_bars():
    rows = [("INI-1", f"T{n}", 0.5, "50 %", 9.0, 1.0, "cash-burning") for n in range(9)]
    figure = chart(*rows).figure
    figure.canvas.draw()
    names = [text for text in figure.texts if text.get_text().startswith("T")]
    levels = [text.get_position()[1] * figure.bbox.height for text in names]
    axis = figure.axes[0]
    bars = [axis.transData.transform((0, at))[1] for at in range(9)]
    assert levels == pytest.approx(bars)


def test_of_many_teams_those_with_most_spend_are_drawn_in_their_order():
    rows = [
        ("INI-1", f"T{n}", 0.5, "50 %", float(n), 1.0, "cash-burning")
        for n in range(30)
    ]
    drawn = chart(*rows)
    assert len(drawn.figure.axes[0].texts) == 24
    assert "T6 (INI-1)" in drawn.alt
    assert "T5 (INI-1)" not in drawn.alt
    assert drawn.alt.endswith("6 more with less spend are not drawn.")
