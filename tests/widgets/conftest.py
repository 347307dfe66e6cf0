from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.register.small_register import SMALL
from valuebook.register import Register, read_register, select
from valuebook.widgets.live_form import LiveForm


class Clock:
    """A clock that stands still until it is moved, and what is to be called then."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 14, 5)
        self.calls: list[tuple[float, Callable[[], None]]] = []

    def __call__(self) -> datetime:
        return self.now

    def later(self, seconds: float, call: Callable[[], None]) -> bool:
        self.calls.append((seconds, call))
        return True

    def pass_by(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        due, self.calls = self.calls, []
        for _, call in due:
            call()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def written(folder: Path) -> Path:
    for name, text in SMALL.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path)


@pytest.fixture
def opened(folder: Path, clock: Clock) -> Callable[[], LiveForm]:
    """Return a function that opens the form of initiative 007 as it now stands."""

    def opening() -> LiveForm:
        own = select(read_register(folder), "007")
        return LiveForm(own, folder, clock=clock, later=clock.later)

    return opening


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """Return what `folder` holds before anybody has changed it."""
    return read_register(written(tmp_path_factory.mktemp("small")))


@pytest.fixture
def form(small: Register, folder: Path, clock: Clock) -> LiveForm:
    return LiveForm(select(small, "007"), folder, clock=clock, later=clock.later)
