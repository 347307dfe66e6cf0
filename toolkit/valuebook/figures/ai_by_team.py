"""Adoption, spend and return of each team beside one another."""

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
from valuebook.model.wording import money, number

_ROW, _HEAD, _TITLES = 0.34, 0.36, 0.28  # inches
_NAMES, _GAP, _END = 0.27, 0.16, 0.995  # parts of the width
_STANDINGS = {
    "value-generating": REALIZED,
    "covered by capacity": PLANNED,
    "cash-burning": DISBENEFIT,
    "not measured": PLANNED,
}
_KEY = {"generates value": REALIZED, "capacity": PLANNED, "burns cash": DISBENEFIT}
_MOST_ROWS = 24


def ai_by_team(by_team: pd.DataFrame, *, currency: str, period: str) -> Chart:
    """Return adoption, spend and return of teams, a row each and a panel for each.

    Takes the columns initiative_id, team, active_share, adoption (in words), spend,
    per_unit and standing; `period` says of which months the spend is.
    """
    if by_team.empty:
        return Chart("No figure: the exports hold neither use nor spend of any team.")
    kept = by_team.sort_values("spend", ascending=False).head(_MOST_ROWS).sort_index()
    rows = kept.to_dict("records")
    height = _HEAD + _TITLES + _ROW * len(rows)
    tall = _ROW * len(rows) / height
    width = (_END - _NAMES - 3 * _GAP) / 3
    with house_look():
        figure = Figure(figsize=(WIDTH, height), dpi=DPI)
        heading(figure, f"By team, {period}", _KEY)
        panels = (
            ("Active in the week", "active_share", 1.0),
            (f"Spend, {currency}", "spend", _most(kept["spend"])),
            ("Value per unit of cost", "per_unit", _most(kept["per_unit"])),
        )
        for place, (title, name, most) in enumerate(panels):
            left = _NAMES + place * (width + _GAP)
            axis = figure.add_axes((left, 0, width, tall))
            axis.set_axis_off()
            axis.set_xlim(0, most)
            axis.set_ylim(len(rows) - 0.5, -0.5)
            for at, row in enumerate(rows):
                _bar(axis, at, row, (name, currency))
            if name == "per_unit":
                axis.axvline(1, color=INK, lw=0.8)
            level = 1 - (_HEAD + 0.12) / height
            figure.text(left, level, title, size=8, weight="bold", va="center")
        for at, row in enumerate(rows):
            level = tall * (len(rows) - at - 0.5) / len(rows)
            name = fitted(_named(row), (_NAMES - 0.02) * WIDTH, size=8)
            figure.text(0.012, level, name, va="center", size=8)
    said = [
        f"{_named(row)}: active {row['adoption']}, spend {_spend(row, currency)}, "
        f"{_value(row)}"
        for row in rows
    ]
    more = len(by_team) - len(rows)
    left_out = f" {more} more with less spend are not drawn." if more else ""
    title = f"Adoption, spend and return by team, {period}"
    return Chart(f"{title}. {'; '.join(said)}.{left_out}", figure)


def _most(values: pd.Series) -> float:
    largest = values.max()
    return float(largest) if pd.notna(largest) and largest > 0 else 1.0


def _named(row: dict[Any, Any]) -> str:
    of = f" ({row['initiative_id']})" if row["initiative_id"] else ""
    return f"{row['team']}{of}"


def _spend(row: dict[Any, Any], currency: str) -> str:
    return money(row["spend"], currency)


def _value(row: dict[Any, Any]) -> str:
    if pd.isna(row["per_unit"]):
        return "value not measured"
    value = number(row["per_unit"], significant=2)
    return f"{value} of value for 1 of cost, {row['standing']}"


def _bar(axis: Axes, at: int, row: dict[Any, Any], of: tuple[str, str]) -> None:
    name, currency = of
    value = row[name]
    colour = _STANDINGS[row["standing"]] if name == "per_unit" else REALIZED
    axis.barh(at, axis.get_xlim()[1], height=0.55, color=FAINT)
    length = 0.0 if pd.isna(value) else max(float(value), 0.0)
    axis.barh(at, length, height=0.55, color=colour)
    text = {
        "active_share": row["adoption"],
        "spend": _spend(row, currency).removeprefix(f"{currency} "),
        "per_unit": number(None if pd.isna(value) else value, significant=2),
    }[name]
    axis.annotate(
        text,
        (axis.get_xlim()[1], at),
        xytext=(4, 0),
        textcoords="offset points",
        va="center",
        size=8,
    )
