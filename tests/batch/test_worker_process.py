import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from valuebook.batch import worker_process
from valuebook.batch.warm_process import Asked
from valuebook.batch.work import BEST, Setting
from valuebook.batch.worker_process import WarmWorkers

pytestmark = pytest.mark.skipif(
    BEST != "warm", reason="workers are forked on Linux alone"
)


class Stillborn:
    """A warm process whose workers are killed before anybody has heard of them."""

    def __init__(self, scratch: Path, register: str) -> None:
        """Need nothing."""

    def fork(self, asked: Asked, descriptors: Sequence[int]) -> int:
        with subprocess.Popen([sys.executable, "-c", ""]) as program:
            return program.pid

    def exit_code(self, pid: int) -> int:
        return -signal.SIGKILL


def test_a_worker_that_is_killed_at_once_is_one_that_has_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(worker_process, "WarmProcess", Stillborn)
    setting = Setting("Acme", "2025-06", tmp_path, Path("acme"), "acme", {})
    worker = WarmWorkers(setting, tmp_path).start(tmp_path)
    with worker.stdout as answers:
        assert answers.read() == b""
    assert worker.wait(0)
    worker.release()
    worker.kill()
    assert worker.code() == -signal.SIGKILL
    worker.forget()
