"""What was observed beside what would have been, with the interval of the latter."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    DPI,
    FAINT,
    INK,
    PLANNED,
    REALIZED,
    WIDTH,
    days,
    fitted,
    heading,
    house_look,
    month_axis,
)
from valuebook.model.wording import number, percent

_HEIGHT = 2.9
_LATE = 0.9  # part of the axis from which words stand to the left of their line


def effect(path: pd.DataFrame) -> Chart:
    """Return the course of a measure beside the one it would have taken.

    Takes the columns measure, unit, date, observed, counterfactual, low, high, level
    and live of `effect.path`. A date ends its period, so the line of go-live stands
    where the last period before it ends. Periods that were left out of the estimate
    are drawn as observed only.
    """
    known = path[path["counterfactual"].notna()]
    after = known[known["live"].astype("bool")]
    if after.empty:
        return Chart("No figure: no effect could be estimated.")
    measure, unit = str(path["measure"].iloc[0]), str(path["unit"].iloc[0])
    with house_look():
        figure = Figure(figsize=(WIDTH, _HEIGHT), dpi=DPI)
        axis = figure.add_axes((0.085, 0.11, 0.9, 0.69))
        _draw(axis, path, after)
        heading(figure, fitted(f"{measure}, {unit}", WIDTH - 0.3, lines=1, bold=True))
        interval = f"{percent(float(path['level'].iloc[0]))} interval"
        key = (("observed", REALIZED), (f"would have been, {interval}", PLANNED))
        for place, (word, colour) in enumerate(key):
            across = 0.012 + 0.12 * place
            figure.text(across, 0.865, word, color=colour, size=8.5, weight="bold")
    return Chart(_words(measure, unit, after), figure)


def _draw(axis: Axes, path: pd.DataFrame, after: pd.DataFrame) -> None:
    if len(after) > 1:
        axis.fill_between(
            days(after["date"]), after["low"], after["high"], color=FAINT, lw=0
        )
    else:  # one period has no width
        axis.vlines(
            days(after["date"]), after["low"], after["high"], FAINT, lw=8, zorder=1
        )
    axis.plot(
        days(path["date"]), path["counterfactual"], color=PLANNED, lw=1.6, ls="--"
    )
    axis.plot(days(path["date"]), path["observed"], color=REALIZED, lw=1.8)
    months = path["date"].dt.to_period("M")
    month_axis(axis, months.min(), months.max())
    before = path.loc[~path["live"].astype("bool"), "date"]
    live = days(before)[-1] if len(before) else days(path["date"])[0]
    axis.axvline(live, color=INK, lw=0.8, ls=(0, (2, 2)))
    first, last = axis.get_xlim()
    is_late = live - first > _LATE * (last - first)
    axis.annotate(
        "live",
        (live, 1),
        xycoords=("data", "axes fraction"),
        xytext=(-3 if is_late else 3, -2),
        textcoords="offset points",
        ha="right" if is_late else "left",
        va="top",
        size=8,
    )


def _words(measure: str, unit: str, after: pd.DataFrame) -> str:
    seen, would, low, high = (
        after[column].mean() for column in ("observed", "counterfactual", "low", "high")
    )
    first, last = after["date"].min(), after["date"].max()
    return (
        f"{measure}, mean of {first:%Y-%m} to {last:%Y-%m}: observed "
        f"{number(seen, unit)}, would have been {number(would, unit)} "
        f"({number(low)} to {number(high)}, {percent(float(after['level'].iloc[0]))} "
        "interval)."
    )
