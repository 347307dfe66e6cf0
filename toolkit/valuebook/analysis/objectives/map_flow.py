"""Planned value over the links of the outcome map, each benefit class apart.

The annual value of a benefit is traced back to what causes it: each link into a node
carries its share of what the node has, or its part of all shares where they exceed 1.
It is also traced up to the objectives that the benefit serves, divided between them by
their shares. So over the links into a node never flows more than the node has. A
benefit that only enables another one with money counts no money of its own. What no
link explains stays with the node, and a cycle carries nothing.
"""

from collections.abc import Iterable

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd

from valuebook.analysis.objectives.outcome_map import (
    from_the_top,
    graph,
    without_cycles,
)
from valuebook.model import BenefitClass
from valuebook.register import Register

_CLASSES = [
    each.value for each in BenefitClass if each is not BenefitClass.NON_FINANCIAL
]
_ENDS = ["from_id", "to_id"]
_Values = npt.NDArray[np.float64]


def value_over_links(book: Register) -> pd.DataFrame:
    """Return the planned value a year that flows over each link, by benefit class.

    Columns: from_id, to_id, benefit_class and value (reporting currency a year,
    disbenefits negative). Links over which nothing flows have no row.
    """
    _, flows = _flow(book)
    return _long({tuple(link): value for link, value in flows.items()}, _ENDS)


def value_at_nodes(book: Register) -> pd.DataFrame:
    """Return the planned value a year that rests on each node, by benefit class.

    For an objective it is the value that serves it. Columns: node_id, benefit_class
    and value (reporting currency a year). Nodes on which nothing rests have no row.
    """
    held, _ = _flow(book)
    return _long({(node,): value for node, value in held.items()}, ["node_id"])


def money_twice(book: Register) -> list[tuple[str, str]]:
    """Return the benefits that carry money though one they enable carries it too.

    Each pair is the enabling benefit and a benefit downstream of it.
    """
    drawn = without_cycles(graph(book))
    money = book["benefits"].set_index("benefit_id")["annual_value"].to_dict()
    below: dict[str, str] = {}
    found = []
    for node in from_the_top(drawn):
        ends = [
            each if money.get(each, 0.0) > 0 else below.get(each, "")
            for each in drawn.successors(node)
        ]
        if paid := min(filter(None, ends), default=""):
            below[node] = paid
            if money.get(node, 0.0) > 0:
                found.append((node, paid))
    return sorted(found)


def _flow(book: Register) -> tuple[dict[str, _Values], dict[tuple[str, str], _Values]]:
    """Return what each node holds, and what flows over each link, by class."""
    drawn = graph(book)
    shares = _shares(book)
    whole = without_cycles(drawn)
    own = _money(book, drawn)
    objectives = _objectives(book)
    held = {node: np.zeros(len(_CLASSES)) for node in drawn}
    for node, value in own.items():
        held[node] = held[node] + value
    flows: dict[tuple[str, str], _Values] = {}
    order = list(from_the_top(drawn))
    for node in order:
        if node in objectives or not held[node].any():
            continue
        into = [(each, node) for each in drawn.predecessors(node)]
        total = max(1.0, sum(shares.get(link, 0.0) for link in into))
        for link in into:
            if whole.has_edge(*link) and (share := shares.get(link, 0.0)):
                flows[link] = held[node] * (share / total)
                held[link[0]] = held[link[0]] + flows[link]
    rising = dict(own)
    for node in reversed(order):
        if node not in rising:
            continue
        out = [(node, each) for each in whole.successors(node) if each in objectives]
        total = sum(shares.get(link, 0.0) for link in out)
        for link in out:
            if share := shares.get(link, 0.0):
                flows[link] = rising[node] * (share / total)
                objective = link[1]
                rising[objective] = rising.get(objective, 0.0) + flows[link]
                held[objective] = held[objective] + flows[link]
    return held, flows


def _shares(book: Register) -> dict[tuple[str, str], float]:
    """Return the share of each link that states one."""
    stated = book["map_links"].dropna(subset="share")
    ends = zip(stated["from_id"], stated["to_id"], strict=True)
    return dict(zip(ends, stated["share"].astype(float), strict=True))


def _objectives(book: Register) -> set[str]:
    map_nodes = book["map_nodes"]
    return set(map_nodes.loc[map_nodes["kind"].eq("objective"), "node_id"])


def _money(book: Register, drawn: nx.DiGraph) -> dict[str, _Values]:
    """Return the annual value of each benefit on the map, by class, counted once."""
    benefits = book["benefits"]
    enabling = {each for each, _ in money_twice(book)}
    counted = benefits[
        benefits["annual_value"].notna()
        & benefits["benefit_class"].isin(_CLASSES)
        & benefits["benefit_id"].isin(set(drawn))
        & ~benefits["benefit_id"].isin(enabling)
    ]
    money: dict[str, _Values] = {}
    for benefit, name, value in zip(
        counted["benefit_id"],
        counted["benefit_class"],
        counted["annual_value"],
        strict=True,
    ):
        amounts = np.zeros(len(_CLASSES))
        amounts[_CLASSES.index(name)] = value
        money[benefit] = amounts
    return money


def _long(values: dict[tuple[str, ...], _Values], keys: list[str]) -> pd.DataFrame:
    rows = [
        (*key, name, float(amount))
        for key, amounts in sorted(values.items())
        for name, amount in zip(_CLASSES, amounts, strict=True)
        if amount
    ]
    columns = [*keys, "benefit_class", "value"]
    types = dict.fromkeys([*keys, "benefit_class"], "str")
    return pd.DataFrame(rows, columns=columns).astype({**types, "value": "float64"})


def weighted_links(book: Register) -> pd.DataFrame:
    """Return the links of the map with the value of the class in which most stands.

    Columns: from_id, to_id, benefit_class and value (reporting currency a year; NaN
    where nothing flows).
    """
    most = largest(value_over_links(book), by=_ENDS)
    rows = book["map_links"][_ENDS].merge(most, on=_ENDS, how="left")
    return rows.sort_values(_ENDS, kind="stable", ignore_index=True)


def largest(values: pd.DataFrame, *, by: Iterable[str]) -> pd.DataFrame:
    """Return the class in which most money stands, for each link or node.

    Takes what `value_over_links` or `value_at_nodes` returns; classes are never added,
    so a link is drawn as wide as the largest of them.
    """
    keys = list(by)
    ordered = values.assign(size=values["value"].abs()).sort_values(
        [*keys, "size"], ascending=[*[True] * len(keys), False], kind="stable"
    )
    return ordered.drop_duplicates(keys).drop(columns="size").reset_index(drop=True)
