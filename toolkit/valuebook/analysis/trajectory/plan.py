"""A promise about one measure, and the observations that are held against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from valuebook.analysis.ramp import SHAPES
from valuebook.model import ArgumentError, must_be_one_of
from valuebook.model.wording import counted

Numbers = npt.NDArray[np.float64]

DAYS_A_MONTH = 365.25 / 12
CADENCES = {"monthly": 1.0, "weekly": 7 / DAYS_A_MONTH}
"""Months between two observations."""

_SAME_DAY = 0.2  # of a month; a first working day is as good as a first day


@dataclass(frozen=True)
class Ramp:
    """How full effect is planned to be approached after go-live, in months."""

    shape: str
    lag_months: float = 0.0
    duration_months: float = 0.0


@dataclass(frozen=True)
class Plan:
    """What was promised of one measure before go-live.

    `baseline` and `target` are in the measure's unit; `target_tolerance` is the
    share of the promised change that may be missing at `target_date` with the
    target still counted as reached.
    """

    initiative_id: str
    direction: str
    baseline: float
    target: float
    go_live: date
    target_date: date
    cadence: str
    ramp: Ramp
    target_tolerance: float = 0.1

    def __post_init__(self) -> None:
        if self.direction not in ("increase", "decrease"):
            raise must_be_one_of("direction", self.direction, ["increase", "decrease"])
        if self.cadence not in CADENCES:
            raise must_be_one_of("cadence", self.cadence, list(CADENCES))
        if self.ramp.shape not in SHAPES:
            raise must_be_one_of("ramp shape", self.ramp.shape, list(SHAPES))
        if min(self.ramp.lag_months, self.ramp.duration_months) < 0:
            raise ArgumentError("ramp: lag and duration are counted in months from 0")
        if not np.isfinite([self.baseline, self.target]).all():
            raise ArgumentError("baseline, target: both must be numbers")
        if self.target == self.baseline:
            raise ArgumentError(
                f"target: {self.target:g} equals the baseline; nothing would change"
            )
        if (self.target > self.baseline) != (self.direction == "increase"):
            raise ArgumentError(
                f"target: {self.target:g} lies on the wrong side of the baseline "
                f"{self.baseline:g} for direction {self.direction}"
            )
        if self.target_date <= self.go_live:
            raise ArgumentError(
                f"target_date: {self.target_date} is not after go-live {self.go_live}"
            )
        if not 0 <= self.target_tolerance < 1:
            raise ArgumentError(
                f"target_tolerance: {self.target_tolerance:g} is not a share, 0 to 1"
            )

    @property
    def change(self) -> float:
        """Return the promised change of the measure, signed, in its unit."""
        return self.target - self.baseline

    @cached_property
    def target_time(self) -> float:
        """Return the months from go-live to the target date."""
        return float(self.months_live(pd.Series([pd.Timestamp(self.target_date)]))[0])

    def months_live(self, dates: "pd.Series[pd.Timestamp]") -> Numbers:
        """Return the months from go-live to each date, negative before it.

        Monthly observations are counted in calendar months: the day on which they
        are dated does not matter as long as it stays about the same.
        """
        days = pd.DatetimeIndex(dates)
        if self.cadence == "monthly":
            live = self.go_live.year * 12 + self.go_live.month
            months = days.year.to_numpy() * 12 + days.month.to_numpy() - live
            live_for: Numbers = months + _part_of_month(days)
            return live_for
        passed = (days - pd.Timestamp(self.go_live)).days
        return passed.to_numpy(dtype=float) / DAYS_A_MONTH


def _part_of_month(days: pd.DatetimeIndex) -> Numbers:
    """Return by which part of a month each date is off the usual day, if by much."""
    if days.empty:
        return np.zeros(0)
    last = days.days_in_month.to_numpy()
    usual = np.minimum(days.min().day, last)
    off = (days.day.to_numpy() - usual) / last
    return np.where(abs(off) < _SAME_DAY, 0.0, off)


@dataclass(frozen=True)
class Event:
    """A disturbance of its own, such as a strike, from its first to its last day.

    The values of its days say nothing about the initiative and are left out.
    """

    start: date
    end: date
    reason: str = ""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ArgumentError(f"event: {self.end} is before its start {self.start}")


@dataclass(frozen=True)
class Observations:
    """Observations in time order: months since go-live, and shares of the change.

    A value of 0 is the planned baseline, 1 the target, whatever the unit and the
    direction of the measure. `masked` says which lie within an event.
    """

    dates: "pd.Series[pd.Timestamp]"
    times: Numbers
    shares: Numbers
    masked: npt.NDArray[np.bool_]

    @property
    def history(self) -> int:
        """Return how many observations were made before go-live."""
        return int((self.times < 0).sum())

    @cached_property
    def used(self) -> "Observations":
        """Return the observations that lie in no event."""
        kept = ~self.masked
        dates = self.dates[kept].reset_index(drop=True)
        return Observations(
            dates, self.times[kept], self.shares[kept], self.masked[kept]
        )

    def first(self, count: int) -> "Observations":
        """Return the first so many observations."""
        return Observations(
            self.dates.iloc[:count],
            self.times[:count],
            self.shares[:count],
            self.masked[:count],
        )

    def in_unit(self, plan: Plan) -> Numbers:
        """Return the values in the measure's unit."""
        return plan.baseline + plan.change * self.shares


