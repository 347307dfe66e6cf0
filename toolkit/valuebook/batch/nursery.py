"""What the warm process forks, and how it knows what became of each."""

import json
import os
import signal
import socket
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from select import select
from time import monotonic
from typing import NoReturn

from valuebook.batch import forked_worker
from valuebook.batch.forked_kernel import be_kernel, die_with_parent
from valuebook.batch.warm_process import LONGEST_MESSAGE, Asked

_SECONDS_TO_LEAVE = 1.5


class Nursery:
    """Forks processes, says how one ended, and lets none outlive the call."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._forked: set[int] = set()
        self._codes: dict[int, int] = {}
        self._wake, wake = os.pipe()
        for end in (self._wake, wake):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> None:
        """Do what the call asks until it is gone; then end all that was forked."""
        while True:
            ready, _, _ = select([self._control.fileno(), self._wake], [], [])
            if self._wake in ready:
                os.read(self._wake, LONGEST_MESSAGE)
                self._reap()
            if self._control.fileno() in ready and not self._answer():
                break
        for pid in self._forked:
            os.kill(pid, signal.SIGUSR1)
        end = monotonic() + _SECONDS_TO_LEAVE
        while self._forked and (left := end - monotonic()) > 0:
            select([self._wake], [], [], left)
            self._reap()

    def _answer(self) -> bool:
        """Do what is asked for; return whether the call is still there."""
        message, given, _, _ = socket.recv_fds(self._control, LONGEST_MESSAGE, 3)
        if not message:
            return False
        match json.loads(message):
            case {"ended": pid}:
                self._reap()
                answer = self._codes.get(pid, -signal.SIGKILL)
            case asked:
                answer = self._fork(Asked(**asked), given)
        with suppress(OSError):
            self._control.send(str(answer).encode())
        return True

    def _fork(self, asked: Asked, given: list[int]) -> int:
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._be(asked, given, parent)
        for each in given:
            os.close(each)
        self._forked.add(pid)
        return pid

    def _be(self, asked: Asked, given: list[int], parent: int) -> NoReturn:
        """Be what is asked for until the other end lets go; never return."""
        try:
            os.setsid()
            die_with_parent(parent)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._control.close()
            os.chdir(asked.folder)
            if asked.environment is not None:
                os.environ.clear()
                os.environ.update(asked.environment)
            if asked.role == "kernel":
                be_kernel(Connection(given[0]))
            for standard, each in enumerate(given):
                os.dup2(each, standard)
                os.close(each)
            forked_worker.work()
        finally:
            traceback.print_exc()
            os._exit(1)

    def _reap(self) -> None:
        while self._forked:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            self._forked.remove(pid)
            self._codes[pid] = os.waitstatus_to_exitcode(status)
