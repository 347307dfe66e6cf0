"""Progress: baseline, target and latest actuals of every promised measure.

The verdict is that of the trajectory (`followed`). What a measure did lately is told
as the mean of its last three observations, beside the level planned for those same
months. A target on the worse side of the baseline is a disbenefit: it is kept when
the measure has worsened by no more than was accepted.
"""

from typing import Any

import pandas as pd

from valuebook.analysis import judged
from valuebook.analysis.months import end_of, ordinal
from valuebook.analysis.planned import timing
from valuebook.analysis.ramp import ramp_share
from valuebook.analysis.rows import looked_up, rows_of
from valuebook.analysis.tracking.events import counted
from valuebook.analysis.tracking.followed import Followed, follow
from valuebook.reads import leave
from valuebook.register import Register

RECENT = 3  # observations

KEYS = ["initiative_id", "measure_id"]
PROMISE = [*KEYS, "baseline", "target", "target_month"]


def observed(actuals: pd.DataFrame, *, as_of: str) -> pd.DataFrame:
    """Return the actuals that count, oldest first: of all groups, up to `as_of`."""
    known = actuals[actuals["group"].isna() & (actuals["date"] <= end_of(as_of))]
    return known.sort_values("date", kind="stable")


def latest(actuals: pd.DataFrame, *, as_of: str) -> pd.DataFrame:
    """Return the last actual of each measure at each initiative, in its unit.

    Columns: initiative_id, measure_id, latest, latest_on and validated_by.
    """
    last = observed(actuals, as_of=as_of).groupby(KEYS).tail(1)
    return last.rename(columns={"value": "latest", "date": "latest_on"})[
        [*KEYS, "latest", "latest_on", "validated_by"]
    ].reset_index(drop=True)


def promises(register: Register) -> pd.DataFrame:
    """Return what was promised of each measure, benefits on one measure together.

    Columns: initiative_id, measure_id, baseline, target, target_month, benefits
    (their ids), annual_value and ramp_months (of the first of them that states it),
    and from `timing` first, shape, lag and length (NaN where the initiative has no
    go-live).
    """
    benefits = register["benefits"]
    judgeable = benefits[benefits["measure_id"].notna()]
    dated = timing(judgeable, register["initiatives"])[
        ["benefit_id", "first", "shape", "lag", "length"]
    ]
    together = judgeable.merge(dated, on="benefit_id", how="left")
    same = together.groupby(PROMISE, dropna=False, sort=False)
    rows = same[_OF_THE_FIRST].first()
    rows.insert(0, "benefits", same["benefit_id"].agg(", ".join))
    return rows.reset_index()


_OF_THE_FIRST = ["annual_value", "ramp_months", "first", "shape", "lag", "length"]


def promised(register: Register) -> pd.DataFrame:
    """Return the promises of each measure with all that judging them takes.

    Columns: those of `promises`, and measure, unit, direction, frequency, go_live
    and is_disbenefit.
    """
    rows = promises(register)
    named = register["measures"].set_index("measure_id")
    go_live = register["initiatives"].set_index("initiative_id")["go_live"]
    rows = rows.assign(
        measure=looked_up(rows["measure_id"], named["name"]),
        unit=looked_up(rows["measure_id"], named["unit"]),
        direction=looked_up(rows["measure_id"], named["direction"]),
        frequency=looked_up(rows["measure_id"], named["frequency"]),
        go_live=looked_up(rows["initiative_id"], go_live),
    )
    worse = pd.Series([is_disbenefit(row) for row in rows_of(rows)], dtype="bool")
    return rows.assign(is_disbenefit=worse)


def last_seen(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return each promise with the last actual of its measure, in the measure's unit.

    Columns: those of `promised` and of `latest`; no latest where there is no actual.
    """
    last = latest(register["actuals"], as_of=as_of)
    return promised(register).merge(last, on=KEYS, how="left")


def lately(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return each promise with what its measure did lately, in the measure's unit.

    Columns: those of `last_seen`, recent (mean of the last three observations since
    go-live) and planned_share (of the promised change, planned for those); both NaN
    where nothing was observed since go-live.
    """
    seen = last_seen(register, as_of=as_of)
    return seen.join(_recent(seen, observed(register["actuals"], as_of=as_of)))


def followed(register: Register, *, as_of: str) -> list[Followed]:
    """Return how each promised measure stands, in the order of `promises`.

    A page of one initiative leaves it for the portfolio, which need not judge again.
    """
    every = follow(
        promised(register),
        observed(register["actuals"], as_of=as_of),
        counted(register, as_of=as_of),
        as_of=as_of,
        tolerance=register.settings.tolerance,
    )
    leave(register, judged.name(as_of), lambda: judged.plain(every, as_of=as_of))
    return every


def planned_share(promises: pd.DataFrame, months: pd.Series) -> pd.Series:
    """Return the share of the promised change that is planned for each row's month.

    From the target month on it is 1, whatever the ramp says. NaN without go-live.
    """
    number = ordinal(months) - ordinal(promises["first"]) + 1
    share = pd.Series(float("nan"), index=promises.index)
    for shape, same in promises.groupby("shape"):
        share[same.index] = ramp_share(
            number[same.index],
            str(shape),
            lag_months=same["lag"],
            ramp_months=same["length"],
        )
    due = ordinal(promises["target_month"]) <= ordinal(months)
    return share.mask(due & (number > 0), 1.0)


def progress(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return how far each promised measure has come by the end of `as_of`.

    One row for each promise. Columns: initiative_id, measure_id, measure, unit,
    direction, benefits, baseline, target, target_month, latest,
    latest_on, validated_by, recent (mean of the last three observations since
    go-live), planned (level planned for those observations), share (of the promised
    change that is reached, from `recent`), planned_share and verdict.
    """
    rows = lately(register, as_of=as_of)
    change = (rows["target"] - rows["baseline"]).where(lambda each: each != 0)
    rows = rows.assign(
        planned=rows["baseline"]
        + rows["planned_share"] * (rows["target"] - rows["baseline"]),
        share=(rows["recent"] - rows["baseline"]) / change,
    )
    verdicts = [each.verdict for each in followed(register, as_of=as_of)]
    return rows.assign(verdict=pd.Series(verdicts, index=rows.index, dtype="str"))[
        [
            *KEYS,
            "measure",
            "unit",
            "direction",
            "benefits",
            *PROMISE[2:],
            "latest",
            "latest_on",
            "validated_by",
            "recent",
            "planned",
            "share",
            "planned_share",
            "verdict",
        ]
    ]


def _recent(promised: pd.DataFrame, counted: pd.DataFrame) -> pd.DataFrame:
    """Return the mean of the last observations since go-live, and of their plan."""
    columns = [*KEYS, "target_month", "first", "shape", "lag", "length"]
    paired = promised[columns].reset_index(names="promise")
    paired = paired.merge(counted[[*KEYS, "date", "value"]], on=KEYS)
    months = paired["date"].dt.to_period("M")
    live = ordinal(months) >= ordinal(paired["first"])
    last = paired[live].groupby("promise").tail(RECENT)
    last = last.assign(planned_share=planned_share(last, months[last.index]))
    return last.groupby("promise").agg(
        recent=("value", "mean"), planned_share=("planned_share", "mean")
    )


def is_disbenefit(row: Any) -> bool:
    """Return whether the promise is to let a measure worsen by no more than so much."""
    better = row.target > row.baseline
    return bool(better != (row.direction == "increase"))
