"""Who answers for which outcome, who is missing after delivery, who has too much."""

import pandas as pd

from valuebook.analysis.months import end_of
from valuebook.analysis.objectives.outcome_map import nodes
from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Quantity, Verdict
from valuebook.model.wording import listed
from valuebook.reads import asked
from valuebook.register import Register

ROLES = ("accountable", "responsible", "consulted", "informed")
MOST_OUTCOMES = 3
_OWNERS = {
    "benefit_owner": "who answers for the benefit",
    "adoption_owner": "who sees to adoption",
    "reporting_owner": "who reports at the review",
}
_ENDED = ("closed", "stopped")


def outcome_roles(book: Register, *, as_of: str) -> pd.DataFrame:
    """Return who has which role in each outcome of the map by the end of `as_of`.

    Where nobody is recorded as accountable the owner of the outcome is. Columns:
    node_id, outcome, accountable, responsible, consulted, informed (names), number (of
    people accountable) and verdict: sound with one, a gap with none or several.
    """
    held = book["roles"]
    held = held[held["until"].isna() | (held["until"] > end_of(as_of))]
    outcomes = nodes(book)
    outcomes = outcomes[outcomes["kind"].eq("outcome")].reset_index(drop=True)
    rows = outcomes[["node_id"]].assign(outcome=outcomes["name"])
    recorded = set(book["roles"].loc[book["roles"]["role"].eq(ROLES[0]), "node_id"])
    for role in ROLES:
        own = held[held["role"].eq(role)].groupby("node_id")["person"]
        people = own.agg(lambda each: sorted(set(each))).to_dict()
        named = [people.get(each, []) for each in rows["node_id"]]
        if role == ROLES[0]:
            named = [
                each
                if each or node in recorded or not isinstance(owner, str)
                else [owner]
                for node, owner, each in zip(
                    rows["node_id"], outcomes["owner"], named, strict=True
                )
            ]
            rows["number"] = [len(each) for each in named]
        rows[role] = pd.Series(
            ["; ".join(each) for each in named], index=rows.index, dtype="str"
        )
    verdict = pd.Series(Verdict.GAP.value, index=rows.index, dtype="str")
    return rows.assign(verdict=verdict.mask(rows["number"].eq(1), Verdict.SOUND.value))[
        ["node_id", "outcome", *ROLES, "number", "verdict"]
    ]


def shown(roles: pd.DataFrame) -> pd.DataFrame:
    """Return the roles as a reader needs them, a role without a person as nobody."""
    named = {role: roles[role].replace("", "nobody") for role in ROLES}
    return roles.assign(**named)[["outcome", *ROLES, "verdict"]]


def answers(book: Register, own: Register, *, as_of: str) -> list[Finding]:
    """Return who answers for one initiative's outcomes, who is gone, who has too much.

    `own` is the register cut down to it (`select`).
    """
    return [
        accountable(outcome_roles(own, as_of=as_of)),
        after_delivery(own, as_of=as_of),
        overloaded(load(book, as_of=as_of)),
    ]


def accountable(roles: pd.DataFrame) -> Finding:
    """Return whether one person, and only one, answers for each outcome."""
    rule = "ownership.accountable"
    if roles.empty:
        return Finding(
            rule,
            "It has no outcome on the map for which anybody could answer.",
            Verdict.NOT_MEASURED,
            remedy="put the outcomes on the outcome map, each with its owner",
        )
    none = roles[roles["number"].eq(0)]
    several = roles[roles["number"].gt(1)]
    said = [f"nobody answers for “{each}”" for each in none["outcome"]]
    said += [
        f"{row.number} people answer for “{row.outcome}” ({row.accountable})"
        for row in rows_of(several)
    ]
    if said:
        text = listed(said)
        return Finding(
            rule,
            f"{text[:1].upper()}{text[1:]}.",
            Verdict.GAP,
            remedy="name one person in the business; the others are responsible for "
            "their part",
            evidence=roles,
        )
    of = "the outcome" if len(roles) == 1 else f"each of {len(roles)} outcomes"
    return Finding(
        rule,
        f"One person answers for {of}.",
        Verdict.SOUND,
        evidence=roles,
    )


def after_delivery(own: Register, *, as_of: str) -> Finding:
    """Return which roles nobody holds although the initiative is live."""
    rule = "ownership.after_delivery"
    row = own["initiatives"].iloc[0]
    live = pd.notna(row["go_live"]) and row["go_live"] <= end_of(as_of)
    missing = [said for column, said in _OWNERS.items() if pd.isna(row[column])]
    roles = own["roles"]
    ended = roles[(roles["until"] <= end_of(as_of)) & roles["role"].isin(ROLES[:2])]
    left = [
        f"{each.person} ({each.role} until {each.until:%Y-%m-%d})"
        for each in rows_of(ended.drop_duplicates(["person", "role"]))
    ]
    if not live or row["stage"] in _ENDED:
        return Finding(
            rule, "It is not in use, so nobody has to stay.", Verdict.TOO_EARLY
        )
    if not missing and not left:
        return Finding(
            rule,
            "After delivery somebody answers for the benefit, sees to adoption and "
            "reports.",
            Verdict.SOUND,
        )
    said = [f"nobody is named for: {listed(missing)}"] if missing else []
    said += [f"the role has ended of {listed(left)}"] if left else []
    text = "; ".join(said)
    return Finding(
        rule,
        f"It is live, and {text}.",
        Verdict.GAP,
        remedy="name somebody in the business who stays when the project leaves",
        evidence=ended,
    )


@asked
def load(book: Register, *, as_of: str) -> pd.DataFrame:
    """Return how many outcomes each person answers for, those with most first.

    Columns: person, outcomes (count) and names.
    """
    roles = outcome_roles(book, as_of=as_of)
    pairs = [
        (person, row.outcome)
        for row in rows_of(roles)
        for person in filter(None, row.accountable.split("; "))
    ]
    frame = pd.DataFrame(pairs, columns=["person", "outcome"], dtype="str")
    rows = frame.groupby("person", as_index=False).agg(
        outcomes=("outcome", "size"), names=("outcome", "; ".join)
    )
    return rows.sort_values(
        ["outcomes", "person"], ascending=[False, True], ignore_index=True
    )


def overloaded(load: pd.DataFrame) -> Finding:
    """Return who answers for more outcomes than one person can attend to."""
    rule = "ownership.overloaded"
    over = load[load["outcomes"] > MOST_OUTCOMES]
    if over.empty:
        return Finding(
            rule,
            f"In the whole register nobody answers for more than {MOST_OUTCOMES} "
            "outcomes.",
            Verdict.SOUND,
            evidence=load,
        )
    said = [f"{row.person} ({row.outcomes})" for row in rows_of(over)]
    return Finding(
        rule,
        f"More than {MOST_OUTCOMES} outcomes each are answered for by {listed(said)}.",
        Verdict.INCOMPLETE,
        tuple(
            Quantity(f"outcomes of {row.person}", row.outcomes, "outcomes")
            for row in rows_of(over)
        ),
        remedy="hand over the outcomes that another owner is closer to",
        evidence=load,
    )
