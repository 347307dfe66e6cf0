"""What a question says twice of the treatment must be the same both times."""

import numpy as np
import pandas as pd

from valuebook.analysis.attribution.cells import Faults, Numbers, flags, texts
from valuebook.analysis.attribution.spec import Spec
from valuebook.model.wording import listed

_SHOWN = 3  # units named


def must_agree(
    first: Numbers, said: Numbers, spec: Spec, rows: pd.DataFrame, faults: Faults
) -> None:
    """Name units that `treated` says are treated and `first_treated` not, or reversed.

    `first` is the period in which each row's unit begins, `said` 1 where `treated`
    names it. A unit that begins after the panel may be in neither.
    """
    both = pd.DataFrame(
        {
            "said": said > 0,
            "begun": np.isfinite(first),
            "seen": first <= rows["when"].max(),
        }
    )
    units = both.groupby(rows["unit"].to_numpy()).max() if spec.unit else both
    apart = (units["said"] & ~units["begun"]) | (~units["said"] & units["seen"])
    if apart.any():
        named = listed([str(each) for each in units.index[apart][:_SHOWN]])
        found = f"disagrees with {spec.first_treated} on who is treated"
        where = f", as on {spec.unit} {named}" if spec.unit else ""
        faults.add("treated", f"{found}{where}", remedy="leave treated out")


def must_begin(
    first: Numbers,
    starts: dict[str, int],
    frame: pd.DataFrame,
    spec: Spec,
    faults: Faults,
) -> None:
    """Name a start that is not the earliest of the column that says it."""
    if "" not in starts or not np.isfinite(first).any():
        return
    if starts[""] != first.min():
        earliest = texts(frame[spec.first_treated]).iloc[int(first.argmin())]
        found = f"{spec.start}, but {spec.first_treated} begins with {earliest}"
        faults.add("start", found, remedy="leave start out")


def must_switch(
    first: Numbers,
    frame: pd.DataFrame,
    spec: Spec,
    rows: pd.DataFrame,
    faults: Faults,
) -> None:
    """Name units whose column of 0 and 1 turns at another time than the start.

    A column that never changes within a unit says who is treated, not since when;
    so does one of people who were each asked once.
    """
    column = spec.treated if isinstance(spec.treated, str) else ""
    if column not in frame.columns or column == spec.unit or faults.problems:
        return
    if not spec.unit and not rows["when"].is_unique:
        return
    on = pd.Series(flags(frame[column], faults), index=rows.index)
    by_unit = on.groupby(rows["unit"])
    turns = by_unit.transform("max") > by_unit.transform("min")
    since = (rows["when"] >= first).to_numpy(dtype=float)
    for unit in rows.loc[turns & (on != since), "unit"].unique():
        named = f"{spec.unit} {unit} " if spec.unit else ""
        switched = rows["when"][(rows["unit"] == unit) & (on > 0)]
        if switched.min() == first[switched.index[0]]:
            faults.add(column, f"{named}is 0 again after 1".strip())
            continue
        label = texts(frame[spec.time]).loc[switched.idxmin()]
        start = str(spec.start) or listed([str(each) for each in spec.starts.values()])
        found = f"{named}turns 1 in {label}, and start is {start}"
        remedy = "leave start out, or name a first_treated column"
        faults.add(column, found, remedy=remedy)
