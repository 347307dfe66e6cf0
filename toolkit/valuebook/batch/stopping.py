"""Being asked to stop: by Ctrl-C, by a scheduler, by a terminal that closes."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import current_thread, main_thread
from types import FrameType

_SIGNALS = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if hasattr(signal, name)
]


class Stopped(BaseException):
    """The call was asked to stop; `signal` is the number of the signal."""

    def __init__(self, number: int) -> None:
        self.signal = number
        super().__init__(f"stopped by {signal.Signals(number).name}")


@dataclass
class _Asked:
    """The signal that came, or 0, and whether it has to wait for `heed`."""

    number: int = 0
    waits: bool = False


_asked = _Asked()


@contextmanager
def stoppable() -> Iterator[None]:
    """Raise `Stopped` here at the first signal to stop; let later ones pass.

    A signal that was set to be ignored, as for a job in the background, stays so.
    """
    if current_thread() is not main_thread():
        yield
        return
    before = {
        each: signal.getsignal(each)
        for each in _SIGNALS
        if signal.getsignal(each) is not signal.SIG_IGN
    }

    def stop(number: int, frame: FrameType | None) -> None:
        if _asked.number:
            return
        _asked.number = number
        if not _asked.waits:
            raise Stopped(number)

    for each in before:
        signal.signal(each, stop)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
        _asked.number = 0


@contextmanager
def deferred() -> Iterator[None]:
    """Let a signal to stop wait for `heed`, so that nothing is left half done."""
    _asked.waits = True
    try:
        yield
    finally:
        _asked.waits = False


def heed() -> None:
    """Raise `Stopped` if a signal to stop has come meanwhile."""
    if _asked.number:
        raise Stopped(_asked.number)
