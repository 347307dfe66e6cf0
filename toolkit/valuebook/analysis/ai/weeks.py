"""Who was active in which week, and what seats there were: the base of adoption.

A week ends on Sunday. A day's report counts in its week; a report of seven days in the
week that holds most of them; a longer report cannot say in which week somebody was
active, and is not used. Customers seen in product analytics are not users of a tool.
"""

import pandas as pd

from valuebook.analysis.months import end_of

PRODUCT_ANALYTICS = ("amplitude", "mixpanel", "posthog", "snowplow")
ACTIONS = ("interactions", "messages", "actions", "requests", "acceptances", "sessions")
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


def active(usage: pd.DataFrame) -> pd.DataFrame:
    """Return each person once for each week and tool in which they were active.

    Columns: tool, team, user_hash and week.
    """
    rows = of_tools(usage[usage["metric"] == "active"])
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

    From the last list of seats by then, else from the seats that were paid for in that
    month. Columns: tool, team, week and entitled.
    """
    named = ["tool", "team", "week", "entitled"]
    asked = pd.DataFrame({"week": sorted(weeks.unique())})
    parts = []
    for tool, rows in seat.groupby("tool"):
        lists = pd.DataFrame({"as_of": sorted(rows["as_of"].unique())})
        latest = pd.merge_asof(asked, lists, left_on="week", right_on="as_of").dropna()
        counts = rows.groupby(["as_of", "team"])["user_hash"].nunique()
        held = counts.rename("entitled").reset_index().merge(latest, on="as_of")
        parts.append(held.assign(tool=tool)[named])
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
