import math

import pandas as pd
import pytest

from valuebook import figures
from valuebook.figures.theme import DISBENEFIT

NODES = pd.DataFrame(
    {
        "node_id": ["E", "C", "O"],
        "kind": ["enabler", "capability", "outcome"],
        "level": [0, 1, 3],
        "name": ["Tool", "Marked drafts", "Quick review"],
        "is_flawed": [False, False, True],
    }
)
LINKS = pd.DataFrame(
    {"from_id": ["E", "C"], "to_id": ["C", "O"], "value": [120_000.0, -10_000.0]}
)


def map_of(nodes=NODES, links=LINKS):
    return figures.outcome_map(nodes, links, currency="EUR")


def texts(chart):
    return [
        each.get_text()
        for each in chart.figure.findobj(lambda each: hasattr(each, "get_text"))
    ]


def curves(chart):
    return [each for each in chart.figure.axes[0].patches if len(each.get_path()) == 4]


def test_a_map_names_its_columns_and_nodes_and_marks_a_flaw_with_a_cross():
    shown = texts(map_of())
    assert {"Enablers", "Capabilities", "Outcomes", "Tool", "✗ Quick review"} <= set(
        shown
    )


def test_more_value_is_wider_and_a_disbenefit_is_orange():
    wide, narrow = curves(map_of())
    assert wide.get_linewidth() > narrow.get_linewidth()
    red, green, blue = (int(DISBENEFIT[at : at + 2], 16) / 255 for at in (1, 3, 5))
    assert narrow.get_edgecolor()[:3] == pytest.approx((red, green, blue), abs=0.01)


def test_the_words_say_what_is_drawn():
    assert map_of().alt == (
        "Outcome map with 2 links: 1 enabler, 1 capability and 1 outcome. Most planned "
        "value flows from “Tool” to “Marked drafts”: EUR 120 k a year. With a flaw: "
        "“Quick review”."
    )


def test_a_map_without_money_is_drawn_and_says_none():
    chart = map_of(links=LINKS.assign(value=math.nan))
    assert chart.png()
    assert "planned value" not in chart.alt


def test_without_a_node_there_is_a_sentence_instead_of_a_figure():
    assert map_of(nodes=NODES.head(0), links=LINKS.head(0)).figure is None


def test_whatever_stands_in_a_name_is_drawn_as_text():
    odd = NODES.assign(name=["<b>$x^2$", "契約審査", "w" * 400])
    assert map_of(nodes=odd).png()


def test_a_map_is_wide_and_keeps_its_size_on_a_narrow_screen():
    _, metadata = map_of()._repr_mimebundle_()
    assert metadata["image/png"]["wide"] is True
