"""A file that a command is given: its text, and how a message shows what it holds."""

import json
from pathlib import Path

from valuebook.model import ArgumentError

_LONGEST = 40


def text_of(file: Path) -> str:
    """Return the text of a file; raise ArgumentError where it has none."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ArgumentError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ArgumentError(f"{file}: is not UTF-8 text; save it as UTF-8") from error


def as_json(value: object) -> str:
    """Return a value as JSON writes it, cut to the length that a message has room for.

    >>> as_json("logg"), len(as_json("x" * 99))
    ('"logg"', 40)
    """
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
