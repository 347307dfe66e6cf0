"""The house look: colours that mean the same in every report, panels, labels.

Planned is grey, realized and actual are blue, a disbenefit is orange; the three
stay apart for colour-blind readers (after Okabe and Ito) and are always named in
words too.
"""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from math import ceil
from typing import Any

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from valuebook.model.text import plain

PLANNED = "#6e7479"
REALIZED = "#0a66a8"
DISBENEFIT = "#d55e00"
INK = "#24292f"
FAINT = "#d8dbdf"
LIKELY = "#bcd5ea"

WIDTH, DPI = 6.0, 100
SIZE = 8.5
_EDGE = 0.07  # inches left free at the edges

Days = npt.NDArray[np.float64]

_LOOK: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": SIZE,
    "text.color": INK,
    "text.parse_math": False,
    "axes.labelcolor": INK,
    "axes.edgecolor": PLANNED,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": SIZE,
    "axes.titlelocation": "left",
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "grid.color": FAINT,
    "grid.linewidth": 0.6,
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.labelsize": 8,
    "ytick.labelsize": 8,
}


@contextmanager
def house_look() -> Iterator[None]:
    """Hold the house look while a figure is made."""
    with mpl.rc_context(_LOOK), any_script():
        yield


@contextmanager
def any_script() -> Iterator[None]:
    """Let text be drawn whose letters the font lacks, as boxes; alt text has them."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph \d+")
        yield


def panels(
    count: int, *, most: int = 3, same_scale: bool = False, title_lines: int = 1
) -> tuple[Figure, list[Axes]]:
    """Return a figure with so many panels in rows, with room for a heading.

    With `same_scale` all panels share their y axis; `title_lines` is the number of
    lines that the title of a panel takes.
    """
    columns = min(count, most) if count != 4 else 2
    rows = ceil(count / columns)
    head, title, foot = 0.34, 0.06 + 0.16 * title_lines, 0.3
    plot = 3.0 - head - title - foot if rows == 1 else 1.3
    height = head + rows * (title + plot + foot)
    figure = Figure(figsize=(WIDTH, height), dpi=DPI)
    grid = figure.subplots(rows, columns, squeeze=False, sharey=same_scale)
    figure.subplots_adjust(
        left=0.085,
        right=1 - _EDGE / WIDTH,
        bottom=foot / height,
        top=1 - (head + title) / height,
        wspace=0.1 if same_scale else 0.22,
        hspace=(title + foot) / plot,
    )
    axes: list[Axes] = grid.ravel().tolist()
    for unused in axes[count:]:
        unused.set_visible(False)
    return figure, axes[:count]


def heading(figure: Figure, title: str, key: Mapping[str, str] | None = None) -> None:
    """Write the title of a figure at its top left, and what each colour stands for."""
    left, top = _EDGE, 1 - _EDGE / figure.get_figheight()
    figure.text(left / WIDTH, top, title, size=9.5, weight="bold", va="top")
    left += text_width(title, size=9.5, bold=True) + 0.15
    for word, colour in (key or {}).items():
        figure.text(
            left / WIDTH, top, word, color=colour, size=9, weight="bold", va="top"
        )
        left += text_width(word, size=9, bold=True) + 0.12


@lru_cache(maxsize=10_000)
def text_width(text: str, *, size: float = SIZE, bold: bool = False) -> float:
    """Return how wide text is when drawn, in inches."""
    font = FontProperties(
        family="DejaVu Sans", weight="bold" if bold else "normal", size=size
    )
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width) / 72


def fitted(
    text: str, inches: float, *, lines: int = 2, size: float = SIZE, bold: bool = False
) -> str:
    r"""Return text broken into so many lines of a width, the rest cut off with "…".

    >>> fitted("Contracts signed without a checked liability cap", 1.3)
    'Contracts signed\nwithout a checked…'
    """

    def fits(part: str) -> bool:
        return text_width(part, size=size, bold=bold) <= inches

    done: list[str] = []
    words = plain(text).split()
    while words and len(done) < lines:
        line = words.pop(0)
        while words and fits(f"{line} {words[0]}"):
            line = f"{line} {words.pop(0)}"
        done.append(line)
    if done and (words or not fits(done[-1])):
        last = done[-1]
        while last and not fits(f"{last}…"):
            last = last[:-1].rstrip()
        done[-1] = f"{last}…"
    return "\n".join(done)


def days(dates: pd.Series) -> Days:
    """Return dates as positions on the x axis: days since 1970."""
    return dates.to_numpy("datetime64[s]").astype("float64") / 86_400


def month_ends(months: pd.Series) -> Days:
    """Return the positions of the ends of months on the x axis."""
    return days(months.dt.to_timestamp(how="end"))


def month_end(month: pd.Period) -> float:
    """Return the position of the end of a month on the x axis."""
    return _day(month.to_timestamp(how="end"))


def _day(moment: pd.Timestamp) -> float:
    return moment.timestamp() / 86_400


def month_axis(
    axes: Axes, first: pd.Period, last: pd.Period, *, room: float = 0.0
) -> None:
    """Set the x axis to months; `room` is the part of it left free at the right."""
    span = (last - first).n
    width = axes.get_position().width * WIDTH
    fits = {
        each: width / (0.6 if each < 12 else 0.4) for each in (1, 2, 3, 6, 12, 24, 60)
    }
    step = next(
        (each for each, most in fits.items() if span / each <= min(most, 4)), 120
    )
    months = pd.period_range(first, last, freq="M")
    ticks = [each for each in months if (12 * each.year + each.month - 1) % step == 0]
    axes.set_xticks(
        [_day(each.to_timestamp()) for each in ticks],
        [str(each.year) if step % 12 == 0 else str(each) for each in ticks],
    )
    left, right = _day(first.to_timestamp()), month_end(last)
    axes.set_xlim(left, right + room * (right - left))


def mark_month(
    axes: Axes, month: pd.Period, text: str = "", *, at_top: bool = True
) -> None:
    """Mark the end of a month with a thin line, where the axis holds it."""
    at = month_end(month)
    first, last = axes.get_xlim()
    if not first <= at <= last:
        return
    axes.axvline(at, color=INK, lw=0.7, ls=(0, (2, 2)))
    # near the left edge the words would leave the figure
    is_left = at - first < 0.3 * (last - first)
    axes.annotate(
        text,
        (at, 1 if at_top else 0),
        xycoords=("data", "axes fraction"),
        xytext=(3 if is_left else -3, -1 if at_top else 2),
        textcoords="offset points",
        ha="left" if is_left else "right",
        va="top" if at_top else "bottom",
        size=8,
    )


_PATCH = {"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none"}


def label(
    axes: Axes,
    text: str,
    point: tuple[float, float],
    colour: str = INK,
    *,
    side: str = "above",
) -> None:
    """Write a direct label beside a point: above or below and to its left, or after."""
    set_ = {
        "above": ((0, 3), "right", "bottom"),
        "below": ((0, -3), "right", "top"),
        "after": ((4, 0), "left", "center"),
        "above after": ((4, 2), "left", "bottom"),
        "below after": ((4, -3), "left", "top"),
    }
    offset, across, up = set_[side]
    axes.annotate(
        text,
        point,
        xytext=offset,
        textcoords="offset points",
        ha=across,
        va=up,
        color=colour,
        size=8,
        bbox=_PATCH if side == "after" else None,
    )


def money_scale(amounts: pd.Series, currency: str) -> tuple[float, str]:
    """Return by what to divide amounts on an axis, and the unit that leaves.

    >>> money_scale(pd.Series([120_000.0, -80_000.0]), "EUR")
    (1000.0, 'EUR k')
    """
    largest = float(np.nanmax(amounts.abs())) if amounts.notna().any() else 0.0
    for step, name in ((1e9, " bn"), (1e6, " m"), (1e3, " k")):
        if largest >= step:
            return step, f"{currency}{name}"
    return 1.0, currency
