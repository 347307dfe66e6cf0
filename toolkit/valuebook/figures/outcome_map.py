"""The outcome map in columns, from the enablers to the objectives."""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from valuebook.figures.chart import Chart
from valuebook.figures.layered import Box, Columns, Layout, Link, Point, layered
from valuebook.figures.theme import (
    DISBENEFIT,
    DPI,
    INK,
    PLANNED,
    fitted,
    heading,
    house_look,
)
from valuebook.model.wording import counted, listed, money, words

MAP_WIDTH = 9.2
"""Inches; wider than other figures, since six columns of labels stand in it."""
_MARGIN, _HEAD, _SIZE = 0.07, 0.85, 7.0
_LINE = 0.118  # inches from one line of a label to the next
_SHADES = ("#b4bac1", "#949ba3", "#6e7479", "#4a5056", "#24292f")
_BETWEEN, _BEND = 0.42, 0.3  # inches between columns; how far a link bends out there
_NO_VALUE = "#c9ced4"
_FLAWED = "#b3261e"
_MANY = 60
_PLURALS = {"capability": "Capabilities"}


def outcome_map(nodes: pd.DataFrame, links: pd.DataFrame, *, currency: str) -> Chart:
    """Return the outcome map in columns; wide, dark links carry much planned value.

    Takes the columns node_id, kind, level, name and is_flawed of `nodes`, and from_id,
    to_id and value (of the class in which most stands, a year, NaN for none) of
    `links`. A node with a flaw bears a cross and a red frame.
    """
    if nodes.empty:
        return Chart("No figure: nothing of it stands on the outcome map.")
    said = _said(nodes, links, currency)
    return Chart(said, _drawn(nodes, links, currency), is_wide=True)


def _said(nodes: pd.DataFrame, links: pd.DataFrame, currency: str) -> str:
    kinds = nodes.sort_values("level")["kind"]
    counts = [
        counted(int(kinds.eq(kind).sum()), words(kind), _plural(kind).lower())
        for kind in kinds.unique()
    ]
    said = f"Outcome map with {counted(len(links), 'link')}: {listed(counts)}."
    names = dict(zip(nodes["node_id"], nodes["name"], strict=True))
    carrying = links[links["value"].notna()]
    if not carrying.empty:
        most = carrying.iloc[int(carrying["value"].abs().to_numpy().argmax())]
        said += (
            f" Most planned value flows from “{names[most['from_id']]}” to "
            f"“{names[most['to_id']]}”: {money(most['value'], currency)} a year."
        )
    flawed = [f"“{name}”" for name in nodes.loc[nodes["is_flawed"], "name"]]
    return f"{said} With a flaw: {listed(flawed)}." if flawed else said


def _plural(kind: str) -> str:
    said = words(kind)
    return _PLURALS.get(kind, f"{said[:1].upper()}{said[1:]}s")


def _drawn(nodes: pd.DataFrame, links: pd.DataFrame, currency: str) -> Figure:
    with house_look():
        present = sorted(nodes["level"].unique())
        columns = _columns(len(present))
        labels = _labels(nodes, columns)
        heights = {
            node: _LINE * (label.count("\n") + 1) + 0.075
            for node, label in labels.items()
        }
        level = {
            node: present.index(at)
            for node, at in zip(nodes["node_id"], nodes["level"], strict=True)
        }
        ends = list(zip(links["from_id"], links["to_id"], strict=True))
        layout = layered(level, ends, heights, columns)
        height = layout.height + _HEAD + _MARGIN
        figure = Figure(figsize=(MAP_WIDTH, height), dpi=DPI)
        axis = figure.add_axes((0, 0, 1, 1))
        axis.set_axis_off()
        axis.set_xlim(-_MARGIN, MAP_WIDTH - _MARGIN)
        axis.set_ylim(layout.height + _MARGIN, -_HEAD)
        _draw_links(axis, links, layout)
        flawed = set(nodes.loc[nodes["is_flawed"], "node_id"])
        for node, box in layout.boxes.items():
            _draw_box(axis, box, labels[node], is_flawed=node in flawed)
        for at, kind in nodes.drop_duplicates("level")[["level", "kind"]].to_numpy():
            left = present.index(at) * (columns.width + columns.between)
            axis.text(left, -0.1, _plural(kind), weight="bold", va="bottom")
        _draw_key(figure, links, currency)
    return figure


def _columns(count: int) -> Columns:
    room = MAP_WIDTH - 2 * _MARGIN - (count - 1) * _BETWEEN
    return Columns(min(room / count, 2.0), _BETWEEN, 0.08)


def _labels(nodes: pd.DataFrame, columns: Columns) -> dict[str, str]:
    lines = 2 if len(nodes) > _MANY else 3
    room = columns.width - 0.08
    marked = nodes["name"].where(~nodes["is_flawed"], "✗ " + nodes["name"])
    return {
        node: fitted(name, room, lines=lines, size=_SIZE)
        for node, name in zip(nodes["node_id"], marked, strict=True)
    }


def _draw_box(axis: Axes, box: Box, label: str, *, is_flawed: bool) -> None:
    axis.add_patch(
        FancyBboxPatch(
            (box.left, box.top),
            box.width,
            box.height,
            boxstyle="square,pad=0",
            fc="white",
            ec=_FLAWED if is_flawed else PLANNED,
            lw=1.4 if is_flawed else 0.7,
            zorder=3,
        )
    )
    axis.text(
        box.left + 0.04,
        box.middle,
        label,
        size=_SIZE,
        va="center",
        linespacing=1.12,
        zorder=4,
    )


def _draw_links(axis: Axes, links: pd.DataFrame, layout: Layout) -> None:
    most = float(links["value"].abs().max())
    for row in links.to_dict("records"):
        link: Link = (row["from_id"], row["to_id"])
        if link not in layout.paths:
            continue
        colour, width, order = _shade(row["value"], most)
        axis.add_patch(
            PathPatch(
                _bent(layout.paths[link]), fc="none", ec=colour, lw=width, zorder=order
            )
        )


def _shade(value: float, most: float) -> tuple[str, float, float]:
    """Return colour, width and order of drawing for a link with so much value."""
    if pd.isna(value) or not most:
        return _NO_VALUE, 0.8, 1.0
    part = (abs(value) / most) ** 0.5
    width = 1.0 + 3.5 * part
    if value < 0:
        return DISBENEFIT, width, 1.5 + part
    return _SHADES[min(int(part * len(_SHADES)), len(_SHADES) - 1)], width, 1.1 + part


def _bent(points: Sequence[Point]) -> Path:
    """Return a path that bends between columns and is straight beside labels."""
    corners, codes = [points[0]], [Path.MOVETO]
    for one, other in pairwise(points):
        half = (one[0] + other[0]) / 2 if one[0] != other[0] else one[0] + _BEND
        corners += [(half, one[1]), (half, other[1]), other]
        codes += [Path.CURVE4] * 3
    return Path(corners, codes)


def _draw_key(figure: Figure, links: pd.DataFrame, currency: str) -> None:
    heading(figure, "Outcome map")
    most = links["value"].abs().max()
    top = 1 - 0.27 / figure.get_figheight()
    said = "Read from left to right: what stands left brings about what stands right."
    if pd.notna(most):
        said += (
            " The wider and darker a link, the more planned value it carries a year,"
            f" in its largest benefit class; at most {money(most, currency)}"
        )
        said += "; orange: a disbenefit." if (links["value"] < 0).any() else "."
    shown = fitted(said, MAP_WIDTH - 0.4, lines=2, size=8)
    figure.text(_MARGIN / MAP_WIDTH, top, shown, size=8, va="top", color=INK)
