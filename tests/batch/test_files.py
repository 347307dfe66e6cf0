import errno
import os
from pathlib import Path

import pytest

from valuebook.batch.files import sweep_parts, write_file

STEPS = [(os, "fsync"), (Path, "replace")]


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

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(owner, step, full)
    with pytest.raises(OSError, match="No space left"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_parts_left_by_a_killed_call_are_swept(tmp_path):
    (tmp_path / ".report.html.1a2b3c4d.part").write_bytes(b"half")
    (tmp_path / "notes.part").write_bytes(b"mine")
    sweep_parts(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["notes.part"]