def observations(
    plan: Plan,
    actuals: pd.DataFrame,
    *,
    as_of: date | None = None,
    events: Sequence[Event] = (),
) -> Observations:
    """Return the observations of a plan's measure up to `as_of`.

    `actuals` has the columns date and value; rows without a value, and rows after
    `as_of`, are left out. Values within an event are marked as masked. Two values
    for one period are refused.
    """
    _check(actuals)
    known = actuals[actuals["value"].notna()]
    if as_of is not None:
        known = known[known["date"] <= pd.Timestamp(as_of)]
    for _, later in twice_in_a_period(plan, known):
        raise ArgumentError(
            f"date: two values of {plan.initiative_id} for the period of "
            f"{known['date'].iloc[later].date()}; keep the one that holds"
        )
    known = known.sort_values("date", ignore_index=True)
    times = plan.months_live(known["date"])
    values = known["value"].to_numpy(dtype=float)
    shares = (values - plan.baseline) / plan.change
    masked = np.zeros(len(known), dtype=bool)
    for event in events:
        masked |= known["date"].between(
            pd.Timestamp(event.start), pd.Timestamp(event.end)
        )
    return Observations(known["date"], times, shares, masked)


def twice_in_a_period(plan: Plan, actuals: pd.DataFrame) -> list[tuple[int, int]]:
    """Return the places of rows whose dates are less than half a period apart."""
    order = np.argsort(actuals["date"].to_numpy(), kind="stable")
    times = plan.months_live(actuals["date"].iloc[order])
    close = np.flatnonzero(np.diff(times) < CADENCES[plan.cadence] / 2)
    return [(int(order[at]), int(order[at + 1])) for at in close]


def _check(actuals: pd.DataFrame) -> None:
    """Refuse actuals that are not dates with numbers."""
    for column in ("date", "value"):
        if column not in actuals:
            raise ArgumentError(f"actuals: no column {column!r}")
    dates, values = actuals["date"], actuals["value"]
    if len(dates) and not pd.api.types.is_datetime64_any_dtype(dates):
        raise ArgumentError(
            f"date: {dates.iloc[0]!r} is no date; turn the column into dates with "
            "pandas.to_datetime"
        )
    if len(values) and not pd.api.types.is_numeric_dtype(values):
        raise ArgumentError(f"value: {values.iloc[0]!r} is no number")
    if dates.isna().any():
        raise ArgumentError(f"date: {counted(int(dates.isna().sum()), 'row')} without")
    infinite = np.isinf(values.to_numpy(dtype=float))
    if infinite.any():
        when = dates.iloc[int(infinite.argmax())].date()
        raise ArgumentError(f"value: that of {when} is infinite; leave it empty")
