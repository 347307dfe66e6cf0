"""The causal chain: each link from what is handed over to what is promised."""

import pandas as pd

from valuebook.analysis.hypothesis.intake.causes import causal_links
from valuebook.analysis.rows import looked_up
from valuebook.register import Register
from valuebook.register.tables.operations import NODE_KINDS


def chain(register: Register) -> pd.DataFrame:
    """Return the links of the outcome map that lead to the benefits, first ones first.

    Columns: cause, how and effect; a link without a sentence says that it is missing.
    """
    links = causal_links(register)
    nodes = register["map_nodes"].set_index("node_id")
    order = {kind: place for place, kind in enumerate(NODE_KINDS)}
    kinds = looked_up(links["from_id"], nodes["kind"])
    named = pd.DataFrame(
        {
            "cause": looked_up(links["from_id"], nodes["name"]),
            "how": links["causal_statement"].fillna("missing"),
            "effect": looked_up(links["to_id"], nodes["name"]),
            "place": kinds.map(order),
        }
    )
    rows = named.sort_values("place", kind="stable").reset_index(drop=True)
    return rows[["cause", "how", "effect"]].astype("str")
