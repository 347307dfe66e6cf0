import shutil

import pytest

from valuebook.bundled import bundled
from valuebook.register import read_register

CSV = (
    "Summary,Issue key,Status,Due Date\n"
    "Write playbook,LEG-1,In Progress,2026-11-30\n"
    "Train lawyers,LEG-2,Done,2026-10-30\n"
)


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(bundled("sample_data") / "company", tmp_path / "register")


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "tasks.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def test_the_first_call_shows_its_guess_and_imports_nothing(valuebook, folder, export):
    before = (folder / "workstreams.csv").read_bytes()
    ended = valuebook("import", folder, export, "--initiative", "INI-001")
    assert ended.code == 0
    assert 'status = "Status"' in ended.out
    assert "Nothing is imported yet." in ended.out
    assert (folder / "workstreams.csv").read_bytes() == before
    again = valuebook("import", folder, export)
    assert again.code == 2
    assert "is there already; use it with --mapping" in again.err


def test_the_second_call_imports_by_the_mapping_and_a_third_changes_nothing(
    valuebook, folder, export
):
    valuebook("import", folder, export, "--initiative", "INI-001")
    mapping = export.with_name("tasks.csv.mapping.toml")
    ended = valuebook("import", folder, export, "--mapping", mapping)
    assert ended.out == "Imported from tasks.csv: 2 workstreams.\n"
    rows = read_register(folder)["workstreams"].set_index("workstream_id")
    assert rows.loc["IMP-LEG-2", "percent_complete"] == 1
    again = valuebook("import", folder, export, "--mapping", mapping)
    assert again.out == "Imported from tasks.csv: no workstreams (2 there already).\n"


def test_every_row_that_cannot_be_read_is_named(valuebook, folder, export):
    export.write_text(CSV.replace("2026-11-30", "soon"), encoding="utf-8")
    valuebook("import", folder, export, "--initiative", "INI-001")
    mapping = export.with_name("tasks.csv.mapping.toml")
    told = mapping.read_text(encoding="utf-8")
    mapping.write_text(told.replace('dates = ""', 'dates = "year-month-day"'))
    ended = valuebook("import", folder, export, "--mapping", mapping)
    assert ended.code == 2
    assert ended.err == (
        "tasks.csv:2: Due Date: 'soon'; accepted: a day as year-month-day; correct it\n"
    )


def test_an_initiative_that_is_not_there_is_refused_by_the_register(
    valuebook, folder, export
):
    valuebook("import", folder, export, "--initiative", "INI-999")
    mapping = export.with_name("tasks.csv.mapping.toml")
    before = (folder / "workstreams.csv").read_bytes()
    ended = valuebook("import", folder, export, "--mapping", mapping)
    assert ended.code == 2
    assert "'INI-999' is not in initiatives.csv" in ended.err
    assert (folder / "workstreams.csv").read_bytes() == before
