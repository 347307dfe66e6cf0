"""The register that a notebook works on: a folder, or the sample company."""

from functools import lru_cache
from pathlib import Path

from valuebook.bundled import bundled
from valuebook.files import State, state
from valuebook.reads import Log
from valuebook.register.reading import read_register
from valuebook.register.register import Register


def open_register(path: str = "") -> Register:
    """Return the register in a folder; without one, that of the sample company.

    A folder whose files have not changed since is not read again. The register notes
    what is read of it, for whoever asks what a page was made from. Raises
    RegisterError with every problem of every file.

    >>> open_register()
    Register Tarnholt Group: 16 initiatives
    """
    folder = Path(path) if path else bundled("sample_data") / "company"
    return _read(folder.absolute(), state(folder, "*")).noting(Log())


@lru_cache(maxsize=1)
def _read(folder: Path, state: State) -> Register:
    return read_register(folder)
