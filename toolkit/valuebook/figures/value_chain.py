"""The six links from delivery to money: how much of the plan came through each."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    DISBENEFIT,
    DPI,
    FAINT,
    INK,
    PLANNED,
    REALIZED,
    WIDTH,
    fitted,
    heading,
    house_look,
)
from valuebook.model import Tone, Verdict
from valuebook.model.wording import percent, words

_ROW, _HEAD = 0.42, 0.38
_NAMES, _END = 0.4, 0.78
_MOST = 1.5


def value_chain(chain: pd.DataFrame) -> Chart:
    """Return the share of plan of each link, with its interval and its verdict.

    Takes the columns chain_link, measure, share, low, high and verdict. Beyond 150 %
    a bar is cut; its number is not.
    """
    if chain["share"].isna().all():
        return Chart("No figure: no link of the chain can be judged.")
    rows = chain.to_dict("records")
    height = _HEAD + _ROW * len(rows)
    with house_look():
        figure = Figure(figsize=(WIDTH, height), dpi=DPI)
        box = (_NAMES, 0.02, _END - _NAMES, 1 - _HEAD / height - 0.02)
        axis = figure.add_axes(box)
        axis.set_axis_off()
        shares = chain["share"].clip(0, _MOST).dropna()
        axis.set_xlim(0, max(1.0, *shares, *chain["high"].clip(0, _MOST).dropna()))
        axis.set_ylim(len(rows) - 0.5, -0.5)
        for place, row in enumerate(rows):
            _link(figure, axis, row, place)
        axis.axvline(1, color=INK, lw=0.8)
        heading(
            figure, "Share of the planned change that came through, with 95 % interval"
        )
    said = [_said(row) for row in rows]
    return Chart(f"Share of plan by link of the chain: {'; '.join(said)}.", figure)


def _link(figure: Figure, axis: Axes, row: dict[Any, Any], place: int) -> None:
    at = float(axis.transData.transform((0, place))[1] / figure.bbox.height)
    step = 0.085 / figure.get_figheight()
    room = (_NAMES - 0.03) * WIDTH
    link = words(row["chain_link"])
    name = row["measure"] if isinstance(row["measure"], str) else "no measure"
    figure.text(0.012, at + step, link, va="center", weight="bold", size=8)
    name = fitted(name, room, lines=1, size=7.5)
    figure.text(0.012, at - step, name, va="center", size=7.5)
    axis.barh(place, 1, height=0.5, color=FAINT)
    if pd.notna(row["share"]):
        length = min(max(row["share"], 0.0), _MOST)
        axis.barh(place, length, height=0.5, color=_colour(row))
        ends = [min(max(row[side], 0.0), _MOST) for side in ("low", "high")]
        if ends[1] > ends[0]:
            axis.plot(ends, [place, place], color=INK, lw=1.2)
    right = f"{percent(row['share'])}, " if pd.notna(row["share"]) else ""
    figure.text(_END + 0.015, at, f"{right}{row['verdict']}", va="center", size=8)


def _colour(row: dict[Any, Any]) -> str:
    if row["verdict"] == Verdict.BROKEN:
        return DISBENEFIT
    return REALIZED if Verdict(row["verdict"]).tone is Tone.GOOD else PLANNED


def _said(row: dict[Any, Any]) -> str:
    link = words(row["chain_link"])
    if pd.isna(row["share"]):
        return f"{link} {row['verdict']}"
    between = ""
    if row["high"] > row["low"]:
        between = f" ({percent(row['low'])} to {percent(row['high'])})"
    return f"{link} {percent(row['share'])}{between}, {row['verdict']}"
