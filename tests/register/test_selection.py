from functools import cache

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.bundled import bundled
from valuebook.model import ArgumentError
from valuebook.reads import Log
from valuebook.register import TABLES, Register, select
from valuebook.register.indexed import IndexedTables
from valuebook.register.reading import read_register
from valuebook.register.settings import Settings

SAMPLES = ("company", "public_programmes")
WHOLE = ("scorecard", "fx_rates", "trade_offs", "ai_governance")


@cache
def book(sample: str) -> Register:
    return read_register(bundled("sample_data") / sample)


def initiatives() -> list[tuple[str, str]]:
    return [
        (sample, each)
        for sample in SAMPLES
        for each in book(sample)["initiatives"]["initiative_id"]
    ]


@pytest.mark.parametrize(("sample", "initiative"), initiatives())
def test_the_rows_that_name_an_initiative_are_its_own(sample, initiative):
    whole = book(sample)
    own = select(whole, initiative)
    for name, table in TABLES.items():
        if "initiative_id" in table.columns:
            rows = whole[name]
            named = rows[rows["initiative_id"].eq(initiative)]
            pd.testing.assert_frame_equal(own[name], named)


@pytest.mark.parametrize(("sample", "initiative"), initiatives())
def test_of_the_map_an_initiative_has_the_paths_through_its_benefits(
    sample, initiative
):
    whole = book(sample)
    own = select(whole, initiative)
    links = whole["map_links"]
    drawn = nx.DiGraph(list(zip(links["from_id"], links["to_id"], strict=True)))
    drawn.add_nodes_from(whole["map_nodes"]["node_id"])
    benefits = set(own["benefits"]["benefit_id"]) & set(drawn)
    on_paths = benefits.union(
        *(nx.ancestors(drawn, each) for each in benefits),
        *(nx.descendants(drawn, each) for each in benefits),
    )
    between = links["from_id"].isin(on_paths) & links["to_id"].isin(on_paths)
    pd.testing.assert_frame_equal(own["map_links"], links[between])
    for name in ("map_nodes", "roles"):
        rows = whole[name]
        pd.testing.assert_frame_equal(own[name], rows[rows["node_id"].isin(on_paths)])


def test_what_the_rows_of_an_initiative_name_is_kept_with_them():
    whole = book("company")
    own = select(whole, "INI-001")
    named = set(own["benefits"]["key_result_id"].dropna())
    assert set(own["key_results"]["key_result_id"]) == named
    objectives = own["objectives"]
    served = set(own["key_results"]["objective_id"])
    assert served < set(objectives["objective_id"])
    # up to the top, and nothing beside the way there
    parents = set(objectives["parent_id"].dropna())
    assert served | parents == set(objectives["objective_id"])
    assert set(own["realized"]["benefit_id"]) <= set(own["benefits"]["benefit_id"])
    assert set(own["actuals"]["measure_id"]) <= set(own["measures"]["measure_id"])


@pytest.mark.parametrize("table", WHOLE)
def test_what_hangs_on_no_initiative_is_kept_whole(table):
    whole = book("company")
    assert select(whole, "INI-001")[table] is whole[table]


def test_a_register_that_notes_what_is_read_gives_the_same_rows():
    whole = book("company")
    noted = select(whole.noting(Log()), "INI-004")
    own = select(whole, "INI-004")
    for name in TABLES:
        pd.testing.assert_frame_equal(noted[name], own[name])
    again = select(own, "INI-004")
    for name in TABLES:
        pd.testing.assert_frame_equal(again[name], own[name])


def test_an_initiative_that_is_not_there_is_told_with_the_nearest():
    with pytest.raises(ArgumentError, match=r"'INI-01' is not in .*; did you mean"):
        select(book("company"), "INI-01")


def test_rows_that_were_changed_are_the_ones_that_are_selected():
    whole = book("company")
    named = whole["initiatives"].assign(name="another")
    changed = select(whole.with_tables({"initiatives": named}), "INI-001")
    assert changed["initiatives"]["name"].tolist() == ["another"]


ids = st.sampled_from(["a", "b", "c", "d", None])


@given(st.lists(ids, max_size=8), st.lists(st.sampled_from("abcde"), max_size=4))
def test_rows_are_found_as_if_all_were_looked_through(held, asked):
    frame = pd.DataFrame(
        {"id": pd.Series(held, dtype="str"), "amount": range(len(held))},
        index=pd.RangeIndex(2, len(held) + 2, name="row"),
    )
    found = IndexedTables({"costs": frame}).rows("costs", "id", asked)
    pd.testing.assert_frame_equal(found, frame[frame["id"].isin(asked)])


ENDS = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))


@given(st.lists(ENDS, max_size=10, unique=True))
def test_a_map_that_leads_back_to_itself_has_an_end(ends):
    tables = {name: pd.DataFrame(columns=list(TABLES[name].columns)) for name in TABLES}
    tables["initiatives"] = pd.DataFrame({"initiative_id": ["I"]})
    tables["benefits"] = pd.DataFrame({"initiative_id": ["I"], "benefit_id": ["a"]})
    tables["map_links"] = pd.DataFrame(ends, columns=["from_id", "to_id"], dtype="str")
    register = Register(Settings(name="Acme", currency="EUR"), tables)
    drawn = nx.DiGraph(ends)
    drawn.add_node("a")
    kept = {"a"} | nx.ancestors(drawn, "a") | nx.descendants(drawn, "a")
    links = select(register, "I")["map_links"]
    assert set(zip(links["from_id"], links["to_id"], strict=True)) == {
        (one, other) for one, other in ends if {one, other} <= kept
    }
