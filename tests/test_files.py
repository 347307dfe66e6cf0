import errno
import os
from pathlib import Path

import pytest

from valuebook.files import sweep_parts, write_file, write_files

STEPS = [(os, "fsync"), (Path, "replace")]


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path):
    path = tmp_path / "new" / "report.html"
    write_file(path, b"old")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(("owner", "step"), STEPS)
def test_a_full_disk_leaves_the_old_file_and_no_part(
    tmp_path, monkeypatch, owner, step
):
    path = tmp_path / "report.html"
    write_file(path, b"old")
    monkeypatch.setattr(owner, step, full)
    with pytest.raises(OSError, match="No space left"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_who_may_read_a_file_stays_as_it_was(tmp_path):
    path = tmp_path / "benefits.csv"
    path.write_bytes(b"old")
    path.chmod(0o660)
    write_file(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o660


def test_when_the_second_file_cannot_be_replaced_the_first_is_as_it_was(
    tmp_path, monkeypatch
):
    first, second, third = (tmp_path / name for name in "abc")
    first.write_bytes(b"old")
    third.write_bytes(b"old")
    replace = Path.replace

    def held(part: Path, path: Path) -> None:
        if path == third:
            raise PermissionError(errno.EACCES, "Permission denied")
        replace(part, path)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(PermissionError):
        write_files({first: b"new", second: b"new", third: b"new"})
    assert first.read_bytes() == third.read_bytes() == b"old"
    assert sorted(tmp_path.iterdir()) == [first, third]


def test_parts_left_by_a_killed_call_are_swept(tmp_path):
    (tmp_path / ".report.html.1a2b3c4d.part").write_bytes(b"half")
    (tmp_path / "notes.part").write_bytes(b"mine")
    sweep_parts(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["notes.part"]
