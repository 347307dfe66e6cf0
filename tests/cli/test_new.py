import json
from pathlib import Path

import pytest

from valuebook.bundled import bundled

LAID_DOWN = {"register", "codebook.md", "notebooks", "README.md"}


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_a_fresh_workbook_has_a_blank_register_its_codebook_notebooks_and_a_readme(
    valuebook, tmp_path
):
    ended = valuebook("new", tmp_path / "mine")
    assert ended.code == 0
    assert (
        ended.out == f"{tmp_path / 'mine'} is ready; its README.md says how to go on\n"
    )
    assert names(tmp_path / "mine") == LAID_DOWN
    assert names(tmp_path / "mine/register") == names(bundled("templates") / "register")


def test_with_sample_the_register_is_the_sample_company(valuebook, tmp_path):
    assert valuebook("new", tmp_path / "mine", "--sample").code == 0
    made, given = tmp_path / "mine/register", bundled("sample_data") / "company"
    assert names(made) == names(given)
    benefits = "benefits.csv"
    assert (made / benefits).read_bytes() == (given / benefits).read_bytes()


def test_the_notebooks_read_the_workbook_s_register_and_are_not_yet_run(
    valuebook, tmp_path
):
    valuebook("new", tmp_path / "mine")
    notebooks = sorted((tmp_path / "mine/notebooks").iterdir())
    assert [each.name for each in notebooks] == sorted(
        each.name for each in bundled("notebooks").glob("*.ipynb")
    )
    for notebook in notebooks:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        code = [each for each in cells if each["cell_type"] == "code"]
        assert [each["outputs"] for each in code] == [[]] * len(code)
        assert 'register: str = "../register"' in code[0]["source"]


def test_an_empty_folder_may_be_named(valuebook, tmp_path):
    assert valuebook("new", tmp_path).code == 0
    assert names(tmp_path) == LAID_DOWN


def test_folders_above_are_made(valuebook, tmp_path):
    assert valuebook("new", tmp_path / "some/where/mine").code == 0
    assert names(tmp_path / "some/where") == {"mine"}


def test_a_folder_that_holds_files_is_left_as_it_is(valuebook, tmp_path):
    (tmp_path / "plan.txt").write_text("mine")
    ended = valuebook("new", tmp_path)
    assert ended.code == 2
    assert ended.err == (
        f"{tmp_path}: holds files already, and none is overwritten; "
        "name a new or an empty folder\n"
    )
    assert names(tmp_path) == {"plan.txt"}


def test_a_file_is_not_taken_for_a_folder(valuebook, tmp_path):
    (tmp_path / "plan.txt").write_text("mine")
    ended = valuebook("new", tmp_path / "plan.txt")
    assert ended.code == 2
    assert "is a file; name a new or an empty folder" in ended.err


def test_a_name_that_would_steer_the_terminal_is_shown_as_it_is_written(
    valuebook, tmp_path
):
    ended = valuebook("new", tmp_path / "a\x1b[31mred")
    assert ended.code == 0
    assert ended.out.startswith(f"{tmp_path}/a\\x1b[31mred is ready")


def test_where_nothing_can_be_written_one_line_says_so(
    valuebook, tmp_path, monkeypatch
):
    def refused(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    ended = valuebook("new", tmp_path / "mine")
    assert ended.code == 2
    assert ended.err == (
        f"{tmp_path / 'mine'}: cannot be written (Permission denied); "
        "name a folder where you may write\n"
    )


def test_what_fails_half_way_leaves_nothing_behind(valuebook, tmp_path, monkeypatch):
    def full(*_args, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    ended = valuebook("new", tmp_path / "mine")
    assert ended.code == 2
    assert "cannot be written (No space left on device)" in ended.err
    assert names(tmp_path) == set()


def test_a_folder_that_nobody_may_enter_is_named(valuebook, tmp_path, monkeypatch):
    def locked(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "exists", locked)
    ended = valuebook("new", tmp_path / "mine")
    assert (ended.code, ended.err) == (
        2,
        f"{tmp_path}/mine: permission denied; "
        "name a place where you may read and write\n",
    )


def test_a_blank_workbook_is_told_to_be_filled_before_it_is_reported(
    valuebook, tmp_path
):
    valuebook("new", tmp_path / "mine")
    ended = valuebook(
        "report", tmp_path / "mine/register", "--out", tmp_path / "reports"
    )
    assert (ended.code, ended.err) == (
        2,
        "initiatives.csv: no initiative is in the register yet; give each a row there, "
        "and what it promises a row in benefits.csv\n",
    )


@pytest.mark.parametrize("step", ["check register", "report register --out", "lab"])
def test_the_readme_of_a_workbook_names_the_next_steps(step, valuebook, tmp_path):
    valuebook("new", tmp_path / "mine")
    assert f"valuebook {step}" in (tmp_path / "mine/README.md").read_text()
