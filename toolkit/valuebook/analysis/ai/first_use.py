"""How soon those who get a seat of a tool use it."""

import pandas as pd

from valuebook.analysis.ai.weeks import ALL_TEAMS
from valuebook.analysis.months import end_of
from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import number, words
from valuebook.sources import Exports
from valuebook.sources.suppression import FLOOR


def first_use(exports: Exports, *, as_of: str) -> pd.DataFrame:
    """Return how long people who got a seat took until they first used it.

    One row per tool. Columns: tool, got_a_seat (people whose seat began while the
    exports look), used_it, median_days (until first active; NaN where fewer than half
    did) and before (people who had the seat already, of whom it cannot be said).
    """
    rows = []
    seat, use = exports["seat"], exports["usage"]
    seat = seat[seat["as_of"] <= end_of(as_of)]
    acted = use[use["metric"].eq("active") & use["user_hash"].ne("")]
    acted = acted[acted["quantity"].gt(0) & acted["date"].le(end_of(as_of))]
    for tool, held in seat[seat["tool"].isin(set(acted["tool"]))].groupby("tool"):
        lists = held.groupby("user_hash").agg(
            seen=("as_of", "min"), assigned=("assigned_on", "min")
        )
        start = held["as_of"].min()
        began = lists["assigned"].fillna(lists["seen"].where(lists["seen"] > start))
        on_tool = acted[acted["tool"] == tool]
        begin = on_tool["date"].min()
        got = began[began.ge(begin) if pd.notna(begin) else began.notna()].dropna()
        first = on_tool.groupby("user_hash")["date"].min().reindex(got.index)
        days = (first - got).dt.days.clip(lower=0)
        used = int(days.notna().sum())
        median = float(days.fillna(10**6).median()) if len(days) else float("nan")
        rows.append(
            {
                "tool": tool,
                "got_a_seat": len(got),
                "used_it": used,
                "median_days": median if median < 10**6 else float("nan"),
                "before": len(lists) - len(got),
            }
        )
    columns = ["tool", "got_a_seat", "used_it", "median_days", "before"]
    return pd.DataFrame(rows, columns=columns)


def began(
    exports: Exports, funnel: pd.DataFrame, *, as_of: str, floor: int = FLOOR
) -> Finding:
    """Return how soon those who got a seat used it, as a finding.

    Of tools whose users as a whole may not be shown on the page, nothing is said.
    """
    rule = "ai_adoption.first_use"
    rows = first_use(exports, as_of=as_of)
    hidden = funnel[funnel["team"].eq(ALL_TEAMS) & funnel["hides_counts"]]["tool"]
    rows = rows[rows["got_a_seat"].ge(floor) & ~rows["tool"].isin(hidden)]
    if rows.empty:
        return Finding(
            rule,
            "How soon a new seat is used cannot be said: too few people got one while "
            "the exports look.",
            Verdict.NOT_MEASURED,
        )
    said = [
        f"{row.used_it} of {row.got_a_seat} people who got a seat of {words(row.tool)} "
        + (
            "have used it, fewer than half"
            if pd.isna(row.median_days)
            else f"have used it, half of all within {number(row.median_days, 'days')}"
        )
        for row in rows_of(rows)
    ]
    return Finding(
        rule,
        f"{'; '.join(said)}.",
        Verdict.MEASURED,
        tuple(
            Quantity(f"days to first use, {words(row.tool)}", row.median_days, "days")
            for row in rows_of(rows)
        ),
        evidence=rows,
    )
