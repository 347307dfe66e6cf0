"""Being asked to stop: by Ctrl-C, by a scheduler, by a terminal that closes."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import NoReturn

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

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        for each in before:
            signal.signal(each, lambda *_: None)
        raise Stopped(number)

    for each in before:
        signal.signal(each, stop)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
