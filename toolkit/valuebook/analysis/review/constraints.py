"""What keeps use from becoming value: changes to the operating model not made."""

from typing import Any

import pandas as pd

from valuebook.analysis.operating_model.changes import NOT_MADE, STATES
from valuebook.analysis.operating_model.scorecard import WIDE, scorecard
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


_AT_WORK = ("adoption", "productivity", "throughput")


def reality_gap(register: Register) -> pd.DataFrame:
    """Return how it is stated to be and how it is, for the groups concerned.

    A group is concerned that is the office of the initiative or the function whose
    use, productivity or throughput it measures. Columns as of `scorecard`, which
    leaves out groups that are too small to be shown.
    """
    measures = register["measures"]
    at_work = measures[measures["chain_link"].isin(_AT_WORK)]
    concerned = {*register["initiatives"]["office"], *at_work["function"]}
    rows = scorecard(register)
    return rows[rows["respondent_group"].isin(concerned)].reset_index(drop=True)


def theory_and_reality(gaps: pd.DataFrame, *, as_of: str) -> Finding:
    """Return where stated and actual are furthest apart, as a finding.

    `gaps` are from `reality_gap`.
    """
    rule = "constraints.reality"
    if gaps.empty:
        return Finding(
            rule,
            "No group that has to work differently answered the scorecard with enough "
            "people to be shown.",
            Verdict.NOT_MEASURED,
            remedy="ask the people who have to work differently; ten minutes each",
        )
    wide = gaps[gaps["gap"] >= WIDE].sort_values("gap", ascending=False)
    if wide.empty:
        groups = listed(list(gaps["respondent_group"].unique()))
        return Finding(
            rule,
            "What is stated and what is so differ by less than a point of five for "
            f"{groups}.",
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
        tuple(
            Quantity(
                f"stated less actual, {row.dimension}, {row.respondent_group}",
                row.gap,
                "points of 5",
                as_of,
                f"mean of {row.answers} answers",
            )
            for row in rows_of(wide)
        ),
        "close the widest gap before asking for more use",
        evidence=gaps,
    )
