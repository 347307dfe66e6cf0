"""Where adoption stalls and where seats are paid for and idle, by team and tool."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from valuebook.analysis.ai.flag import TOO_FEW, Flag, Thresholds
from valuebook.analysis.ai.groups import small_groups
from valuebook.analysis.ai.shares import shares, stall
from valuebook.analysis.ai.view import partial_formats
from valuebook.analysis.ai.weeks import (
    ALL_TEAMS,
    IDLE_WEEKS,
    active,
    entitled,
    idle,
    of_periods,
    settled,
)
from valuebook.analysis.months import end_of
from valuebook.analysis.rows import rows_of
from valuebook.model.wording import counted, number, percent, words
from valuebook.sources import Exports

_PLACE = ["tool", "team"]


def unused(
    exports: Exports,
    weekly: pd.DataFrame,
    funnel: pd.DataFrame,
    *,
    as_of: str,
    above: float,
) -> pd.DataFrame:
    """Return the idle seats of each team and tool, week by week or list by list.

    Columns: tool, team, week, entitled and idle, where seats are known, from the last
    week back to the first by which no team has been above a share ever since. Tools of
    which no export tells the week of use have a row for each report of a longer period,
    or for each list that says when the holders of seats were last active.
    """
    here = active(exports["usage"])
    periods = of_periods(exports["usage"], as_of=as_of)
    parts = []
    for tool in funnel["tool"].unique():
        lists = exports["seat"][exports["seat"]["tool"] == tool]
        users = here[here["tool"] == tool]
        days = weekly.loc[weekly["tool"] == tool, "week"].drop_duplicates()
        # the first weeks do not look back far enough to say who was not active
        days = days.sort_values()[IDLE_WEEKS - 1 :]
        if users.empty:
            users = periods[periods["tool"] == tool]
            said = lists.loc[lists["last_active_on"].notna(), "as_of"]
            days = users["week"] if len(users) else said[said <= end_of(as_of)]
        seats = entitled(lists, exports["spend"], days)
        of_day = dict(list(seats[seats["tool"] == tool].groupby("week")))
        over: set[str] | None = None
        for day in sorted(of_day, reverse=True):
            told = _idle_on(pd.Timestamp(str(day)), of_day[day], lists, users)
            parts.append(told.assign(tool=tool, week=day))
            now = set(told.index[told["idle"] > above * told["entitled"]])
            over = now if over is None else over & now
            if not over:
                break
    columns = [*_PLACE, "week", "entitled", "idle"]
    if not parts:
        return pd.DataFrame(columns=columns)
    return pd.concat(parts).rename_axis("team").reset_index()[columns]


def _idle_on(
    day: pd.Timestamp, seats: pd.DataFrame, lists: pd.DataFrame, users: pd.DataFrame
) -> pd.DataFrame:
    """Return the seats of each team and of all, and how many of them are idle."""
    held = seats.set_index("team")["entitled"]
    whole = pd.Series({ALL_TEAMS: held.sum()})
    empty = idle(lists, users, held, day)
    return pd.DataFrame({"entitled": pd.concat([held, whole]), "idle": empty})


def adoption_flags(
    exports: Exports,
    funnel: pd.DataFrame,
    *,
    as_of: str,
    thresholds: Thresholds | None = None,
) -> Iterator[Flag]:
    """Yield where adoption stalls, and where seats are idle, by team and tool.

    `funnel` is that of the same exports; of groups that it hides nothing is looked at:
    even that a flag would be raised tells of their people.
    """
    rules = thresholds or Thresholds()
    weekly = shares(exports, as_of=as_of)
    seats = unused(exports, weekly, funnel, as_of=as_of, above=rules.idle)
    late = settled(exports["usage"], as_of=as_of).set_index("tool")["weeks_late"]
    small = small_groups(funnel)
    for row in rows_of(funnel.sort_values(_PLACE)):
        of = f"{row.team} ({words(row.tool)})"
        if (row.tool, row.team) in small:
            yield Flag("adoption", of, None, "", TOO_FEW)
            continue
        weeks_late = int(late.get(row.tool, 0))
        why = ""
        if weeks_late >= rules.late_weeks:
            why = f"the data end {counted(weeks_late, 'week')} early"
        elif row.tool not in late and _is_old(row.week, rules, as_of):
            why = f"the last data are of {row.week:%Y-%m-%d}"
        elif _is_partial(exports, row.tool):
            why = "a page of the data is missing"
        yield from _stall(_of(weekly, row), of, why, rules)
        yield from _idle(_of(seats, row), of, why, rules)


def _of(rows: pd.DataFrame, place: Any) -> pd.DataFrame:
    mine = rows["tool"].eq(place.tool) & rows["team"].eq(place.team)
    found: pd.DataFrame = rows[mine].sort_values("week", ignore_index=True)
    return found


def _is_old(day: pd.Timestamp, rules: Thresholds, as_of: str) -> bool:
    return bool((end_of(as_of) - day).days > 7 * rules.idle_weeks)


def _is_partial(exports: Exports, tool: str) -> bool:
    usage = exports["usage"]
    sources = set(usage.loc[usage["tool"] == tool, "source"])
    return not partial_formats(exports).isdisjoint(sources)


def _stall(rows: pd.DataFrame, of: str, why: str, rules: Thresholds) -> Iterator[Flag]:
    found = stall(rows, rules)
    if found is None:
        return
    last = rows.iloc[-1]
    yield Flag(
        "adoption stall",
        of,
        found.since,
        ""
        if why
        else f"{percent(last['share'])} active in the week to {last['week']:%Y-%m-%d}, "
        f"{number(last['active'], significant=6)} of "
        f"{number(last['entitled'], significant=6)}; best four weeks, to "
        f"{found.peak:%Y-%m-%d}: {percent(found.best)}; below for "
        f"{counted(found.weeks, 'week')}",
        why,
    )


def _idle(rows: pd.DataFrame, of: str, why: str, rules: Thresholds) -> Iterator[Flag]:
    rows = rows[rows["entitled"] > 0].reset_index(drop=True)
    share = rows["idle"] / rows["entitled"]
    over = share.gt(rules.idle)
    if not len(over) or not over.iloc[-1]:
        return
    run = int(over.groupby((~over).cumsum()).cumsum().iloc[-1])
    last = rows.iloc[-1]
    yield Flag(
        "paid and idle",
        of,
        rows["week"].iloc[len(rows) - run],
        ""
        if why
        else f"{percent(share.iloc[-1])} of seats idle, {last['idle']:.0f} of "
        f"{number(last['entitled'], significant=6)}, nobody active in the "
        f"{rules.idle_weeks} weeks to {last['week']:%Y-%m-%d}"
        + ("; so since the exports begin" if run == len(over) else ""),
        why,
    )
