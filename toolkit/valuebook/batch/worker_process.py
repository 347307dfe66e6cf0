"""The process of a worker, as the call sees it: started as a program, or forked."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from select import select
from typing import BinaryIO, Protocol

from valuebook.batch.environment import kernel_environment
from valuebook.batch.warm_process import Asked, WarmProcess
from valuebook.batch.work import LOG, Setting

_SECONDS_TO_LEAVE = 2.0
# one that was killed is replaced; one that cannot come up says so soon enough
_WARM_PROCESSES = 2


class WorkerProcess(Protocol):
    """What the call needs of a worker's process."""

    stdin: BinaryIO
    stdout: BinaryIO

    def release(self) -> None:
        """Tell the worker that nothing more comes."""

    def wait(self, seconds: float) -> bool:
        """Return whether the worker has ended, after so many seconds at the latest."""

    def kill(self) -> None:
        """End the worker at once and wait for its end."""

    def code(self) -> int:
        """Return the exit code of a worker that has ended: below 0 for a signal."""

    def forget(self) -> None:
        """Let go of what stands for a worker that has ended."""


class Workers(Protocol):
    """Where workers come from."""

    def start(self, scratch: Path) -> WorkerProcess:
        """Start a worker in a scratch folder, which holds what it needs to know."""

    def close(self) -> None:
        """Let go of what workers come from; those that run go on."""


class StockWorkers:
    """Workers started as programs, each with its own imports."""

    def start(self, scratch: Path) -> WorkerProcess:
        """Start a worker in a scratch folder."""
        with (scratch / LOG).open("wb") as log:
            return _Started(
                subprocess.Popen(
                    [sys.executable, "-m", "valuebook.batch.stock_worker"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    cwd=scratch,
                    env=kernel_environment(scratch),
                    start_new_session=True,
                )
            )

    def close(self) -> None:
        """Do nothing: nothing is shared."""


class _Started:
    """A worker that is a child of the call."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self.stdin: BinaryIO = process.stdin  # type: ignore[assignment]
        self.stdout: BinaryIO = process.stdout  # type: ignore[assignment]

    def release(self) -> None:
        with suppress(OSError):
            self.stdin.close()

    def wait(self, seconds: float) -> bool:
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def code(self) -> int:
        return self._process.returncode

    def forget(self) -> None:
        self.release()


class WarmWorkers:
    """Workers forked from a warm process, which is started with the first of them."""

    def __init__(self, setting: Setting, scratch: Path) -> None:
        self._setting = setting
        self._scratch = scratch
        self._warm: WarmProcess | None = None

    def start(self, scratch: Path) -> WorkerProcess:
        """Have a worker forked in a scratch folder.

        Raises OSError where no warm process comes up.
        """
        theirs_in, ours_in = os.pipe()
        ours_out, theirs_out = os.pipe()
        log = os.open(scratch / LOG, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        given = [theirs_in, theirs_out, log]
        try:
            warm, pid = self._forked(Asked("worker", str(scratch)), given)
        except OSError:
            os.close(ours_in)
            os.close(ours_out)
            raise
        finally:
            for each in given:
                os.close(each)
        streams = os.fdopen(ours_in, "wb"), os.fdopen(ours_out, "rb")
        return _Forked(pid, *streams, warm)

    def _forked(self, asked: Asked, given: list[int]) -> tuple[WarmProcess, int]:
        """Return the number of a process that was forked, and from which."""
        left = _WARM_PROCESSES
        while True:
            left -= 1
            if self._warm is None:
                self._warm = WarmProcess(self._scratch, str(self._setting.register))
            try:
                return self._warm, self._warm.fork(asked, given)
            except OSError:
                self.close()
                if not left:
                    raise

    def close(self) -> None:
        """Let the warm process end, and with it every worker that is left."""
        if self._warm is not None:
            self._warm.close()
            self._warm = None


class _Forked:
    """A worker that is a child of the warm process."""

    def __init__(
        self, pid: int, stdin: BinaryIO, stdout: BinaryIO, warm: WarmProcess
    ) -> None:
        # a number may be given to another process; a descriptor of one never is
        self._descriptor: int | None = None
        # one that has been killed already is noticed as any other that ends
        with suppress(ProcessLookupError):
            self._descriptor = os.pidfd_open(pid)
        self._pid = pid
        self.stdin = stdin
        self.stdout = stdout
        self._warm = warm

    def release(self) -> None:
        with suppress(OSError):
            self.stdin.close()
        self._send(signal.SIGUSR1)

    def wait(self, seconds: float) -> bool:
        if self._descriptor is None:
            return True
        return bool(select([self._descriptor], [], [], seconds)[0])

    def kill(self) -> None:
        self._send(signal.SIGKILL)
        self.wait(_SECONDS_TO_LEAVE)

    def code(self) -> int:
        return self._warm.exit_code(self._pid)

    def forget(self) -> None:
        with suppress(OSError):
            self.stdin.close()
        if self._descriptor is not None:
            os.close(self._descriptor)

    def _send(self, number: int) -> None:
        if self._descriptor is not None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._descriptor, number)
