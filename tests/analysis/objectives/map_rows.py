"""A small outcome map, written out: one line from an enabler to an objective."""

from tests.literal_register import BENEFIT, INITIATIVE, register_of

NODES = [
    {"node_id": "E", "kind": "enabler", "name": "Tool", "owner": "IT"},
    {"node_id": "C", "kind": "capability", "name": "Marked drafts", "owner": "IT"},
    {"node_id": "W", "kind": "business_change", "name": "Read less", "owner": "Law"},
    {"node_id": "O", "kind": "outcome", "name": "Quick review", "owner": "Ada"},
    {"node_id": "BEN-1", "kind": "benefit", "name": "4 days", "owner": "Ada"},
    {"node_id": "OBJ-1", "kind": "objective", "name": "Fast", "owner": "Bo"},
]
OBJECTIVE = {"objective_id": "OBJ-1", "level": "company", "statement": "Fast"}


def link(one, other, share=1.0, how="because"):
    return {
        "from_id": one,
        "to_id": other,
        "causal_statement": how,
        "share": share,
    }


LINKS = [
    link("E", "C"),
    link("C", "W"),
    link("W", "O"),
    link("O", "BEN-1"),
    link("BEN-1", "OBJ-1"),
]


def node(name, kind="outcome"):
    return {"node_id": name, "kind": kind, "name": name, "owner": "Ada"}


def benefit(name, value, benefit_class="cashable", initiative="INI-1"):
    return {
        **BENEFIT,
        "benefit_id": name,
        "initiative_id": initiative,
        "annual_value": value,
        "benefit_class": benefit_class,
    }


def book(**tables):
    return register_of(
        **{
            "initiatives": [INITIATIVE],
            "objectives": [OBJECTIVE],
            "benefits": [BENEFIT],
            "map_nodes": NODES,
            "map_links": LINKS,
            **tables,
        }
    )


def three_outcomes(budgets=(100.0, 100.0, 100.0), values=(10.0, 20.0, 30.0)):
    """Return three outcomes, each with a benefit of an initiative of its own."""
    ids = ("1", "2", "3")
    nodes = [node(f"O{n}") for n in ids] + [node(f"B{n}", "benefit") for n in ids]
    return book(
        initiatives=[
            {**INITIATIVE, "initiative_id": f"I{n}", "budget": budget}
            for n, budget in zip(ids, budgets, strict=True)
        ],
        benefits=[
            benefit(f"B{n}", value, initiative=f"I{n}")
            for n, value in zip(ids, values, strict=True)
        ],
        map_nodes=nodes,
        map_links=[link(f"O{n}", f"B{n}") for n in ids],
    )
