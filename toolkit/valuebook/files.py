"""Files put in place at once, so that a reader sees the old one or the new one.

And how a file shows that it has been changed since.
"""

import os
import secrets
import shutil
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

_PART = ".part"
_WINDOWS_RETRIES = 25

Content = bytes | Iterable[bytes]
"""What is written to a file: at once, or part by part so that it takes little room."""

State = tuple[tuple[str, int, int], ...]
"""Path, size and time of change of files."""


def state(folder: Path, pattern: str) -> State:
    """Return by what a change of the files shows that lie so in a folder."""
    files = [each for each in folder.glob(pattern) if each.is_file()]
    about = [(str(each), each.stat()) for each in files]
    return tuple(sorted((path, on.st_size, on.st_mtime_ns) for path, on in about))


def write_file(path: Path, content: Content) -> None:
    """Put `content` in place of the file at `path`, whole or not at all.

    The folder is made if it is not there. Whatever goes wrong, the file that was
    there stays as it was and nothing is left beside it.
    """
    write_files({path: content})


def write_files(contents: Mapping[Path, Content]) -> None:
    """Put each content in place of the file at its path, all of them or none.

    Everything is on the disk before the first file is replaced. When one of them
    cannot be replaced, those before it get their old content back. Only a machine
    that dies between two replacements leaves some files new and some old, each whole.
    """
    with ExitStack() as parts:
        made = {}
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_PART}")
            parts.callback(part.unlink, missing_ok=True)
            _write_part(part, content, like=path)
            made[path] = part
        _replace_all(made)
    for folder in {path.parent for path in contents}:
        _sync_folder(folder)


def sweep_parts(folder: Path) -> None:
    """Delete what a call that was killed left half-written in the folder."""
    for part in folder.glob(f".*{_PART}"):
        part.unlink(missing_ok=True)


def _write_part(part: Path, content: Content, *, like: Path) -> None:
    """Write the content to the disk, to be read by those who may read the old file."""
    with part.open("xb") as handle:
        handle.writelines([content] if isinstance(content, bytes) else content)
        handle.flush()
        os.fsync(handle.fileno())
    if like.exists():
        shutil.copymode(like, part)


def _replace_all(parts: Mapping[Path, Path]) -> None:
    replaced: dict[Path, bytes | None] = {}
    several = len(parts) > 1
    try:
        for path, part in parts.items():
            old = path.read_bytes() if several and path.exists() else None
            _replace(part, path)
            replaced[path] = old
    except BaseException:
        for path, old in replaced.items():
            path.unlink() if old is None else write_file(path, old)
        raise


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
