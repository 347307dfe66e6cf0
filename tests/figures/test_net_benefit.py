import pandas as pd

from valuebook import figures
from valuebook.figures.theme import INK, PLANNED, REALIZED

FAN = pd.DataFrame(
    {
        "month": pd.period_range("2025-01", periods=3, freq="M"),
        "planned": [-200e3, 0.0, 200e3],
        "p10": [-220e3, -100e3, -50e3],
        "p50": [-210e3, -50e3, 100e3],
        "p90": [-190e3, 50e3, 250e3],
    }
)


def test_promise_and_range_cross_the_line_at_zero():
    chart = figures.net_benefit(FAN, alt="Added up.", currency="EUR")
    (axis,) = chart.figure.axes
    lines = {line.get_color(): list(line.get_ydata()) for line in axis.lines}
    assert lines == {
        INK: [0, 0],
        PLANNED: [-200, 0, 200],
        REALIZED: [-210, -50, 100],
    }
    assert [each.get_text() for each in axis.texts] == ["EUR 200 k", "EUR 100 k"]
    assert chart.alt == "Added up."


def test_without_a_case_words_stand_for_the_picture():
    absent = figures.net_benefit(FAN.iloc[:0], alt="Nothing.", currency="EUR")
    assert (absent.figure, absent.alt) == (None, "Nothing.")
