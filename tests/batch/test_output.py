import os

import pytest

from valuebook.batch.output import STATE, held, name_problems
from valuebook.model import ValuebookError


def test_a_folder_is_held_by_one_call_that_says_who_it_is(tmp_path):
    out = tmp_path / "reports"
    with (
        held(out),
        pytest.raises(ValuebookError, match=f"is in use by process {os.getpid()} on "),
        held(out),
    ):
        pass
    with held(out):
        pass


def test_a_folder_that_cannot_be_made_is_one_clear_message(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with (
        pytest.raises(
            ValuebookError, match=r"cannot be written to \(Not a directory\)"
        ),
        held(tmp_path / "file" / "reports"),
    ):
        pass


def test_what_a_dead_holder_left_does_not_hold_the_folder(tmp_path):
    (tmp_path / STATE).mkdir()
    (tmp_path / STATE / "held-by").write_text("process 1 on gone", encoding="utf-8")
    (tmp_path / STATE / "lock").write_text("", encoding="utf-8")
    with held(tmp_path):
        said = (tmp_path / STATE / "held-by").read_text(encoding="utf-8")
    assert said.startswith(f"process {os.getpid()} on ")


def test_an_initiative_named_like_a_file_beside_the_reports_is_refused():
    beside = ["index.html", "Index-2.html", "index-names.html", "Results.json"]
    problems = name_problems(["INI-001", *beside, "Organization", "index", "results"])
    assert problems == [
        f"initiatives.csv: initiative_id: {each!r} is the name of a file or "
        "folder beside the reports; choose another id"
        for each in [*beside, "Organization"]
    ]
