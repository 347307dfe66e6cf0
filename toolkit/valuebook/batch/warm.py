"""The warm process: it has imported everything once and forks workers and kernels.

It reads the register once, too, and draws and binds a first page, so that whatever
is made at the first use is there in all of them. It has one thread, no event loop
and no socket but the one to the call.
"""

import gc
import shutil
import signal
import socket
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from valuebook.batch import piped_kernel


def main() -> None:
    """Fork a process for every message from the call, until it closes its end."""
    control = socket.socket(fileno=int(sys.argv[1]))
    for each in (signal.SIGINT, signal.SIGTERM):
        # the call is told too, and decides
        signal.signal(each, signal.SIG_IGN)
    # where a module is looked for by a kernel, this folder is not
    sys.path.remove(str(Path.cwd()))
    # some libraries ask as they are imported whether they are in a notebook
    shell: Any = piped_kernel.kernel().shell
    with shell.builtin_trap:
        import_module("valuebook.batch.rehearsal").rehearse(sys.argv[2])
    nursery = import_module("valuebook.batch.nursery").Nursery(control)
    # what is here is never collected, so that children share it as long as they live
    gc.collect()
    gc.freeze()
    nursery.serve()
    # the call has done so unless it was killed
    shutil.rmtree(Path.cwd(), ignore_errors=True)


if __name__ == "__main__":
    # by its own name, so that what it defines is there once
    import_module("valuebook.batch.warm").main()
