"""What keeps use from becoming value: changes to the operating model not made."""

from typing import Any

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.operating_model.changes import NOT_MADE, STATES
from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed
from valuebook.register import Register


def standing(changes: pd.DataFrame, *, as_of: str) -> Finding:
    """Return which changes of the operating model hold the value back, as a finding."""
    rule = "constraints.changes"
    if changes.empty:
        return Finding(
            rule,
            "No change to the operating model is recorded, so nobody says what has to "
            "be different for the value to come.",
            Verdict.GAP,
            remedy="write down for people, process, systems, incentives and governance "
            "what is to change, who changes it and by when",
        )
    open_ = changes[changes["state"] == NOT_MADE]
    due = int(changes["state"].isin(STATES[:2]).sum()) + int(
        changes["state"].eq("made in time").sum()
    )
    quantity = Quantity(
        "changes due and not made", len(open_), "changes", as_of, "operating_model.csv"
    )
    if open_.empty:
        late = int(changes["state"].eq("made late").sum())
        said = f"Every change to the operating model that is due by {as_of} was made"
        said += f", {late} of them late." if late else "."
        if not due:
            said = f"No change to the operating model is due by {as_of}."
        return Finding(rule, said, Verdict.SOUND, (quantity,), evidence=changes)
    named = [_named(row) for row in rows_of(open_)]
    ownerless = int(open_["owner"].isna().sum())
    return Finding(
        rule,
        f"{len(open_)} of {counted(due, 'change')} to the operating model that "
        f"{'is' if due == 1 else 'are'} due by {as_of} "
        f"{'was' if len(open_) == 1 else 'were'} not made: {'; '.join(named)}.",
        Verdict.GAP,
        (quantity,),
        remedy="this lies in the operating model, not in the initiative: "
        + ("name who makes it" if ownerless else "have its owner make it, or say no"),
        evidence=open_,
    )


def _named(row: Any) -> str:
    owner = row.owner if isinstance(row.owner, str) else "nobody named"
    return f"{row.dimension}: {row.business_change} ({owner}, due {row.due:%Y-%m})"


def friction(register: Register, *, as_of: str) -> pd.DataFrame:
    """Return what has to be got past because of the initiative, and what no longer.

    Columns: kind, name, added_on, removed_on (up to `as_of`) and effect: added
    (since the initiative began and still there), removed, still there (from before
    it began), added and removed.
    """
    rows = register["friction"]
    last = end_of(as_of)
    start = register["initiatives"]["start"].iloc[0]
    rows = rows[~(rows["added_on"] > last)]
    removed = rows["removed_on"].where(rows["removed_on"] <= last)
    new = rows["added_on"] >= start
    effect = (
        pd.Series("still there", index=rows.index)
        .mask(new, "added")
        .mask(removed.notna(), "removed")
        .mask(new & removed.notna(), "added and removed")
    )
    return (
        rows.assign(removed_on=removed, effect=effect.astype("str"))
        .sort_values(["effect", "kind"], kind="stable")
        .reset_index(drop=True)[["kind", "name", "added_on", "removed_on", "effect"]]
    )


def complexity(friction: pd.DataFrame, *, as_of: str) -> Finding:
    """Return whether the initiative made work simpler or heavier, as a finding."""
    rule = "constraints.friction"
    if friction.empty:
        return Finding(
            rule,
            "No approval, report, meeting or layer is recorded as added or removed.",
            Verdict.NOT_MEASURED,
            remedy="list what people now have to get past, and what fell away",
        )
    added = friction[friction["effect"] == "added"]
    removed = friction[friction["effect"] == "removed"]
    standing = friction[friction["effect"] == "still there"]
    net = len(added) - len(removed)
    said = (
        f"Since it began {counted(len(added), 'thing')} to get past "
        f"{'was' if len(added) == 1 else 'were'} added{_which(added)} and "
        f"{len(removed) or 'none'} removed{_which(removed)}"
    )
    if not standing.empty:
        said += f"; still there from before: {listed(list(standing['name']))}"
    word = "heavier" if net > 0 else "simpler" if net < 0 else "no lighter"
    return Finding(
        rule,
        f"{said}. On balance the work became {word}.",
        Verdict.GAP if net > 0 else Verdict.SOUND if net < 0 else Verdict.INCOMPLETE,
        (Quantity("things to get past, net", net, "items", as_of, "friction.csv"),),
        remedy="for each one added, name one to take away" if net > 0 else "",
        evidence=friction,
    )


def _which(rows: pd.DataFrame) -> str:
    return f" ({listed(list(rows['name']))})" if len(rows) else ""


def reality_gap(register: Register) -> pd.DataFrame:
    """Return how it is said to be and how it is, by group concerned and dimension.

    A group is concerned that is the office of the initiative or the function whose
    use, productivity or throughput it measures. Groups with fewer people than the
    privacy floor have no row.
    Columns: respondent_group, dimension, item, answers, stated, actual (means, 1 to
    5) and gap (stated less actual).
    """
    answers, measures = register["scorecard"], register["measures"]
    at_work = measures[measures["chain_link"].isin(_AT_WORK)]
    concerned = {*register["initiatives"]["office"], *at_work["function"]}
    asked = answers[answers["respondent_group"].isin(concerned)]
    keys = ["respondent_group", "dimension", "item"]
    means = asked.groupby(keys, as_index=False, sort=False).agg(
        answers=("stated", "size"), stated=("stated", "mean"), actual=("actual", "mean")
    )
    # a group that once answered with too few people is hidden as a whole
    fewest = means.groupby("respondent_group")["answers"].transform("min")
    shown = means[fewest >= register.settings.privacy_floor].reset_index(drop=True)
    return shown.assign(gap=shown["stated"] - shown["actual"])


_AT_WORK = ("adoption", "productivity", "throughput")
_WIDE = 1.0  # points of five


def theory_and_reality(gaps: pd.DataFrame, *, as_of: str) -> Finding:
    """Return where stated and actual are furthest apart, as a finding."""
    rule = "constraints.reality"
    if gaps.empty:
        return Finding(
            rule,
            "No group concerned answered the scorecard with enough people to be shown.",
            Verdict.NOT_MEASURED,
            remedy="ask the people who have to work differently; ten minutes each",
        )
    wide = gaps[gaps["gap"] >= _WIDE].sort_values("gap", ascending=False)
    quantities = tuple(
        Quantity(
            f"stated less actual, {row.dimension}, {row.respondent_group}",
            row.gap,
            "points of 5",
            as_of,
            f"mean of {row.answers} answers",
        )
        for row in rows_of(wide)
    )
    if wide.empty:
        return Finding(
            rule,
            "What is stated and what is so differ by less than a point of five "
            f"for {listed(list(gaps['respondent_group'].unique()))}.",
            Verdict.SOUND,
            evidence=gaps,
        )
    named = [
        f"{row.dimension} {row.stated:.1f} stated, {row.actual:.1f} actual "
        f"({row.respondent_group})"
        for row in rows_of(wide.head(3))
    ]
    return Finding(
        rule,
        f"What is stated is not so: {listed(named)}, on a scale to 5.",
        Verdict.GAP,
        quantities,
        "close the widest gap before asking for more use",
        evidence=gaps,
    )
