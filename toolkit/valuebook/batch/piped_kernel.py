"""IPython's own kernel without sockets and threads, so that a process with it can fork.

Its messages travel through one pipe; a thread comes only with serving them. Every
handler, display hook and magic is ipykernel's: the outputs of a cell are those of a
stock kernel.
"""

import asyncio
import io
import logging
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import F_SETFL, LOCK_EX, LOCK_UN, fcntl, lockf
from itertools import groupby
from multiprocessing.connection import Connection
from threading import RLock, Thread, main_thread
from types import SimpleNamespace
from typing import Any

from ipykernel.displayhook import ZMQDisplayHook
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from traitlets import Any as AnyTrait
from traitlets.config import Config

SHELL, IOPUB = "shell", "iopub"
"""The channels of a kernel that a client of this one listens to."""

# as long as a stock kernel keeps what a cell has printed
_SECONDS_UNSENT = 0.2


def kernel() -> IPythonKernel:
    """Return the kernel of this process, made at the first call; it has no thread."""
    if not IPKernelApp.initialized():
        # the history would be kept by a thread
        silent = Config({"HistoryManager": {"enabled": False}})
        app = _App.instance(config=silent, log_level=logging.ERROR)
        app.initialize([])  # type: ignore[no-untyped-call]
    made = IPKernelApp.instance().kernel
    assert isinstance(made, IPythonKernel)
    return made


def serve(pipe: Connection) -> None:
    """Answer the requests that come through the pipe until its other end closes."""
    served = kernel()
    assert isinstance(served.session, _PipedSession)
    served.session.pipe = pipe
    served.session.pid = os.getpid()
    streams = [
        OutStream("stdout", 1, served, served.session),
        OutStream("stderr", 2, served, served.session),
    ]
    sys.stdout, sys.stderr = streams
    Thread(target=_send_on, args=(streams,), daemon=True).start()
    asyncio.run(_served(served, pipe))


def _send_on(streams: list["OutStream"]) -> None:
    """Send what a cell has printed while it runs on: it may never end."""
    while True:
        time.sleep(_SECONDS_UNSENT)
        for each in streams:
            each.flush()


async def _served(served: IPythonKernel, pipe: Connection) -> None:
    """Hand on one request after the other to the kernel's own dispatcher."""
    loop = asyncio.get_running_loop()
    process = os.getpid()
    ready = asyncio.Event()
    loop.add_reader(pipe.fileno(), ready.set)
    while True:
        await ready.wait()
        ready.clear()
        while pipe.poll():
            try:
                request = pipe.recv()
            except (EOFError, OSError):
                return
            await served.dispatch_shell(request)
            if os.getpid() != process:
                # forked by the cell that was run: no second one may read the pipe
                os._exit(0)


