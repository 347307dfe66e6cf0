"""Focus: how much is wanted at once, what was given up for it, and what could be.

More than three outcomes of one initiative, or five objectives of one owner, divide
attention; with fifteen priorities nothing is one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from valuebook.analysis.objectives.map_flow import money_twice
from valuebook.analysis.objectives.outcome_map import causes, effects, graph
from valuebook.analysis.rows import rows_of
from valuebook.model import ArgumentError, BenefitClass, Finding, Quantity, Verdict
from valuebook.model.wording import counted, listed, money
from valuebook.reads import asked
from valuebook.register import Register

MOST_OUTCOMES, MOST_OBJECTIVES, TOO_MANY = 3, 4, 15
_COMPARED = 60
_SHARE = 0.5  # of all budgets: what the what-if of a report leaves
_OPEN = ("approved", "delivering", "live")


def initiative_outcomes(book: Register) -> pd.DataFrame:
    """Return which outcomes of the map lead to the benefits of which initiative.

    Columns: node_id, name and initiative_id, a row for each pair.
    """
    drawn = graph(book)
    kinds = book["map_nodes"].set_index("node_id")
    outcomes = set(kinds.index[kinds["kind"].eq("outcome")])
    pairs = [
        (node, str(kinds.loc[node, "name"]), str(initiative))
        for initiative, rows in book["benefits"].groupby("initiative_id")
        for node in sorted(causes(drawn, rows["benefit_id"]) & outcomes)
    ]
    columns = ["node_id", "name", "initiative_id"]
    return pd.DataFrame(pairs, columns=columns, dtype="str")


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
    found.append(forgone(book, kept=initiative))
    budget = _SHARE * float(book["initiatives"]["budget"].sum())
    if budget > 0:
        kept = keep(book, budget=budget)
        cashable, currency = BenefitClass.CASHABLE.value, book.settings.currency
        found.append(
            given_up(kept, budget=budget, benefit_class=cashable, currency=currency)
        )
    return found


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


@dataclass(frozen=True)
class _Outcome:
    """An outcome, the benefits it leads to, and the initiatives that must be paid."""

    node_id: str
    benefits: frozenset[str]
    initiatives: frozenset[str]


def keep(
    book: Register,
    *,
    budget: float,
    most: int = MOST_OUTCOMES,
    benefit_class: str = BenefitClass.CASHABLE.value,
) -> pd.DataFrame:
    """Return which few outcomes bring the most value of one class under a budget.

    At most `most` outcomes are kept. A benefit counts once, whichever kept outcomes
    lead to it, and an initiative is paid for once. An outcome whose initiatives have
    no budget cannot be compared and is not kept; of more than 60 outcomes those 60
    that lead to most value are compared.

    Columns: node_id, name, kept, initiatives (ids), cost (their budgets, in the
    reporting currency, NaN for none) and value (of the class, a year); what is kept
    comes first.
    """
    if budget <= 0 or not 1 <= most <= MOST_OUTCOMES:
        raise ArgumentError(
            f"budget {budget:g}, most {most}: give a budget above 0 and 1 to "
            f"{MOST_OUTCOMES} outcomes"
        )
    outcomes = _outcomes(book)
    worth = _worth(book, benefit_class)
    funded = book["initiatives"].set_index("initiative_id")["budget"].to_dict()

    def value(kept: Iterable[_Outcome]) -> float:
        reached = frozenset().union(*(each.benefits for each in kept))
        return float(sum(worth.get(each, 0.0) for each in sorted(reached)))

    def cost(kept: Iterable[_Outcome]) -> float:
        paid = frozenset().union(*(each.initiatives for each in kept))
        return float(sum(funded[each] for each in sorted(paid)))

    # without a budget the cost is NaN, which no limit allows
    affordable = [each for each in outcomes if cost([each]) <= budget]
    affordable.sort(key=lambda each: (-value([each]), each.node_id))
    best: tuple[_Outcome, ...] = ()
    for size in range(1, most + 1):
        for chosen in combinations(affordable[:_COMPARED], size):
            if value(chosen) > value(best) and cost(chosen) <= budget:
                best = chosen
    names = book["map_nodes"].set_index("node_id")["name"]
    rows = pd.DataFrame(
        [
            (
                each.node_id,
                names[each.node_id],
                each in best,
                ", ".join(sorted(each.initiatives)),
                cost([each]),
                value([each]),
            )
            for each in outcomes
        ],
        columns=["node_id", "name", "kept", "initiatives", "cost", "value"],
    )
    return rows.sort_values(
        ["kept", "value", "node_id"], ascending=[False, False, True], ignore_index=True
    )


def _outcomes(book: Register) -> list[_Outcome]:
    drawn = graph(book)
    map_nodes, benefits = book["map_nodes"], book["benefits"]
    whose = dict(zip(benefits["benefit_id"], benefits["initiative_id"], strict=True))
    found = []
    for node in map_nodes.loc[map_nodes["kind"].eq("outcome"), "node_id"]:
        reached = frozenset(effects(drawn, [node]) & set(whose))
        if reached:
            paid = frozenset(whose[each] for each in reached)
            found.append(_Outcome(str(node), reached, paid))
    return found


def _worth(book: Register, benefit_class: str) -> dict[str, float]:
    """Return the value a year of each benefit of a class, money counted once."""
    enabling = {each for each, _ in money_twice(book)}
    rows = book["benefits"]
    rows = rows[
        rows["benefit_class"].eq(benefit_class)
        & rows["annual_value"].notna()
        & ~rows["benefit_id"].isin(enabling)
    ]
    return dict(zip(rows["benefit_id"], rows["annual_value"], strict=True))


def given_up(
    kept: pd.DataFrame, *, budget: float, benefit_class: str, currency: str
) -> Finding:
    """Return what keeping only a few outcomes would leave out, as a finding.

    `kept` is what `keep` returns for the same budget and benefit class.
    """
    rule = "focus.keep"
    names = [f"“{each}”" for each in kept.loc[kept["kept"], "name"]]
    label = BenefitClass(benefit_class).label
    limit = money(budget, currency)
    if not names:
        return Finding(
            rule,
            f"No outcome with {label} value can be kept for {limit}.",
            Verdict.NOT_APPLICABLE,
            evidence=kept,
        )
    lost = kept[~kept["kept"] & kept["value"].gt(0)]
    said = f"For {limit} the most {label} value comes from {listed(names)}"
    if lost.empty:
        said += "; no other outcome has any."
    else:
        first = lost.iloc[0]
        amount = money(float(first["value"]), currency)
        said += (
            f"; given up are {counted(len(lost), 'other outcome')} with such value, "
            f"first “{first['name']}” ({amount} a year)."
        )
    return Finding(rule, said, Verdict.STATED, evidence=kept)
