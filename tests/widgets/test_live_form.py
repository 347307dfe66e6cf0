import os
import re
from html import unescape

import pytest

from valuebook import files
from valuebook.register import read_register
from valuebook.register.saving import Change, row_texts, save_changes
from valuebook.register.tables import TABLES

INITIATIVE, BENEFIT = 0, 1


def control(form, number, column):
    return form.sheet.fields[number, column].control


def type_in(form, number, column, text):
    control(form, number, column).value = text


def below(form, number, column):
    return unescape(form.sheet.fields[number, column].said.value)


def status(form) -> str:
    return unescape(re.sub(r"<br>", "\n", form.status.value))


def press(button) -> None:
    button.click()


def buttons(panel) -> dict[str, object]:
    return {each.description: each for each in panel.children[-1].children}


def saved_by_another(folder, table, **after):
    row = read_register(folder)[table].iloc[0]
    before = row_texts(TABLES[table], row)
    save_changes(folder, [Change(table, before, after)])


def test_a_field_has_its_label_unit_and_meaning_from_the_declaration(form):
    said = [
        (control(form, number, column).description, below(form, number, column))
        for number, column in ((INITIATIVE, "sponsor"), (BENEFIT, "baseline"))
    ]
    assert said == [
        ("Sponsor", '<span class="vb-hint">who funds it and can stop it</span>'),
        (
            "Baseline (days)",
            '<span class="vb-hint">the measure before the change</span>',
        ),
    ]
    assert control(form, BENEFIT, "annual_value").description == "Annual value (EUR)"
    ramps = [value for _, value in control(form, BENEFIT, "ramp").options]
    assert ramps == ["", "step", "linear", "logistic", "saturating", "bass"]
    assert control(form, BENEFIT, "measure_id").options[1] == ("Turnaround", "1E5")


def test_each_text_field_waits_until_it_is_left(form):
    waiting = [
        getattr(field.control, "continuous_update", False)
        for field in form.sheet.fields.values()
    ]
    assert not any(waiting)


def test_an_error_is_shown_when_the_field_was_touched_and_not_before(form):
    assert "alert" not in "".join(
        each.said.value for each in form.sheet.fields.values()
    )
    type_in(form, BENEFIT, "baseline", "14 days")
    assert below(form, BENEFIT, "baseline") == (
        '<span role="alert" class="vb-error">✗ \'14 days\' has more in it than a '
        "number; give the number alone.</span>"
    )
    type_in(form, BENEFIT, "baseline", "14")
    assert "alert" not in form.sheet.fields[BENEFIT, "baseline"].said.value


def test_what_is_typed_is_shown_as_text_whatever_it_is(form):
    type_in(form, INITIATIVE, "go_live", "<img src=x onerror=alert(1)>")
    assert "<img" not in form.sheet.fields[INITIATIVE, "go_live"].said.value
    type_in(form, INITIATIVE, "go_live", "2025-01-15")
    type_in(form, INITIATIVE, "problem", "<b>slow</b>")
    press(form.save_button)
    assert "<b>" not in form.status.value


def test_save_shows_every_error_and_saves_nothing(form, folder):
    old = (folder / "benefits.csv").read_bytes()
    type_in(form, BENEFIT, "statement", "")
    type_in(form, BENEFIT, "low", "-")
    form.sheet.panels["benefits"].accordion.selected_index = None
    press(form.save_button)
    assert "Not saved: 2 fields above to mend." in status(form)
    assert "✗ Empty; give the promise in one sentence." in below(form, 1, "statement")
    assert form.sheet.panels["benefits"].opened == BENEFIT
    assert (folder / "benefits.csv").read_bytes() == old


def test_a_blank_is_no_value_and_never_zero(form, folder):
    type_in(form, BENEFIT, "low", " ")
    type_in(form, BENEFIT, "high", "")
    press(form.save_button)
    saved = read_register(folder)["benefits"].iloc[0]
    assert saved[["low", "high"]].isna().all()
    assert ",110000,,,0.8," in (folder / "benefits.csv").read_text()


def test_what_was_saved_is_said_with_time_place_and_change(form, folder):
    type_in(form, INITIATIVE, "sponsor", "Ann")
    type_in(form, BENEFIT, "ramp", "logistic")
    assert "2 changes not saved." in status(form)
    press(form.save_button)
    assert status(form) == (
        '<div role="status">✓ Saved at 14:05:00 in initiatives.csv, benefits.csv:\n'
        "007, Sponsor: empty → Ann\n"
        "B1, Ramp: linear → logistic\n"
        "Run the notebook again to see it on the page.</div>"
    )
    assert read_register(folder)["initiatives"]["sponsor"].iloc[0] == "Ann"
    press(form.save_button)
    assert "Nothing to save: all is as recorded." in status(form)


def test_a_rule_that_would_be_broken_is_shown_at_its_field(form, folder):
    type_in(form, BENEFIT, "annual_value", "50000")
    press(form.save_button)
    assert "✗ 50000, but the improvement times value_per_unit is 110000" in below(
        form, BENEFIT, "annual_value"
    )
    assert "Not saved: the register would have 2 problems." in status(form)


def test_a_problem_that_has_no_field_is_named_below_the_form(form, folder):
    type_in(form, INITIATIVE, "go_live", "2023-06-01")
    press(form.save_button)
    assert "initiatives.csv:2: start: 2024-01-01 is after go_live" in status(form)


