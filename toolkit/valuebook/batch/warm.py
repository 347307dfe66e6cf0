"""The warm process of a call: it has imported everything once and forks the workers.

It reads the register once, too, and draws and binds a first page, so that whatever
is made at the first use is there in every worker and in every kernel that a worker
forks. It has one thread, no event loop and no socket but the one to the call.
"""

import gc
import os
import pickle
import shutil
import signal
import socket
import sys
import traceback
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from select import select
from time import monotonic

from valuebook.batch import forked_worker, piped_kernel
from valuebook.batch.forked_kernel import die_with_parent
from valuebook.batch.work import SETTING, Setting
from valuebook.model import RegisterError
from valuebook.register import open_register

LONGEST_MESSAGE = 10_000
"""Bytes of one message between a call and its warm process."""

_SECONDS_TO_LEAVE = 1.5


def warm_up() -> None:
    """Make this process the one from which kernels are best forked.

    The kernel comes first: some libraries ask as they are imported whether they
    are in a notebook.
    """
    piped_kernel.kernel()
    # not before: it imports them
    import_module("valuebook.batch.rehearsal").rehearse()


def main() -> None:
    """Fork a worker for every message from the call, until it closes its end."""
    control = socket.socket(fileno=int(sys.argv[1]))
    setting: Setting = pickle.loads(Path(SETTING).read_bytes())
    for each in (signal.SIGINT, signal.SIGTERM):
        # the call is told too, and decides
        signal.signal(each, signal.SIG_IGN)
    warm_up()
    # one changed since the call checked it will be complained of by each notebook
    with suppress(RegisterError):
        open_register(str(setting.register))
    # what is here is never collected, so that children share it as long as they live
    gc.collect()
    gc.freeze()
    _Nursery(control).serve()
    # the call has done so unless it was killed
    shutil.rmtree(Path.cwd(), ignore_errors=True)


class _Nursery:
    """Forks workers, tells the call how each ended, and lets none outlive it."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._workers: set[int] = set()
        self._wake, wake = os.pipe()
        for end in (self._wake, wake):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> None:
        """Do what the call asks until it is gone; then end all workers."""
        while True:
            ready, _, _ = select([self._control.fileno(), self._wake], [], [])
            if self._wake in ready:
                os.read(self._wake, LONGEST_MESSAGE)
                self._tell_ended()
            if self._control.fileno() in ready and not self._answer():
                break
        for pid in self._workers:
            os.kill(pid, signal.SIGUSR1)
        end = monotonic() + _SECONDS_TO_LEAVE
        while self._workers and (left := end - monotonic()) > 0:
            select([self._wake], [], [], left)
            self._tell_ended()

    def _answer(self) -> bool:
        """Fork the worker that is asked for; return whether the call is still there."""
        scratch, streams, _, _ = socket.recv_fds(self._control, LONGEST_MESSAGE, 3)
        if not scratch:
            return False
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._be_worker(os.fsdecode(scratch), streams, parent)
        for each in streams:
            os.close(each)
        self._workers.add(pid)
        self._control.send(f"started {pid} 0".encode())
        return True

    def _be_worker(self, scratch: str, streams: list[int], parent: int) -> None:
        """Work on tasks until the call closes the stream; never return."""
        try:
            os.setsid()
            die_with_parent(parent)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._control.close()
            for standard, each in enumerate(streams):
                os.dup2(each, standard)
                os.close(each)
            os.chdir(scratch)
            forked_worker.work()
        finally:
            traceback.print_exc()
            os._exit(1)

    def _tell_ended(self) -> None:
        while self._workers:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            self._workers.remove(pid)
            code = os.waitstatus_to_exitcode(status)
            try:
                self._control.send(f"ended {pid} {code}".encode())
            except OSError:
                # the call is gone and asks no more
                return


if __name__ == "__main__":
    import_module("valuebook.batch.warm").main()
