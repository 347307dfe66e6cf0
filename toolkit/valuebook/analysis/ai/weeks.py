"""Who was active in which week, and what seats there were: the base of adoption.

A week ends on Sunday. A day's report counts in its week; a report of seven days in the
week that holds most of them; a longer report cannot say in which week somebody was
active, and is not used. Customers seen in product analytics are not users of a tool.
"""

import pandas as pd

from valuebook.analysis.months import end_of

ALL_TEAMS = "all teams"
IDLE_WEEKS = 4
PRODUCT_ANALYTICS = ("amplitude", "mixpanel", "posthog", "snowplow")
ACTIONS = ("interactions", "messages", "actions", "requests", "acceptances", "sessions")
_PASSIVE = ("suggestions", "lines_suggested", "assisted_hours")
_DAYS = 4  # beyond which a report holds most of its week
_SETTLES = {"github": 3}  # days until a vendor's numbers of a day are final


def of_tools(usage: pd.DataFrame) -> pd.DataFrame:
    """Return usage of tools by people, with the Sunday on which its week ends.

    The columns are those of usage, and week.
    """
    known = usage["user_hash"].ne("") & usage["period_days"].le(7)
    rows = usage[known & ~usage["source"].isin(PRODUCT_ANALYTICS)]
    middle = rows["date"] + pd.to_timedelta((rows["period_days"] - 1) // 2, unit="D")
    week = middle + pd.to_timedelta(6 - middle.dt.day_of_week, unit="D")
    return rows.assign(week=week.astype("datetime64[s]"))


def of_periods(usage: pd.DataFrame, *, as_of: str) -> pd.DataFrame:
    """Return who was active in reports of periods longer than a week, up to a month.

    Columns: tool, team, user_hash and week (the last day of the period).
    """
    known = usage["user_hash"].ne("") & usage["period_days"].gt(7)
    rows = usage[known & usage["metric"].eq("active") & usage["quantity"].gt(0)]
    rows = rows[~rows["source"].isin(PRODUCT_ANALYTICS)]
    ended = rows["date"] + pd.to_timedelta(rows["period_days"] - 1, unit="D")
    rows = rows.assign(week=ended.astype("datetime64[s]"))[ended <= end_of(as_of)]
    named = ["tool", "team", "user_hash", "week"]
    return rows[named].drop_duplicates(ignore_index=True)


def active(usage: pd.DataFrame) -> pd.DataFrame:
    """Return each person once for each week and tool in which they were active.

    Where an export does not say who was active, everybody who did something with the
    tool was; to be shown a suggestion is not doing. Columns: tool, team, user_hash and
    week.
    """
    acted = usage[usage["quantity"].gt(0) & ~usage["metric"].isin(_PASSIVE)]
    says = acted["metric"].eq("active")
    rows = of_tools(acted[says | ~acted["tool"].isin(set(acted["tool"][says]))])
    named = ["tool", "team", "user_hash", "week"]
    return (
        rows[named]
        .drop_duplicates(ignore_index=True)
        .sort_values(named, ignore_index=True)
    )


def settled(usage: pd.DataFrame, *, as_of: str) -> pd.DataFrame:
    """Return for each tool the last whole week whose numbers are final.

    Columns: tool, covered (last day in the exports), week (the last whole and settled
    week up to `as_of`) and weeks_late (how many weeks end later, up to `as_of`).
    """
    rows = of_tools(usage)
    last = rows["date"] + pd.to_timedelta(rows["period_days"] - 1, unit="D")
    wait = rows["source"].str.replace("_.*", "", regex=True).map(_SETTLES).fillna(0)
    # a report of a whole week is final, on whatever day its weeks end
    final = rows["week"].where(
        rows["period_days"] > _DAYS, last - pd.to_timedelta(wait, unit="D")
    )
    covered = last.groupby(rows["tool"]).max()
    until = final.groupby(rows["tool"]).max()
    until = until.where(until <= end_of(as_of), end_of(as_of))
    week = _sunday_before(until)
    asked = _sunday_before(pd.Series([end_of(as_of)])).iloc[0]
    late = (asked - week).dt.days // 7
    frame = pd.DataFrame({"covered": covered, "week": week, "weeks_late": late})
    return frame.rename_axis("tool").reset_index()


def _sunday_before(days: pd.Series) -> pd.Series:
    """Return the last Sunday on or before each day."""
    back = pd.to_timedelta((days.dt.day_of_week + 1) % 7, unit="D")
    sundays: pd.Series = (days - back).astype("datetime64[s]")
    return sundays


def entitled(seat: pd.DataFrame, spend: pd.DataFrame, weeks: pd.Series) -> pd.DataFrame:
    """Return how many seats each team has of each tool at the end of each week.

    From the last list of seats by then (before the first list, from that one), where a
    team that is not in it has none; else from the seats that were paid for in that
    month. Columns: tool, team, week and entitled.
    """
    named = ["tool", "team", "week", "entitled"]
    asked = pd.DataFrame({"week": sorted(weeks.unique())})
    parts = []
    for tool, rows in seat.groupby("tool"):
        lists = rows["as_of"].drop_duplicates().sort_values().to_numpy()
        at = (lists.searchsorted(asked["week"], side="right") - 1).clip(min=0)
        counts = rows.groupby(["as_of", "team"])["user_hash"].nunique()
        asked_of = asked.assign(as_of=lists[at])
        teams = pd.DataFrame({"team": sorted(rows["team"].unique())})
        told = asked_of.merge(teams, how="cross").merge(
            counts.rename("entitled").reset_index(), on=["as_of", "team"], how="left"
        )
        parts.append(told.fillna({"entitled": 0}).assign(tool=tool)[named])
    listed = set(seat["tool"])
    paid = spend[spend["category"].eq("seat") & spend["unit"].eq("seats")]
    tools = paid["product"].str.removesuffix(" seats")
    paid = paid.assign(tool=tools, month=paid["date"].dt.to_period("M"))
    paid = paid[~paid["tool"].isin(listed)]
    if len(paid) and len(asked):
        bought = paid.assign(entitled=paid["quantity"].astype("float64"))
        counts = bought.groupby(["tool", "team", "month"])["entitled"].sum()
        by_month = asked.assign(month=asked["week"].dt.to_period("M"))
        parts.append(counts.reset_index().merge(by_month, on="month")[named])
    if not parts:
        return pd.DataFrame(columns=named).astype(
            {"week": "datetime64[s]", "entitled": "float64"}
        )
    return pd.concat(parts, ignore_index=True).astype({"entitled": "float64"})


def idle(
    seat: pd.DataFrame, here: pd.DataFrame, held: pd.Series, week: pd.Timestamp
) -> pd.Series:
    """Return how many seats of a tool nobody was active on in the weeks to a day.

    Takes the tool's lists of seats, who was active in which week, and the seats that
    each team has (`held`). Of seats with a name, those count whose holder was active
    nowhere, neither in the usage nor by the list's own last day of activity; of others,
    or where names in the list and in the usage have nothing in common, those beyond
    the people who were active. One value for each team of `held`, and for ALL_TEAMS.
    """
    begun = week - pd.Timedelta(weeks=IDLE_WEEKS)
    recent = here[here["week"].gt(begun) & here["week"].le(week)]
    users = set(recent["user_hash"])
    known = seat[seat["as_of"] == listed_on(seat, week)]
    if users and users.isdisjoint(known["user_hash"]):
        known = known.head(0)
    if len(known):
        # a list drawn days after the week tells of these days, too
        until = week + pd.Timedelta(weeks=1)
        last = known["last_active_on"]
        seen = last.gt(begun) & last.le(until)
        unused = known[~(seen | known["user_hash"].isin(users))]
        names = unused.groupby("team")["user_hash"].nunique().reindex(held.index)
        return pd.concat(
            [
                names.fillna(0.0).astype("float64"),
                pd.Series({ALL_TEAMS: float(unused["user_hash"].nunique())}),
            ]
        )
    active_in = recent.groupby("team")["user_hash"].nunique()
    of_team = held - active_in.reindex(held.index).fillna(0)
    whole = pd.Series({ALL_TEAMS: held.sum(min_count=1) - len(users)})
    both: pd.Series = pd.concat([of_team, whole]).clip(lower=0).astype("float64")
    return both


def listed_on(seat: pd.DataFrame, week: pd.Timestamp) -> pd.Timestamp | None:
    """Return the day of the list of seats in force on a day; None where there is none.

    Before the first list, that one stands.
    """
    days = seat["as_of"]
    found: pd.Timestamp | None = (
        days.min() if (days > week).all() else days[days <= week].max()
    )
    return found
