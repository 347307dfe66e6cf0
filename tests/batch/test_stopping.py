import signal
import sys
from threading import Thread

import pytest

from valuebook.batch.stopping import Stopped, deferred, heed, stoppable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_first_signal_stops_and_later_ones_pass(number):
    def run() -> None:
        with stoppable():
            try:
                signal.raise_signal(number)
            finally:
                signal.raise_signal(signal.SIGTERM)

    with pytest.raises(Stopped) as stopped:
        run()
    assert stopped.value.signal == number
    assert str(stopped.value) == f"stopped by {number.name}"


def test_handlers_are_put_back():
    before = signal.getsignal(signal.SIGTERM)
    with stoppable():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_is_ignored_in_the_background_stays_ignored():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with stoppable():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
            signal.raise_signal(signal.SIGINT)
            heed()
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_deferred_signal_waits_to_be_heeded():
    done = []

    def run() -> None:
        with stoppable(), deferred():
            signal.raise_signal(signal.SIGTERM)
            done.append("what was begun")
            heed()

    with pytest.raises(Stopped):
        run()
    assert done == ["what was begun"]
    heed()


def test_outside_the_main_thread_nothing_is_touched():
    before = signal.getsignal(signal.SIGTERM)
    seen = []

    def run() -> None:
        with stoppable():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = Thread(target=run)
    thread.start()
    thread.join()
    assert seen == [before]
