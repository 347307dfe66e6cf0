"""The bridge from promised to realized value, a waterfall for each benefit class."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    DISBENEFIT,
    DPI,
    INK,
    PLANNED,
    REALIZED,
    WIDTH,
    fitted,
    heading,
    house_look,
)
from valuebook.model import BenefitClass
from valuebook.model.wording import money

_ROW, _HEAD, _GAP = 0.235, 0.36, 0.3  # inches
_NAMES, _END = 0.4, 0.8  # parts of the width


def leakage_bridge(bridges: pd.DataFrame, *, currency: str, as_of: str) -> Chart:
    """Return the steps from promised to realized value, benefit classes apart.

    Takes the columns benefit_class, step, label, amount and level of a bridge; steps
    of amount 0 are left out. Each class has its own scale.
    """
    drawn = bridges[
        bridges["amount"].ne(0) | bridges["step"].isin(["promised", "realized"])
    ]
    if drawn.empty:
        return Chart("No figure: no promised money is due.")
    groups = [
        (str(name), rows) for name, rows in drawn.groupby("benefit_class", sort=False)
    ]
    height = _HEAD + _GAP * len(groups) + _ROW * len(drawn)
    with house_look():
        figure = Figure(figsize=(WIDTH, height), dpi=DPI)
        heading(
            figure,
            f"From promise to realized value by {as_of}",
            {"promised": PLANNED, "lost": DISBENEFIT, "gained, realized": REALIZED},
        )
        top = height - _HEAD
        for name, rows in groups:
            title = BenefitClass(name).label
            figure.text(0.012, (top - 0.2) / height, title, weight="bold", size=8.5)
            top -= _GAP
            tall = _ROW * len(rows)
            box = (_NAMES, (top - tall) / height, _END - _NAMES, tall / height)
            _waterfall(figure, figure.add_axes(box), rows, currency)
            top -= tall
    return Chart(_words(groups, currency, as_of), figure)


def _waterfall(figure: Figure, axis: Axes, rows: pd.DataFrame, currency: str) -> None:
    axis.set_axis_off()
    axis.set_ylim(len(rows) - 0.5, -0.5)
    spans = [_span(row) for row in rows.to_dict("records")]
    ends = [0.0, *(end for span in spans for end in span)]
    low, high = min(ends), max(ends)
    axis.set_xlim(low, high if high > low else low + 1)
    axis.axvline(0, color=INK, lw=0.8)
    for place, (row, (start, end)) in enumerate(
        zip(rows.to_dict("records"), spans, strict=True)
    ):
        axis.barh(place, end - start, left=start, height=0.68, color=_colour(row))
        if place + 1 < len(rows):
            level = float(row["level"])
            axis.plot([level, level], [place + 0.34, place + 0.66], color=INK, lw=0.6)
        at = float(axis.transData.transform((0, place))[1] / figure.bbox.height)
        name = fitted(row["label"], (_NAMES - 0.03) * WIDTH, lines=1, size=8)
        figure.text(0.012, at, name, va="center", size=8)
        figure.text(0.99, at, _signed(row, currency), va="center", ha="right", size=8)


def _span(row: dict[Any, Any]) -> tuple[float, float]:
    level, amount = float(row["level"]), float(row["amount"])
    is_total = row["step"] in ("promised", "realized")
    return (0.0, amount) if is_total else (level - amount, level)


def _colour(row: dict[Any, Any]) -> str:
    if row["step"] == "promised":
        return PLANNED
    return REALIZED if row["step"] == "realized" or row["amount"] > 0 else DISBENEFIT


def _signed(row: dict[Any, Any], currency: str) -> str:
    amount = float(row["amount"])
    is_gain = amount > 0 and row["step"] not in ("promised", "realized")
    return f"{'+' if is_gain else ''}{money(amount, currency)}"


def _words(groups: list[tuple[str, pd.DataFrame]], currency: str, as_of: str) -> str:
    said = []
    for name, rows in groups:
        steps = [
            f"{row['label']} {_signed(row, currency)}"
            for row in rows.to_dict("records")
        ]
        said.append(f"{BenefitClass(name).label}: {', '.join(steps)}")
    return f"From promise to realized value by {as_of}. {'; '.join(said)}."
