import pytest

from tests.analysis.objectives.map_rows import (
    LINKS,
    NODES,
    OBJECTIVE,
    benefit,
    book,
    link,
    node,
)
from tests.literal_register import BENEFIT
from valuebook.analysis.objectives.map_checks import RULES, checks, findings, of
from valuebook.register import select


def found(**tables):
    return checks(book(**tables))[["rule", "nodes", "place"]].to_numpy().tolist()


def test_a_whole_line_from_enabler_to_objective_is_sound():
    assert found() == []
    (said,) = findings(checks(book()))
    assert (said.rule, said.verdict) == ("map.sound", "sound")


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        (
            {"map_nodes": [*NODES, node("X")]},
            ["map.orphan", "X", "map_nodes.csv:8"],
        ),
        (
            {"map_nodes": [*NODES, node("X")], "map_links": [*LINKS, link("W", "X")]},
            ["map.dead_end", "X", "map_nodes.csv:8"],
        ),
        (
            {"map_links": LINKS[1:]},
            ["map.uncaused", "C", "map_nodes.csv:3"],
        ),
        (
            {"map_links": [*LINKS, link("O", "W", 0.0)]},
            ["map.cycle", "O, W, O", "map_links.csv:4,7"],
        ),
        (
            {"map_links": [*LINKS, link("O", "W", 0.0)]},
            ["map.backward", "O, W", "map_links.csv:7"],
        ),
        (
            {"map_links": [link("E", "W"), *LINKS[2:]]},
            ["map.skipped_level", "E, W", "map_links.csv:2"],
        ),
        (
            {"map_links": [link("E", "C", how=None), *LINKS[1:]]},
            ["map.no_sentence", "E, C", "map_links.csv:2"],
        ),
        (
            {"map_links": [link("E", "C", None), *LINKS[1:]]},
            ["map.no_share", "E, C", "map_links.csv:2"],
        ),
        (
            {
                "map_nodes": [*NODES, node("E2", "enabler")],
                "map_links": [*LINKS, link("E2", "C", 0.2)],
            },
            ["map.shares_over_one", "C", "map_links.csv:2,7"],
        ),
        (
            {"map_links": [link("E", "C", 0.4), *LINKS[1:]]},
            ["map.shares_under_one", "C", "map_links.csv:2"],
        ),
        (
            {"map_nodes": [*NODES[:3], {**NODES[3], "owner": None}, *NODES[4:]]},
            ["map.outcome_owner", "O", "map_nodes.csv:5"],
        ),
        (
            {"benefits": []},
            ["map.no_record", "BEN-1", "map_nodes.csv:6"],
        ),
        (
            {
                "map_nodes": [*NODES, node("BEN-2", "benefit")],
                "map_links": [
                    *LINKS[:3],
                    link("O", "BEN-2"),
                    link("BEN-2", "BEN-1"),
                    LINKS[4],
                ],
                "benefits": [BENEFIT, benefit("BEN-2", 5_000)],
            },
            ["map.money_twice", "BEN-2, BEN-1", "benefits.csv:2,3"],
        ),
    ],
)
def test_each_check_names_its_nodes_and_rows(tables, expected):
    assert expected in found(**tables)


def test_every_check_is_tried_above():
    tried = test_each_check_names_its_nodes_and_rows.pytestmark[0].args[1]
    assert {expected[0] for _, expected in tried} == set(RULES)


def test_shares_that_add_up_to_one_but_for_noise_are_sound():
    tenths = [link(f"E{n}", "C", 0.1) for n in range(10)]
    more = [node(f"E{n}", "enabler") for n in range(10)]
    rules = found(map_nodes=[*NODES[1:], *more], map_links=[*LINKS[1:], *tenths])
    assert rules == []


def test_a_finding_names_the_first_places_and_counts_the_rest():
    lone = [node(f"X{n}") for n in range(8)]
    (said,) = findings(checks(book(map_nodes=[*NODES, *lone])))
    assert said.sentence.startswith(
        "Joined to nothing: “X0” (outcome) [map_nodes.csv:8]; “X1”"
    )
    assert said.sentence.endswith("2 more.")
    assert len(said.evidence) == 8


def test_only_what_concerns_the_initiatives_own_paths_is_its_own():
    other = {
        "map_nodes": [*NODES, node("X"), node("BEN-9", "benefit")],
        "map_links": [*LINKS, link("BEN-9", "OBJ-1", 0.0)],
        "benefits": [BENEFIT, benefit("BEN-9", 1, initiative="INI-9")],
    }
    register = book(**other)
    own = select(register, "INI-1")
    rows = checks(register)
    assert set(rows["nodes"]) == {"X", "BEN-9"}
    assert of(rows, own).empty
    assert list(own["map_nodes"]["node_id"]) == [each["node_id"] for each in NODES]


def test_an_objective_on_the_map_needs_its_record():
    assert found(objectives=[{**OBJECTIVE, "objective_id": "OBJ-9"}]) == [
        ["map.no_record", "OBJ-1", "map_nodes.csv:7"]
    ]
