import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from valuebook import figures
from valuebook.figures.canvas import TITLES
from valuebook.figures.theme import DISBENEFIT

LINES = pd.DataFrame(
    [
        (name, "", "a text that is long enough to be broken into lines " * 3, False)
        for name in TITLES
        if name not in ("owners", "kill criterion", "measure")
    ]
    + [
        ("measure", "14 → 4 days", "Turnaround, by 2025-05.", False),
        ("owners", "Sponsor", "nobody named", True),
        ("kill criterion", "", "the level below which it is stopped", True),
    ],
    columns=["box", "strong", "text", "missing"],
)


@pytest.fixture(scope="module")
def chart():
    return figures.canvas(LINES, name="Contract review")


def test_every_box_has_its_title_and_every_word_is_told(chart):
    written = [each.get_text() for each in chart.figure.texts]
    assert set(TITLES.values()) <= set(written)
    assert chart.alt.startswith("Value hypothesis of Contract review. Serves: a text")
    assert "Judged by: 14 → 4 days: Turnaround, by 2025-05." in chart.alt
    assert "Who answers for it: Sponsor: nobody named." in chart.alt
    assert chart.alt.endswith(
        "Stopped when: missing: the level below which it is stopped."
    )


def test_a_box_that_lacks_all_it_should_hold_is_dashed_and_says_missing(chart):
    dashed = [
        each
        for each in chart.figure.get_children()
        if getattr(each, "get_linewidth", lambda: 0)() > 1
    ]
    assert len(dashed) == 2
    orange = [
        each.get_text() for each in chart.figure.texts if each.get_color() == DISBENEFIT
    ]
    assert " ".join(orange) == (
        "missing: the level below which it is stopped nobody named"
    )


def test_nothing_that_is_written_leaves_the_sheet_or_is_cut(chart):
    width, height = chart.figure.get_size_inches()
    renderer = FigureCanvasAgg(chart.figure).get_renderer()
    for each in chart.figure.texts:
        box = each.get_window_extent(renderer)
        assert box.x0 >= 0, each
        assert box.x1 <= 100 * width, each
        assert box.y0 >= 0, each
        assert box.y1 <= 100 * height, each
        assert "…" not in each.get_text()


def test_strong_words_that_are_long_are_broken_and_stay_in_their_box():
    limit = "below 15 % of eligible accounts that used the forecast in the month"
    stopped = LINES["box"] == "kill criterion"
    lines = LINES.assign(
        strong=LINES["strong"].mask(stopped, limit),
        missing=LINES["missing"].mask(stopped, False),
    )
    drawn = figures.canvas(lines, name="Forecast").figure
    renderer = FigureCanvasAgg(drawn).get_renderer()
    right = drawn.get_size_inches()[0] * drawn.dpi
    told = [
        each
        for each in drawn.texts
        if each.get_weight() == "bold" and each.get_text() in limit
    ]
    assert " ".join(each.get_text() for each in told) == limit
    assert all(each.get_window_extent(renderer).x1 < right for each in told)


def test_the_same_canvas_gives_the_same_bytes(chart):
    assert figures.canvas(LINES, name="Contract review").png() == chart.png()
