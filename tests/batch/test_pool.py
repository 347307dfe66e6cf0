import errno
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from valuebook.batch import pool
from valuebook.batch.notebook import read_notebook
from valuebook.batch.pool import Pool
from valuebook.batch.request import Batch, checked
from valuebook.batch.work import BEST, Limits, Means, Run, Setting
from valuebook.model import ValuebookError


@pytest.fixture
def batch(request_for, notebook) -> Batch:
    notebook("value-hypothesis", "import time; time.sleep(99)")
    return checked(request_for())


@pytest.fixture
def setting(batch) -> Setting:
    return Setting(
        "Acme",
        batch.as_of,
        batch.out,
        batch.folder,
        batch.register_shown,
        batch.notebooks,
        Limits(),
    )


@pytest.fixture
def run(batch) -> Run:
    return batch.run("A", "value-hypothesis")


def test_workers_that_never_come_up_end_the_call_with_the_reason(
    setting, run, monkeypatch, tmp_path
):
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho no such library >&2\nexit 1\n", "utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(broken))
    with Pool(setting, Means(1)) as workers:
        workers.add(run)
        with pytest.raises(ValuebookError) as refused:
            list(workers.results())
    assert str(refused.value) == (
        "no worker process could be started: no such library; "
        "valuebook doctor checks the installation"
    )


def test_a_folder_for_temporary_files_without_room_is_named(setting, run, monkeypatch):
    def full(self: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with Pool(setting, Means(1)) as workers:
        workers.add(run)
        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(ValuebookError) as refused:
            list(workers.results())
    assert str(refused.value) == (
        f"{tempfile.gettempdir()}: No space left on device; workers keep what they "
        "need for a moment there: make room, or name another folder in TMPDIR"
    )


@pytest.mark.batch
def test_a_worker_that_outlives_its_own_limit_is_ended(setting, run, monkeypatch):
    # as if the worker could not end the run itself
    monkeypatch.setattr(pool, "_GRACE", -setting.limits.run + 0.5)
    with Pool(setting, Means(1)) as workers:
        workers.add(run)
        (outcome,) = workers.results()
    assert outcome.status == "failed"
    assert outcome.error.cause == "took too long and was ended"


@pytest.mark.batch
@pytest.mark.skipif(BEST != "warm", reason="there is a warm process on Linux alone")
def test_a_warm_process_that_is_killed_is_replaced(setting, batch, notebook):
    quick = {"value-hypothesis": read_notebook(notebook("value-hypothesis"))}
    with Pool(replace(setting, notebooks=quick), Means(1)) as workers:
        workers.add(*(batch.run(each, "value-hypothesis") for each in "ABC"))
        results = workers.results()
        first = next(results)
        (warm,) = psutil.Process().children()
        warm.kill()
        warm.wait()
        _, last = results
    assert (first.status, last.status) == ("ok", "ok")


def test_a_pool_leaves_nothing_in_the_folder_for_temporary_files(
    setting, monkeypatch, tmp_path
):
    monkeypatch.setattr(pool.tempfile, "tempdir", str(tmp_path))
    before = set(Path(tmp_path).iterdir())
    with Pool(setting, Means(1)) as workers:
        assert list(workers.results()) == []
    assert set(Path(tmp_path).iterdir()) == before
