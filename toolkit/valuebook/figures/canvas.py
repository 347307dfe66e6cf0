"""The value hypothesis as a picture: a sheet of boxes, gaps visibly missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle

from valuebook.analysis.rows import rows_of
from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    DISBENEFIT,
    DPI,
    INK,
    PLANNED,
    REALIZED,
    WIDTH,
    fitted,
    house_look,
    text_width,
)

TITLES = {
    "objective": "Serves",
    "problem": "Problem",
    "stakeholder": "For whom",
    "change": "What brings it about",
    "measure": "Judged by",
    "value": "Worth at full effect",
    "assumptions": "Rests on",
    "owners": "Who answers for it",
    "kill criterion": "Stopped when",
}
# each row of the sheet: its boxes and their shares of the width
_SHEET = (
    (("objective", 1.0),),
    (("problem", 0.31), ("stakeholder", 0.27), ("change", 0.42)),
    (("measure", 0.62), ("value", 0.38)),
    (("assumptions", 0.62), ("kill criterion", 0.38)),
    (("owners", 1.0),),
)
_PALE, _TINTED, _ABSENT = "#ebeef1", "#d9e7f4", "white"
_RATED = {"red": "#b3261e", "amber": "#b35900", "green": "#2e7d32"}
_EDGE, _GAP, _PAD = 0.07, 0.09, 0.1
_LINE, _STRONG, _TITLE = 0.142, 0.165, 0.2
_MOST_LINES = 12


@dataclass(frozen=True)
class _Line:
    strong: str
    text: str
    missing: bool

    @property
    def beside(self) -> bool:
        """Tell whether the strong words stand before the text, on its line."""
        return self.strong in _RATED


def canvas(lines: pd.DataFrame, *, name: str) -> Chart:
    """Return the canvas of a hypothesis, drawn; what is missing has a dashed box.

    Takes the columns box, strong, text and missing; `name` is the initiative's.
    """
    boxes = {
        box: [_Line(row.strong, row.text, row.missing) for row in rows_of(rows)]
        for box, rows in lines.groupby("box", sort=False)
    }
    said = " ".join(_words(str(box), boxes[box]) for box in boxes)
    return Chart(f"Value hypothesis of {name}. {said}", _drawn(boxes))


def _words(box: str, lines: Sequence[_Line]) -> str:
    parts = [
        f"{line.strong}: {line.text}"
        if line.strong
        else f"missing: {line.text}"
        if line.missing
        else line.text
        for line in lines
    ]
    told = "; ".join(each.rstrip(".") for each in parts)
    return f"{TITLES[box]}: {told}."


def _drawn(boxes: dict[Any, list[_Line]]) -> Figure:
    with house_look():
        inside = WIDTH - 2 * _EDGE
        rows = []
        for row in _SHEET:
            width = inside - _GAP * (len(row) - 1)
            parts = [(box, share * width) for box, share in row]
            rows.append((parts, max(_height(boxes[box], box, w) for box, w in parts)))
        height = 2 * _EDGE + sum(each for _, each in rows) + _GAP * (len(rows) - 1)
        figure = Figure(figsize=(WIDTH, height), dpi=DPI)
        top = height - _EDGE
        for parts, tall in rows:
            left = _EDGE
            for box, width in parts:
                _box(figure, box, boxes[box], (left, top, width, tall))
                left += width + _GAP
            top -= tall + _GAP
    return figure


def _height(lines: Sequence[_Line], box: str, width: float) -> float:
    if box == "owners":
        column = width / len(lines)
        tallest = max(_tall(line, column - _PAD) for line in lines)
        return _PAD + _TITLE + tallest + _PAD / 2
    room = width - 2 * _PAD
    return _PAD + _TITLE + sum(_tall(line, room) for line in lines) + _PAD / 2


def _tall(line: _Line, room: float) -> float:
    return _above(line, room) + _LINE * _wrapped(line, room).count("\n") + _LINE + 0.05


def _above(line: _Line, room: float) -> float:
    """Return how much room the strong words take above the text."""
    if not line.strong or line.beside:
        return 0
    return _STRONG + _LINE * _headline(line, room).count("\n")


def _headline(line: _Line, room: float) -> str:
    return fitted(line.strong, room, lines=_MOST_LINES, size=9, bold=True)


def _wrapped(line: _Line, room: float) -> str:
    indent = text_width(f"{line.strong}  ", size=8, bold=True) if line.beside else 0
    said = f"missing: {line.text}" if line.missing and not line.strong else line.text
    return fitted(said, room - indent, lines=_MOST_LINES, size=8)


def _box(
    figure: Figure,
    box: str,
    lines: Sequence[_Line],
    place: tuple[float, float, float, float],
) -> None:
    left, top, width, tall = place
    absent = all(line.missing for line in lines)
    ground = _ABSENT if absent else _TINTED if box in ("measure", "value") else _PALE
    figure.add_artist(
        FancyBboxPatch(
            (left, top - tall),
            width,
            tall,
            boxstyle="round,pad=0,rounding_size=0.05",
            facecolor=ground,
            edgecolor=DISBENEFIT if absent else "none",
            linestyle=(0, (4, 3)) if absent else "solid",
            linewidth=1.1 if absent else 0,
            transform=figure.dpi_scale_trans,
        )
    )
    if not absent:
        figure.add_artist(
            Rectangle(
                (left, top - tall + 0.05),
                0.03,
                tall - 0.1,
                facecolor=REALIZED,
                transform=figure.dpi_scale_trans,
            )
        )
    _write(figure, TITLES[box], (left + _PAD, top - _PAD), PLANNED, font=(7.5, "bold"))
    start = top - _PAD - _TITLE
    if box == "owners":
        column = (width - _PAD) / len(lines)
        for number, line in enumerate(lines):
            _said(figure, line, left + _PAD + number * column, start, column - _PAD)
        return
    for line in lines:
        start -= _said(figure, line, left + _PAD, start, width - 2 * _PAD)


def _said(figure: Figure, line: _Line, left: float, top: float, room: float) -> float:
    """Write a line of a box; return how tall it came out."""
    colour = DISBENEFIT if line.missing else INK
    at, start = left, top
    if line.beside:
        strong = _RATED[line.strong]
        _write(figure, line.strong, (left, top), strong, font=(8, "bold"))
        at += text_width(f"{line.strong}  ", size=8, bold=True)
    elif line.strong:
        _write(figure, _headline(line, room), (left, top), INK, font=(9, "bold"))
        start -= _above(line, room)
    _write(figure, _wrapped(line, room), (at, start), colour, font=(8, "normal"))
    return _tall(line, room)


def _write(
    figure: Figure,
    text: str,
    place: tuple[float, float],
    colour: str,
    font: tuple[float, str],
) -> None:
    left, top = place
    size, weight = font
    # line by line on its baseline: where a text ends depends on the letters in it
    for number, line in enumerate(text.splitlines()):
        figure.text(
            left,
            top - 0.76 * size / 72 - number * _LINE,
            line,
            color=colour,
            size=size,
            weight=weight,
            va="baseline",
            transform=figure.dpi_scale_trans,
        )
