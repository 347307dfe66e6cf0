"""Which few outcomes to keep: those that bring the most value under a budget."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from valuebook.analysis.objectives.map_flow import money_twice
from valuebook.analysis.objectives.outcome_map import effects, graph
from valuebook.model import ArgumentError, BenefitClass, Finding, Verdict
from valuebook.model.wording import counted, listed, money
from valuebook.register import Register

MOST_OUTCOMES = 3
"""So many outcomes can be attended to at once."""
_COMPARED = 60


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
    largest = 0.0
    for size in range(1, most + 1):
        for chosen in combinations(affordable[:_COMPARED], size):
            brought = value(chosen)
            if brought > largest and cost(chosen) <= budget:
                best, largest = chosen, brought
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
    are = "is" if len(lost) == 1 else "are"
    said = f"For {limit} the most {label} value comes from {listed(names)}"
    if lost.empty:
        said += "; no other outcome has any."
    else:
        first = lost.iloc[0]
        amount = money(float(first["value"]), currency)
        said += (
            f"; given up {are} {counted(len(lost), 'other outcome')} with such value, "
            f"first “{first['name']}” ({amount} a year)."
        )
    return Finding(rule, said, Verdict.STATED, evidence=kept)
