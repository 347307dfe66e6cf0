"""Processes: how many to use, and how to end one with all that it has started."""

import ctypes
import os
import signal
import sys
from contextlib import suppress

# of what malloc.h of glibc says; a size that is set is not raised by use
_M_MMAP_THRESHOLD = -3
_LARGE = 2**20  # bytes


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


def give_memory_back() -> None:
    """Have large pieces of memory go back to the system when they are let go.

    Otherwise glibc keeps for this process what reading a large register has taken
    for a moment, a fifth of what it then holds. Elsewhere nothing is changed.
    """
    if sys.platform == "linux":
        # absent from other C libraries than glibc
        with suppress(AttributeError):
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE)


def cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
