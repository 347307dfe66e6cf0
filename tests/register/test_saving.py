import errno
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from valuebook.model import ArgumentError, ConflictError, RegisterError, ValuebookError
from valuebook.register import TABLES, read_register
from valuebook.register import saving as module
from valuebook.register.as_written import WrittenTable
from valuebook.register.saving import LOCK, Change, row_texts, save_changes


def row(folder: Path, table: str, place: int = 0) -> dict[str, str]:
    return row_texts(TABLES[table], read_register(folder)[table].iloc[place])


def saved(folder: Path, table: str, place: int = 0, **after: str):
    return save_changes(folder, [Change(table, row(folder, table, place), after)])


def test_a_cell_is_changed_and_every_other_byte_stays(folder):
    old = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    saving = saved(folder, "benefits", confidence="0.9")
    assert saving.files == ("benefits.csv",)
    assert saving.register["benefits"]["confidence"].iloc[0] == 0.9
    new = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    assert new["benefits.csv"] == old["benefits.csv"].replace(b",0.8,", b",0.9,")
    assert {name for name in old if new[name] != old[name]} == {"benefits.csv"}


def test_a_column_that_a_file_leaves_out_is_added(folder):
    saved(folder, "initiatives", sponsor="Ann")
    lines = (folder / "initiatives.csv").read_text().splitlines()
    assert [line.rpartition(",")[2] for line in lines] == ["sponsor", "Ann", ""]


def test_a_row_is_added_and_a_file_that_is_not_there_is_made(folder):
    gate = {
        "initiative_id": "007",
        "gate": "G1",
        "due": "2025-06-30",
        "kind": "kill",
        "measure_id": "1E5",
        "minimum": "10",
    }
    saving = save_changes(folder, [Change("gates", {}, gate)])
    assert saving.files == ("gates.csv",)
    assert row(folder, "gates") == {
        **dict.fromkeys(TABLES["gates"].columns, ""),
        **gate,
    }


def test_a_row_is_deleted_and_every_other_byte_stays(folder, replace):
    old = (folder / "actuals.csv").read_bytes()
    first = row(folder, "actuals")
    save_changes(folder, [Change("actuals", first, {})])
    assert (folder / "actuals.csv").read_bytes() == old.replace(
        b"1E5,007,2025-03-31,12.5,\n", b""
    )


def test_a_row_that_others_refer_to_is_not_deleted(folder):
    with pytest.raises(RegisterError, match=r"plan_versions\.csv:2: benefit_id: .*B1"):
        save_changes(folder, [Change("benefits", row(folder, "benefits"), {})])


def test_a_row_that_was_changed_meanwhile_is_not_deleted(folder):
    before = row(folder, "benefits", 1)
    saved(folder, "benefits", 1, owner="Bob")
    with pytest.raises(ConflictError, match="owner: yours empty, theirs 'Bob'"):
        save_changes(folder, [Change("benefits", before, {})])


def test_the_same_value_in_other_digits_changes_no_byte(folder):
    old = (folder / "benefits.csv").read_bytes()
    assert saved(folder, "benefits", annual_value="110000.00").files == ()
    assert (folder / "benefits.csv").read_bytes() == old


def test_a_row_changed_meanwhile_is_refused_with_yours_and_theirs(folder):
    before = row(folder, "benefits")
    saved(folder, "benefits", confidence="0.9", owner="Bob")
    theirs = (folder / "benefits.csv").read_bytes()
    with pytest.raises(ConflictError) as refused:
        save_changes(folder, [Change("benefits", before, {"confidence": "0.5"})])
    assert str(refused.value) == (
        "benefits.csv:2: B1: confidence: yours '0.5', theirs '0.9'\n"
        "benefits.csv:2: B1: owner: yours empty, theirs 'Bob'"
    )
    assert (folder / "benefits.csv").read_bytes() == theirs


def test_another_row_changed_meanwhile_is_kept(folder):
    before = row(folder, "benefits", 1)
    saved(folder, "benefits", 0, owner="Bob")
    save_changes(folder, [Change("benefits", before, {"owner": "Ann"})])
    assert read_register(folder)["benefits"]["owner"].tolist() == ["Bob", "Ann"]


def test_of_two_who_count_one_up_the_second_is_refused(folder):
    before = row(folder, "pools")
    saved(folder, "pools", amount="1000001")
    with pytest.raises(ConflictError):
        save_changes(folder, [Change("pools", before, {"amount": "1000001"})])


def test_a_row_deleted_or_added_meanwhile_is_refused(folder, replace):
    pool = row(folder, "pools")
    with pytest.raises(ConflictError) as refused:
        save_changes(folder, [Change("pools", {}, pool)])
    assert str(refused.value) == "pools.csv:2: null: yours added, theirs added"
    replace("pools.csv", "null,CC 100", "P2,CC 100")
    replace("benefits.csv", ",null,0.5", ",P2,0.5")
    with pytest.raises(ConflictError) as refused:
        save_changes(folder, [Change("pools", pool, {"amount": "1"})])
    assert str(refused.value) == "pools.csv: null: yours changed, theirs deleted"


def test_a_change_that_would_break_a_rule_is_refused(folder):
    old = (folder / "initiatives.csv").read_bytes()
    with pytest.raises(RegisterError) as refused:
        saved(folder, "initiatives", go_live="2023-12-31")
    assert [(each.file, each.row, each.column) for each in refused.value.problems] == [
        ("benefits.csv", 2, "baseline_to"),
        ("initiatives.csv", 2, "start"),
    ]
    assert (folder / "initiatives.csv").read_bytes() == old


