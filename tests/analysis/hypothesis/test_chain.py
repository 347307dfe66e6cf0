from tests.literal_register import BENEFIT, INITIATIVE, register_of
from valuebook.analysis.hypothesis.chain import chain

NODES = [
    {"node_id": "BEN-1", "kind": "benefit", "name": "Faster contracts"},
    {"node_id": "N2", "kind": "capability", "name": "Marks in a draft"},
    {"node_id": "N1", "kind": "enabler", "name": "Assistant"},
    {"node_id": "N9", "kind": "enabler", "name": "Another tool"},
    {"node_id": "OBJ-1", "kind": "objective", "name": "Sales never waits"},
]
LINKS = [
    {"from_id": "N2", "to_id": "BEN-1"},
    {"from_id": "N1", "to_id": "N2", "causal_statement": "It compares each clause."},
    {"from_id": "BEN-1", "to_id": "OBJ-1", "causal_statement": "They need not wait."},
    {"from_id": "N9", "to_id": "BEN-9", "causal_statement": "Of another initiative."},
]


def test_links_stand_from_what_is_handed_over_to_what_is_promised():
    register = register_of(
        initiatives=[INITIATIVE], benefits=[BENEFIT], map_nodes=NODES, map_links=LINKS
    )
    assert chain(register).to_dict("split")["data"] == [
        ["Assistant", "It compares each clause.", "Marks in a draft"],
        ["Marks in a draft", "missing", "Faster contracts"],
    ]


def test_without_a_map_there_is_no_chain():
    assert chain(register_of(initiatives=[INITIATIVE], benefits=[BENEFIT])).empty
    assert chain(register_of(initiatives=[INITIATIVE])).empty
