"""Rows of horizontal bars with a name before and a number after each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.figure import Figure

from valuebook.figures.theme import (
    DPI,
    FAINT,
    INK,
    WIDTH,
    fitted,
    heading,
    text_width,
)
from valuebook.model.wording import percent

_ROW, _HEAD, _MOST = 0.32, 0.4, 2.0
_GAP = 0.14  # inches between a full bar and the number after it, and at the edge
_NARROWEST = 0.79  # room for "not measured", so that figures of a page end alike


@dataclass(frozen=True)
class Bar:
    """One row: a share of a full bar, NaN where it was not measured.

    `word` stands behind the number and says what the colour means.
    """

    name: str
    share: float
    colour: str
    depth: int = 0
    bold: bool = False
    word: str = ""

    @property
    def said(self) -> str:
        """Return the number behind the bar, with its word where it was measured."""
        shown = percent(self.share)
        return f"{shown}, {self.word}" if self.word and pd.notna(self.share) else shown


def bars(
    rows: Sequence[Bar], title: str, key: Mapping[str, str], *, names: float
) -> Figure:
    """Return a figure with a row for each bar; the faint bar behind it is 100 %.

    `names` is the part of the width that the names take. Beyond 200 % a bar is cut;
    its number is not.
    """
    height = _HEAD + _ROW * len(rows)
    figure = Figure(figsize=(WIDTH, height), dpi=DPI)
    widest = max(text_width(bar.said, size=8, bold=bar.bold) for bar in rows)
    right = 1 - (max(widest, _NARROWEST) + _GAP) / WIDTH
    axis = figure.add_axes((names, 0.02, right - names, 1 - _HEAD / height))
    axis.set_axis_off()
    drawn = [min(max(bar.share, 0.0), _MOST) for bar in rows if pd.notna(bar.share)]
    axis.set_xlim(0, max([1.0, *drawn]))
    axis.set_ylim(len(rows) - 0.4, -0.6)
    for place, bar in enumerate(rows):
        weight = "bold" if bar.bold else "normal"
        indent = 0.012 + 0.02 * bar.depth
        room = (names - indent - 0.03) * WIDTH
        level = float(axis.transData.transform((0, place))[1] / figure.bbox.height)
        name = fitted(bar.name, room, size=8, bold=bar.bold)
        figure.text(indent, level, name, va="center", weight=weight, size=8)
        axis.barh(place, 1, height=0.55, color=FAINT)
        length = 0.0 if pd.isna(bar.share) else min(max(bar.share, 0.0), _MOST)
        axis.barh(place, length, height=0.55, color=bar.colour)
        axis.annotate(
            bar.said,
            (max(1.0, length), place),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            weight=weight,
            size=8,
        )
    axis.axvline(1, color=INK, lw=0.8)
    heading(figure, title, key)
    return figure
