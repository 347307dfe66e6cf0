"""How long the checks and the value flow of a large outcome map take.

The map has 10,000 nodes in six levels and 30,000 links, drawn from a seed: mostly from
a level to the next, some that skip one, a few that lead back. Shown is the best of the
rounds for each, in seconds.

    python benchmarks/outcome_map.py [--nodes 10000] [--links 30000] [--rounds 3]
"""

import argparse
from collections.abc import Callable
from time import perf_counter

import numpy as np
import pandas as pd

from valuebook.analysis.objectives.map_checks import checks
from valuebook.analysis.objectives.map_flow import value_over_links
from valuebook.register import TABLES, Register, Settings
from valuebook.register.frames import empty_frame
from valuebook.register.tables.operations import NODE_KINDS


def large_map(*, nodes: int, links: int, seed: int) -> Register:
    """Return a register with nothing but a map and the benefits on it."""
    rng = np.random.default_rng(seed)
    level = np.sort(rng.integers(0, len(NODE_KINDS), nodes))
    ids = np.array([f"N{number:06d}" for number in range(nodes)])
    one = rng.integers(0, nodes, 2 * links)
    up = rng.choice([1, 1, 1, 1, 1, 1, 2, 0, -1], 2 * links)
    pick = rng.integers(0, nodes, 2 * links)
    bounds = np.searchsorted(level, np.arange(len(NODE_KINDS) + 1))
    goal = np.clip(level[one] + up, 0, len(NODE_KINDS) - 1)
    other = bounds[goal] + pick % np.maximum(bounds[goal + 1] - bounds[goal], 1)
    ends = pd.DataFrame({"from_id": ids[one], "to_id": ids[other]})
    ends = ends[ends["from_id"] != ends["to_id"]].drop_duplicates().head(links)
    kinds = np.array(NODE_KINDS)[level]
    is_benefit = kinds == "benefit"
    tables = {
        "map_nodes": {"node_id": ids, "kind": kinds, "name": ids},
        "map_links": {
            **{name: ends[name].to_numpy() for name in ends},
            "causal_statement": ["because"] * len(ends),
            "share": rng.uniform(0, 0.5, len(ends)),
        },
        "benefits": {
            "benefit_id": ids[is_benefit],
            "initiative_id": ["INI-1"] * int(is_benefit.sum()),
            "annual_value": rng.uniform(1e4, 1e6, int(is_benefit.sum())),
            "benefit_class": rng.choice(
                ["cashable", "non_cashable"], int(is_benefit.sum())
            ),
        },
    }
    frames = {name: empty_frame(table) for name, table in TABLES.items()}
    for name, columns in tables.items():
        rows = pd.DataFrame(columns).reindex(columns=list(TABLES[name].columns))
        rows.index = pd.RangeIndex(2, len(rows) + 2, name="row")
        frames[name] = rows
    return Register(Settings(name="Large", currency="EUR"), frames)


def best(call: Callable[[], object], rounds: int) -> float:
    """Return the shortest of several calls, in seconds."""
    times = []
    for _ in range(rounds):
        before = perf_counter()
        call()
        times.append(perf_counter() - before)
    return min(times)


def main() -> None:
    """Print how long each takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=10_000)
    parser.add_argument("--links", type=int, default=30_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    book = large_map(nodes=asked.nodes, links=asked.links, seed=asked.seed)
    found = len(book["map_links"])
    print(f"{asked.nodes:,} nodes, {found:,} links, best of {asked.rounds}")
    print(f"  checks      {best(lambda: checks(book), asked.rounds):6.2f} s")
    print(f"  value flow  {best(lambda: value_over_links(book), asked.rounds):6.2f} s")


if __name__ == "__main__":
    main()