class _PipedSession(Session):
    """A session that takes messages as they are and writes them to a pipe."""

    pipe: Connection | None = None
    _writing = RLock()

    def send(
        self,
        stream: object,
        msg_or_type: dict[str, Any] | str,
        content: dict[str, Any] | None = None,
        parent: dict[str, Any] | None = None,
        ident: object = None,
        buffers: list[Any] | None = None,
        track: bool = False,
        header: dict[str, Any] | None = None,
        metadata: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Write a message, packed as it would be for a socket, and return it.

        What a process sends that a cell has forked goes nowhere, as from a stock one.
        """
        if isinstance(msg_or_type, dict):
            message = msg_or_type
        else:
            message = self.msg(
                msg_or_type, content, parent, header=header, metadata=metadata
            )
        if os.getpid() != self.pid:
            return message
        frames = self.serialize(message)
        attached = [bytes(each) for each in buffers or message.get("buffers", [])]
        # a display from a thread must not fall into one from the main thread
        with self._writing:
            if self.pipe is not None:
                self.pipe.send((str(stream), frames + attached))
        return message

    def feed_identities(
        self, msg_list: Any, copy: bool = True
    ) -> tuple[list[Any], Any]:
        """Return no identities and the message: there is one client."""
        return [], msg_list

    def deserialize(
        self, msg_list: Any, content: bool = True, copy: bool = True
    ) -> Any:
        """Return the message, which was never packed and has nothing attached."""
        return {"buffers": [], **msg_list}


class _Kernel(IPythonKernel):
    """IPython's kernel with the names of channels in the place of sockets."""

    shell_stream = AnyTrait(SHELL)
    iopub_socket = AnyTrait(IOPUB)
    # which the kernel asks for the thread that runs cells
    shell_channel_thread = AnyTrait(SimpleNamespace(parent_thread=main_thread()))
    _supports_kernel_subshells = False

    def _abort_queues(self, subshell_id: str | None = None) -> None:
        """Abort nothing: a client sends one request at a time."""


class _App(IPKernelApp):
    """ipykernel's application, less all that opens a socket or starts a thread."""

    def init_connection_file(self) -> None:
        """Leave the file of addresses out."""

    def write_connection_file(self, **kwargs: Any) -> None:
        """Leave the file of addresses out."""

    def log_connection_info(self) -> None:
        """Say nothing of addresses."""

    def init_poller(self) -> None:
        """Leave the thread out that watches the parent."""

    def init_heartbeat(self) -> None:
        """Leave the thread out that answers pings."""

    def init_crash_handler(self) -> None:
        """Leave tracebacks of the kernel itself to Python."""

    def init_signal(self) -> None:
        """Leave signals as the process has them."""

    def init_sockets(self) -> None:
        """Make a session only."""
        self.session = _PipedSession(parent=self, key=b"", username="kernel")
        self.iopub_socket = IOPUB

    def init_io(self) -> None:
        """Set the display hook; streams are set by whoever serves."""
        hook = ZMQDisplayHook(  # type: ignore[no-untyped-call]
            self.session, self.iopub_socket
        )
        self.displayhook = sys.displayhook = hook

    def init_kernel(self) -> None:
        """Make the kernel."""
        made = _Kernel.instance(
            parent=self,
            session=self.session,
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )
        self.kernel = made
        self.displayhook.get_execution_count = lambda: made.execution_count


class OutStream(io.TextIOBase):
    """What cells print, sent when something is displayed, at their end, and by a clock.

    It belongs to the cell that was run where it was printed, be it in a task. Text that
    a subprocess or a library in C writes to the file descriptor itself is taken in
    before what Python writes next, so that the order holds.
    """

    encoding = "UTF-8"
    errors = None

    def __init__(
        self,
        name: str,
        descriptor: int,
        served: IPythonKernel,
        session: "_PipedSession",
    ) -> None:
        self.name = name
        self._served = served
        self._session = session
        self._parts: list[tuple[dict[str, Any], str]] = []
        # a handler of a signal may print while something else is printed
        self._adding = RLock()
        self._taken = 0
        self._written = os.memfd_create(name)
        # for others open it anew and cut it off, as a shell does for >/dev/stdout
        fcntl(self._written, F_SETFL, os.O_APPEND)
        self._original = os.dup(descriptor)
        os.dup2(self._written, descriptor)

    def writable(self) -> bool:
        """Return True."""
        return True

    def isatty(self) -> bool:
        """Return False."""
        return False

    def fileno(self) -> int:
        """Return the descriptor of what was there before."""
        return self._original

    def write(self, text: str) -> int:
        """Keep text until it is sent; return its length."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if self.closed:
            raise ValueError("I/O operation on closed file")
        if os.getpid() != self._session.pid:
            # a process that a cell has forked must not write into the pipe
            with self._locked():
                os.write(self._written, text.encode(errors="backslashreplace"))
            return len(text)
        with self._adding:
            self._take_in()
            self._add(text)
        return len(text)

    def flush(self) -> None:
        """Send what was written so far."""
        if os.getpid() != self._session.pid:
            return
        with self._adding:
            self._take_in()
            parts, self._parts = self._parts, []
            for _, printed in groupby(parts, lambda part: id(part[0])):
                parents, texts = zip(*printed, strict=True)
                # a lone surrogate could not be packed
                text = "".join(texts).encode(errors="backslashreplace").decode()
                if text:
                    content = {"name": self.name, "text": text}
                    self._session.send(IOPUB, "stream", content, parents[0])

    def _take_in(self) -> None:
        if os.fstat(self._written).st_size == self._taken:
            return
        # a forked process may just be writing a line, of which the start is there
        with self._locked():
            size = os.fstat(self._written).st_size
            self._taken = min(self._taken, size)
            raw = os.pread(self._written, size - self._taken, self._taken)
        self._taken = size
        if raw:
            self._add(raw.decode(errors="replace"))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep the other processes of the kernel from what is written meanwhile."""
        lockf(self._written, LOCK_EX)
        try:
            yield
        finally:
            lockf(self._written, LOCK_UN)

    def _add(self, text: str) -> None:
        parent = self._served.get_parent("shell")  # type: ignore[no-untyped-call]
        self._parts.append((parent, text))
