"""Focus: how much is wanted at once, and what was given up for it.

More than three outcomes of one initiative, or five objectives of one owner, divide
attention; with fifteen priorities nothing is one.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from valuebook.analysis.objectives.kept_outcomes import (
    MOST_OUTCOMES,
    given_up,
    keep,
)
from valuebook.analysis.objectives.outcome_map import causes, graph
from valuebook.analysis.rows import rows_of
from valuebook.model import BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import listed, money
from valuebook.reads import asked
from valuebook.register import Register

MOST_OBJECTIVES, TOO_MANY = 4, 15
_SHARE = 0.5  # of all budgets: what the what-if of a report leaves
_OPEN = ("approved", "delivering", "live")


def initiative_outcomes(book: Register) -> pd.DataFrame:
    """Return which outcomes of the map lead to the benefits of which initiative.

    Columns: node_id, name and initiative_id, a row for each pair.
    """
    drawn = graph(book)
    named = book["map_nodes"].set_index("node_id")
    outcomes = named.loc[named["kind"].eq("outcome"), "name"].to_dict()
    promised = book["benefits"].groupby("initiative_id")["benefit_id"].agg(list)
    pairs = [
        (node, outcomes[node], initiative)
        for initiative, ids in promised.items()
        for node in sorted(causes(drawn, ids) & outcomes.keys())
    ]
    columns = ["node_id", "name", "initiative_id"]
    return pd.DataFrame(pairs, columns=columns, dtype="str")


@asked
def focus(book: Register) -> pd.DataFrame:
    """Return where more is wanted at once than anybody can attend to.

    Columns: rule, who (initiative, owner or "all"), count, most (the limit) and
    verdict; a row for each limit that is passed.
    """
    outcomes = initiative_outcomes(book).groupby("initiative_id").size()
    objectives = book["objectives"].groupby("owner").size()
    running = int(book["initiatives"]["stage"].isin(_OPEN).sum())
    found = [
        ("focus.outcomes", str(who), int(count), MOST_OUTCOMES)
        for who, count in outcomes.items()
        if count > MOST_OUTCOMES
    ]
    found += [
        ("focus.objectives", str(who), int(count), MOST_OBJECTIVES)
        for who, count in objectives.items()
        if count > MOST_OBJECTIVES
    ]
    if running >= TOO_MANY:
        found.append(("focus.priorities", "all", running, TOO_MANY - 1))
    columns = ["rule", "who", "count", "most"]
    rows = pd.DataFrame(found, columns=columns).astype(
        {"rule": "str", "who": "str", "count": "int64", "most": "int64"}
    )
    fails = rows["rule"].eq("focus.priorities")
    verdict = pd.Series(Verdict.INCOMPLETE.value, index=rows.index, dtype="str")
    return rows.assign(verdict=verdict.mask(fails, Verdict.NOT_MET.value))


_SAYS = {
    "focus.outcomes": (
        "{who} is to bring about {count} outcomes",
        "keep the two or three by which it will be judged",
    ),
    "focus.objectives": (
        "{who} answers for {count} objectives",
        "drop or hand over what somebody else could answer for",
    ),
    "focus.priorities": (
        "{count} initiatives run at once, and nothing is first",
        "pause what does least for the objectives of the company",
    ),
}


def findings(focus: pd.DataFrame, *, who: Iterable[str]) -> list[Finding]:
    """Return what is too much at once for some initiatives and owners, and for all."""
    own = focus[focus["who"].isin({*who, "all"})]
    if own.empty:
        said = (
            f"At most {MOST_OUTCOMES} outcomes, {MOST_OBJECTIVES} objectives to an "
            f"owner and fewer than {TOO_MANY} initiatives at once."
        )
        return [Finding("focus.kept", said, Verdict.SOUND)]
    return [
        Finding(
            row.rule,
            f"{_SAYS[row.rule][0].format(who=row.who, count=row.count)}; the limit is "
            f"{row.most}.",
            Verdict(row.verdict),
            remedy=_SAYS[row.rule][1],
        )
        for row in rows_of(own)
    ]


@asked
def answers(book: Register, own: Register) -> list[Finding]:
    """Return what is too much at once, what was given up, and what half would keep.

    `own` is the register cut down to one initiative; the what-if keeps the outcomes
    that bring most cashable value for half of all budgets.
    """
    initiative = str(own["initiatives"]["initiative_id"].iloc[0])
    owners = own["objectives"]["owner"].dropna()
    found = findings(focus(book), who=[initiative, *owners])
    return [*found, forgone(book, kept=initiative), *_kept_for_less(book)]


@asked
def _kept_for_less(book: Register) -> list[Finding]:
    """Return what a share of all budgets would keep; nothing where none is stated."""
    budget = _SHARE * float(book["initiatives"]["budget"].sum())
    if budget <= 0:
        return []
    kept = keep(book, budget=budget)
    cashable, currency = BenefitClass.CASHABLE.value, book.settings.currency
    found = given_up(kept, budget=budget, benefit_class=cashable, currency=currency)
    # of all outcomes there are, a page tells no more than the sentence
    return [replace(found, evidence=None)]


def forgone(book: Register, *, kept: str = "") -> Finding:
    """Return what was refused or paused, and the value forgone, as a finding.

    `kept` names the initiative that was kept instead; empty for all decisions.
    """
    rule = "focus.forgone"
    rows = book["trade_offs"]
    rows = rows[rows["kept_instead"].eq(kept)] if kept else rows
    if rows.empty:
        return Finding(
            rule,
            "Nothing was refused or paused for it, as far as the register says.",
            Verdict.NOT_MEASURED,
            remedy="record what was not done, so that the choice can be seen",
        )
    currency = book.settings.currency
    said = [
        f"“{row.name}” ({_decision(row)} on {row.decided_on:%Y-%m-%d}, "
        f"{_forgone(row, currency)})"
        for row in rows_of(rows)
    ]
    return Finding(
        rule,
        f"Given up: {listed(said)}.",
        Verdict.STATED,
        tuple(
            Quantity(f"forgone: {row.name}", row.annual_value, currency, "", "a year")
            for row in rows_of(rows)
        ),
        evidence=rows,
    )


def _decision(row: Any) -> str:
    return "decided" if pd.isna(row.decision) else str(row.decision)


def _forgone(row: Any, currency: str) -> str:
    if pd.isna(row.annual_value):
        return "value not stated"
    label = (
        "of no stated class"
        if pd.isna(row.benefit_class)
        else BenefitClass(row.benefit_class).label
    )
    return f"{money(row.annual_value, currency)} {label} a year"
