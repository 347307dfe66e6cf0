"""The weekly active share of each team and tool, and where it has stalled."""

from dataclasses import dataclass

import pandas as pd

from valuebook.analysis.ai.flag import Thresholds
from valuebook.analysis.ai.weeks import ALL_TEAMS, active, entitled, settled
from valuebook.sources import Exports

_PLACE = ["tool", "team"]


@dataclass(frozen=True)
class Stall:
    """A share that fell and stayed low.

    `since` is the week from which the rule holds, `weeks` how many it has been low,
    `best` the best mean share before, of the weeks to `peak`.
    """

    since: pd.Timestamp
    weeks: int
    best: float
    peak: pd.Timestamp


def stall(rows: pd.DataFrame, rules: Thresholds) -> Stall | None:
    """Return how the weekly share of one team and tool has stalled; None if not.

    Takes the rows of `shares` of one team and tool, in the order of their weeks.
    """
    best = rows["share"].rolling(rules.best_weeks).mean()
    before = best.cummax().shift(1)
    seats = rows["entitled"]
    best_seats = seats.rolling(rules.best_weeks).mean().cummax().shift(1)
    low = rows["share"].le((1 - rules.fall) * before) & seats.gt(
        (1 - rules.fall) * best_seats
    )
    run = low.groupby((~low).cumsum()).cumsum()
    if not len(rows) or run.iloc[-1] < rules.fall_weeks:
        return None
    weeks = int(run.iloc[-1])
    begun = len(rows) - weeks + rules.fall_weeks - 1
    peak = int(best.iloc[:-1].fillna(0).to_numpy().argmax())
    week = rows["week"]
    return Stall(week.iloc[begun], weeks, float(before.iloc[-1]), week.iloc[peak])


def stalled(exports: Exports, *, as_of: str) -> frozenset[tuple[str, str]]:
    """Return each tool and team whose weekly active share has stalled."""
    weekly = shares(exports, as_of=as_of)
    return frozenset(
        (str(rows["tool"].iloc[0]), str(rows["team"].iloc[0]))
        for _, rows in weekly.groupby(_PLACE)
        if stall(rows, Thresholds())
    )


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
