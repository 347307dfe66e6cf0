"""Processes: how many to use, and how to end one with all that it has started."""

import ctypes
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


def be_signalled(number: int) -> None:
    """Have Linux send this process a signal when its parent ends; 0 for none."""
    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, number, 0, 0, 0)


def cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
