"""Files put in place at once, so that a reader sees the old one or the new one."""

import os
import secrets
import sys
import time
from pathlib import Path

_PART = ".part"
_WINDOWS_RETRIES = 25


def write_file(path: Path, content: bytes) -> None:
    """Put `content` in place of the file at `path`, whole or not at all.

    The folder is made if it is not there. Whatever goes wrong, the file that was
    there stays as it was and nothing is left beside it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_PART}")
    try:
        with part.open("xb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        _replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def sweep_parts(folder: Path) -> None:
    """Delete what a call that was killed left half-written in the folder."""
    for part in folder.glob(f".*{_PART}"):
        part.unlink(missing_ok=True)


def _replace(part: Path, path: Path) -> None:
    """Move the file; on Windows wait for a virus scanner or a reader to let go."""
    tries = _WINDOWS_RETRIES if sys.platform == "win32" else 1
    for left in reversed(range(tries)):
        try:
            part.replace(path)
            return
        except PermissionError:
            if not left:
                raise
            time.sleep(0.1)


def _sync_folder(folder: Path) -> None:
    """Make the new name in the folder last through a power failure."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
