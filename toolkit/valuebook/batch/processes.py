"""Processes: how many to use, and how to end one with all that it has started."""

import os
import signal
from contextlib import suppress


def end_group(pid: int) -> None:
    """End the process that leads a group, and every process of the group, at once."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(pid, signal.SIGKILL)
        else:
            os.kill(pid, signal.SIGTERM)


def cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
