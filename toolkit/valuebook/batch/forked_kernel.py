"""A kernel forked from this process for one notebook: it starts with all that is here.

What a client of Jupyter asks of a kernel's manager and of its client, answered by a
pipe to the child. Only a process without threads may fork; the kernel may have some.
"""

import asyncio
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from queue import Empty
from typing import Any, NoReturn

from jupyter_client.session import Session

from valuebook.batch import piped_kernel
from valuebook.batch.kernel import Kernel
from valuebook.batch.processes import be_signalled, end_group


@contextmanager
def forked_kernel(in_child: Callable[[], None] = lambda: None) -> Iterator[Kernel]:
    """Fork a kernel; end it with all the processes of its group after.

    `in_child` is called there first, to let go of what is not the kernel's.
    """
    here, there = Pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        here.close()
        in_child()
        os.setsid()
        die_with_parent(parent)
        be_kernel(there)
    there.close()
    try:
        with closing(PipeManager(here, pid)) as manager:
            yield Kernel(manager, pid)
    finally:
        end_group(pid)
        # until it leads its group it is reached by its own number alone
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def die_with_parent(parent: int) -> None:
    """Let this process be ended when its parent ends, even if that is killed."""
    be_signalled(signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def be_kernel(pipe: Connection) -> NoReturn:
    """Serve as a kernel until the pipe closes; never return."""
    try:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGUSR1):
            signal.signal(each, signal.SIG_DFL)
        _draw_anew()
        piped_kernel.serve(pipe)
        os._exit(0)
    finally:
        traceback.print_exc(file=sys.__stderr__)
        os._exit(1)


def _draw_anew() -> None:
    """Give numpy's own stream of random numbers a new state, as a new process has."""
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(None)


class PipeManager:
    """What a client of Jupyter needs of the manager of a kernel behind a pipe.

    The kernel is left to whoever started it. Raises ProcessLookupError where there is
    none of the number `pid`.
    """

    has_kernel = True

    def __init__(self, pipe: Connection, pid: int) -> None:
        self._pipe = pipe
        self._process = os.pidfd_open(pid)
        self._client = _Client(pipe, self._process)

    def close(self) -> None:
        """Close the pipe, at whose end the kernel ends itself."""
        self._client.stop_channels()
        self._pipe.close()
        os.close(self._process)

    def client(self) -> "_Client":
        """Return the client of the kernel."""
        return self._client


class _Client:
    """What runs notebooks needs of a kernel's client.

    `process` is a descriptor of the kernel's process: the pipe alone may stay open
    after its end, held by processes that a cell has forked.
    """

    allow_stdin = False

    def __init__(self, pipe: Connection, process: int) -> None:
        self._pipe = pipe
        self._process = process
        self._is_alive = True
        self._loop: asyncio.AbstractEventLoop | None = None
        self.session = Session(key=b"")
        self.shell_channel = _Channel(self._send)
        self.iopub_channel = _Channel(self._send)
        self._channels = {
            piped_kernel.SHELL: self.shell_channel,
            piped_kernel.IOPUB: self.iopub_channel,
        }

    def start_channels(self) -> None:
        """Listen to the kernel in the event loop of this thread."""
        self._loop = asyncio.get_event_loop()
        self._loop.add_reader(self._pipe.fileno(), self._receive)
        self._loop.add_reader(self._process, self._end)

    def stop_channels(self) -> None:
        """Listen no more."""
        if self._loop is not None:
            self._loop.remove_reader(self._pipe.fileno())
            self._loop.remove_reader(self._process)
            self._loop = None

    def wait_for_ready(self, timeout: float | None = None) -> None:
        """Return at once: a request waits in the pipe until the kernel reads it."""

    def is_alive(self) -> bool:
        """Return whether the kernel still runs and holds its end of the pipe."""
        return self._is_alive

    def execute(
        self, code: str, *, store_history: bool = True, stop_on_error: bool = True
    ) -> str:
        """Ask for a cell to be run; return the id by which answers name it."""
        return self._ask(
            "execute_request",
            code=code,
            silent=False,
            store_history=store_history,
            user_expressions={},
            allow_stdin=self.allow_stdin,
            stop_on_error=stop_on_error,
        )

    def kernel_info(self) -> str:
        """Ask for what the kernel is; return the id by which the answer names it."""
        return self._ask("kernel_info_request")

    def _ask(self, kind: str, **content: object) -> str:
        request = self.session.msg(kind, content)
        self._send(request)
        return str(request["header"]["msg_id"])

    def _send(self, message: dict[str, Any]) -> None:
        # a kernel that is gone is noticed by whoever waits for its answer
        with suppress(OSError):
            self._pipe.send(message)

    def _receive(self) -> None:
        """Take in what has come, and notice the end."""
        try:
            while self._pipe.poll():
                channel, frames = self._pipe.recv()
                message = self.session.deserialize(frames[1:])
                self._channels[channel].put(message)
        except (EOFError, OSError):
            self._is_alive = False
            self.stop_channels()

    def _end(self) -> None:
        """Take in what the kernel has said to its end."""
        self._receive()
        self._is_alive = False
        self.stop_channels()


class _Channel:
    """The messages of one channel, in the order in which they came."""

    def __init__(self, send: Any) -> None:
        self.send = send
        self._messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    def put(self, message: dict[str, Any]) -> None:
        """Add a message."""
        self._messages.put_nowait(message)

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """Return the next message; raise Empty where none comes in time."""
        try:
            return await asyncio.wait_for(self._messages.get(), timeout)
        except TimeoutError:
            raise Empty from None
