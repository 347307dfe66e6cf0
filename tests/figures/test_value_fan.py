import pandas as pd

from valuebook import figures
from valuebook.figures.theme import PLANNED, REALIZED

FANS = pd.DataFrame(
    {
        "benefit_class": ["cashable"] * 3 + ["risk_reduction"] * 3,
        "month": [*pd.period_range("2025-01", periods=3, freq="M")] * 2,
        "planned": [0.0, 100e3, 200e3, 0.0, 50e3, 100e3],
        "p10": [0.0, 40e3, 90e3, 0.0, 10e3, 30e3],
        "p50": [0.0, 80e3, 160e3, 0.0, 40e3, 80e3],
        "p90": [0.0, 110e3, 220e3, 0.0, 60e3, 120e3],
    }
)


def test_each_class_shows_the_plan_the_middle_and_the_range_around_it():
    chart = figures.value_fan(FANS, alt="Added up.", currency="EUR")
    axes = chart.figure.axes
    assert [axis.get_title("left") for axis in axes] == ["cashable", "risk reduction"]
    drawn = {line.get_color(): list(line.get_ydata()) for line in axes[0].lines}
    assert drawn == {PLANNED: [0, 100, 200], REALIZED: [0, 80, 160]}
    band = axes[0].collections[0].get_paths()[0].vertices[:, 1]
    assert (band.min(), band.max()) == (0, 220)
    assert [text.get_text() for text in axes[0].texts] == ["EUR 160 k"]
    assert chart.alt == "Added up."


def test_without_value_words_stand_for_the_picture():
    chart = figures.value_fan(FANS.iloc[:0], alt="Nothing to show.", currency="EUR")
    assert (chart.figure, chart.png()) == (None, b"")
