"""What is asked about the effect of an initiative, and of which panel.

The design is the one fixed in the register. Where none was fixed, the first promised
measure that has a panel is asked by difference-in-differences, else the promised
measure with most money by an interrupted series; that it was not fixed is said.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from valuebook.analysis.attribution import Spec
from valuebook.analysis.months import end_of, first_full_month, ordinal
from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking.progress import observed, planned_share, promised
from valuebook.model.wording import words
from valuebook.register import Register

NOT_LIVE = "it is not live yet"
NOT_DUE = "by its own plan no effect is due yet"
WITH_PANEL = ("difference_in_differences", "synthetic_control")
_LEAST = 3  # observations that the months counted must hold
_COLUMNS = ["measure_id", "role", "design", "scale", "controls", "fixed_on"]


@dataclass(frozen=True)
class Asked:
    """One question about an effect, and what stands for an answer where none can be.

    `role` is primary, robustness, negative_control or further (another promised
    measure); `fixed` says when the design was fixed. `promised` is the change
    promised for the periods asked about, in the measure's unit or as a share on the
    scales log and count; None without a target.
    `is_full` tells whether full effect was planned for all of them.
    `problem` says why the question cannot be put, and then `spec` is None.
    """

    measure_id: str
    measure: str
    unit: str
    direction: str
    role: str
    design: str
    fixed: str
    panel: pd.DataFrame
    spec: Spec | None
    promised: float | None = None
    is_full: bool = True
    problem: str = ""

    @property
    def is_ratio(self) -> bool:
        """Return whether the effect is a share of what would have been."""
        return self.spec is not None and self.spec.is_ratio


def questions(register: Register, *, as_of: str) -> list[Asked]:
    """Return what is asked about the effect of an initiative, the primary one first."""
    promises = promised(register)
    return [
        _question(register, row, _promise(promises, row.measure_id), as_of)
        for row in rows_of(_asked(register))
    ]


_ORDER = ("primary", "robustness", "negative_control", "further")


def _asked(register: Register) -> pd.DataFrame:
    """Return the designs of the register, and one for each promised measure without."""
    fixed = register["designs"][_COLUMNS]
    measured = set(register["actuals"]["measure_id"])
    benefits = register["benefits"]
    by_money = benefits["annual_value"].abs().sort_values(ascending=False).index
    ids = [
        each
        for each in benefits.loc[by_money, "measure_id"].dropna().unique()
        if each in measured and each not in set(fixed["measure_id"])
    ]
    with_panel = [
        each for each in ids if each in set(register["comparisons"]["measure_id"])
    ]
    chosen = pd.DataFrame(
        [
            {
                "measure_id": each,
                "role": "further",
                "design": WITH_PANEL[0]
                if each in with_panel
                else "interrupted_time_series",
            }
            for each in [*with_panel, *(one for one in ids if one not in with_panel)]
        ],
        columns=_COLUMNS,
    )
    if len(chosen) and not fixed["role"].eq("primary").any():
        chosen = chosen.assign(role=["primary", *["further"] * (len(chosen) - 1)])
    rows = pd.concat([fixed.astype("object"), chosen.astype("object")])
    place = rows["role"].map({each: number for number, each in enumerate(_ORDER)})
    return rows.assign(place=place).sort_values("place", kind="stable")


def _question(register: Register, row: Any, promise: Any, as_of: str) -> Asked:
    measure = register["measures"].set_index("measure_id").loc[[row.measure_id]].iloc[0]
    go_live = register["initiatives"]["go_live"].iloc[0]
    asked: dict[str, Any] = {
        "measure_id": row.measure_id,
        "measure": measure["name"],
        "unit": measure["unit"],
        "direction": measure["direction"],
        "role": row.role,
        "design": row.design,
        "fixed": _fixed(row.fixed_on, go_live),
        "panel": pd.DataFrame(),
        "spec": None,
    }
    if pd.isna(go_live) or go_live > end_of(as_of):
        return Asked(**asked, problem=NOT_LIVE)
    panel = _panel(register, row, as_of, str(measure["frequency"]))
    since = _since(panel, go_live, str(measure["frequency"]))
    if problem := _missing(panel, row, since):
        return Asked(**asked, problem=problem)
    assert since is not None
    scale = row.scale if isinstance(row.scale, str) else "level"
    post, share = _lately(promise, panel, since)
    if promise is not None and not share > 0:
        return Asked(**asked, problem=NOT_DUE)
    amount = None if promise is None else _promised(promise, share, scale)
    wanted = _direction(promise, asked["direction"])
    spec = Spec(
        design=row.design,
        time="time",
        outcome="value",
        unit="unit" if row.design in WITH_PANEL else "",
        treated=tuple(panel.loc[panel["treated"], "unit"].unique())
        if row.design in WITH_PANEL
        else "",
        start=since,
        controls=_controls(row.controls) if row.design not in WITH_PANEL else (),
        negative_controls=tuple(_unmoved(register, row)),
        scale=scale,
        direction=wanted if row.role != "negative_control" else "",
        promised_effect=amount,
        post=(post, None),
    )
    asked |= {"panel": panel, "spec": spec}
    return Asked(**asked, promised=amount, is_full=share >= 1)


def _missing(panel: pd.DataFrame, row: Any, since: str | None) -> str:
    """Return what the panel lacks for the question to be put, or nothing."""
    if row.design in WITH_PANEL and panel.empty:
        return "comparisons.csv holds no unit of it"
    if since is None:
        nothing = "nothing was observed since go-live"
        return "no unit is marked as treated" if row.design in WITH_PANEL else nothing
    if row.design in WITH_PANEL:
        return ""
    blank = [each for each in _controls(row.controls) if panel[each].isna().all()]
    return (
        f"of the control series {', '.join(blank)} nothing is observed" if blank else ""
    )


def _promise(promises: pd.DataFrame, measure_id: str) -> Any:
    rows = promises[promises["measure_id"].eq(measure_id)].dropna(
        subset=["baseline", "target", "first"]
    )
    rows = rows[rows["baseline"] != rows["target"]]
    return None if rows.empty else rows.iloc[[0]]


def _controls(named: Any) -> tuple[str, ...]:
    return tuple(named.split()) if isinstance(named, str) else ()


def _direction(promise: Any, direction: str) -> str:
    if promise is None or not promise["is_disbenefit"].iloc[0]:
        return direction
    return "decrease" if direction == "increase" else "increase"


def _panel(register: Register, row: Any, as_of: str, frequency: str) -> pd.DataFrame:
    """Return the observations that count, a row for each period and unit."""
    if row.design in WITH_PANEL:
        rows = register["comparisons"]
        own = rows[
            rows["measure_id"].eq(row.measure_id) & rows["date"].le(end_of(as_of))
        ]
        return own.assign(time=_times(own["date"], own["unit"], frequency))
    seen = observed(register["actuals"], as_of=as_of)
    own = seen[seen["measure_id"] == row.measure_id]
    own = own.assign(time=_times(own["date"], own["measure_id"], frequency))
    panel: pd.DataFrame = own.groupby("time", as_index=False).agg(
        date=("date", "max"), value=("value", "mean")
    )
    beside = {each: each for each in _controls(row.controls)}
    for name, measure_id in (beside | _unmoved(register, row)).items():
        other = seen[seen["measure_id"] == measure_id]
        times = _times(other["date"], other["measure_id"], frequency)
        panel[name] = panel["time"].map(other["value"].groupby(times).mean())
    return panel


def _unmoved(register: Register, row: Any) -> dict[str, str]:
    """Return by name the measures that the initiative cannot have moved."""
    fixed = register["designs"]
    if row.role != "primary" or row.design in WITH_PANEL:
        return {}
    ids = fixed.loc[fixed["role"] == "negative_control", "measure_id"]
    names = register["measures"].set_index("measure_id")["name"]
    return {str(names[each]): str(each) for each in ids}


def _fixed(fixed_on: Any, go_live: Any) -> str:
    """Return when a design was fixed, as part of a sentence."""
    if pd.isna(fixed_on):
        return "not fixed before go-live"
    late = ", after go-live" if fixed_on >= go_live else ""
    return f"fixed on {fixed_on:%Y-%m-%d}{late}"


_LENGTHS = {"yearly": 4, "monthly": 7}  # characters of a date that name its period


def _times(dates: pd.Series, units: pd.Series, frequency: str) -> pd.Series:
    """Return the period of each observation, by day where two would share one."""
    days = dates.dt.strftime("%Y-%m-%d")
    periods: pd.Series = days.str[: _LENGTHS.get(frequency, 10)]
    if frequency == "quarterly":
        periods = dates.dt.to_period("Q").astype("str")
    shared = pd.DataFrame({"unit": units, "time": periods}).duplicated().any()
    return days if shared and frequency in ("yearly", "quarterly") else periods


def _since(panel: pd.DataFrame, go_live: pd.Timestamp, frequency: str) -> str | None:
    """Return the first period wholly after go-live, or the one that units name."""
    if "treated" in panel:
        live = panel[panel["treated"]]
    else:
        floor = go_live
        if frequency not in ("daily", "weekly"):
            floor = first_full_month(pd.Series([go_live])).iloc[0].to_timestamp()
        if frequency == "weekly":
            floor = go_live + pd.Timedelta(days=6)
        live = panel[panel["date"] >= floor]
    return None if live.empty else str(live["time"].min())


def _lately(promise: Any, panel: pd.DataFrame, since: str) -> tuple[str | None, float]:
    """Return from which period on effects count, and the share planned for them.

    Counted are the last six months where full effect was planned for all of them,
    else the last three, so that neither a ramp nor a fading is taken for a trend that
    was there before; all periods where fewer than three would be left, or nothing was
    promised.
    """
    if promise is None:
        return None, 1.0
    live = panel[panel["time"] >= since].drop_duplicates("time")
    in_months = live["date"].dt.to_period("M")
    shares = planned_share(
        promise.loc[promise.index.repeat(len(live))].reset_index(drop=True),
        in_months.reset_index(drop=True),
    ).set_axis(live.index)
    for months, planned in ((6, 1.0), (3, 0.0)):
        recent = ordinal(in_months) > ordinal(in_months).max() - months
        is_enough = _LEAST <= recent.sum() < len(live)
        if is_enough and (shares[recent] >= planned).all():
            return str(live.loc[recent, "time"].min()), float(shares[recent].mean())
    return None, float(shares.mean())


def _promised(promise: Any, share: float, scale: str) -> float | None:
    (row,) = rows_of(promise)
    change = float(row.target - row.baseline) * share
    if scale == "level":
        return change
    return change / float(row.baseline) if row.baseline else None


def design_in_words(design: str) -> str:
    """Return a design as a reader knows it.

    >>> design_in_words("difference_in_differences")
    'difference-in-differences'
    """
    if design == "difference_in_differences":
        return "difference-in-differences"
    return {"structural": "structural time series"}.get(design, words(design))
