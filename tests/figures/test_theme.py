import numpy as np
import pandas as pd
import pytest

from valuebook.figures.theme import (
    DISBENEFIT,
    DPI,
    PLANNED,
    REALIZED,
    WIDTH,
    days,
    fitted,
    house_look,
    mark_month,
    money_scale,
    month_axis,
    month_end,
    panels,
    text_width,
)


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in parts
    ]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


@pytest.mark.parametrize("colour", [PLANNED, REALIZED])
def test_what_is_written_in_a_colour_can_be_read_on_white(colour):
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5  # WCAG 2.2, 1.4.3


def test_the_three_colours_differ():
    assert len({PLANNED, REALIZED, DISBENEFIT}) == 3


@pytest.mark.parametrize(
    ("count", "rows", "columns"), [(1, 1, 1), (3, 1, 3), (4, 2, 2), (5, 2, 3)]
)
def test_panels_stand_in_rows_that_fit(count, rows, columns):
    with house_look():
        figure, axes = panels(count)
    grid = figure.axes[0].get_gridspec()
    assert (len(axes), grid.nrows, grid.ncols) == (count, rows, columns)
    assert figure.get_figwidth() == WIDTH
    assert figure.dpi == DPI


def test_text_is_cut_where_it_would_not_fit():
    text = "Contracts signed without a checked liability cap"
    for line in fitted(text, 1.3).split("\n"):
        assert text_width(line) <= 1.3
    assert fitted("Short", 1.3) == "Short"
    assert fitted("", 1.3) == ""
    assert fitted("Donaudampfschifffahrtsgesellschaft", 1.0).endswith("…")


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2025-01", "2025-04", ["2025-01", "2025-02", "2025-03", "2025-04"]),
        ("2025-02", "2026-03", ["2025-05", "2025-09", "2026-01"]),
        ("2024-02", "2027-03", ["2025", "2026", "2027"]),
        ("1970-01", "2000-12", ["1970", "1980", "1990", "2000"]),
    ],
)
def test_the_axis_bears_whole_dates_and_few(first, last, labels):
    with house_look():
        _, (axis,) = panels(1)
        month_axis(axis, pd.Period(first, "M"), pd.Period(last, "M"))
    found = [each.get_text() for each in axis.get_xticklabels()]
    assert len(found) <= 5
    assert set(labels) & set(found)


def test_a_month_outside_the_axis_is_not_marked():
    with house_look():
        _, (axis,) = panels(1)
        month_axis(axis, pd.Period("2025-01", "M"), pd.Period("2025-06", "M"))
        mark_month(axis, pd.Period("2024-06", "M"), "as of 2024-06")
        assert not axis.lines
        mark_month(axis, pd.Period("2025-03", "M"), "as of 2025-03")
    assert axis.lines[0].get_xdata()[0] == month_end(pd.Period("2025-03", "M"))


def test_the_words_at_a_mark_stay_within_the_figure():
    with house_look():
        _, (axis,) = panels(1)
        month_axis(axis, pd.Period("2025-01", "M"), pd.Period("2025-12", "M"))
        for month in ("2025-02", "2025-10"):
            mark_month(axis, pd.Period(month, "M"), f"as of {month}")
    assert [each.get_ha() for each in axis.texts] == ["left", "right"]


def test_positions_on_the_axis_are_days():
    dates = pd.Series(pd.to_datetime(["1970-01-02", "2000-01-01"])).astype(
        "datetime64[s]"
    )
    assert days(dates).tolist() == [1, 10_957]


@pytest.mark.parametrize(
    ("amounts", "unit"),
    [
        ([1_200_000.0], "EUR m"),
        ([-3_000.0, 12.0], "EUR k"),
        ([12.0], "EUR"),
        ([float("nan")], "EUR"),
        ([], "EUR"),
    ],
)
def test_money_is_scaled_by_its_largest_amount(amounts, unit):
    assert money_scale(pd.Series(amounts, dtype="float64"), "EUR")[1] == unit
