import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.objectives.map_rows import LINKS, NODES, benefit, book, link, node
from tests.literal_register import BENEFIT, INITIATIVE
from valuebook.analysis.objectives.map_flow import (
    largest,
    money_twice,
    value_at_nodes,
    value_over_links,
)
from valuebook.register import Register, select
from valuebook.register.tables.operations import NODE_KINDS


def over(register):
    rows = value_over_links(register)
    return {(row.from_id, row.to_id): row.value for row in rows.itertuples()}


def test_all_the_value_flows_over_a_single_line():
    assert over(book()) == {(each["from_id"], each["to_id"]): 120_000 for each in LINKS}


def test_value_divides_by_share_and_what_is_not_explained_stays():
    two = [*NODES, node("W2", "business_change")]
    register = book(
        map_nodes=two,
        map_links=[*LINKS[:2], link("W", "O", 0.5), link("W2", "O", 0.2), *LINKS[3:]],
    )
    found = over(register)
    assert found["W", "O"] == found["E", "C"] == 60_000
    assert found["W2", "O"] == 24_000
    assert found["O", "BEN-1"] == 120_000


def test_shares_above_the_whole_never_make_more_of_the_value():
    two = [*NODES, node("E2", "enabler")]
    found = over(book(map_nodes=two, map_links=[*LINKS, link("E2", "C", 0.25)]))
    assert (found["E", "C"], found["E2", "C"]) == (96_000, 24_000)


def test_benefit_classes_flow_side_by_side():
    two = [*NODES, node("BEN-2", "benefit")]
    register = book(
        map_nodes=two,
        map_links=[*LINKS, link("O", "BEN-2"), link("BEN-2", "OBJ-1", 0.0)],
        benefits=[BENEFIT, benefit("BEN-2", -7_000, "risk_reduction")],
    )
    rows = value_at_nodes(register)
    here = rows[rows["node_id"] == "E"]
    assert here[["benefit_class", "value"]].to_numpy().tolist() == [
        ["cashable", 120_000],
        ["risk_reduction", -7_000],
    ]
    assert largest(here, by=["node_id"])["benefit_class"].tolist() == ["cashable"]


def test_a_benefit_that_serves_two_objectives_is_divided_between_them():
    register = book(
        map_nodes=[*NODES, node("OBJ-2", "objective")],
        map_links=[
            *LINKS[:4],
            link("BEN-1", "OBJ-1", 0.6),
            link("BEN-1", "OBJ-2", 0.2),
        ],
    )
    rows = value_at_nodes(register).set_index("node_id")["value"]
    assert rows[["OBJ-1", "OBJ-2"]].tolist() == pytest.approx([90_000, 30_000])


def test_an_enabling_benefit_counts_no_money_of_its_own():
    register = book(
        map_nodes=[*NODES, node("BEN-2", "benefit")],
        map_links=[*LINKS[:3], link("O", "BEN-2"), link("BEN-2", "BEN-1"), LINKS[4]],
        benefits=[BENEFIT, benefit("BEN-2", 50_000)],
    )
    assert money_twice(register) == [("BEN-2", "BEN-1")]
    assert over(register)["O", "BEN-2"] == 120_000


def test_a_cycle_carries_nothing_and_ends():
    register = book(map_links=[*LINKS, link("O", "W", 0.5)])
    found = over(register)
    assert ("O", "W") not in found
    assert ("W", "O") not in found
    assert found["O", "BEN-1"] == 120_000


def test_a_map_without_money_carries_none():
    assert value_over_links(book(benefits=[])).empty
    empty = book(map_nodes=[], map_links=[])
    assert value_over_links(empty).empty
    assert value_at_nodes(empty).empty


@st.composite
def maps(draw):
    """Draw a register with a map of two initiatives: layered, with odd shares."""
    nodes = [
        node(f"{kind[:2]}{number}", kind)
        for kind in NODE_KINDS[:4]
        for number in range(draw(st.integers(1, 3)))
    ]
    benefits = [
        benefit(
            f"B{number}",
            float(draw(st.integers(-50, 200))),
            draw(st.sampled_from(["cashable", "non_cashable"])),
            draw(st.sampled_from(["INI-1", "INI-2"])),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    nodes += [node(each["benefit_id"], "benefit") for each in benefits]
    nodes += [node("OBJ-1", "objective"), node("OBJ-2", "objective")]
    level = {each["node_id"]: NODE_KINDS.index(each["kind"]) for each in nodes}
    pairs = [
        (one, other) for one in level for other in level if level[one] < level[other]
    ]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=25))
    links = [
        link(one, other, draw(st.sampled_from([None, 0.0, 0.25, 0.5, 1.0])))
        for one, other in chosen
    ]
    initiatives = [INITIATIVE, {**INITIATIVE, "initiative_id": "INI-2"}]
    return book(
        initiatives=initiatives, benefits=benefits, map_nodes=nodes, map_links=links
    )


@settings(max_examples=15)
@given(maps())
def test_value_is_conserved_at_every_node(register):
    """What flows into a node is never more, and out of it exactly, what it holds."""
    held = value_at_nodes(register).set_index(["node_id", "benefit_class"])["value"]
    flows = value_over_links(register)
    own = register["benefits"].set_index("benefit_id")
    kinds = register["map_nodes"].set_index("node_id")["kind"]
    for (node_id, name), value in held.items():
        same = flows[flows["benefit_class"] == name]
        into = same.loc[same["to_id"] == node_id, "value"].sum()
        out = same[same["from_id"] == node_id]
        if kinds[node_id] == "objective":
            assert into == pytest.approx(value)
            continue
        assert abs(into) <= abs(value) + 1e-6
        up = out[out["to_id"].map(kinds).ne("objective")]["value"].sum()
        if node_id in own.index:
            up += own.loc[node_id, "annual_value"]
        assert up == pytest.approx(value)


@settings(max_examples=15)
@given(maps(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(register, random):
    def shuffled(frame):
        order = list(range(len(frame)))
        random.shuffle(order)
        return frame.iloc[order]

    tables = {name: shuffled(register[name]) for name in ("map_links", "map_nodes")}
    other = Register(
        register.settings,
        {**register.tables, **tables, "benefits": shuffled(register["benefits"])},
    )
    one, two = value_over_links(register), value_over_links(other)
    pd.testing.assert_frame_equal(one, two)


@settings(max_examples=15)
@given(maps())
def test_an_initiative_takes_only_its_own_value_away(register):
    keys = ["from_id", "to_id", "benefit_class"]
    whole = value_over_links(register).set_index(keys)["value"]
    parts = [
        value_over_links(select(register, each)).set_index(keys)["value"]
        for each in ("INI-1", "INI-2")
    ]
    together = parts[0].add(parts[1], fill_value=0.0)
    together = together[~np.isclose(together, 0.0)]
    pd.testing.assert_series_equal(
        whole.sort_index(), together.sort_index(), check_exact=False
    )
