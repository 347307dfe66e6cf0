"""Planned, forecast and realized value of each month, benefit classes apart."""

import pandas as pd
from matplotlib.axes import Axes

from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    PLANNED,
    REALIZED,
    heading,
    house_look,
    mark_month,
    money_scale,
    month_axis,
    month_ends,
    panels,
)
from valuebook.model import BenefitClass
from valuebook.model.wording import money

_FORECAST = "#5b93c4"
_KEY = {"planned": PLANNED, "realized": REALIZED, "forecast": _FORECAST}


def value_series(series: pd.DataFrame, *, currency: str, as_of: str) -> Chart:
    """Return what was planned, forecast and realized a month, a panel for each class.

    Takes the columns of `tracking.series.series`.
    """
    if series.empty:
        return Chart("No figure: no value in money is planned for any month.")
    scale, unit = money_scale(series[list(_KEY)].abs().max(axis=1), currency)
    classes = list(series["benefit_class"].unique())
    with house_look():
        figure, axes = panels(len(classes))
        heading(figure, f"Value a month, {unit}", _KEY)
        for place, (axis, name) in enumerate(zip(axes, classes, strict=True)):
            rows = series[series["benefit_class"] == name]
            _panel(axis, rows, scale)
            axis.set_title(BenefitClass(name).label, weight="bold")
            month_axis(axis, series["month"].min(), series["month"].max())
            named = "" if place else f"as of {as_of}"
            mark_month(axis, pd.Period(as_of, freq="M"), named)
            axis.margins(y=0.2)
    return Chart(_words(series, currency), figure)


def _panel(axis: Axes, rows: pd.DataFrame, scale: float) -> None:
    ends = month_ends(rows["month"])
    axis.plot(ends, rows["planned"] / scale, color=PLANNED, lw=1.8)
    axis.plot(ends, rows["forecast"] / scale, color=_FORECAST, lw=1.8, ls=(0, (3, 1.5)))
    axis.plot(ends, rows["realized"] / scale, "-o", color=REALIZED, lw=1.2, ms=2.6)


def _words(series: pd.DataFrame, currency: str) -> str:
    said = []
    for name, rows in series.groupby("benefit_class", sort=False):
        parts = []
        for column in _KEY:
            known = rows[rows[column].notna()]
            if known.empty:
                parts.append(f"{column} not measured")
                continue
            last = known.iloc[-1]
            amount = money(last[column], currency)
            parts.append(f"{column} {amount} in {last['month']}")
        said.append(f"{BenefitClass(str(name)).label}: {', '.join(parts)}")
    return f"Value a month, the last known of each series. {'; '.join(said)}."
