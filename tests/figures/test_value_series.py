import pandas as pd

from tests.figures.test_value_over_time import texts
from valuebook.figures import value_series

MONTHS = pd.period_range("2025-01", "2025-03", freq="M")
SERIES = pd.DataFrame(
    {
        "benefit_class": "cashable",
        "month": MONTHS,
        "planned": [2500.0, 5000.0, 7500.0],
        "forecast": [float("nan"), float("nan"), 6000.0],
        "realized": [2000.0, 4000.0, float("nan")],
    }
)


def drawn(series):
    return value_series(series, currency="EUR", as_of="2025-02")


def test_the_three_series_are_drawn_and_named():
    chart = drawn(SERIES)
    planned, forecast, realized = chart.figure.axes[0].lines[:3]
    assert planned.get_ydata().tolist() == [2.5, 5.0, 7.5]
    assert forecast.get_ydata()[2] == 6.0
    assert realized.get_ydata().tolist()[:2] == [2.0, 4.0]
    assert {"planned", "realized", "forecast", "as of 2025-02"} <= set(texts(chart))
    assert "Value a month, EUR k" in texts(chart)


def test_the_last_of_each_series_is_told_in_words():
    assert drawn(SERIES).alt == (
        "Value a month, the last known of each series. cashable: planned EUR 7.50 k in "
        "2025-03, realized EUR 4.00 k in 2025-02, forecast EUR 6.00 k in 2025-03."
    )
    nothing = SERIES.assign(realized=float("nan"))
    assert "realized not measured" in drawn(nothing).alt


def test_each_class_has_a_panel_of_its_own():
    hours = SERIES.assign(benefit_class="non_cashable")
    chart = drawn(pd.concat([SERIES, hours]))
    titles = [each.get_title("left") for each in chart.figure.axes]
    assert titles == ["cashable", "non-cashable"]


def test_without_money_there_is_no_picture():
    assert drawn(SERIES.iloc[:0]).figure is None
