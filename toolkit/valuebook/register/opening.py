"""The register that a notebook works on: a folder, or the sample company."""

from pathlib import Path

from valuebook.bundled import bundled
from valuebook.register.reading import read_register
from valuebook.register.register import Register


def open_register(path: str = "") -> Register:
    """Return the register in a folder; without one, that of the sample company.

    Raises RegisterError with every problem of every file.

    >>> open_register()
    Register Tarnholt Group: 16 initiatives
    """
    return read_register(Path(path) if path else bundled("sample_data") / "company")
