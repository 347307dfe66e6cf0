from pathlib import Path

import pytest

from valuebook.register import check_register, read_register

COPY = (
    "looks like a copy of benefits.csv and is not read; bring what is right in it into "
    "benefits.csv, then move it elsewhere"
)
COPIES = [
    "benefits-LAPTOP.csv",
    "benefits (1).csv",
    "benefits - Copy.csv",
    "Copy of benefits.csv",
    "benefits (Ann's conflicted copy 2026-01-02).csv",
    "benefits.sync-conflict-20260102-1234.csv",
    "benefits_old.csv",
    "Benefits.csv",
    "benefits.xlsx",
    "benefits.csv.txt",
    "benefit.csv",
]


@pytest.mark.parametrize("name", COPIES)
def test_a_file_beside_a_table_that_resembles_it_is_named(
    folder: Path, name: str
) -> None:
    (folder / name).write_text("anything", encoding="utf-8")
    (problem,) = check_register(folder)
    assert str(problem) == f"{name}: {COPY}"


def test_a_misspelt_table_is_named_once(folder: Path) -> None:
    (folder / "benefits.csv").rename(folder / "Benefits.csv")
    assert [str(problem) for problem in check_register(folder)] == [
        "Benefits.csv: not the name of a table, so it is not read; did you mean "
        "benefits.csv? then rename it, and save it as CSV UTF-8"
    ]


def test_a_lock_file_of_a_spreadsheet_program_is_named(folder: Path) -> None:
    (folder / "~$benefits.csv").write_text("", encoding="utf-8")
    assert [str(problem) for problem in check_register(folder)] == [
        "~$benefits.csv: benefits.csv is open in a spreadsheet program, or was when it "
        "crashed; close it there, then delete this file if it is still here"
    ]


def test_a_copy_of_the_settings_is_named(folder: Path) -> None:
    (folder / "register (1).toml").write_text("", encoding="utf-8")
    (problem,) = check_register(folder)
    assert problem.found == "looks like a copy of register.toml and is not read"


@pytest.mark.parametrize(
    "name", ["README.md", "notes.csv", ".benefits.csv.swp", "map.png", "budget.csv"]
)
def test_a_file_that_resembles_no_table_is_left_alone(folder: Path, name: str) -> None:
    (folder / name).write_text("anything", encoding="utf-8")
    assert check_register(folder) == []


def test_a_folder_of_vendor_exports_is_left_alone(folder: Path) -> None:
    (folder / "ai").mkdir()
    (folder / "ai/usage.csv").write_text("anything", encoding="utf-8")
    assert check_register(folder) == []


def test_a_missing_table_that_every_register_has_is_named(folder: Path) -> None:
    (folder / "benefits.csv").unlink()
    assert [str(problem) for problem in check_register(folder)] == [
        "benefits.csv: the file is missing; add it (each row is a promise of a "
        "measured improvement); templates/register/ has a blank one"
    ]


def test_any_other_table_may_be_absent(folder: Path) -> None:
    (folder / "actuals.csv").unlink()
    assert len(read_register(folder)["actuals"]) == 0


def test_what_is_no_folder_of_a_register_is_named(folder: Path) -> None:
    empty = folder / "ai"
    empty.mkdir()
    cases = {
        folder
        / "nowhere": "there is no such folder; accepted: a folder; check the path",
        folder
        / "benefits.csv": "a file; accepted: a folder; give the folder that holds "
        "register.toml",
        empty: "no register: neither register.toml nor a table is in it; accepted: a "
        "folder; check the path; `valuebook new` makes a register to start from",
    }
    for path, said in cases.items():
        (problem,) = check_register(path)
        assert str(problem) == f"{path}: {said}"


def test_a_path_that_cannot_be_one_is_named() -> None:
    (problem,) = check_register(Path("nul\0"))
    # how Python calls the fault differs between its versions
    assert "cannot be read: " in problem.found
    assert "embedded null" in problem.found
    assert problem.remedy == "check the path"


@pytest.mark.parametrize("name", ["a b", "Üb#er %41", "{x}", "[abc]*"])
def test_a_folder_of_any_name_is_read(folder: Path, name: str) -> None:
    inside = folder / name
    inside.mkdir()
    for path in folder.glob("*.*"):
        path.rename(inside / path.name)
    assert len(read_register(inside)["benefits"]) == 2
