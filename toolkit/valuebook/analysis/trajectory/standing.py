"""How a measure stands against its promise today: all that a page about it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

import numpy as np
import pandas as pd

from valuebook.analysis.trajectory.baseline import owed_to_baseline
from valuebook.analysis.trajectory.detectability import (
    first_look_once_due,
    next_decision,
)
from valuebook.analysis.trajectory.evidence import Look, evidence
from valuebook.analysis.trajectory.mixture import Mixture
from valuebook.analysis.trajectory.paths import Path, path_shares
from valuebook.analysis.trajectory.plan import (
    CADENCES,
    Event,
    Observations,
    Plan,
    observations,
)
from valuebook.analysis.trajectory.track import Judgement, ends, judgements, tells_noise
from valuebook.analysis.trajectory.unit import in_other_unit
from valuebook.analysis.trajectory.verdict import (
    ALARM_LINE,
    DEFINITE,
    LASTING_ABOVE,
    LASTING_LINE,
    LASTING_MONTHS,
    TrajectoryVerdict,
)
from valuebook.model.wording import number

_MOST_ODDS = 1000.0  # beyond which more is not told
_SOME_EFFECT = 0.25  # share of the change below which nothing can be late
_MOSTLY = 0.5


@dataclass(frozen=True)
class Interval:
    """A range that holds with a stated chance, and its middle."""

    low: float
    mid: float
    high: float


@dataclass(frozen=True)
class Standing:
    """How a measure stands against its promise, with all that was known at `as_of`.

    `verdict` has been said at every look since `since`. `p_target` is the chance
    that the level at the target date is within tolerance of the target, `forecast`
    that level in the measure's unit, without season and noise; it holds with chance
    `level`. Both are None where a value looks to be in another unit, which
    `other_unit_from` dates. `months_late` is by how many months the effect comes
    later than planned; None where that is not known. `against_plan` is the evidence
    against plan as odds (14.0 for 14 to 1), `exceeding` that for more than was
    promised; `chances` the probability of each hypothesis. `decides_at` is the
    date of the first look to come that can be expected to decide; while an alarm
    stands, of the look by which its cause is named at the latest; None where the
    verdict is definite or none can within a year after the target date. `masked` are
    the dates left out for `events`; `owed_to_baseline` the share of the promise that
    a return to normal would bring (see `owed_to_baseline`).

    `path` has a row for each date from the first observation to the target date, or
    to the last observation if that is later: date, planned and observed (in the
    measure's unit; observed NaN where nothing was measured), masked, and low, mid and
    high: the level from go-live on as it is known at `as_of`, NaN before go-live.
    """

    initiative_id: str
    as_of: date
    verdict: TrajectoryVerdict
    since: date
    level: float
    p_target: float | None
    forecast: Interval | None
    months_late: Interval | None
    against_plan: float
    exceeding: float
    chances: dict[str, float]
    decides_at: date | None
    masked: tuple[date, ...]
    events: tuple[Event, ...]
    owed_to_baseline: float | None
    other_unit_from: date | None
    path: pd.DataFrame

    @property
    def evidence(self) -> str:
        """Return the evidence in words, beside the lines of an alarm."""
        is_above = self.verdict == TrajectoryVerdict.EXCEEDING
        lasting = _odds(LASTING_ABOVE if is_above else LASTING_LINE)
        lines = (
            f"alarm line {_odds(ALARM_LINE)}, "
            f"or {lasting} for {LASTING_MONTHS:.0f} months"
        )
        if is_above:
            return f"Evidence for more than planned {_odds(self.exceeding)}; {lines}"
        if self.against_plan < 1:
            return f"Evidence for the plan {_odds(1 / max(self.against_plan, 1e-9))}"
        return f"Evidence against plan {_odds(self.against_plan)}; {lines}"


def _odds(ratio: float) -> str:
    """Return odds in words.

    >>> _odds(14.2), _odds(1.26), _odds(40_000)
    ('14 to 1', '1.3 to 1', 'more than 1 000 to 1')
    """
    if ratio > _MOST_ODDS:
        return f"more than {number(_MOST_ODDS)} to 1"
    return f"{number(ratio, significant=2)} to 1"


def standing(
    plan: Plan,
    actuals: pd.DataFrame,
    *,
    as_of: date | None = None,
    events: Sequence[Event] = (),
    level: float = 0.8,
) -> Standing:
    """Return how a measure stands against its promise at the last look.

    `actuals` has the columns date and value; values after `as_of` are never read, and
    values within an event are left out. The interval holds with chance `level`.
    The verdict is that of `track`.

    >>> from valuebook.analysis.trajectory import Plan, Ramp
    >>> plan = Plan(
    ...     "INI-001", "increase", 100.0, 120.0, go_live=date(2025, 1, 1),
    ...     target_date=date(2026, 1, 1), cadence="monthly", ramp=Ramp("step"),
    ... )
    >>> months = pd.date_range("2024-01-01", periods=21, freq="MS")
    >>> noise = [0.4, -1.1, 0.7, 0.2, -0.6, 1.2, -0.3] * 3
    >>> half = [100.0] * 12 + [110.0] * 9
    >>> values = [base + more for base, more in zip(half, noise, strict=True)]
    >>> found = standing(plan, pd.DataFrame({"date": months, "value": values}))
    >>> str(found.verdict)
    'structural_shortfall'
    >>> found.evidence.partition("; ")[0]
    'Evidence against plan more than 1 000 to 1'
    """
    tails = ends(level)
    seen = observations(plan, actuals, as_of=as_of, events=events)
    dates = _dates(plan, seen)
    months = plan.months_live(dates)
    live = months >= 0
    looks = evidence(plan, seen.used, ahead=months[live].tolist())
    told = judgements(plan, seen, looks, as_of=as_of)
    last = told[-1]
    of_target, *ahead = [_interval(plan, each, tails) for each in last.look.levels]
    doubted = seen.used.dates[in_other_unit(plan, seen.used)]
    return Standing(
        plan.initiative_id,
        last.date.date(),
        last.verdict,
        since=_since(told),
        level=level,
        p_target=None
        if last.doubted
        else last.look.levels[0].reaches(1 - plan.target_tolerance),
        forecast=None if last.doubted else of_target,
        months_late=None
        if last.doubted
        else _months_late(plan, seen.used, last.look, tails),
        against_plan=last.look.behind,
        exceeding=last.look.exceeding,
        chances=last.look.chances,
        decides_at=_decides_at(plan, seen.used, last),
        masked=tuple(each.date() for each in seen.dates[seen.masked]),
        events=tuple(events),
        owed_to_baseline=owed_to_baseline(plan, actuals, as_of=as_of, events=events),
        other_unit_from=doubted.iloc[0].date() if len(doubted) else None,
        path=_path(plan, seen, dates, [] if last.doubted else ahead),
    )


def _decides_at(plan: Plan, seen: Observations, last: Judgement) -> date | None:
    """Return the date of the look to come that can be expected to decide.

    Once the target is due, the likelier cause of an alarm is named.
    """
    if last.doubted or last.verdict in DEFINITE or not tells_noise(seen):
        return None
    if last.verdict == TrajectoryVerdict.OFF_PLAN_UNDETERMINED:
        return first_look_once_due(plan, seen)
    return next_decision(plan, seen, last.look.behind)


def _since(told: Sequence[Judgement]) -> date:
    """Return the date from which the last verdict has been said without a break."""
    spell = takewhile(lambda each: each.verdict == told[-1].verdict, reversed(told))
    return list(spell)[-1].date.date()


def _interval(plan: Plan, level: Mixture, tails: Sequence[float]) -> Interval:
    low, mid, high = sorted(
        float(plan.baseline + plan.change * level.quantile(tail)) for tail in tails
    )
    return Interval(low, mid, high)


def _months_late(
    plan: Plan, seen: Observations, look: Look, tails: Sequence[float]
) -> Interval | None:
    """Return by how many months the effect is late, where it can be known.

    It cannot before something was due, nor where there is hardly an effect.
    """
    due = path_shares([Path(plan.ramp)], seen.times[seen.history :]).any()
    weight = look.weight * (look.full >= _SOME_EFFECT)
    if not due or weight.sum() < _MOSTLY:
        return None
    order = np.argsort(look.late)
    below = np.cumsum(weight[order]) / weight.sum()
    low, mid, high = look.late[order][
        np.searchsorted(below, tails).clip(0, len(order) - 1)
    ]
    return Interval(float(low), float(mid), float(high))


def _dates(plan: Plan, seen: Observations) -> "pd.Series[pd.Timestamp]":
    """Return the observed dates, and those of the periods between and after them."""
    observed = seen.dates
    first = pd.Timestamp(plan.go_live) if observed.empty else observed.iloc[0]
    step = CADENCES[plan.cadence]
    until = max([plan.target_time, *seen.times[-1:]])
    count = int((until - min([0.0, *seen.times[:1]])) / step) + 2
    steps = [
        first + (pd.DateOffset(months=at) if step == 1 else pd.Timedelta(weeks=at))
        for at in range(count)
    ]
    grid = pd.Series(steps, dtype="datetime64[s]")
    times = plan.months_live(pd.concat([observed, grid]))[len(observed) :]
    apart = abs(times[:, None] - seen.times).min(axis=1, initial=np.inf)
    unseen = grid[(apart > step / 2) & (times <= until + step / 2)]
    dates: pd.Series[pd.Timestamp] = pd.concat([observed, unseen])
    return dates.sort_values(ignore_index=True)


def _path(
    plan: Plan,
    seen: Observations,
    dates: "pd.Series[pd.Timestamp]",
    ahead: Sequence[Interval],
) -> pd.DataFrame:
    months = plan.months_live(dates)
    share = path_shares([Path(plan.ramp)], months)[:, 0]
    before = len(months) - len(ahead) if ahead else len(months)
    known = [Interval(np.nan, np.nan, np.nan)] * before + list(ahead)
    observed = pd.Series(seen.in_unit(plan), index=seen.dates)
    return pd.DataFrame(
        {
            "date": dates,
            "planned": plan.baseline + plan.change * share,
            "observed": observed.reindex(dates).to_numpy(),
            "masked": dates.isin(seen.dates[seen.masked]),
            "low": [each.low for each in known],
            "mid": [each.mid for each in known],
            "high": [each.high for each in known],
        }
    )
