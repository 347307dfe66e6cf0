"""Planned value added up, as the range that a departure from the plan leaves of it."""

import pandas as pd

from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    LIKELY,
    PLANNED,
    REALIZED,
    heading,
    house_look,
    label,
    money_scale,
    month_axis,
    month_ends,
    panels,
)
from valuebook.model import BenefitClass
from valuebook.model.wording import money


def value_fan(fans: pd.DataFrame, *, alt: str, currency: str) -> Chart:
    """Return value added up month by month as a range, benefit classes in panels.

    Takes the columns benefit_class, month, planned, p10, p50 and p90; `alt` says in
    words what the picture shows.
    """
    if fans.empty:
        return Chart(alt)
    scale, unit = money_scale(fans["p90"], currency)
    classes = list(fans["benefit_class"].unique())
    with house_look():
        figure, axes = panels(len(classes), same_scale=True)
        heading(
            figure,
            f"Value added up, {unit}",
            {"planned": PLANNED, "what if, 8 times in 10": REALIZED},
        )
        for axis, name in zip(axes, classes, strict=True):
            rows = fans[fans["benefit_class"] == name]
            ends = month_ends(rows["month"])
            low, high = rows["p10"] / scale, rows["p90"] / scale
            axis.fill_between(ends, low, high, color=LIKELY, lw=0)
            axis.plot(ends, rows["planned"] / scale, color=PLANNED, lw=1.6)
            axis.plot(ends, rows["p50"] / scale, color=REALIZED, lw=2.4)
            end = (ends[-1], min(low.iloc[-1], rows["planned"].iloc[-1] / scale))
            label(
                axis, money(rows["p50"].iloc[-1], currency), end, REALIZED, side="below"
            )
            axis.set_title(BenefitClass(name).label, weight="bold")
            month_axis(axis, rows["month"].min(), rows["month"].max())
        axes[0].margins(y=0.12)
    return Chart(alt, figure)
