"""What each promised measure did, beside its baseline, its plan and its target."""

import pandas as pd
from matplotlib.axes import Axes

from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    INK,
    PLANNED,
    REALIZED,
    WIDTH,
    days,
    fitted,
    heading,
    house_look,
    label,
    mark_month,
    month_axis,
    panels,
)
from valuebook.model.wording import number

MOST = 6
_PROMISE = ["initiative_id", "measure_id", "baseline", "target", "target_month"]


def measure_progress(levels: pd.DataFrame) -> Chart:
    """Return actuals of each promised measure with its planned path and target.

    Takes the columns initiative_id, measure_id, measure, unit, baseline, target,
    target_month, first, date, actual and planned; shows the first six promises.
    """
    parts = [
        rows
        for _, rows in levels.groupby(_PROMISE, sort=False, dropna=False)
        if rows["actual"].notna().any()
    ]
    if not parts:
        return Chart("No figure: none of the promised measures has been observed.")
    with house_look():
        figure, axes = panels(len(parts[:MOST]), most=2, title_lines=2)
        key = {"actual": REALIZED, "planned": PLANNED, "target (dashed)": INK}
        if not levels["planned"].notna().any():
            key = {"actual": REALIZED}
        heading(figure, "Promised measures", key)
        for place, (axis, rows) in enumerate(zip(axes, parts, strict=False)):
            _panel(axis, rows, named=place == 0)
    hidden = len(parts) - MOST
    more = f" {hidden} more are not drawn." if hidden > 0 else ""
    return Chart(f"{' '.join(map(_words, parts[:MOST]))}{more}", figure)


def _panel(axis: Axes, rows: pd.DataFrame, *, named: bool) -> None:
    """Draw one promise; `named` says in words where go-live is."""
    seen, path = rows[rows["actual"].notna()], rows[rows["planned"].notna()]
    promise, when = rows.iloc[0], days(seen["date"])
    baseline, target = promise["baseline"], promise["target"]
    rises = target > baseline
    axis.plot(days(path["date"]), path["planned"], color=PLANNED, lw=2)
    axis.plot(when, seen["actual"], color=REALIZED, lw=1.6)
    months = rows["date"].dt.to_period("M")
    month_axis(axis, months.min(), months.max(), room=0.16)
    if pd.notna(target):
        axis.axhline(target, color=INK, lw=0.8, ls=(0, (4, 3)))
        side = "above after" if rises else "below after"
        label(axis, f"target {number(target)}", (axis.get_xlim()[0], target), side=side)
    if pd.notna(promise["first"]):
        text = "go-live" if named else ""
        mark_month(axis, promise["first"] - 1, text, at_top=not rises)
    last = seen["actual"].iloc[-1]
    label(axis, number(last), (when[-1], last), REALIZED, side="after")
    axis.margins(y=0.16)
    width = axis.get_position().width * WIDTH
    name, unit = (fitted(promise[each], width, lines=1) for each in ("measure", "unit"))
    axis.set_title(f"{name}\n{unit}", linespacing=1.2)


def _words(rows: pd.DataFrame) -> str:
    promise = rows.iloc[0]
    last = rows[rows["actual"].notna()].iloc[-1]
    unit, due = str(promise["unit"]), promise["target_month"]
    promised = (
        f"baseline {number(promise['baseline'])}, "
        f"target {number(promise['target'], unit)}"
        if pd.notna(promise["target"])
        else "no target"
    )
    by = f" by {due}" if pd.notna(due) else ""
    return (
        f"{promise['measure']}: {promised}{by}, "
        f"last actual {number(last['actual'], unit)} in {last['date']:%Y-%m}."
    )
