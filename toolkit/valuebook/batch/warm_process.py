"""The warm process, as those see it who have something forked from it."""

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from select import select
from typing import Literal

from valuebook.batch.environment import kernel_environment
from valuebook.batch.stopping import heed
from valuebook.batch.work import LOG

LONGEST_MESSAGE = 100_000
"""Bytes of one message to or from a warm process; one with an environment is long."""

_SECONDS_TO_LEAVE = 2.0
# how often a signal to stop is looked for while the warm process comes up
_TICK = 0.2


@dataclass(frozen=True)
class Asked:
    """What is to be forked, in which folder, and with which environment if not its own.

    A worker is given the streams 0, 1 and 2; a kernel its end of a pipe.
    """

    role: Literal["worker", "kernel"]
    folder: str
    environment: Mapping[str, str] | None = None


class WarmProcess:
    """A process that has imported everything and, if one is named, read a register."""

    def __init__(self, scratch: Path, register: str = "") -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with (scratch / LOG).open("wb") as log, theirs:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    # as ipykernel starts a kernel, whose debugger asks for it
                    *("-X", "frozen_modules=off"),
                    *("-m", "valuebook.batch.warm"),
                    *(str(theirs.fileno()), register),
                ],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=scratch,
                env=kernel_environment(scratch),
                start_new_session=True,
            )

    def fork(self, asked: Asked, descriptors: Sequence[int]) -> int:
        """Have a process forked that is given the descriptors; return its number.

        Raises OSError where the warm process did not come up or has gone.
        """
        message = json.dumps(asdict(asked)).encode()
        socket.send_fds(self._control, [message], list(descriptors))
        return self._answer()

    def exit_code(self, pid: int) -> int:
        """Return the exit code of a forked process that has ended."""
        try:
            self._control.send(json.dumps({"ended": pid}).encode())
            return self._answer()
        except OSError:
            # what was forked dies with what it was forked from
            return -signal.SIGKILL

    def close(self) -> None:
        """Let it end, and with it every process forked from it that is left."""
        self._control.close()
        try:
            self._process.wait(_SECONDS_TO_LEAVE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _answer(self) -> int:
        """Return the number that the warm process answers with."""
        while not select([self._control], [], [], _TICK)[0]:
            heed()
        answer = self._control.recv(LONGEST_MESSAGE)
        if not answer:
            raise ConnectionResetError("the warm process has ended")
        return int(answer)
