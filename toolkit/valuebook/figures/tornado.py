"""How far each input alone moves the net present value, the widest on top."""

from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from valuebook.analysis.rows import rows_of
from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    DPI,
    INK,
    PLANNED,
    REALIZED,
    WIDTH,
    fitted,
    heading,
    house_look,
    money_scale,
)
from valuebook.model.wording import money, number, percent

_ROW, _HEAD, _FOOT = 0.42, 0.62, 0.3
_LEFT, _RIGHT = 0.25, 0.78
_ABSENT = "No figure: no range is stated for any input of the case."


def tornado(inputs: pd.DataFrame, *, currency: str) -> Chart:
    """Return a bar for each input, from its low value to its high one.

    Takes the columns input, unit, p10, p90, worth_at_p10, worth_at_p90 and
    switching_value; the other inputs stay in their middle. To the right stands the
    value at which the case is worth nothing.
    """
    if inputs.empty:
        return Chart(_ABSENT)
    said = " ".join(_words(row, currency) for row in rows_of(inputs))
    title = "Net present value as each input alone goes from low to high."
    return Chart(f"{title} {said}", _drawn(inputs, currency))


def _drawn(inputs: pd.DataFrame, currency: str) -> Figure:
    ends = inputs[["worth_at_p10", "worth_at_p90"]]
    scale, unit = money_scale(pd.Series(ends.to_numpy().ravel()), currency)
    height = _HEAD + _ROW * len(inputs) + _FOOT
    with house_look():
        figure = Figure(figsize=(WIDTH, height), dpi=DPI)
        axis = figure.add_axes(
            (
                _LEFT,
                _FOOT / height,
                _RIGHT - _LEFT,
                1 - (_HEAD + _FOOT) / height,
            )
        )
        for place, row in enumerate(rows_of(inputs)):
            _bar(axis, place, row, scale)
            level = 1 - (_HEAD + _ROW * (place + 0.5)) / height
            name = fitted(row.input[:1].upper() + row.input[1:], _LEFT * WIDTH - 0.15)
            figure.text(0.012, level, name, va="center")
            turns = _value(row.switching_value, row.unit, none="none")
            figure.text(0.99, level, turns, va="center", ha="right", weight="bold")
        axis.axvline(0, color=INK, lw=0.9)
        axis.set_ylim(len(inputs) - 0.5, -0.5)
        axis.set_yticks([])
        axis.spines["left"].set_visible(False)
        axis.grid(axis="x")
        axis.grid(visible=False, axis="y")
        axis.margins(x=0.16)
        heading(
            figure,
            f"What moves the net present value, {unit}",
            {"input low": PLANNED, "high": REALIZED},
        )
        top = 1 - (_HEAD - 0.06) / height
        figure.text(0.99, top, "worth nothing at", ha="right", va="bottom", size=8)
    return figure


def _bar(axis: Any, place: int, row: Any, scale: float) -> None:
    middle = (row.worth_at_p10 + row.worth_at_p90) / 2 / scale
    for worth, value, colour in (
        (row.worth_at_p10 / scale, row.p10, PLANNED),
        (row.worth_at_p90 / scale, row.p90, REALIZED),
    ):
        axis.barh(place, worth - middle, left=middle, height=0.5, color=colour)
        is_left = worth < middle
        axis.annotate(
            _value(value, row.unit),
            (worth, place),
            xytext=(-3 if is_left else 3, 0),
            textcoords="offset points",
            ha="right" if is_left else "left",
            va="center",
            size=8,
            bbox={"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none"},
        )


def _value(value: float, unit: str, *, none: str = "") -> str:
    if pd.isna(value):
        return none
    if unit == "share":
        return percent(value)
    if unit == "months":
        return number(round(value, 1), "months")
    return money(value, unit)


def _words(row: Any, currency: str) -> str:
    turns = _value(row.switching_value, row.unit)
    nothing = f", nothing at {turns}" if turns else ", never nothing"
    return (
        f"{row.input[:1].upper()}{row.input[1:]} from {_value(row.p10, row.unit)} to "
        f"{_value(row.p90, row.unit)}: worth {money(row.worth_at_p10, currency)} to "
        f"{money(row.worth_at_p90, currency)}{nothing}."
    )
