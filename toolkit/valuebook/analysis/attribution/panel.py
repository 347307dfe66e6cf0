"""A panel as it was handed over, turned into numbers; every fault of it is named."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from valuebook.analysis.attribution.cells import Faults, numbers, texts
from valuebook.analysis.attribution.consistency import check_keys, unused
from valuebook.analysis.attribution.spec import (
    DIFFERENCES,
    INTERRUPTED,
    STRUCTURAL,
    Moment,
    Spec,
)
from valuebook.analysis.attribution.times import Calendar, calendar, point
from valuebook.analysis.attribution.treatment import begins
from valuebook.model import ArgumentError, did_you_mean
from valuebook.model.wording import counted

_MANY = 0.5  # share of cells with several rows from which they are cross-sections


@dataclass(frozen=True)
class Panel:
    """The rows of a panel that count, in the order of unit and period.

    `rows` has the columns unit, when (period, counted from the first), outcome,
    begins (the period from which the unit is treated, or infinity), weight, offset
    and cluster; `controls` and `negative` have the same index. `labels` says how the
    panel wrote each period. `starts` is the first period of each intervention.
    In repeated cross-sections a unit and period has many rows.
    """

    rows: pd.DataFrame
    controls: pd.DataFrame
    negative: pd.DataFrame
    labels: dict[int, str | int]
    calendar: Calendar
    starts: dict[str, int]
    is_cross_section: bool
    notes: tuple[str, ...]

    @property
    def start(self) -> int:
        """Return the first treated period."""
        return min(self.starts.values())


def read_panel(frame: pd.DataFrame, spec: Spec, *, name: str = "panel") -> Panel:
    """Return the rows of a frame that the question is about.

    The index of `frame` is the line of the file, as in a register. Raises
    RegisterError with every fault of the panel, each named by its row of `name`.
    """
    faults = Faults(name, frame.index)
    frame = frame.reset_index(drop=True)
    _check_columns(frame, spec, faults)
    check_keys(spec, faults)
    faults.stop()
    periods, when, labels = _periods(frame[spec.time], faults)
    rows = pd.DataFrame(
        {
            "unit": texts(frame[spec.unit]) if spec.unit else "",
            "when": when,
            "outcome": numbers(frame[spec.outcome], faults),
            "weight": _column(frame, spec.weights, 1.0, faults),
            "offset": _column(frame, spec.offset, 1.0, faults),
            "cluster": texts(frame[spec.clusters]) if spec.clusters else "",
        },
        index=frame.index,
    )
    controls = _table(frame, spec.controls, faults)
    negative = _table(frame, spec.negative_controls, faults)
    _check_values(rows, spec, faults)
    _check_donors(rows, spec, faults)
    starts: dict[str, int] = {}
    if periods is not None:
        rows["begins"], starts = begins(frame, spec, periods, rows, faults)
    faults.stop()
    assert periods is not None
    notes = unused(spec)
    _check_season(rows, spec, faults)
    rows = _counted(rows, spec, periods, starts, faults, notes)
    faults.stop()
    crossed = spec.design == DIFFERENCES and _is_cross_section(rows, spec)
    if not crossed:
        _check_once(rows, spec, faults)
    _check_sides(rows, starts, faults)
    faults.stop()
    rows = rows.sort_values(["unit", "when"], kind="stable")
    return Panel(
        rows.reset_index(drop=True),
        controls.loc[rows.index].reset_index(drop=True),
        negative.loc[rows.index].reset_index(drop=True),
        labels,
        periods,
        starts,
        crossed,
        tuple(notes),
    )


def _check_columns(frame: pd.DataFrame, spec: Spec, faults: Faults) -> None:
    """Name every column that the question needs and the panel lacks."""
    named = [
        (key, getattr(spec, key))
        for key in ("time", "outcome", "unit", "first_treated", "offset", "weights")
    ]
    named += [("clusters", spec.clusters)]
    named += [("controls", column) for column in spec.controls]
    named += [("negative_controls", column) for column in spec.negative_controls]
    there = [str(column) for column in frame.columns]
    for key, column in named:
        if column and column not in there:
            guess = did_you_mean(column, there)
            faults.add(column, f"no such column, named as {key}", remedy=guess)
    for column in sorted({column for column in there if there.count(column) > 1}):
        faults.add(column, "stands twice in the header")
    if not len(frame):
        faults.add("", "holds no rows")


def _periods(
    cells: "pd.Series[Any]", faults: Faults
) -> tuple[Calendar | None, "pd.Series[int]", dict[int, str | int]]:
    """Return calendar, the period of each row, and how each period was written."""
    written = texts(cells)
    readable = []
    for row, text in written.drop_duplicates().items():
        try:
            point(text)
            readable.append(text)
        except ArgumentError as error:
            faults.add(str(cells.name), str(error), row=row)
    nowhere = pd.Series(0, index=cells.index)
    if not readable:
        return None, nowhere, {}
    try:
        periods = calendar(list(readable))
    except ArgumentError as error:
        faults.add(str(cells.name), str(error))
        return None, nowhere, {}
    places = {text: periods.place(text) for text in readable}
    counts = periods.kind in ("year", "period")
    labels: dict[int, str | int] = {}
    for text, place in places.items():
        labels.setdefault(place, int(float(text)) if counts and _whole(text) else text)
    return periods, written.map(places).fillna(0).astype(int), labels


def _whole(text: str) -> bool:
    return text.removesuffix(".0").lstrip("-").isdigit()


def _column(
    frame: pd.DataFrame, column: str, default: float, faults: Faults
) -> "pd.Series[float]":
    values = numbers(frame[column], faults) if column else default
    return pd.Series(values, index=frame.index, dtype=float)


def _table(
    frame: pd.DataFrame, columns: tuple[str, ...], faults: Faults
) -> pd.DataFrame:
    values = {column: numbers(frame[column], faults) for column in columns}
    return pd.DataFrame(values, index=frame.index)


def _check_values(rows: pd.DataFrame, spec: Spec, faults: Faults) -> None:
    """Name units without a name, and values that scale, weight or offset cannot be."""
    if spec.unit:
        for row in rows.index[rows["unit"] == ""]:
            faults.add(spec.unit, "empty", row=row, accepted="the name of a unit")
    if not faults.problems and rows["outcome"].isna().all():
        faults.add(spec.outcome, "holds no value")
    least = {"log": "above 0, as scale is log", "count": "0 or more, as scale is count"}
    if spec.scale in least:
        refused = rows["outcome"] <= 0 if spec.scale == "log" else rows["outcome"] < 0
        for row, value in rows["outcome"][refused].items():
            faults.add(spec.outcome, f"{value:g}", row=row, accepted=least[spec.scale])
    for column, name in (("weight", spec.weights), ("offset", spec.offset)):
        for row, value in rows[column][~(rows[column] > 0)].items():
            said = "empty" if np.isnan(value) else f"{value:g}"
            faults.add(name, said, row=row, accepted=f"above 0, as it is the {column}")


def _excluded(spec: Spec) -> list[str]:
    return list(texts(pd.Series(list(spec.donors_exclude), dtype=object)))


def _check_donors(rows: pd.DataFrame, spec: Spec, faults: Faults) -> None:
    there = list(rows["unit"].unique())
    for name in _excluded(spec):
        if name not in there:
            guess = did_you_mean(name, there)
            faults.add("donors_exclude", f"{name!r} is no unit", remedy=guess)


def _counted(
    rows: pd.DataFrame,
    spec: Spec,
    periods: Calendar,
    starts: dict[str, int],
    faults: Faults,
    notes: list[str],
) -> pd.DataFrame:
    """Return the rows with a value, in the ranges asked for, of units that count."""
    measured = rows["outcome"].notna()
    if gaps := int((~measured).sum()):
        notes.append(
            f"{counted(gaps, 'row')} without a value of {spec.outcome} left out."
        )
    kept = measured
    before = rows["when"] < min(starts.values())
    for side, (first, last), here in (
        ("pre", spec.pre, before),
        ("post", spec.post, ~before),
    ):
        low = -np.inf if first is None else _limit(side, first, periods, faults)
        high = np.inf if last is None else _limit(side, last, periods, faults)
        if low > high:
            faults.add(side, f"{first} to {last} ends before it begins")
        kept = kept & ~(here & ~rows["when"].between(low, high))
    if spec.design in (INTERRUPTED, STRUCTURAL):
        kept = kept & np.isfinite(rows["begins"])
    excluded = rows["unit"].isin(_excluded(spec))
    for name in rows.loc[excluded & np.isfinite(rows["begins"]), "unit"].unique():
        faults.add("donors_exclude", f"{name!r} is treated, so it is no donor")
    left: pd.DataFrame = rows[kept & ~excluded]
    return left


def _check_season(rows: pd.DataFrame, spec: Spec, faults: Faults) -> None:
    """Name a season longer than the series it is to be taken out of."""
    if spec.design not in (INTERRUPTED, STRUCTURAL) or spec.seasonal_period is None:
        return
    periods = int(np.ptp(rows["when"])) + 1
    if spec.seasonal_period > periods:
        found = f"{spec.seasonal_period:g}, and the panel holds {periods} periods"
        faults.add("seasonal_period", found)


def _limit(side: str, moment: Moment, periods: Calendar, faults: Faults) -> float:
    try:
        return periods.place(moment)
    except ArgumentError as error:
        faults.add(side, str(error))
        return 0.0


def _is_cross_section(rows: pd.DataFrame, spec: Spec) -> bool:
    """Return whether rows are people asked once rather than units seen again."""
    if not spec.unit or rows["unit"].value_counts().max() == 1:
        return True
    several = rows.groupby(["unit", "when"]).size() > 1
    return bool(several.mean() > _MANY)


def _check_once(rows: pd.DataFrame, spec: Spec, faults: Faults) -> None:
    """Name the rows whose unit has another row in the same period."""
    cells = list(zip(rows["unit"], rows["when"], strict=True))
    first: dict[tuple[str, int], Hashable] = {}
    for row, cell in zip(rows.index, cells, strict=True):
        if first.setdefault(cell, row) != row:
            named = f"{cell[0]} has this period" if cell[0] else "the period stands"
            line = faults.line(first[cell])
            faults.add(spec.time, f"{named} in row {line} too", row=row)


def _check_sides(rows: pd.DataFrame, starts: dict[str, int], faults: Faults) -> None:
    """Name what is missing before or after the start."""
    if not starts:
        return
    treated = rows[np.isfinite(rows["begins"])]
    if not len(treated):
        faults.add("treated", "has no value in the periods asked for")
        return
    begun = treated["when"] >= treated["begins"]
    if begun.all():
        faults.add("start", "the treated have no value before it")
    if not begun.any():
        faults.add("start", "the treated have no value from it on")
