"""What is wrong or missing in the outcome map, each with its nodes and rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum
from typing import Any

import networkx as nx
import pandas as pd

from valuebook.analysis.objectives.map_flow import money_twice
from valuebook.analysis.objectives.outcome_map import cycles, graph, links, nodes
from valuebook.analysis.rows import rows_of
from valuebook.model import Finding, Verdict
from valuebook.model.wording import number, words
from valuebook.reads import asked
from valuebook.register import Register

_NOISE = 1e-9
_SHOWN = 6


@dataclass(frozen=True)
class _Rule:
    says: str
    remedy: str
    verdict: Verdict


RULES = {
    "map.cycle": _Rule(
        "Leads back to itself",
        "take away the link that is not a cause",
        Verdict.GAP,
    ),
    "map.backward": _Rule(
        "Leads back to an earlier level",
        "turn the link round, or correct the kind of a node",
        Verdict.GAP,
    ),
    "map.shares_over_one": _Rule(
        "Explained by more than the whole",
        "lower the shares until they add up to 1",
        Verdict.GAP,
    ),
    "map.money_twice": _Rule(
        "Carries money that a benefit downstream carries too",
        "leave the money with the last benefit on the path",
        Verdict.GAP,
    ),
    "map.outcome_owner": _Rule(
        "An outcome that nobody owns",
        "name the person in the business who answers for it",
        Verdict.GAP,
    ),
    "map.orphan": _Rule(
        "Joined to nothing",
        "say what it causes, or take it away",
        Verdict.GAP,
    ),
    "map.dead_end": _Rule(
        "Leads to nothing",
        "say what comes of it, up to an objective",
        Verdict.GAP,
    ),
    "map.uncaused": _Rule(
        "Produced by nothing",
        "say which change or capability brings it about",
        Verdict.GAP,
    ),
    "map.no_record": _Rule(
        "On the map and in no table",
        "write its benefit or objective into the register, or correct the id",
        Verdict.GAP,
    ),
    "map.no_sentence": _Rule(
        "Without a causal sentence",
        "say how exactly the one produces the other",
        Verdict.INCOMPLETE,
    ),
    "map.no_share": _Rule(
        "Without a share",
        "say which part of the effect comes this way",
        Verdict.INCOMPLETE,
    ),
    "map.shares_under_one": _Rule(
        "Not explained in full",
        "add what else brings it about, or say that the rest is not known",
        Verdict.INCOMPLETE,
    ),
    "map.skipped_level": _Rule(
        "Skips a level",
        "name what happens in between",
        Verdict.INCOMPLETE,
    ),
}


@asked
def checks(book: Register) -> pd.DataFrame:
    """Return what is wrong or missing in the outcome map.

    Columns: rule, nodes (their ids, in the order of the path), what (the sentence's
    object: names and figures), place (file and rows) and verdict.
    """
    found = [*_of_graph(book), *_of_nodes(book), *_of_links(book)]
    order = {rule: place for place, rule in enumerate(RULES)}
    ordered = sorted(found, key=lambda each: (order[each[0]], each[1]))
    rows = [(*each, RULES[each[0]].verdict.value) for each in ordered]
    columns = ["rule", "nodes", "what", "place", "verdict"]
    return pd.DataFrame(rows, columns=columns, dtype="str")


_Row = tuple[str, str, str, str]


def _of_graph(book: Register) -> Iterator[_Row]:
    drawn = graph(book)
    rows = book["map_links"].reset_index(names="row")
    line = dict(
        zip(zip(rows["from_id"], rows["to_id"], strict=True), rows["row"], strict=True)
    )
    name = dict(
        zip(book["map_nodes"]["node_id"], book["map_nodes"]["name"], strict=True)
    )
    for around in cycles(drawn):
        path = nx.find_cycle(drawn.subgraph(sorted(around)), min(around))
        ids = [one for one, _ in path] + [path[0][0]]
        yield (
            "map.cycle",
            ", ".join(ids),
            " → ".join(_quoted(name[each]) for each in ids),
            _lines("map_links.csv", [line[link] for link in path]),
        )
    benefit_rows = book["benefits"].reset_index(names="row")
    place = dict(zip(benefit_rows["benefit_id"], benefit_rows["row"], strict=True))
    for first, last in money_twice(book):
        yield (
            "map.money_twice",
            f"{first}, {last}",
            f"{_quoted(name[first])}, before {_quoted(name[last])}",
            _lines("benefits.csv", [place[first], place[last]]),
        )


def _of_nodes(book: Register) -> Iterator[_Row]:
    rows = nodes(book)
    causing = set(book["map_links"]["from_id"])
    caused = set(book["map_links"]["to_id"])
    into = rows["node_id"].isin(caused)
    out = rows["node_id"].isin(causing)
    kind = rows["kind"]
    recorded = {
        "benefit": set(book["benefits"]["benefit_id"]),
        "objective": set(book["objectives"]["objective_id"]),
    }
    no_record = pd.Series(False, index=rows.index)
    for name, ids in recorded.items():
        no_record |= kind.eq(name) & ~rows["node_id"].isin(ids)
    broken = {
        "map.orphan": ~into & ~out,
        "map.dead_end": into & ~out & kind.ne("objective"),
        "map.uncaused": ~into & out & kind.ne("enabler"),
        "map.outcome_owner": kind.eq("outcome") & rows["owner"].isna(),
        "map.no_record": no_record,
    }
    for rule, is_broken in broken.items():
        for row in rows_of(rows[is_broken]):
            said = f"{_quoted(row.name)} ({words(row.kind)})"
            yield rule, row.node_id, said, _lines("map_nodes.csv", [row.row])


def _of_links(book: Register) -> Iterator[_Row]:
    rows = links(book)
    broken = {
        "map.backward": rows["up"] < 0,
        "map.skipped_level": rows["up"] > 1,
        "map.no_sentence": rows["causal_statement"].isna(),
        "map.no_share": rows["share"].isna(),
    }
    for rule, is_broken in broken.items():
        for row in rows_of(rows[is_broken]):
            yield (
                rule,
                f"{row.from_id}, {row.to_id}",
                f"{_quoted(row.from_name)} → {_quoted(row.to_name)}",
                _lines("map_links.csv", [row.row]),
            )
    into: dict[str, list[Any]] = {}
    for row in rows_of(rows):
        into.setdefault(row.to_id, []).append(row)
    for node, met in sorted(into.items()):
        total = fsum(row.share for row in met if pd.notna(row.share))
        is_stated = all(pd.notna(row.share) for row in met)
        if total > 1 + _NOISE:
            rule = "map.shares_over_one"
        elif is_stated and total < 1 - _NOISE:
            rule = "map.shares_under_one"
        else:
            continue
        said = f"{_quoted(met[0].to_name)} (shares add up to {number(total)})"
        yield rule, node, said, _lines("map_links.csv", [row.row for row in met])


def _quoted(name: object) -> str:
    return f"“{name}”"


def _lines(file: str, lines: list[int]) -> str:
    shown = [str(each) for each in sorted(lines)]
    return f"{file}:{','.join(shown)}"


@asked
def checks_of(book: Register, own: Register) -> pd.DataFrame:
    """Return the checks that concern the map of one initiative.

    `book` is the whole register, since what a link leaves unexplained can only be
    said of all links; `own` is that cut down to the initiative (`select`).
    """
    return of(checks(book), own)


def of(checks: pd.DataFrame, own: Register) -> pd.DataFrame:
    """Return the checks that concern a part of the map.

    `checks` is that of the whole register; `own` is the register cut
    down to that part (`select`).
    """
    ids = set(own["map_nodes"]["node_id"])
    concerned = [bool(ids & set(each.split(", "))) for each in checks["nodes"]]
    own_rows = checks[pd.Series(concerned, index=checks.index, dtype="bool")]
    return own_rows.reset_index(drop=True)


def marked(book: Register, checks: pd.DataFrame) -> pd.DataFrame:
    """Return the nodes of the map as `nodes` does, with a column `is_flawed`.

    A node is flawed where a check that is a gap names it.
    """
    gaps = checks[checks["verdict"].eq(Verdict.GAP)]
    flawed = {each for row in gaps["nodes"] for each in row.split(", ")}
    rows = nodes(book)
    return rows.assign(is_flawed=rows["node_id"].isin(flawed))


def findings(checks: pd.DataFrame) -> list[Finding]:
    """Return what is wrong with the map, a finding for each rule that is broken."""
    if checks.empty:
        return [
            Finding(
                "map.sound",
                "The map has no loose end, no cycle and no money twice, and every link "
                "says how.",
                Verdict.SOUND,
            )
        ]
    return [
        _finding(str(rule), rows) for rule, rows in checks.groupby("rule", sort=False)
    ]


def _finding(name: str, rows: pd.DataFrame) -> Finding:
    rule = RULES[name]
    said = [
        f"{what} [{place}]"
        for what, place in zip(rows["what"], rows["place"], strict=True)
    ]
    if (further := len(said) - _SHOWN) > 0:
        said = [*said[:_SHOWN], f"{further} more"]
    return Finding(
        name,
        f"{rule.says}: {'; '.join(said)}.",
        rule.verdict,
        remedy=rule.remedy,
        evidence=rows,
    )
