"""The warm process: it has imported everything once and forks workers and kernels.

It reads the register once, too, and draws and binds a first page, so that whatever
is made at the first use is there in all of them. It has one thread, no event loop
and no socket but the one to the call.
"""

import gc
import os
import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from select import poll
from typing import Any

from valuebook.batch import piped_kernel
from valuebook.batch.processes import be_signalled

# objects after which garbage is looked for: 700 unless one says otherwise
_NEW_OBJECTS = 20_000


def main() -> None:
    """Fork a process for every message from the call, until it closes its end."""
    # imports leave little garbage, and so do children, which live for seconds
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
    control = socket.socket(fileno=int(sys.argv[1]))
    for each in (signal.SIGINT, signal.SIGTERM):
        # the call is told too, and decides
        signal.signal(each, signal.SIG_IGN)
    # where a module is looked for by a kernel, this folder is not
    sys.path.remove(str(Path.cwd()))
    with _leaving_at_once(control):
        # some libraries ask as they are imported whether they are in a notebook
        shell: Any = piped_kernel.kernel().shell
        with shell.builtin_trap:
            import_module("valuebook.batch.rehearsal").rehearse(sys.argv[2])
    nursery = import_module("valuebook.batch.nursery").Nursery(control)
    # what is here is never collected, so that children share it as long as they live
    gc.collect()
    gc.freeze()
    nursery.serve()
    _clear_away()


@contextmanager
def _leaving_at_once(control: socket.socket) -> Iterator[None]:
    """Leave as soon as the call is gone, while nothing is forked: imports take long."""
    other_end = poll()
    other_end.register(control, 0)

    def leave(*_: object) -> None:
        # the signal is also sent when a thread of the call ends
        if other_end.poll(0):
            _clear_away()
            os._exit(0)

    signal.signal(signal.SIGUSR1, leave)
    be_signalled(signal.SIGUSR1)
    leave()
    yield
    be_signalled(0)
    signal.signal(signal.SIGUSR1, signal.SIG_DFL)


def _clear_away() -> None:
    """Delete the scratch folder; the call has done so unless it was killed."""
    shutil.rmtree(Path.cwd(), ignore_errors=True)


if __name__ == "__main__":
    # by its own name, so that what it defines is there once
    import_module("valuebook.batch.warm").main()
