"""Net benefit added up month by month, as promised and as a range."""

import pandas as pd

from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    INK,
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
from valuebook.model.wording import money


def net_benefit(fan: pd.DataFrame, *, alt: str, currency: str) -> Chart:
    """Return benefit less cost added up, crossing zero where it has paid back.

    Takes the columns month, planned, p10, p50 and p90; `alt` says in words what the
    picture shows.
    """
    if fan.empty:
        return Chart(alt)
    span = pd.concat([fan["p10"], fan["p90"], fan["planned"]])
    scale, unit = money_scale(span, currency)
    ends = month_ends(fan["month"])
    with house_look():
        figure, (axis,) = panels(1, title_lines=0)
        heading(
            figure,
            f"Benefit less cost, added up, {unit}",
            {"as promised": PLANNED, "range, 8 times in 10": REALIZED},
        )
        low, high = fan["p10"] / scale, fan["p90"] / scale
        axis.fill_between(ends, low, high, color=LIKELY, lw=0)
        axis.axhline(0, color=INK, lw=0.9)
        month_axis(axis, fan["month"].min(), fan["month"].max(), room=0.17)
        middle = fan["p50"].iloc[-1]
        is_above = fan["planned"].iloc[-1] >= middle
        for column, colour, width in (
            ("planned", PLANNED, 1.8),
            ("p50", REALIZED, 2.4),
        ):
            axis.plot(ends, fan[column] / scale, color=colour, lw=width)
            last = fan[column].iloc[-1]
            above = is_above == (column == "planned")
            label(
                axis,
                money(last, currency),
                (ends[-1], last / scale),
                colour,
                side="above after" if above else "below after",
            )
        axis.margins(y=0.1)
    return Chart(alt, figure)
