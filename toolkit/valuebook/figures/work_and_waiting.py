"""A process before and after a change: waiting, work, and work that adds value."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from valuebook.figures.chart import Chart
from valuebook.figures.theme import (
    DPI,
    FAINT,
    INK,
    PLANNED,
    WIDTH,
    fitted,
    heading,
    house_look,
)
from valuebook.model.wording import number

_COLOURS = {"waiting": "#c9ced4", "work": PLANNED, "work that adds value": INK}
_KEY = "waiting (light), work (grey), work that adds value (dark)"
_VERSIONS = {"as_is": "as it is", "to_be": "as it is to be"}
_ROW = 0.42


def work_and_waiting(process_steps: pd.DataFrame, *, hours_per_day: float) -> Chart:
    """Return the steps of each process end to end, in days of `hours_per_day` hours.

    Takes the columns process_id, version, step, work_minutes, wait_minutes and
    value_added.
    """
    if process_steps.empty:
        return Chart("No figure: no process is mapped.")
    rows = [
        (f"{process}, {_VERSIONS[str(version)]}", steps)
        for (process, version), steps in process_steps.groupby(
            ["process_id", "version"], sort=True
        )
    ]
    said = [f"{name}: {_said(steps, hours_per_day)}" for name, steps in rows]
    return Chart(
        f"Lead time of processes, a day of {number(hours_per_day)} hours. "
        f"{'; '.join(said)}.",
        _drawn(rows, hours_per_day),
    )


def _said(steps: pd.DataFrame, hours_per_day: float) -> str:
    work, waiting = steps["work_minutes"].sum(), steps["wait_minutes"].sum()
    adding = steps.loc[steps["value_added"].fillna(False), "work_minutes"].sum()
    lead = (work + waiting) / 60 / hours_per_day
    return (
        f"{number(lead, 'days')}, {number(work / 60, 'h')} of them work, "
        f"{number(adding / 60, 'h')} of that adding value"
    )


def _drawn(rows: list[tuple[str, Any]], hours_per_day: float) -> Figure:
    height = 0.75 + _ROW * len(rows)
    with house_look():
        figure = Figure(figsize=(WIDTH, height), dpi=DPI)
        axis = figure.add_axes((0.26, 0.3 / height, 0.6, 1 - 0.7 / height))
        axis.grid(axis="x")
        axis.grid(visible=False, axis="y")
        for place, (_, steps) in enumerate(rows):
            _draw_row(axis, place, steps, 60 * hours_per_day)
        axis.set_ylim(len(rows) - 0.5, -0.5)
        axis.set_yticks(
            range(len(rows)), [fitted(name, 0.24 * WIDTH, size=8) for name, _ in rows]
        )
        axis.tick_params(axis="y", length=0)
        heading(figure, f"Days of {number(hours_per_day)} hours: {_KEY}")
    return figure


def _draw_row(axis: Axes, place: int, steps: pd.DataFrame, day: float) -> None:
    at = 0.0
    for step in steps.sort_values("step", kind="stable").to_dict("records"):
        adds = pd.notna(step["value_added"]) and bool(step["value_added"])
        kind = "work that adds value" if adds else "work"
        for name, minutes in (
            ("waiting", step["wait_minutes"]),
            (kind, step["work_minutes"]),
        ):
            axis.barh(
                place,
                minutes / day,
                left=at,
                height=0.5,
                color=_COLOURS[name],
                lw=0.4,
                ec=FAINT,
            )
            at += minutes / day
    axis.annotate(
        number(at, "days"),
        (at, place),
        xytext=(4, 0),
        textcoords="offset points",
        va="center",
        size=8,
    )
