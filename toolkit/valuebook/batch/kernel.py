"""A kernel of this interpreter, started for one notebook and ended with it."""

import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_core.utils import run_sync

from valuebook.batch.processes import end_group

# a Unix socket's path may have 103 characters on macOS and 107 on Linux
_LONGEST_SOCKET_FOLDER = 90


@dataclass(frozen=True)
class Kernel:
    """A kernel that is running, and the process that leads its group."""

    manager: Any
    pid: int


NewKernel = Callable[[], AbstractContextManager[Kernel]]
"""Starts a kernel for one notebook, and ends it with its whole group after."""


@contextmanager
def running_kernel(folder: Path) -> Iterator[Kernel]:
    """Start a kernel that keeps its sockets in the folder; end its whole group after.

    No shutdown is asked for: the kernel holds nothing that could be lost, and a
    cell that ignores every request must not outlive its run.
    """
    manager = AsyncKernelManager(
        kernel_name="python3",
        kernel_spec_manager=_ThisInterpreter(),
        connection_file=str(folder / "kernel.json"),
        **_transport(folder),
    )
    run_sync(manager.start_kernel)()
    provisioner = manager.provisioner
    assert isinstance(provisioner, LocalProvisioner)
    assert provisioner.pid is not None
    try:
        yield Kernel(manager, provisioner.pid)
    finally:
        end_group(provisioner.pid)
        run_sync(provisioner.wait)()
        run_sync(manager.cleanup_resources)()


class _ThisInterpreter(KernelSpecManager):
    """Knows one kernel, that of this interpreter, whatever else is installed."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the kernel of this interpreter under any name."""
        return KernelSpec(
            argv=[
                sys.executable,
                "-m",
                "ipykernel_launcher",
                "-f",
                "{connection_file}",
                "--HistoryManager.hist_file=:memory:",
            ],
            display_name="Python 3",
            language="python",
        )


def _transport(folder: Path) -> dict[str, Any]:
    """Return Unix sockets, which no port can collide with; else encrypted TCP."""
    if hasattr(socket, "AF_UNIX") and len(str(folder)) <= _LONGEST_SOCKET_FOLDER:
        return {"transport": "ipc", "ip": str(folder / "k")}
    return {"transport": "tcp", "transport_encryption": "auto"}
