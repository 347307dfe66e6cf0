import re
from html import unescape

import pytest

from valuebook.register import read_register, select
from valuebook.register.saving import Change, row_texts, save_changes
from valuebook.register.tables import TABLES
from valuebook.widgets import outcome_map
from valuebook.widgets.live_map import LiveMap

NODES = (
    "node_id,kind,name,owner\nE,enabler,Tool,IT\nC,capability,Marked drafts,IT\n"
    "W,business_change,Read less,Law\nO,outcome,Quick review,Ada\n"
    "B1,benefit,Faster,Ada\nO2,objective,Review is quick,Bo\n"
)
LINKS = (
    "from_id,to_id,causal_statement,share\nE,C,compares,1\nC,W,,1\nW,O,less text,1\n"
    "O,B1,in time,1\nB1,O2,is quick,1\n"
)
LINK = ("C", "W")


@pytest.fixture
def mapped(folder):
    (folder / "map_nodes.csv").write_text(NODES, encoding="utf-8")
    (folder / "map_links.csv").write_text(LINKS, encoding="utf-8")
    return folder


@pytest.fixture
def opened(mapped, clock):
    def opening(folder=mapped):
        book = read_register(mapped)
        own = select(book, "007")
        return LiveMap(book, own, folder, clock=clock, later=clock.later)

    return opening


@pytest.fixture
def live(opened):
    return opened()


def field(live, column, link=LINK):
    return live.sheet.fields[live.sheet._number(link), column]


def type_in(live, column, text, link=LINK):
    field(live, column, link).control.value = text


def status(live):
    return unescape(re.sub("<br>", "\n", live.status.value))


def found(live):
    return unescape(live.found.value)


def recorded(folder, link=LINK):
    rows = read_register(folder)["map_links"].set_index(["from_id", "to_id"])
    return rows.loc[link]


def saved_by_another(folder, **after):
    row = read_register(folder)["map_links"].iloc[1]
    before = row_texts(TABLES["map_links"], row)
    save_changes(folder, [Change("map_links", before, after)])


def test_the_walk_begins_at_the_objective_and_goes_to_what_brings_it_about(live):
    assert live.at == "O2"
    assert "Review is quick (objective, Bo; EUR 110 k cashable a year)" in unescape(
        live.node.value
    )
    walk = live.before.children[0].children[0]
    assert walk.description == "← Faster"
    walk.click()
    assert live.at == "B1"
    assert [each.description for each in live.after.children] == ["→ Review is quick"]
    live.back.click()
    assert live.at == "O2"
    assert live.back.disabled


def test_where_the_map_begins_and_ends_it_is_said_so(live):
    assert "this is where the map ends" in live.after.children[0].value
    live.go("E")
    assert "Nothing on the map" in live.before.children[0].value


def test_a_sentence_that_is_typed_takes_its_finding_away(live):
    assert "Without a causal sentence" in found(live)
    type_in(live, "causal_statement", "skipping what is standard")
    assert "Without a causal sentence" not in found(live)
    assert "1 change not saved." in status(live)


def test_a_share_that_is_typed_brings_its_finding(live):
    type_in(live, "share", "0.4")
    assert "shares add up to 0.4" in found(live)
    live.undo_button.click()
    assert "shares add up" not in found(live)
    assert live.at == "W"  # where the link that changed can be seen
    live.redo_button.click()
    assert "shares add up to 0.4" in found(live)
    type_in(live, "share", "")
    assert "Without a share" in found(live)


def test_what_is_no_share_is_said_below_its_field_and_not_saved(live, mapped):
    type_in(live, "share", "40 %")
    assert "✗" in field(live, "share").said.value
    live.save_button.click()
    assert status(live).endswith("Not saved: 1 field to mend.</div>")
    assert recorded(mapped)["share"] == 1


def test_saving_changes_the_link_and_nothing_else(live, mapped):
    before = (mapped / "map_links.csv").read_text(encoding="utf-8")
    type_in(live, "causal_statement", "skipping, what is standard")
    live.save_button.click()
    assert "✓ Saved at 14:05:00 in map_links.csv: 1 change." in status(live)
    after = (mapped / "map_links.csv").read_text(encoding="utf-8")
    assert after == before.replace("C,W,,1", 'C,W,"skipping, what is standard",1')
    live.save_button.click()
    assert "Nothing to save" in status(live)


@pytest.mark.parametrize(("choice", "kept"), [(0, "mine"), (1, "theirs")])
def test_what_somebody_else_changed_is_shown_and_chosen(live, mapped, choice, kept):
    type_in(live, "causal_statement", "mine")
    saved_by_another(mapped, causal_statement="theirs")
    live.save_button.click()
    assert "<td>mine</td><td>theirs</td>" in live.conflict.children[0].value
    live.conflict.children[1].children[choice].click()
    live.save_button.click()
    assert recorded(mapped)["causal_statement"] == kept


def test_a_draft_is_offered_to_who_comes_back(live, opened, clock):
    type_in(live, "causal_statement", "typed and left")
    clock.pass_by(5)
    again = opened()
    assert "with 1 change was not saved" in again.offer.children[0].value
    again.offer.children[1].children[0].click()
    assert field(again, "causal_statement").text == "typed and left"
    assert "1 change not saved." in status(again)


def test_a_draft_that_is_not_wanted_is_gone(live, opened, clock):
    type_in(live, "causal_statement", "typed and left")
    again = opened()
    again.offer.children[1].children[1].click()
    assert opened().offer.layout.display == "none"


def test_the_sample_company_can_be_tried_and_not_saved(opened, mapped):
    live = opened(folder=None)
    assert live.save_button.disabled
    type_in(live, "share", "0.4")
    assert "shares add up to 0.4" in found(live)
    live.save()
    assert recorded(mapped)["share"] == 1


def test_names_are_shown_as_text(mapped, opened):
    text = NODES.replace("Review is quick", "<img src=x>")
    (mapped / "map_nodes.csv").write_text(text, encoding="utf-8")
    assert "<img" not in opened().node.value


@pytest.mark.parametrize(("interactive", "is_live"), [(True, True), (False, False)])
def test_without_anybody_to_walk_a_table_tells_every_link(mapped, interactive, is_live):
    book = read_register(mapped)
    own = select(book, "007")
    control = outcome_map(book, own, register=str(mapped), interactive=interactive)
    assert (control.live is not None) is is_live
    assert "not said" in repr(control)
    bare = select(book, "007")
    empty = {**bare.tables, "map_links": bare["map_links"].head(0)}
    bare = type(bare)(bare.settings, empty, bare.hashes)
    assert outcome_map(book, bare, register="", interactive=True).live is None
