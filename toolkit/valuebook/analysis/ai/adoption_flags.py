"""Where adoption stalls and where seats are paid for and idle, by team and tool."""

from collections.abc import Iterator
from typing import cast

import pandas as pd

from valuebook.analysis.ai.adoption import ALL_TEAMS, funnel, small_groups
from valuebook.analysis.ai.flag import TOO_FEW, Flag, Thresholds
from valuebook.analysis.ai.view import partial_formats
from valuebook.analysis.ai.weeks import active, entitled, settled
from valuebook.analysis.rows import rows_of
from valuebook.model.wording import counted, number, percent, words
from valuebook.sources import Exports


def shares(exports: Exports, *, as_of: str) -> pd.DataFrame:
    """Return the weekly active share of each team and tool, week by week.

    Columns: tool, team (also "all teams"), week, active (people), entitled and share.
    Where no seat is known, those who ever used the tool stand for the entitled.
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
    both = pd.concat([here, whole], ignore_index=True)
    counts = both.groupby(["tool", "team", "week"])["user_hash"].nunique()
    seats = entitled(exports["seat"], exports["spend"], both["week"])
    begun = here.groupby("tool")["week"].min()
    seats = seats[seats["tool"].isin(begun.index)]
    all_seats = seats.groupby(["tool", "week"], as_index=False)["entitled"].sum()
    seats = pd.concat([seats, all_seats.assign(team=ALL_TEAMS)], ignore_index=True)
    held = seats.set_index(["tool", "team", "week"])["entitled"]
    ever = both.groupby(["tool", "team"])["user_hash"].nunique()
    parts = []
    for tool, team in sorted({*ever.index, *held.index.droplevel(2)}):
        weeks = pd.date_range(begun[tool], last[tool], freq="7D")
        names = ["tool", "team", "week"]
        grid = pd.MultiIndex.from_product([[tool], [team], weeks], names=names)
        users = float(ever.get((tool, team), 0))
        parts.append(
            pd.DataFrame(
                {
                    "active": counts.reindex(grid).fillna(0).astype("float64"),
                    "entitled": held.reindex(grid).fillna(users),
                }
            )
        )
    rows = pd.concat(parts).reset_index()
    # who left may have been active: nobody's share is more than one
    rows["entitled"] = rows[["active", "entitled"]].max(axis=1)
    return rows.assign(share=rows["active"] / rows["entitled"])


def adoption_flags(
    exports: Exports, *, as_of: str, thresholds: Thresholds | None = None
) -> Iterator[Flag]:
    """Yield where adoption stalls, and where seats are idle, by team and tool."""
    rules = thresholds or Thresholds()
    weekly = shares(exports, as_of=as_of)
    late = settled(exports["usage"], as_of=as_of).set_index("tool")["weeks_late"]
    partial = partial_formats(exports)
    sources = exports["usage"].groupby("tool")["source"].first()
    groups = funnel(exports, as_of=as_of)
    small = small_groups(groups, floor=rules.floor)
    told = set(zip(groups["tool"], groups["team"], strict=True))
    for place, rows in weekly.groupby(["tool", "team"], sort=True):
        tool, team = map(str, cast("tuple[str, str]", place))
        of = f"{team} ({words(tool)})"
        if (tool, team) not in told:
            continue  # nobody holds the tool or used it lately
        if (tool, team) in small:
            # nothing is looked at: even that a flag would be raised tells of the people
            yield Flag("adoption", of, None, "", TOO_FEW)
            continue
        why = ""
        if late[tool] >= rules.late_weeks:
            why = f"the data end {counted(int(late[tool]), 'week')} early"
        elif sources[tool] in partial:
            why = "a page of the data is missing"
        yield from _stall(rows, of, why, rules)
        yield from _idle(exports, rows, of, why, rules)


def _stall(rows: pd.DataFrame, of: str, why: str, rules: Thresholds) -> Iterator[Flag]:
    rows = rows.sort_values("week", ignore_index=True)
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


def _idle(
    exports: Exports, rows: pd.DataFrame, of: str, why: str, rules: Thresholds
) -> Iterator[Flag]:
    tool, team = rows["tool"].iloc[0], rows["team"].iloc[0]
    here = active(exports["usage"])
    here = here[here["tool"] == tool]
    here = here if team == ALL_TEAMS else here[here["team"] == team]
    has_seats = tool in set(exports["seat"]["tool"]) or (
        f"{tool} seats" in set(exports["spend"]["product"])
    )
    if not has_seats:
        return
    weeks = rows.sort_values("week", ignore_index=True)
    idle = []
    for row in rows_of(weeks):
        recent = here["week"].gt(row.week - pd.Timedelta(weeks=rules.idle_weeks))
        users = here.loc[recent & here["week"].le(row.week), "user_hash"].nunique()
        idle.append(max(row.entitled - users, 0) / row.entitled)
    share = pd.Series(idle)[rules.idle_weeks - 1 :]
    over = share.gt(rules.idle)
    if not len(over) or not over.iloc[-1]:
        return
    run = int(over.groupby((~over).cumsum()).cumsum().iloc[-1])
    last = weeks.iloc[-1]
    unused = round(share.iloc[-1] * last["entitled"])
    yield Flag(
        "paid and idle",
        of,
        weeks["week"].iloc[len(weeks) - run],
        ""
        if why
        else f"{percent(share.iloc[-1])} of seats idle, {unused} of "
        f"{number(last['entitled'], significant=6)}, nobody active in the "
        f"{rules.idle_weeks} weeks to {last['week']:%Y-%m-%d}"
        + ("; so since the exports begin" if run == len(over) else ""),
        why,
    )
