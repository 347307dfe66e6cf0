"""Bytes that are not UTF-8: what they are instead, and how to mend it."""

from valuebook.model.errors import Problem

SAVE_AS = (
    "save it as UTF-8: in Excel choose Save As, CSV UTF-8 (Comma delimited); "
    "in LibreOffice choose Unicode (UTF-8) when saving"
)


def not_utf8(name: str, data: bytes) -> Problem | None:
    r"""Return why the bytes of a file are not UTF-8, None where they are.

    >>> print(not_utf8("plan.csv", b"a,b\ncaf\xe9,1\n").found)
    not UTF-8: byte 0xE9, which is 'é' in Windows-1252
    """
    if is_utf16(data):
        found = "encoded as UTF-16"
        return Problem(name, found=found, accepted="UTF-8", remedy=SAVE_AS)
    offset = first_undecodable(data)
    if offset is None:
        return None
    line = data.count(b"\n", 0, offset) + 1
    found = f"not UTF-8: {undecodable_byte(data[offset:])}"
    return Problem(name, line, found=found, accepted="UTF-8", remedy=SAVE_AS)


def is_utf16(data: bytes) -> bool:
    """Return whether bytes look like UTF-16: by their mark or by their zeros."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = data[:4096]
    return len(sample) >= 8 and sample.count(0) * 3 > len(sample)


def first_undecodable(data: bytes) -> int | None:
    """Return where the first byte stands that is not UTF-8, None where all are."""
    if data.isascii():
        return None
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return None


def undecodable_byte(data: bytes) -> str:
    """Return what a byte that is not UTF-8 most probably was meant to be.

    >>> undecodable_byte("é".encode("cp1252"))
    "byte 0xE9, which is 'é' in Windows-1252"
    """
    if data[:1] == b"\xed" and b"\xa0" <= data[1:2] <= b"\xbf":
        return "half of a character (a lone surrogate)"
    try:
        meant = data[:1].decode("cp1252")
    except UnicodeDecodeError:
        return f"byte 0x{data[0]:02X}, in an encoding not known"
    return f"byte 0x{data[0]:02X}, which is {meant!r} in Windows-1252"