def test_undo_and_redo_go_field_by_field(form):
    type_in(form, BENEFIT, "target", "4")
    type_in(form, BENEFIT, "target", "5")
    type_in(form, INITIATIVE, "sponsor", "Ann")
    press(form.undo_button)
    press(form.undo_button)
    assert control(form, INITIATIVE, "sponsor").value == ""
    assert control(form, BENEFIT, "target").value == "3"
    assert form.undo_button.disabled
    assert form.sheet.changes() == []
    press(form.redo_button)
    assert control(form, BENEFIT, "target").value == "5"
    type_in(form, BENEFIT, "target", "6")
    assert form.redo_button.disabled


def test_a_save_can_be_undone_and_saved_again(form, folder):
    type_in(form, BENEFIT, "owner", "Ann")
    press(form.save_button)
    press(form.undo_button)
    press(form.save_button)
    assert read_register(folder)["benefits"]["owner"].isna().all()


@pytest.mark.parametrize(
    ("choice", "owner", "confidence"),
    [("Keep mine", "Ann", 0.9), ("Take theirs", "Bob", 0.9)],
)
def test_on_a_conflict_yours_and_theirs_are_shown_and_one_is_chosen(
    form, folder, choice, owner, confidence
):
    saved_by_another(folder, "benefits", owner="Bob", confidence="0.9")
    type_in(form, BENEFIT, "owner", "Ann")
    press(form.save_button)
    shown = form.conflict.children[0].value
    assert 'role="alert"' in shown
    assert "B1, Owner</th><td>Ann</td><td>Bob</td>" in shown
    assert "B1, Confidence</th><td>0.8</td><td>0.9</td>" in shown
    assert "Nothing was overwritten." in status(form)
    press(buttons(form.conflict)[choice])
    assert form.conflict.layout.display == "none"
    assert control(form, BENEFIT, "owner").value == owner
    press(form.save_button)
    saved = read_register(folder)["benefits"].iloc[0]
    assert (saved["owner"], saved["confidence"]) == (owner, confidence)


def test_a_row_that_was_deleted_meanwhile_leaves_no_choice(form, folder):
    path = folder / "benefits.csv"
    path.write_text(path.read_text().replace("\nB1,", "\nB9,"))
    versions = folder / "plan_versions.csv"
    versions.write_text(versions.read_text().replace("\nB1,", "\nB9,"))
    type_in(form, BENEFIT, "owner", "Ann")
    press(form.save_button)
    assert "<td>changed</td><td>deleted</td>" in form.conflict.children[0].value
    assert len(form.conflict.children) == 1


def test_why_a_file_cannot_be_written_is_said(form, folder, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    type_in(form, BENEFIT, "owner", "Ann")
    monkeypatch.setattr(os, "fsync", full)
    press(form.save_button)
    assert "not saved (No space left on device), nothing was changed" in status(form)
    assert not form.save_button.disabled


def drafts(folder):
    return sorted(folder.glob(".drafts/*-007.json"))


def test_a_draft_is_kept_at_once_and_then_every_two_seconds(form, folder, clock):
    type_in(form, BENEFIT, "owner", "Ann")
    (draft,) = drafts(folder)
    assert '"owner": "Ann"' in draft.read_text(encoding="utf-8")
    type_in(form, BENEFIT, "owner", "Bob")
    type_in(form, BENEFIT, "owner", "Cy")
    assert '"owner": "Ann"' in draft.read_text(encoding="utf-8")
    assert [seconds for seconds, _ in clock.calls] == [2.0]
    clock.pass_by(2)
    assert '"owner": "Cy"' in draft.read_text(encoding="utf-8")


def test_a_draft_that_is_saved_or_undone_is_gone(form, folder, clock):
    type_in(form, BENEFIT, "owner", "Ann")
    press(form.save_button)
    assert drafts(folder) == []
    clock.pass_by(2)
    type_in(form, BENEFIT, "owner", "Bob")
    assert len(drafts(folder)) == 1
    clock.pass_by(2)
    press(form.undo_button)
    assert drafts(folder) == []


def test_the_draft_of_a_crashed_session_is_offered_and_never_saved_by_itself(
    form, opened, folder
):
    old = (folder / "benefits.csv").read_bytes()
    type_in(form, BENEFIT, "owner", "Ann")
    again = opened()
    said = again.offer.children[0].value
    assert "A draft of 2026-03-02 14:05 with 1 change was not saved." in said
    assert control(again, BENEFIT, "owner").value == ""
    press(buttons(again.offer)["Continue draft"])
    assert control(again, BENEFIT, "owner").value == "Ann"
    assert again.offer.layout.display == "none"
    assert (folder / "benefits.csv").read_bytes() == old
    press(again.save_button)
    assert opened().offer.layout.display == "none"


def test_a_draft_that_is_not_wanted_is_discarded(form, opened, folder):
    type_in(form, BENEFIT, "owner", "Ann")
    again = opened()
    type_in(again, INITIATIVE, "sponsor", "Bob")
    assert '"owner": "Ann"' in drafts(folder)[0].read_text(encoding="utf-8")
    press(buttons(again.offer)["Discard draft"])
    assert drafts(folder) == []
    assert "The draft is gone. 1 change not saved." in status(again)


def test_a_draft_of_a_row_that_changed_since_ends_in_a_conflict(form, opened, folder):
    type_in(form, BENEFIT, "owner", "Ann")
    saved_by_another(folder, "benefits", owner="Bob")
    again = opened()
    press(buttons(again.offer)["Continue draft"])
    press(again.save_button)
    assert "<td>Ann</td><td>Bob</td>" in again.conflict.children[0].value


def test_where_no_draft_can_be_kept_it_is_said(form, monkeypatch):
    def read_only(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.Path, "mkdir", read_only)
    type_in(form, BENEFIT, "owner", "Ann")
    assert "No draft can be kept (Permission denied): save often." in status(form)
