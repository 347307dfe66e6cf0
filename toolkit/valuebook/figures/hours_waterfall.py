"""Hours from what is said to be saved down to what left a budget."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    DISBENEFIT,
    DPI,
    PLANNED,
    REALIZED,
    WIDTH,
    heading,
    house_look,
)
from valuebook.model.wording import number

_ROW, _HEAD, _GAP = 0.26, 0.36, 0.26  # inches
_NAMES, _END = 0.4, 0.86  # parts of the width
_MOST = 6  # initiatives
_COLOURS = {"measured": REALIZED, "reported": PLANNED, "assumed": DISBENEFIT}


def hours_waterfall(waterfall: pd.DataFrame) -> Chart:
    """Return the hours of a month step by step, coloured by what each rests on.

    Takes the columns initiative_id, step, hours, basis and rests_on; the vendor's
    estimate is left out: it is in no sum.
    """
    drawn = waterfall[waterfall["step"] != "vendor's estimate"].dropna(subset="hours")
    if drawn.empty:
        return Chart("No figure: no hours saved are recorded.")
    groups = [
        (str(name), rows.to_dict("records"))
        for name, rows in drawn.groupby("initiative_id", sort=False)
    ]
    more = len(groups) - _MOST
    groups = groups[:_MOST]
    height = _HEAD + sum(_GAP + _ROW * len(rows) for _, rows in groups)
    with house_look():
        figure = Figure(figsize=(WIDTH, height), dpi=DPI)
        heading(figure, "Hours a month, by what they rest on", _COLOURS)
        top = height - _HEAD
        for name, rows in groups:
            figure.text(0.012, (top - 0.16) / height, name, weight="bold", size=8.5)
            top -= _GAP
            tall = _ROW * len(rows)
            box = (_NAMES, (top - tall) / height, _END - _NAMES, tall / height)
            _draw(figure, figure.add_axes(box), rows)
            top -= tall
    said = [
        f"{name}: {', '.join(f'{_label(row)} {_hours(row)}' for row in rows)}"
        for name, rows in groups
    ]
    left_out = f" {more} more initiatives are not drawn." if more > 0 else ""
    return Chart(f"Hours a month. {'; '.join(said)}.{left_out}", figure)


def _draw(figure: Figure, axis: Axes, rows: list[dict[Any, Any]]) -> None:
    axis.set_axis_off()
    axis.set_ylim(len(rows) - 0.5, -0.5)
    axis.set_xlim(0, max(abs(row["hours"]) for row in rows) or 1)
    gross = rows[0]["hours"]
    for at, row in enumerate(rows):
        left = gross + row["hours"] if row["hours"] < 0 else 0.0
        colour = _COLOURS.get(row["rests_on"], PLANNED)
        axis.barh(at, abs(row["hours"]), left=left, height=0.62, color=colour)
        level = float(axis.transData.transform((0, at))[1] / figure.bbox.height)
        figure.text(0.012, level, _label(row), va="center", size=8)
        figure.text(0.99, level, _hours(row), va="center", ha="right", size=8)


def _label(row: dict[Any, Any]) -> str:
    return f"{row['step']} ({row['basis']})" if row["basis"] else str(row["step"])


def _hours(row: dict[Any, Any]) -> str:
    return number(row["hours"], "h")
