"""The outcome map: what enables which change, and what comes of it, as a graph.

Enablers give capabilities, these let people work differently (business changes), which
produces outcomes, benefits and in the end what an objective asks for. It is the
benefits dependency network of Peppard, Ward and Daniel (2007), kept in the tables
`map_nodes` and `map_links`. The share of a link is its part of the effect on the node
that is caused.
"""

from collections.abc import Iterable, Iterator

import networkx as nx
import pandas as pd

from valuebook.analysis.rows import looked_up
from valuebook.model import must_be_one_of
from valuebook.register import Register
from valuebook.register.tables.operations import NODE_KINDS

LEVEL = {kind: place for place, kind in enumerate(NODE_KINDS)}


def nodes(book: Register) -> pd.DataFrame:
    """Return the nodes of the map, from the enablers to the objectives.

    Columns: node_id, kind, level (0 for an enabler, 5 for an objective), name, owner
    and row (the line in map_nodes.csv).
    """
    rows = book["map_nodes"].reset_index(names="row")
    rows = rows.assign(level=rows["kind"].map(LEVEL).astype("int64"))
    ordered = rows.sort_values(["level", "node_id"], kind="stable", ignore_index=True)
    return ordered[["node_id", "kind", "level", "name", "owner", "row"]]


def links(book: Register) -> pd.DataFrame:
    """Return the links of the map with what stands at both ends.

    Columns: from_id, to_id, from_kind, to_kind, from_name, to_name, up (levels that
    the link goes up), causal_statement, share and row (the line in map_links.csv).
    """
    known = book["map_nodes"].set_index("node_id")
    rows = book["map_links"].reset_index(names="row")
    ends = {
        f"{end}_{what}": looked_up(rows[f"{end}_id"], known[what])
        for end in ("from", "to")
        for what in ("kind", "name")
    }
    rows = rows.assign(**ends)
    up = rows["to_kind"].map(LEVEL) - rows["from_kind"].map(LEVEL)
    ordered = rows.assign(up=up.astype("int64")).sort_values(
        ["from_id", "to_id"], kind="stable", ignore_index=True
    )
    return ordered[
        [
            "from_id",
            "to_id",
            "from_kind",
            "to_kind",
            "from_name",
            "to_name",
            "up",
            "causal_statement",
            "share",
            "row",
        ]
    ]


def graph(book: Register) -> nx.DiGraph:
    """Return the map as a graph of node ids, in an order that rows do not change."""
    drawn = nx.DiGraph()
    drawn.add_nodes_from(sorted(book["map_nodes"]["node_id"]))
    ends = book["map_links"][["from_id", "to_id"]]
    drawn.add_edges_from(sorted(ends.itertuples(index=False, name=None)))
    return drawn


def cycles(drawn: nx.DiGraph) -> list[set[str]]:
    """Return each set of nodes that lead back to themselves through one another."""
    return [
        set(each) for each in nx.strongly_connected_components(drawn) if len(each) > 1
    ]


def causes(drawn: nx.DiGraph, ids: Iterable[str]) -> set[str]:
    """Return all that the nodes rest on, themselves included."""
    return _reached(drawn.reverse(copy=False), ids)


def effects(drawn: nx.DiGraph, ids: Iterable[str]) -> set[str]:
    """Return all that comes of the nodes, themselves included."""
    return _reached(drawn, ids)


def _reached(drawn: nx.DiGraph, ids: Iterable[str]) -> set[str]:
    reached: set[str] = set()
    waiting = [each for each in ids if each in drawn]
    while waiting:
        current = waiting.pop()
        if current not in reached:
            reached.add(current)
            waiting.extend(drawn.successors(current))
    return reached


def around(book: Register, node_id: str) -> Register:
    """Return a register with the map cut down to the paths through one node."""
    drawn = graph(book)
    if node_id not in drawn:
        raise must_be_one_of("node_id", node_id, list(drawn))
    kept = causes(drawn, [node_id]) | effects(drawn, [node_id])
    map_nodes, map_links = book["map_nodes"], book["map_links"]
    inside = map_links["from_id"].isin(kept) & map_links["to_id"].isin(kept)
    return book.with_tables(
        {
            "map_nodes": map_nodes[map_nodes["node_id"].isin(kept)],
            "map_links": map_links[inside],
            "roles": book["roles"][book["roles"]["node_id"].isin(kept)],
        }
    )


def from_the_top(drawn: nx.DiGraph) -> Iterator[str]:
    """Yield the nodes so that each comes after all it causes, cycles cut open."""
    yield from reversed(list(nx.topological_sort(without_cycles(drawn))))


def without_cycles(drawn: nx.DiGraph) -> nx.DiGraph:
    """Return the graph without the links whose ends lead back to one another."""
    whose = {each: number for number, ids in enumerate(cycles(drawn)) for each in ids}
    kept = nx.DiGraph()
    kept.add_nodes_from(drawn)
    kept.add_edges_from(
        (one, other)
        for one, other in drawn.edges
        if one not in whose or whose[one] != whose.get(other)
    )
    return kept
