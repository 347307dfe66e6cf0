import pandas as pd
import pytest

from valuebook import figures
from valuebook.figures.bars import Bar, bars
from valuebook.figures.chart import Chart
from valuebook.figures.objective_tree import MOST
from valuebook.figures.theme import REALIZED, house_look

NAN = float("nan")


def lengths(chart):
    return [round(each.get_width(), 3) for each in chart.figure.axes[0].patches]


def texts(chart):
    return [
        each.get_text()
        for each in chart.figure.findobj(lambda each: hasattr(each, "get_text"))
    ]


def drawn(*rows):
    """Return a chart of bars with these names and shares."""
    each = [Bar(name, share, REALIZED) for name, share in rows]
    with house_look():
        return Chart("bars", bars(each, "Title", {"value": REALIZED}, names=0.4))


def test_a_bar_has_its_number_and_the_full_one_behind_it():
    chart = drawn(("Work done", 1.0), ("Turnaround", 0.25))
    assert lengths(chart) == [1, 1, 1, 0.25]
    assert {"100 %", "25 %", "value", "Title"} <= set(texts(chart))
    assert len({each.get_facecolor() for each in chart.figure.axes[0].patches}) == 2


@pytest.mark.parametrize(
    ("share", "length", "text"),
    [(3.5, 2, "350 %"), (-0.1, 0, "-10 %"), (NAN, 0, "not measured")],
)
def test_what_a_bar_cannot_show_its_number_does(share, length, text):
    chart = drawn(("Work done", 1.0), ("Turnaround", share))
    assert lengths(chart)[-1] == length
    assert text in texts(chart)


TREE = pd.DataFrame(
    {
        "objective_id": ["O-1", "O-2"],
        "depth": [0, 1],
        "statement": ["Fast", "Faster legal"],
        "score": [0.75, NAN],
        "band": ["near", "not measured"],
    }
)
RESULTS = pd.DataFrame(
    {
        "objective_id": ["O-2"],
        "statement": ["From 14 to 4 days"],
        "score": [0.5],
        "band": ["part-way"],
    }
)


def test_key_results_stand_below_their_objective():
    chart = figures.objective_tree(TREE, RESULTS)
    assert chart.alt == (
        "Scores of objectives and key results. Fast: 75 %, near; Faster legal: "
        "not measured; From 14 to 4 days: 50 %, part-way."
    )
    assert {"75 %, near", "not measured", "50 %, part-way"} <= set(texts(chart))
    assert lengths(chart) == [1, 0.75, 1, 0, 1, 0.5]


@pytest.mark.parametrize(
    "name",
    [
        "契約審査",
        "$x^2$ or \\\\frac",
        "<b>bold</b>",
        "a\x1b[31mb",
        "💶 margin",
        "w" * 500,
        "a\nb",
        "‮evil",
    ],
)
def test_whatever_stands_in_a_name_is_drawn_as_text(name):
    chart = drawn(("Work done", 1.0), (name, 0.5))
    assert chart.png()
    assert not any("\x1b" in each or "‮" in each for each in texts(chart))


def test_a_long_tree_is_cut_and_says_so():
    many = pd.concat([RESULTS] * (MOST + 1), ignore_index=True)
    chart = figures.objective_tree(TREE, many)
    assert len(lengths(chart)) == 2 * MOST
    assert chart.alt.endswith("3 further rows not drawn.")


def test_without_an_objective_there_is_a_sentence_instead_of_a_figure():
    assert figures.objective_tree(TREE.head(0), RESULTS).figure is None
