from dataclasses import replace
from pathlib import Path

import pytest

from valuebook.batch.ledger import Ledger, PageRecord, RegisterRecord, RunRecord
from valuebook.batch.output import STATE
from valuebook.batch.work import Outcome
from valuebook.exports.section import Failure
from valuebook.reads import Read

GOOD = RunRecord(
    Outcome(
        "A",
        "review",
        "ok",
        1.5,
        "2026",
        findings=({"rule": "x"},),
        digest="d",
        reads=(Read("rows", '[{"part": "A"}, "actuals"]', ("actuals",), "e"),),
    ),
    "2025-07",
    {"register": "r"},
)
FAILED = replace(
    GOOD,
    outcome=Outcome("B", "review", "failed", 1.5, "2026", Failure("s", "c", "r")),
)
PAGE = PageRecord("A", "origin", "digest", is_whole=True)
REGISTER = RegisterRecord("r", {"actuals.csv": "f"})


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / STATE).mkdir()
    return tmp_path


def test_what_was_noted_is_read_again(out):
    ledger = Ledger(out)
    for record in (GOOD, FAILED, PAGE):
        ledger.note(record)
    again = Ledger(out)
    assert again.runs == {("A", "review"): GOOD, ("B", "review"): FAILED}
    assert again.pages == {"A": PAGE}


def test_a_torn_last_line_costs_no_other(out):
    ledger = Ledger(out)
    ledger.note(GOOD)
    ledger.note(FAILED)
    path = out / STATE / "ledger.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    torn = Ledger(out)
    assert torn.runs == {("A", "review"): GOOD}
    torn.compact(REGISTER)
    torn.note(PAGE)
    assert Ledger(out).pages == {"A": PAGE}


def test_the_last_record_of_a_run_counts_and_alone_is_kept(out):
    ledger = Ledger(out)
    later = replace(GOOD, as_of="2025-08")
    for record in (GOOD, later, PAGE, PAGE):
        ledger.note(record)
    assert Ledger(out).runs == {("A", "review"): later}
    Ledger(out).compact(REGISTER)
    assert (out / STATE / "ledger.jsonl").read_bytes().count(b"\n") == 3


def test_few_lines_that_do_not_count_are_left_in_the_file(out):
    ledger = Ledger(out)
    pages = [replace(PAGE, initiative=f"A{number}") for number in range(20)]
    for record in (REGISTER, *pages, *pages[:2]):
        ledger.note(record)
    path = out / STATE / "ledger.jsonl"
    for lines in (23, 21):
        Ledger(out).compact(REGISTER)
        assert path.read_bytes().count(b"\n") == lines
        ledger.note(pages[0])


def test_of_registers_the_last_is_kept_and_those_that_runs_are_of(out):
    ledger = Ledger(out)
    ledger.note(GOOD)
    for digest in ("r", "s", "t"):
        ledger.note(RegisterRecord(digest, {}))
    ledger.compact(RegisterRecord("u", {}))
    assert set(Ledger(out).registers) == {"r", "u"}


def test_a_confirmed_record_is_in_the_file_once_that_is_rewritten(out):
    ledger = Ledger(out)
    ledger.note(GOOD)
    ledger.compact(REGISTER)
    later = replace(GOOD, origin={"register": "s"})
    ledger.confirm(later)
    assert Ledger(out).runs == {("A", "review"): GOOD}
    ledger.compact(RegisterRecord("s", {}))
    assert Ledger(out).runs == {("A", "review"): later}


def test_a_tidy_file_is_left_alone(out):
    ledger = Ledger(out)
    ledger.note(GOOD)
    ledger.compact(REGISTER)
    path = out / STATE / "ledger.jsonl"
    before = path.stat()
    Ledger(out).compact(REGISTER)
    assert path.stat().st_ino == before.st_ino


def test_lines_that_no_version_wrote_are_passed_over(out):
    lines = ["1", "{}", '{"record": "page"}', '{"record": "run", "outcome": 3}', "\0"]
    (out / STATE / "ledger.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert Ledger(out).runs == {}
