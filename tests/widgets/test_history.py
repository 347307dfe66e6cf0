import pytest

from tests.widgets.test_live_form import BENEFIT, control, press, status, type_in
from tests.widgets.test_rows_of_a_form import (
    add,
    assumed,
    fill,
    ids,
    last_button,
    titles,
)
from valuebook.register import read_register

__all__ = ["assumed"]


def save(form, clock, **texts):
    fill(form, BENEFIT, **texts)
    press(form.save_button)
    clock.pass_by(60)


def owner(folder):
    return read_register(folder)["benefits"]["owner"].iloc[0]


def test_where_nothing_was_saved_nothing_is_offered(form):
    assert form.history.box.layout.display == "none"


def test_what_stood_before_a_save_is_typed_in_again_and_saved_by_its_user(
    form, opened, folder, clock
):
    save(form, clock, owner="Ann")
    save(form, clock, owner="Bob", ramp="step")
    again = opened()
    assert [said for said, _ in again.history.choice.options] == [
        "before 2026-03-02 14:06:00, B1",
        "before 2026-03-02 14:05:00, B1",
    ]
    press(again.history.button)
    assert control(again, BENEFIT, "owner").value == "Ann"
    assert status(again) == (
        '<div role="status">Put back, as typed. 2 changes not saved.</div>'
    )
    assert owner(folder) == "Bob"
    again.history.choice.value = 1
    press(again.history.button)
    assert control(again, BENEFIT, "owner").value == ""
    press(again.save_button)
    saved = read_register(folder)["benefits"].iloc[0]
    assert saved["ramp"] == "linear"
    assert saved.isna()["owner"]


@pytest.mark.usefixtures("assumed")
def test_rows_that_came_and_went_are_put_back_too(opened, folder, clock):
    form = opened()
    press(last_button(form, "assumptions", form.sheet.number("assumptions", "A7")))
    number = add(form)
    fill(form, number, statement="It is used.", evidence="weak", impact="high")
    press(form.save_button)
    assert ids(folder, "assumptions") == ["A8"]
    clock.pass_by(60)
    again = opened()
    press(again.history.button)
    assert titles(again, "assumptions") == [
        "✗ A8, to be deleted",
        "A7: Lawyers trust it.",
    ]
    press(again.save_button)
    assert ids(folder, "assumptions") == ["A7"]


def test_what_was_put_back_is_undone_like_anything_typed(form, clock):
    save(form, clock, owner="Ann")
    press(form.history.button)
    assert control(form, BENEFIT, "owner").value == ""
    press(form.undo_button)
    assert control(form, BENEFIT, "owner").value == "Ann"


def test_where_no_save_can_be_kept_it_is_said(form, monkeypatch):
    def read_only(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("valuebook.widgets.live_form.keep_save", read_only)
    type_in(form, BENEFIT, "owner", "Ann")
    press(form.save_button)
    assert "It cannot be put back later (Permission denied)." in status(form)
