"""The bytes of a file as text with known encoding and line ends, or its problem."""

import hashlib
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from valuebook.model import Problem
from valuebook.model.encoding import (
    SAVE_AS,
    first_undecodable,
    is_utf16,
)

_NOT_TEXT = {
    b"PK\x03\x04": "an Excel workbook or another zip file",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook (.xls)",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a compressed file",
}
# what Python puts in the place of a byte that is not UTF-8 ("surrogateescape")
_ESCAPED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True)
class TextFile:
    r"""A file's text: UTF-8 without byte order mark, lines ended by `\n`.

    `undecodable` is the offset of the first byte that is not UTF-8, or None;
    the text is kept nevertheless, so that the file's other faults are found too.
    """

    name: str
    data: bytes
    sha256: str
    undecodable: int | None = None

    def line(self, offset: int) -> int:
        """Return the line on which the byte at an offset stands."""
        return self.data.count(b"\n", 0, offset) + 1


def read_text_file(path: Path, *, largest: int) -> TextFile | Problem:
    """Return the text of a file of at most `largest` bytes, or why there is none."""
    name = path.name
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            return Problem(
                name, found="a folder", accepted="a file", remedy="rename the folder"
            )
        if not stat.S_ISREG(state.st_mode):
            return Problem(name, found="not an ordinary file", accepted="a file")
        if state.st_size > largest:
            return Problem(
                name,
                found=f"{state.st_size:,} bytes",
                accepted=f"at most {largest:,} bytes",
                remedy="check that it is the right file; "
                "read_register(..., largest=...) raises the limit",
            )
        data = path.read_bytes()
    except OSError as error:
        return Problem(
            name,
            found=f"cannot be read: {(error.strerror or 'unknown error').lower()}",
            remedy="check the file and your rights to it",
        )
    return decoded(name, data)


def decoded(name: str, data: bytes) -> TextFile | Problem:
    """Return the text of a file that holds these bytes, or why there is none."""
    for beginning, said in _NOT_TEXT.items():
        if data.startswith(beginning):
            return Problem(
                name, found=said, accepted="CSV text in UTF-8", remedy=SAVE_AS
            )
    if is_utf16(data):
        return Problem(
            name, found="encoded as UTF-16", accepted="UTF-8", remedy=SAVE_AS
        )
    text = data.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if not text or text.isspace():
        return Problem(
            name,
            found="empty",
            remedy="fill it from its blank template, or delete it",
        )
    if not text.endswith(b"\n") or text.endswith(b"\n\n"):
        # a copy that a large file, ended as it should be, is spared
        text = text.rstrip(b"\n") + b"\n"
    sha256 = hashlib.sha256(text).hexdigest()
    return TextFile(name, text, sha256, first_undecodable(text))


def is_undecodable(text: str) -> bool:
    """Return whether a text was made from bytes that are not UTF-8."""
    return not text.isascii() and _ESCAPED.search(text) is not None
