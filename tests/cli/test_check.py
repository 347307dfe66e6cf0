import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.register.small_register import SMALL
from valuebook.bundled import bundled

# file, row, column and what is typed there; the sample company has a right text there
PLANTED = [
    ("actuals.csv", 40, "date", "03/04/2027"),
    ("actuals.csv", 50, "value", "12,5"),
    ("actuals.csv", 60, "measure_id", "MEA-O101"),
    ("assumptions.csv", 3, "evidence", "wek"),
    ("benefits.csv", 5, "annual_value", "1.200.000,00"),
    ("benefits.csv", 6, "confidence", "85"),
    ("benefits.csv", 7, "statement", ""),
    ("benefits.csv", 8, "target_month", "Mar-26"),
    ("benefits.csv", 9, "baseline_to", "2031-01"),
    ("benefits.csv", 10, "owner", "Ann\u202e"),
    ("costs.csv", 20, "amount", "-5"),
    ("gates.csv", 4, "due", "2025-02-30"),
    ("initiatives.csv", 3, "is_ai", "TRUE"),
    ("initiatives.csv", 5, "start", "2199-01-01"),
    ("key_results.csv", 4, "baseline", "NaN"),
    ("measures.csv", 9, "measure_id", "CON"),
    ("objectives.csv", 3, "level", ""),
    ("plan_versions.csv", 3, "version", "1"),
    ("pools.csv", 2, "amount", "1E6"),
    ("realized.csv", 11, "month", "2025-13"),
]


def type_into(path: Path, row: int, column: str, text: str) -> None:
    """Put a text into a cell, as a person with an editor would."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert all("\n" not in cell for cells in rows for cell in cells)
    rows[row - 1][rows[0].index(column)] = text
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    folder.mkdir()
    for name, text in SMALL.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_twenty_planted_faults_are_named_by_file_row_and_column(
    valuebook, tmp_path
) -> None:
    folder = tmp_path / "company"
    shutil.copytree(bundled("sample_data") / "company", folder)
    for file, row, column, text in PLANTED:
        type_into(folder / file, row, column, text)
    ended = valuebook("check", folder)
    assert ended.code == 2
    lines = ended.out.splitlines()
    named = [line.split(": ")[:2] for line in lines]
    for file, row, column, _ in PLANTED:
        if (file, column) == ("plan_versions.csv", "version"):
            column = "benefit_id, version"  # the key that now stands twice
        assert [f"{file}:{row}", column] in named
    assert len(lines) == len(PLANTED)


def test_a_register_without_a_fault_ends_in_one_sentence(valuebook, small) -> None:
    ended = valuebook("check", small)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        f"{small}: no problem in 2 initiatives, 2 benefits, 10 rows in 6 tables.\n"
    )


def test_files_that_are_no_tables_are_said_not_to_be_read(valuebook, small) -> None:
    (small / "vendors.csv").write_text("a,b\n", encoding="utf-8")
    ended = valuebook("check", small)
    assert ended.code == 0
    assert ended.out.endswith("tables. Not tables, so not read: vendors.csv.\n")


def test_the_exports_are_checked_with_the_tables(valuebook, small) -> None:
    type_into(small / "actuals.csv", 2, "value", "x")
    (small / "ai").mkdir()
    (small / "ai" / "org_map.csv").write_text("key,team\n", encoding="utf-8")
    (small / "ai" / "cut.json").write_text('[{"a": 1', encoding="utf-8")
    ended = valuebook("check", small)
    assert ended.code == 2
    assert [line.partition(": ")[0] for line in ended.out.splitlines()] == [
        "actuals.csv:2",
        "ai/cut.json",
        "ai/org_map.csv:1",
    ]


def test_json_has_an_object_for_every_problem(valuebook, small) -> None:
    type_into(small / "pools.csv", 2, "amount", "1,5")
    ended = valuebook("check", small, "--format", "json")
    assert ended.code == 2
    assert json.loads(ended.out) == [
        {
            "file": "pools.csv",
            "row": 2,
            "column": "amount",
            "found": "'1,5' has a comma",
            "accepted": "an amount such as 1234.50, with at most two decimals, at "
            "least 0",
            "remedy": "use a point as decimal sign and no thousands separator",
        }
    ]


def test_json_of_a_register_without_a_fault_is_an_empty_list(valuebook, small) -> None:
    ended = valuebook("check", small, "--format", "json")
    assert (ended.code, json.loads(ended.out)) == (0, [])


def test_no_escape_from_the_data_reaches_the_terminal(valuebook, small) -> None:
    type_into(small / "pools.csv", 2, "name", "\x1b[31mred\u202e")
    (small / "benefits-\x1b[2J\nx.csv").write_text("", encoding="utf-8")
    ended = valuebook("check", small)
    assert len(ended.out.splitlines()) == 2
    assert ended.out.replace("\n", "").isprintable()


def test_what_is_no_register_is_one_line(valuebook, tmp_path) -> None:
    ended = valuebook("check", tmp_path / "nowhere")
    assert ended.code == 2
    assert ended.out == (
        f"{tmp_path / 'nowhere'}: there is no such folder; accepted: a folder; check "
        "the path\n"
    )


@pytest.mark.batch
def test_a_reader_that_goes_away_is_no_error(small) -> None:
    rows = "".join(f"L{n},2025-01-01,Lesson {n}\n" for n in range(3_000))
    header = "initiative_id,date,lesson\n"
    (small / "lessons.csv").write_text(header + rows, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, "-m", "valuebook", "check", str(small)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout
    assert run.stderr
    run.stdout.readline()
    run.stdout.close()
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait() == 2


@pytest.mark.batch
def test_a_terminal_that_knows_only_ascii_gets_escapes(small) -> None:
    type_into(small / "pools.csv", 2, "amount", "fünf")
    run = subprocess.run(
        [sys.executable, "-m", "valuebook", "check", str(small)],
        capture_output=True,
        text=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert (run.returncode, run.stderr) == (2, "")
    assert r"pools.csv:2: amount: 'f\xfcnf' is not a number" in run.stdout
