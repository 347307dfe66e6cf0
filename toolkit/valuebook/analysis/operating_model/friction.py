"""The complexity ledger: what has to be got past, added and removed by quarter."""

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, words
from valuebook.register import Register


def ledger(own: Register, *, as_of: str) -> pd.DataFrame:
    """Return what was added and removed in each quarter, by kind.

    Quarters are of the calendar; one in which nothing of a kind changed has no row.
    Columns: quarter (as "2025 Q1"), kind, added, removed and standing (how many of the
    kind are there at its end).
    """
    rows, last = own["friction"], end_of(as_of)
    added = _by_quarter(rows, "added_on", last)
    removed = _by_quarter(rows, "removed_on", last)
    moved = pd.concat({"added": added, "removed": removed}, axis=1).fillna(0)
    frame = moved.astype("int64").reset_index().sort_values(["quarter", "kind"])
    net = frame["added"] - frame["removed"]
    undated = rows[rows["added_on"].isna()].groupby("kind").size()
    before = frame["kind"].map(undated).fillna(0).astype("int64")
    return frame.assign(
        quarter=[f"{each.year} Q{each.quarter}" for each in frame["quarter"]],
        kind=[words(each) for each in frame["kind"]],
        standing=net.groupby(frame["kind"]).cumsum() + before,
    ).reset_index(drop=True)[["quarter", "kind", "added", "removed", "standing"]]


def _by_quarter(rows: pd.DataFrame, column: str, last: pd.Timestamp) -> pd.Series:
    counted_rows = rows[rows[column] <= last]
    quarter = counted_rows[column].dt.to_period("Q").rename("quarter")
    return counted_rows.groupby([quarter, counted_rows["kind"]]).size()


def balance(own: Register, ledger: pd.DataFrame, *, as_of: str) -> Finding:
    """Return whether the initiative took more away than it added since it began."""
    rule = "operating_model.friction"
    if own["friction"].empty:
        return Finding(
            rule,
            "No approval, report, meeting, policy or layer is recorded.",
            Verdict.NOT_MEASURED,
            remedy="list what has to be got past, and since when",
        )
    began = own["initiatives"]["start"].iloc[0]
    first = f"{began.year} Q{began.quarter}"
    since = ledger[ledger["quarter"] >= first]
    added, removed = int(since["added"].sum()), int(since["removed"].sum())
    net = added - removed
    kinds = since.groupby("kind")[["added", "removed"]].sum()
    heavier = [str(each) for each in kinds.index[kinds["added"] > kinds["removed"]]]
    said = (
        f"Since {first}, {counted(added, 'thing')} to get past "
        f"{'was' if added == 1 else 'were'} added and {removed or 'none'} removed"
    )
    said += f", with more of the kind {listed(heavier)}." if heavier else "."
    return Finding(
        rule,
        said,
        Verdict.GAP if net > 0 else Verdict.SOUND if net < 0 else Verdict.INCOMPLETE,
        (Quantity("things to get past, net", net, "items", as_of, "friction.csv"),),
        remedy="take one away for each that is added" if net > 0 else "",
        evidence=ledger,
    )
