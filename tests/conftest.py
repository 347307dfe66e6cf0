"""What tests of every room share: the samples, the command line, a browser."""

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

# as in a report; sums of a few hundred numbers take longer in two threads than in one
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

import valuebook.batch  # before nbformat, whose grammar it puts off
from valuebook.bundled import bundled
from valuebook.cli import main
from valuebook.register import Register, read_register

NO_CHROMIUM = "no chromium; on Debian and Ubuntu: apt-get install chromium fonts-dejavu"

# a law holds however busy the machine is; other examples are drawn every time
settings.register_profile("house", deadline=None, max_examples=40)
settings.load_profile("house")


# what is collected stays to the end, so no garbage is looked for in it; frames are made
# of many small objects, none of which hold each other
def pytest_collection() -> None:
    gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.set_threshold(100_000)
    gc.enable()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: what is packed holds the second it was packed in.

    Every process that runs tests must give them the same names.
    """
    return argname if isinstance(val, bytes) and not val.isascii() else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the cells of notebooks, which need a kernel."""
    for item in items:
        if item.path.suffix == ".ipynb":
            item.add_marker("batch")


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(2026)


@pytest.fixture(scope="session")
def company() -> Register:
    return read_register(bundled("sample_data") / "company")


@pytest.fixture(scope="session")
def programmes() -> Register:
    return read_register(bundled("sample_data") / "public_programmes")


@dataclass(frozen=True)
class Outcome:
    """How a command ended: its exit code and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def valuebook(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Outcome]:
    """Return a function that runs the command line with the words given."""

    def run(*words: object) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["valuebook", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        return Outcome(ended.value.code or 0, *capsys.readouterr())

    return run


# Playwright keeps an event loop running in this thread as long as it is open, in
# which no kernel can be run; so no longer than one module.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip(NO_CHROMIUM)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium,
            args=[
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        )
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()
