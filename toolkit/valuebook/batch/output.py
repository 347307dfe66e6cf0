"""The folder that reports are written to: fit to be used, and by one call at a time."""

import os
import re
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from valuebook.model import ValuebookError

STATE = ".valuebook"
"""Folder in the output folder that holds the ledger and the lock."""
INDEX = "index.html"
"""File in the output folder that lists every initiative."""
RESULTS = "results.json"
"""File in the output folder that holds a record for each run."""
ORGANIZATION = "organization"
"""Folder in the output folder for the report of all initiatives as a whole."""
_BESIDE = re.compile(rf"index(-.*)?\.html|{re.escape(RESULTS)}|{ORGANIZATION}", re.I)


def output_problems(out: Path, register: Path, initiatives: Sequence[str]) -> list[str]:
    """Return everything that speaks against writing the reports to the folder `out`.

    Nothing is written to find out.
    """
    if out.is_symlink():
        return [f"--out: {out} is a link to {out.resolve()}; name that folder itself"]
    if out.exists() and not out.is_dir():
        return [f"--out: {out} is a file; name a folder"]
    place, source = out.resolve(), register.resolve()
    if place.is_relative_to(source):
        return [
            f"--out: {out} lies in the register {register}; "
            "name a folder outside of it, so that reports are not taken for its files"
        ]
    problems = []
    nearest = next(each for each in (place, *place.parents) if each.exists())
    if not os.access(nearest, os.W_OK | os.X_OK):
        problems.append(
            f"--out: {nearest} is not yours to write to; name a folder where you may"
        )
    for name in (*initiatives, ORGANIZATION):
        folder = place / name
        if source.is_relative_to(folder):
            problems.append(
                f"--out: {folder} would hold the report of {name} and "
                "holds the register; name another folder"
            )
        elif folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            problems.append(
                f"--out: {folder} is not a folder of its own; move it away, "
                f"the report of {name} belongs there"
            )
    return problems


def name_problems(initiatives: Iterable[str]) -> list[str]:
    """Return which initiatives cannot have a folder of their name beside the index."""
    return [
        f"initiatives.csv: initiative_id: {each!r} is the name of a file or folder "
        "beside the reports; choose another id"
        for each in initiatives
        if _BESIDE.fullmatch(each)
    ]


@contextmanager
def held(out: Path) -> Iterator[None]:
    """Hold the output folder for this call, and say so to any other.

    Raises ValuebookError where another call holds it or it cannot be written to.
    The lock goes with the process that holds it, however that ends.
    """
    state = out / STATE
    holder = state / "held-by"
    lock = FileLock(state / "lock")
    try:
        state.mkdir(parents=True, exist_ok=True)
        lock.acquire(blocking=False)
        holder.write_text(
            f"process {os.getpid()} on {socket.gethostname()}", encoding="utf-8"
        )
    except Timeout:
        raise ValuebookError(
            f"--out: {out} is in use by {_who(holder)}; "
            "wait for it to end or name another folder"
        ) from None
    except OSError as error:
        lock.release()
        raise ValuebookError(
            f"--out: {out} cannot be written to ({error.strerror}); "
            "name a folder where you may"
        ) from None
    try:
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _who(holder: Path) -> str:
    try:
        return holder.read_text(encoding="utf-8") or "another call"
    except OSError:
        return "another call"
