"""Which units are treated, and from which period on."""

from typing import Any

import numpy as np
import pandas as pd

from valuebook.analysis.attribution.cells import (
    MISSING,
    Faults,
    Numbers,
    flags,
    texts,
)
from valuebook.analysis.attribution.said_twice import (
    must_agree,
    must_begin,
    must_switch,
)
from valuebook.analysis.attribution.spec import (
    DIFFERENCES,
    INTERRUPTED,
    STRUCTURAL,
    Spec,
)
from valuebook.analysis.attribution.times import Calendar
from valuebook.model import ArgumentError, did_you_mean
from valuebook.model.wording import listed

NEVER = np.inf
"""The period from which a unit is treated that never is."""
_NEVER = MISSING | {"0", "never", "inf", "infinity"}


def begins(
    frame: pd.DataFrame,
    spec: Spec,
    calendar: Calendar,
    rows: pd.DataFrame,
    faults: Faults,
) -> tuple[Numbers, dict[str, int]]:
    """Return for each row from which period its unit is treated, and the starts.

    `rows` has the columns unit and when. The starts are the first period of each
    intervention by name; one without a name where there is a single one.
    """
    starts = _starts(spec, calendar, rows, faults)
    if spec.first_treated:
        first = _first_treated(frame[spec.first_treated], calendar, faults)
        _must_be_constant(first, rows["unit"], spec, faults)
        if spec.treated not in ("", (), spec.first_treated):
            said = _treated(frame, spec, rows, faults)
            must_agree(first, said, spec, rows, faults)
        first = np.where(first > rows["when"].max(), NEVER, first)
        must_begin(first, starts, frame, spec, faults)
        starts = {}  # the column says it for each unit
    else:
        treated = _treated(frame, spec, rows, faults)
        if starts or faults.problems:
            at = min(starts.values(), default=0)
            first = np.where(treated > 0, float(at), NEVER)
            must_switch(first, frame, spec, rows, faults)
        else:
            first = _switched_on(treated, rows, spec, frame.columns, faults)
    known = first[np.isfinite(first)]
    if not starts and len(known):
        starts = {"": int(known.min())}
    if not len(known) and not faults.problems:
        faults.add(spec.first_treated or str(spec.treated), "treats no unit")
    return first, starts


def _starts(
    spec: Spec, calendar: Calendar, rows: pd.DataFrame, faults: Faults
) -> dict[str, int]:
    """Return the named starts as periods; those outside the data are faults."""
    named = dict(spec.starts)
    if str(spec.start).strip():
        named[""] = spec.start
    if spec.starts and spec.first_treated:
        remedy = "leave one of them out"
        faults.add("starts", "stands beside first_treated", remedy=remedy)
    elif spec.starts and spec.design not in (INTERRUPTED, STRUCTURAL):
        remedy = "name a first_treated column for units that start at different times"
        faults.add("starts", f"not for the design {spec.design}", remedy=remedy)
    first, last = int(rows["when"].min()), int(rows["when"].max())
    found = {}
    for name, moment in named.items():
        key = f"starts {name}" if name else "start"
        try:
            place = calendar.place(moment)
        except ArgumentError as error:
            faults.add(key, str(error))
            continue
        if place <= first:
            faults.add(key, f"{moment} leaves no period before it")
        elif place > last:
            faults.add(key, f"{moment} lies after the last period of the panel")
        else:
            found[name] = place
    together = found.pop("") if spec.starts and "" in found else None
    if together is not None and found and together != min(found.values()):
        name = min(found, key=lambda each: found[each])
        said = f"{spec.start}, but the first of starts is {name}, {spec.starts[name]}"
        faults.add("start", said, remedy="leave start out, or name it among starts")
    for name, place in found.items():
        same = [other for other, at in found.items() if at == place and other != name]
        if same and name < min(same):
            faults.add("starts", f"{listed([name, *same])} begin in the same period")
    return found


