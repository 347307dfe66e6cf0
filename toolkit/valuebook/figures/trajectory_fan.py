"""What each promised measure did, was to do, and can be expected to do."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    INK,
    LIKELY,
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
from valuebook.model import Verdict
from valuebook.model.wording import number

MOST = 4
_KEYS = ["initiative_id", "measure_id", "baseline", "target", "target_date"]


def trajectory_fan(paths: pd.DataFrame) -> Chart:
    """Return each measure's actuals, its plan and the range that is expected of it.

    Takes the columns of `tracking.trajectories.paths`; shows the first four measures.
    """
    parts = [
        rows
        for _, rows in paths.groupby(_KEYS, sort=False, dropna=False)
        if rows["observed"].notna().any()
    ]
    if not parts:
        return Chart("No figure: none of the promised measures has been observed.")
    with house_look():
        figure, axes = panels(len(parts[:MOST]), most=2, title_lines=2)
        key = {"actual": REALIZED, "planned": PLANNED}
        if paths["mid"].notna().any():
            key["expected, 8 times in 10"] = "#5b93c4"
        heading(figure, "Promised measures", key)
        for place, (axis, rows) in enumerate(zip(axes, parts, strict=False)):
            _panel(axis, rows, named=place == 0)
    hidden = len(parts) - MOST
    more = f" {hidden} more are not drawn." if hidden > 0 else ""
    return Chart(f"{' '.join(map(_words, parts[:MOST]))}{more}", figure)


def _panel(axis: Axes, rows: pd.DataFrame, *, named: bool) -> None:
    """Draw one measure; `named` says in words where go-live is."""
    promise = rows.iloc[0]
    seen = rows[rows["observed"].notna()]
    known = rows[rows["mid"].notna()]
    rises = promise["target"] > promise["baseline"]
    planned = rows[rows["date"] >= promise["go_live"]]
    axis.fill_between(
        days(known["date"]), known["low"], known["high"], color=LIKELY, lw=0
    )
    axis.plot(days(known["date"]), known["mid"], color="#5b93c4", lw=1.4)
    axis.plot(days(planned["date"]), planned["planned"], color=PLANNED, lw=1.8)
    axis.plot(days(seen["date"]), seen["observed"], color=REALIZED, lw=0.7, alpha=0.55)
    dot = 2.2 if len(seen) > 60 else 3.4
    for rows_of_kind, face in (
        (seen[~seen["supposed"].astype(bool)], REALIZED),
        (seen[seen["supposed"].astype(bool)], "white"),
    ):
        axis.plot(
            days(rows_of_kind["date"]),
            rows_of_kind["observed"],
            "o",
            color=REALIZED,
            mfc=face,
            ms=dot,
            mew=0.0 if face == REALIZED else 0.8,
        )
    months = rows["date"].dt.to_period("M")
    month_axis(axis, months.min(), months.max(), room=0.17)
    _scale(axis, rows)
    axis.axhline(promise["target"], color=INK, lw=0.8, ls=(0, (4, 3)))
    side = "above after" if rises else "below after"
    target = f"target {number(promise['target'])}"
    label(axis, target, (axis.get_xlim()[0], promise["target"]), side=side)
    live = promise["go_live"].to_period("M")
    mark_month(axis, live - 1, "go-live" if named else "", at_top=not rises)
    if known.empty:
        last = seen.iloc[-1]
        point = (days(seen["date"])[-1], last["observed"])
        label(axis, number(last["observed"]), point, REALIZED, side="after")
    else:
        point = (days(known["date"])[-1], known["mid"].iloc[-1])
        label(axis, number(point[1]), point, REALIZED, side="after")
    width = axis.get_position().width * WIDTH
    name = fitted(promise["measure"], width, lines=1)
    below = _verdict_and_unit(promise, width)
    axis.set_title(f"{name}\n{below}", linespacing=1.2)


def _verdict_and_unit(promise: pd.Series, width: float) -> str:
    sign = Verdict(promise["verdict"]).tone.sign
    return fitted(f"{sign} {promise['verdict']} · {promise['unit']}", width, lines=1)


def _scale(axis: Axes, rows: pd.DataFrame) -> None:
    """Set the y axis to what was observed, planned and expected, with some room."""
    drawn: Sequence[str] = ("observed", "planned", "low", "high")
    values = np.concatenate([rows[each].dropna().to_numpy() for each in drawn])
    values = np.append(values, rows["target"].iloc[0])
    room = 0.14 * (values.max() - values.min() or 1.0)
    axis.set_ylim(values.min() - room, values.max() + room)


def _words(rows: pd.DataFrame) -> str:
    promise = rows.iloc[0]
    seen = rows[rows["observed"].notna()].iloc[-1]
    unit = str(promise["unit"])
    known = rows[rows["mid"].notna()]
    expected = ""
    if not known.empty:
        end = known.iloc[-1]
        expected = (
            f", expected {number(end['mid'])} ({number(end['low'])} to "
            f"{number(end['high'])}) in {end['date']:%Y-%m}"
        )
    return (
        f"{promise['measure']}, {promise['verdict']}: baseline "
        f"{number(promise['baseline'])}, target {number(promise['target'], unit)} by "
        f"{promise['target_date']:%Y-%m}, last actual "
        f"{number(seen['observed'], unit)} in {seen['date']:%Y-%m}{expected}."
    )
