"""Benefits and assumptions that come and go in the form."""

import pytest

from tests.widgets.test_live_form import below, buttons, control, press, status, type_in
from valuebook.register import read_register
from valuebook.register.saving import Change, row_texts, save_changes
from valuebook.register.tables import TABLES

BENEFIT = 1
ASSUMPTION = {
    "assumption_id": "A7",
    "initiative_id": "007",
    "statement": "Lawyers trust it.",
    "evidence": "weak",
    "impact": "high",
    "status": "untested",
}


@pytest.fixture
def assumed(folder):
    """Give initiative 007 an assumption before its form is opened."""
    save_changes(folder, [Change("assumptions", {}, ASSUMPTION)])


def titles(form, table="benefits"):
    return list(form.sheet.panels[table].accordion.titles)


def add(form, table="assumptions"):
    """Press the button below a table; return the number of the row that came."""
    press(form.sheet.panels[table].box.children[-1])
    return len(form.sheet.rows) - 1


def last_button(form, table, number):
    panels = form.sheet.panels[table]
    return panels.accordion.children[panels.numbers.index(number)].children[-1]


def fill(form, number, **texts):
    for column, text in texts.items():
        type_in(form, number, column, text)


def ids(folder, table):
    return read_register(folder)[table][f"{table[:-1]}_id"].tolist()


def test_a_row_that_is_added_has_an_id_and_is_saved_with_its_initiative(form, folder):
    number = add(form)
    assert titles(form, "assumptions") == ["007-A1, new"]
    assert control(form, number, "assumption_id").value == "007-A1"
    assert "1 change not saved." in status(form)
    fill(form, number, statement="It is used.", evidence="weak", impact="high")
    press(form.save_button)
    assert "007-A1: added" in status(form)
    (saved,) = read_register(folder)["assumptions"].to_dict("records")
    assert (saved["initiative_id"], saved["status"]) == ("007", "untested")
    assert control(form, number, "assumption_id").disabled
    press(form.save_button)
    assert "Nothing to save" in status(form)


def test_a_row_that_is_not_whole_is_not_saved(form, folder):
    number = add(form, "benefits")
    assert control(form, number, "benefit_id").value == "B2"
    press(form.save_button)
    assert "Not saved: 2 fields above to mend." in status(form)
    assert "Empty; give the promise in one sentence." in below(
        form, number, "statement"
    )
    assert form.sheet.panels["benefits"].opened == number
    assert ids(folder, "benefits") == ["B1", "B2"]


def test_an_id_that_somebody_else_has_is_refused_and_can_be_changed(form, folder):
    number = add(form, "benefits")
    fill(form, number, statement="Fewer errors", benefit_class="non_financial")
    press(form.save_button)
    assert "<td>added</td><td>added</td>" in form.conflict.children[0].value
    type_in(form, number, "benefit_id", "B3")
    press(form.save_button)
    assert form.conflict.layout.display == "none"
    assert ids(folder, "benefits") == ["B1", "B2", "B3"]


@pytest.mark.usefixtures("assumed")
def test_a_row_is_deleted_when_the_form_is_saved_and_not_before(opened, folder):
    form = opened()
    number = form.sheet.number("assumptions", "A7")
    press(last_button(form, "assumptions", number))
    assert titles(form, "assumptions") == ["✗ A7, to be deleted"]
    assert ids(folder, "assumptions") == ["A7"]
    press(last_button(form, "assumptions", number))
    assert titles(form, "assumptions") == ["A7: Lawyers trust it."]
    assert "As recorded." in status(form)
    press(last_button(form, "assumptions", number))
    press(form.save_button)
    assert "A7: deleted" in status(form)
    assert ids(folder, "assumptions") == []
    assert titles(form, "assumptions") == []


@pytest.mark.usefixtures("assumed")
def test_a_deletion_that_was_saved_is_undone_and_saved_again(opened, folder):
    form = opened()
    number = form.sheet.number("assumptions", "A7")
    old = read_register(folder)["assumptions"].iloc[0]
    press(last_button(form, "assumptions", number))
    press(form.save_button)
    press(form.undo_button)
    press(form.save_button)
    again = read_register(folder)["assumptions"].iloc[0]
    table = TABLES["assumptions"]
    assert row_texts(table, again) == row_texts(table, old)


def test_an_addition_is_undone_and_done_again(form):
    number = add(form)
    type_in(form, number, "statement", "It is used.")
    press(form.undo_button)
    press(form.undo_button)
    assert titles(form, "assumptions") == []
    assert form.sheet.changes() == []
    press(form.redo_button)
    press(form.redo_button)
    assert titles(form, "assumptions") == ["007-A1: It is used."]


def test_a_new_row_that_is_deleted_before_it_was_saved_leaves_nothing(form, folder):
    old = (folder / "benefits.csv").read_bytes()
    number = add(form, "benefits")
    press(last_button(form, "benefits", number))
    assert titles(form) == ["B1: Faster"]
    press(form.save_button)
    assert "Nothing to save" in status(form)
    assert (folder / "benefits.csv").read_bytes() == old


def test_what_others_refer_to_cannot_be_deleted(form, folder):
    press(last_button(form, "benefits", BENEFIT))
    press(form.save_button)
    assert "plan_versions.csv:2: benefit_id" in status(form)
    assert "B1" in ids(folder, "benefits")


@pytest.mark.usefixtures("assumed")
def test_a_draft_keeps_what_was_added_and_what_was_to_be_deleted(opened, folder):
    form = opened()
    press(last_button(form, "assumptions", form.sheet.number("assumptions", "A7")))
    number = add(form)
    form.autosave.clock.pass_by(2)
    fill(form, number, statement="It is used.", evidence="weak", impact="high")
    form.autosave.clock.pass_by(2)
    again = opened()
    assert "with 2 changes was not saved." in again.offer.children[0].value
    press(buttons(again.offer)["Continue draft"])
    assert titles(again, "assumptions") == ["✗ A7, to be deleted", "A8: It is used."]
    press(again.save_button)
    assert ids(folder, "assumptions") == ["A8"]


def test_what_a_sentence_lacks_is_said_and_does_not_hinder_saving(form, folder):
    type_in(form, BENEFIT, "statement", "Launch the portal")
    assert "▲ This says what will be there;" in below(form, BENEFIT, "statement")
    type_in(form, 0, "benefit_owner", "Dan (Head of IT)")
    assert "▲ This person runs technology" in below(form, 0, "benefit_owner")
    type_in(form, 0, "adoption_owner", "Ann")
    assert "▲ Write the role in brackets" in below(form, 0, "adoption_owner")
    type_in(form, 0, "causal_statement", "AI boosts growth.")
    assert "▲ Generic: it leaves out" in below(form, 0, "causal_statement")
    press(form.save_button)
    assert "✓ Saved at" in status(form)
