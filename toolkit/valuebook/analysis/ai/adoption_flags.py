"""Where adoption stalls and where seats are paid for and idle, by team and tool."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from valuebook.analysis.ai.flag import TOO_FEW, Flag, Thresholds
from valuebook.analysis.ai.groups import small_groups
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


def shares(exports: Exports, *, as_of: str) -> pd.DataFrame:
    """Return the weekly active share of each team and tool, week by week.

    Columns: tool, team (also "all teams"), week, active (people), entitled and share.
    Where no seat is known, those who used the tool and are in the team stand for the
    entitled: who was last active in another team is in this one up to the last time.
    """
    last = settled(exports["usage"], as_of=as_of).set_index("tool")["week"]
    here = active(exports["usage"])
    columns = ["tool", "team", "week", "active", "entitled", "share"]
    nothing = pd.DataFrame(columns=columns).astype({"week": "datetime64[s]"})
    if here.empty:
        return nothing
    here = here[here["week"] <= here["tool"].map(last)]
    if here.empty:
        return nothing
    whole = here.drop_duplicates(["tool", "user_hash", "week"]).assign(team=ALL_TEAMS)
    counts = pd.concat([here, whole]).groupby([*_PLACE, "week"])["user_hash"].nunique()
    begun = here.groupby("tool")["week"].min()
    weeks = pd.Series(pd.date_range(begun.min(), last.max(), freq="7D"))
    seats = entitled(exports["seat"], exports["spend"], weeks)
    seats = seats[seats["tool"].isin(begun.index)]
    all_seats = seats.groupby(["tool", "week"], as_index=False)["entitled"].sum()
    seats = pd.concat([seats, all_seats.assign(team=ALL_TEAMS)], ignore_index=True)
    held = seats.set_index([*_PLACE, "week"])["entitled"]
    stayed = {
        place: (rows, rows["until"].isna().sum())
        for part in (_stays(here), _stays(whole))
        for place, rows in part.groupby(_PLACE)
    }
    parts = []
    for tool, team in sorted({*stayed, *held.index.droplevel(2)}):
        on = pd.date_range(begun[tool], last[tool], freq="7D")
        grid = pd.MultiIndex.from_product([[tool], [team], on], names=[*_PLACE, "week"])
        entitled_then = held.reindex(grid).bfill()
        if (tool, team) in stayed:
            people, stay = stayed[tool, team]
            members = [stay + int(people["until"].ge(week).sum()) for week in on]
            users = pd.Series(members, grid, dtype="float64")
            entitled_then = entitled_then.fillna(users)
        parts.append(
            pd.DataFrame(
                {
                    "active": counts.reindex(grid).fillna(0).astype("float64"),
                    "entitled": entitled_then.fillna(0.0),
                }
            )
        )
    rows = pd.concat(parts).reset_index()
    # who left may have been active: nobody's share is more than one
    rows["entitled"] = rows[["active", "entitled"]].max(axis=1)
    found: pd.DataFrame = rows.assign(share=rows["active"] / rows["entitled"])
    return found


def _stays(here: pd.DataFrame) -> pd.DataFrame:
    """Return each person of a team and tool once, with the week they were in it until.

    `until` is missing for those who were last active in this team.
    """
    last = here.groupby([*_PLACE, "user_hash"], as_index=False)["week"].max()
    anywhere = last.groupby(["tool", "user_hash"])["week"].transform("max")
    found: pd.DataFrame = last.assign(until=last["week"].where(last["week"] < anywhere))
    return found


def unused(
    exports: Exports, weekly: pd.DataFrame, funnel: pd.DataFrame, *, as_of: str
) -> pd.DataFrame:
    """Return the idle seats of each team and tool, week by week or list by list.

    Columns: tool, team, week, entitled and idle, where seats are known. Tools of which
    no export tells the week of use have a row for each report of a longer period, or
    for each list that says when the holders of seats were last active.
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
        seats = seats[seats["tool"] == tool]
        for day, rows in seats.groupby("week"):
            held = rows.set_index("team")["entitled"]
            empty = idle(lists, users, held, pd.Timestamp(str(day)))
            whole = pd.Series({ALL_TEAMS: held.sum()})
            told = pd.DataFrame({"entitled": pd.concat([held, whole]), "idle": empty})
            parts.append(told.assign(tool=tool, week=day))
    columns = [*_PLACE, "week", "entitled", "idle"]
    if not parts:
        return pd.DataFrame(columns=columns)
    return pd.concat(parts).rename_axis("team").reset_index()[columns]


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
    seats = unused(exports, weekly, funnel, as_of=as_of)
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
    best = rows["share"].rolling(rules.best_weeks).mean()
    before = best.cummax().shift(1)
    seats = rows["entitled"]
    best_seats = seats.rolling(rules.best_weeks).mean().cummax().shift(1)
    low = rows["share"].le((1 - rules.fall) * before) & seats.gt(
        (1 - rules.fall) * best_seats
    )
    run = low.groupby((~low).cumsum()).cumsum()
    if not len(rows) or run.iloc[-1] < rules.fall_weeks:
        return
    last = rows.iloc[-1]
    first = rows["week"].iloc[int(len(rows) - run.iloc[-1]) + rules.fall_weeks - 1]
    peak = rows["week"].iloc[int(best.iloc[:-1].fillna(0).to_numpy().argmax())]
    yield Flag(
        "adoption stall",
        of,
        first,
        ""
        if why
        else f"{percent(last['share'])} active in the week to {last['week']:%Y-%m-%d}, "
        f"{number(last['active'], significant=6)} of "
        f"{number(last['entitled'], significant=6)}; best four weeks, to "
        f"{peak:%Y-%m-%d}: {percent(before.iloc[-1])}; below for "
        f"{counted(int(run.iloc[-1]), 'week')}",
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