def _first_treated(
    cells: "pd.Series[Any]", calendar: Calendar, faults: Faults
) -> Numbers:
    found: dict[str, float] = {}
    for row, text in texts(cells).items():
        if text in found:
            continue
        found[text] = NEVER
        if text.casefold() in _NEVER:
            continue
        try:
            found[text] = calendar.place(text)
        except ArgumentError as error:
            faults.add(str(cells.name), str(error), row=row)
    return np.asarray(texts(cells).map(found), dtype=float)


def _must_be_constant(
    first: Numbers, units: "pd.Series[str]", spec: Spec, faults: Faults
) -> None:
    if not spec.unit:
        return
    usual = pd.Series(first, index=units.index).groupby(units).transform("first")
    differing = np.flatnonzero(usual.to_numpy() != first)
    for unit in units.iloc[differing].unique():
        row = differing[(units.iloc[differing] == unit).argmax()]
        faults.add(spec.first_treated, f"changes within {spec.unit} {unit}", row=row)


def _treated(
    frame: pd.DataFrame, spec: Spec, rows: pd.DataFrame, faults: Faults
) -> Numbers:
    """Return 1 for the rows of treated units (or treated rows), else 0."""
    column = spec.treated if isinstance(spec.treated, str) else ""
    if column in frame.columns and (column != spec.unit):
        found = flags(frame[column], faults)
        if not spec.unit and str(spec.start).strip() and rows["when"].is_unique:
            return np.ones(len(rows))  # one series, whose flag says when, not who
        if spec.unit and str(spec.start).strip():
            by_unit = pd.Series(found, index=rows.index).groupby(rows["unit"])
            return np.asarray(by_unit.transform("max"), dtype=float)
        return found
    wanted = spec.treated if isinstance(spec.treated, tuple) else (spec.treated,)
    names = [name for name in texts(pd.Series(list(wanted), dtype=object)) if name]
    if not names:
        if spec.design in (INTERRUPTED, STRUCTURAL):
            return np.ones(len(rows))
        faults.add("treated", "missing", accepted="a unit, or a column of 0 and 1")
        return np.zeros(len(rows))
    there = list(rows["unit"].unique())
    if not spec.unit:
        guess = did_you_mean(names[0], [str(each) for each in frame.columns])
        remedy = guess or "name the column of units as unit"
        faults.add("treated", f"{names[0]!r} is no column of 0 and 1", remedy=remedy)
    for name in names:
        if spec.unit and name not in there:
            guess = did_you_mean(name, there)
            said = f"{name!r} is no unit of {spec.unit}, and no column of 0 and 1"
            faults.add("treated", said, remedy=guess)
    return np.asarray(rows["unit"].isin(names), dtype=float)


def _switched_on(
    treated: Numbers, rows: pd.DataFrame, spec: Spec, columns: pd.Index, faults: Faults
) -> Numbers:
    """Return the period in which each unit's flag turns 1; it must stay so."""
    if str(spec.treated) not in columns or (
        spec.design == DIFFERENCES and not spec.unit
    ):
        faults.add("start", "missing", accepted="the first treated period")
        return np.full(len(rows), NEVER)
    on = pd.Series(np.where(treated > 0, rows["when"], NEVER), index=rows.index)
    first = np.asarray(on.groupby(rows["unit"]).transform("min"), dtype=float)
    off = (rows["when"].to_numpy() >= first) & (treated == 0)
    for unit in rows["unit"][off].unique():
        named = f"{spec.unit} {unit}: " if spec.unit else ""
        faults.add(str(spec.treated), f"{named}is 0 again after 1")
    earliest = rows["when"].groupby(rows["unit"]).transform("min").to_numpy()
    if np.isfinite(first).any() and (earliest >= first)[np.isfinite(first)].all():
        remedy = "give the first treated period as start"
        faults.add(str(spec.treated), "1 from the first period on", remedy=remedy)
    return first