def test_rows_of_two_tables_are_checked_and_saved_together(folder):
    initiative, benefit = row(folder, "initiatives"), row(folder, "benefits")
    saving = save_changes(
        folder,
        [
            Change("initiatives", initiative, {"go_live": "2026-03-01"}),
            Change("benefits", benefit, {"target_month": "2027-03"}),
        ],
    )
    assert saving.files == ("initiatives.csv", "benefits.csv")


def test_a_key_is_not_changed(folder):
    with pytest.raises(
        ArgumentError, match=r"benefits\.csv: B1: benefit_id is the key"
    ):
        saved(folder, "benefits", benefit_id="B9")


def test_a_file_that_cannot_be_taken_apart_is_named_with_its_fault(folder, replace):
    before = row(folder, "pools")
    replace("pools.csv", "CC 100", '"CC"100')
    with pytest.raises(
        RegisterError, match=r"pools\.csv:2: text after a closing quote"
    ):
        save_changes(folder, [Change("pools", before, {"amount": "1"})])
    (folder / "pools.csv").write_text("pool_id", encoding="utf-16")
    with pytest.raises(RegisterError, match=r"pools\.csv: encoded as UTF-16"):
        save_changes(folder, [Change("pools", before, {"amount": "1"})])


def test_a_save_that_has_to_wait_too_long_says_so(folder, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    before = row(folder, "pools")
    with (
        FileLock(folder / LOCK),
        pytest.raises(
            ValuebookError, match=r"somebody else has been saving for 0\.1 s"
        ),
    ):
        save_changes(folder, [Change("pools", before, {"amount": "1"})])


def test_what_a_killed_save_left_is_swept_by_the_next(folder):
    (folder / ".pools.csv.1a2b3c4d.part").write_bytes(b"half")
    saved(folder, "pools", amount="1")
    assert list(folder.glob("*.part")) == list(folder.glob(".*.part")) == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            errno.ENOSPC,
            r"No space left on device\), nothing was changed; free at least",
        ),
        (errno.EACCES, r"Permission denied\), nothing was changed; close it in other"),
    ],
)
def test_why_a_file_cannot_be_written_is_said(folder, monkeypatch, code, said):
    def failing(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    old = (folder / "pools.csv").read_bytes()
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(ValuebookError, match=said):
        saved(folder, "pools", amount="1")
    assert (folder / "pools.csv").read_bytes() == old


class Fault:
    """Fail at the n-th step of writing: each write, fsync and replacement."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
        self.left = nth
        for owner, name in ((os, "fsync"), (Path, "open"), (Path, "replace")):
            monkeypatch.setattr(owner, name, self.failing(getattr(owner, name)))

    def failing(self, step):
        def stepped(*given, **options):
            if "xb" not in given and getattr(step, "__name__", "") == "open":
                return step(*given, **options)
            self.left -= 1
            if self.left == 0:
                raise OSError(errno.EIO, "Input/output error")
            return step(*given, **options)

        return stepped


def test_a_fault_at_any_step_leaves_the_old_register_or_the_new_one(
    folder, monkeypatch
):
    names = ("initiatives.csv", "benefits.csv")
    changes = [
        Change("initiatives", row(folder, "initiatives"), {"go_live": "2026-03-01"}),
        Change("benefits", row(folder, "benefits"), {"target_month": "2027-03"}),
    ]
    old = [(folder / name).read_bytes() for name in names]
    failed = 0
    for nth in range(1, 20):
        with monkeypatch.context() as patched:
            Fault(patched, nth)
            try:
                save_changes(folder, changes)
            except ValuebookError:
                failed += 1
            else:
                break
        found = [(folder / name).read_bytes() for name in names]
        assert (found == old) or (nth > 6 and b"2026-03-01" in found[0] + found[1])
        assert list(folder.glob(".*.part")) == []
        for name, content in zip(names, old, strict=True):
            (folder / name).write_bytes(content)
    assert failed == 7  # open and fsync of each file, two replacements, the folder
    assert read_register(folder)["benefits"]["target_month"].astype(str)[2] == "2027-03"


@pytest.mark.batch
@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits are set by the shell")
def test_a_limit_on_the_size_of_files_leaves_the_old_file(folder):
    old = (folder / "initiatives.csv").read_bytes()
    script = (
        "import resource, signal, sys\n"
        "from tests.register.test_saving import saved\n"
        "from pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "saved(Path(sys.argv[1]), 'initiatives', problem='x' * 9000)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, folder],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert "free at least" in ended.stderr
    assert (folder / "initiatives.csv").read_bytes() == old
    assert list(folder.glob(".*.part")) == []


def add(folder: Path, times: int) -> None:
    module.PATIENCE = 120  # four who save without a pause may shut one out
    for _ in range(times):
        while True:
            content = (folder / "pools.csv").read_bytes()
            file = WrittenTable.taken_apart(TABLES["pools"], content)
            ((_, before),) = file.rows()
            more = str(int(before["amount"]) + 1)
            try:
                save_changes(folder, [Change("pools", before, {"amount": more})])
            except ConflictError:
                continue
            break


@pytest.mark.batch
def test_of_four_writers_with_fifty_changes_each_none_is_lost(folder):
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=add, args=(folder, 50)) for _ in range(4)]
    for each in writers:
        each.start()
    for each in writers:
        each.join(timeout=300)
    assert [each.exitcode for each in writers] == [0, 0, 0, 0]
    assert float(row(folder, "pools")["amount"]) == 1_000_200
