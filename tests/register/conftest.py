from collections.abc import Callable
from pathlib import Path

import pytest

from tests.register.small_register import SMALL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that holds a small register without a fault."""
    for name, text in SMALL.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def replace(folder: Path) -> Callable[[str, str, str], None]:
    """Return what replaces a text, once, in a file of the small register."""

    def replaced(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_bytes().decode("utf-8")
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode("utf-8"))

    return replaced
