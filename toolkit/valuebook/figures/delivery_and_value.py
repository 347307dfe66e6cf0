"""Delivery beside value: two groups of bars that are never merged."""

import pandas as pd

from valuebook.figures.bars import Bar, bars
from valuebook.figures.chart import Chart
from valuebook.figures.theme import PLANNED, REALIZED, house_look
from valuebook.model.wording import percent

_COLOURS = {"delivery": PLANNED, "value": REALIZED}


def delivery_and_value(shares: pd.DataFrame) -> Chart:
    """Return the share of the work done beside the shares of value that arrived.

    Takes the columns side ("delivery" or "value"), name and share (of what was
    planned to the same month; NaN where not measured).
    """
    if shares["share"].isna().all():
        return Chart("No figure: neither delivery nor value is measured.")
    rows = [
        Bar(row["name"], row["share"], _COLOURS[row["side"]])
        for row in shares.to_dict("records")
    ]
    with house_look():
        figure = bars(rows, "Share of plan to date", _COLOURS, names=0.46)
    said = [f"{row.name} {percent(row.share)}" for row in rows]
    return Chart(f"Share of plan to date: {'; '.join(said)}.", figure)
