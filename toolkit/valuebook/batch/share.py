"""A folder that a cluster's workers share, by the path or URL that fsspec knows."""

import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import fsspec

from valuebook.batch.output import INDEX, RESULTS, STATE
from valuebook.batch.wording import one_line
from valuebook.files import write_file
from valuebook.model import ValuebookError

_PROBE = ".valuebook-probe-"


class Share:
    """Holds reports under the names that they have in an output folder.

    A file is there whole or not at all. What goes wrong is an OSError, whatever
    the kind of storage.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        with _as_os_error():
            # others write there meanwhile; a listing that is kept would not know
            filesystem, root = fsspec.core.url_to_fs(url, use_listings_cache=False)
        self._files = filesystem
        self._root = root.rstrip("/")
        protocols = filesystem.protocol
        self._is_local = "file" in (
            (protocols,) if isinstance(protocols, str) else protocols
        )

    def is_folder(self, folder: Path) -> bool:
        """Return whether the share is that folder of this machine."""
        return self._is_local and Path(self._root).resolve() == folder.resolve()

    def read(self, name: str) -> bytes:
        """Return the content of a file."""
        with _as_os_error():
            content: bytes = self._files.cat_file(self._path(name))
        return content

    def write(self, name: str, content: bytes) -> None:
        """Put the content in place of a file."""
        path = self._path(name)
        if self._is_local:
            write_file(Path(path), content)
            return
        with _as_os_error():
            self._files.pipe_file(path, content)

    def delete(self, name: str) -> None:
        """Delete a file, if it is there."""
        with _as_os_error():
            if self._files.exists(self._path(name)):
                self._files.rm_file(self._path(name))

    def sizes(self) -> dict[str, int]:
        """Return the size in bytes of every file, by its name."""
        with _as_os_error():
            found = self._files.find(self._root, detail=True)
        start = len(self._files._strip_protocol(self._root).rstrip("/")) + 1
        return {path[start:]: each["size"] for path, each in found.items()}

    def mirror(self, out: Path) -> None:
        """Make the share hold what the output folder holds, but its ledger.

        What has the same name and size there is taken for the same, since workers
        put there what they make; the index and the results are always written.
        """
        there = self.sizes()
        here = {
            path.relative_to(out).as_posix(): path
            for path in out.rglob("*")
            if path.is_file() and path.relative_to(out).parts[0] != STATE
        }
        for name, path in here.items():
            if name in (INDEX, RESULTS) or there.get(name) != path.stat().st_size:
                self.write(name, path.read_bytes())
        for name in there:
            if name.endswith(".failed.ipynb") and name not in here:
                self.delete(name)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"


def opened_share(url: str) -> Share:
    """Return the share, tried out.

    Raises ValuebookError where there is no such kind of storage, or nothing can be
    written there.
    """
    try:
        share = Share(url)
        probe = left_probe(share)
        take_probe(share, probe)
    except OSError as error:
        raise ValuebookError(
            f"--share: {url}: {said(error)}; name a folder or URL to which you and "
            "every worker may write"
        ) from None
    return share


def left_probe(share: Share) -> str:
    """Write a small file to the share; return its name."""
    name = f"{_PROBE}{secrets.token_hex(8)}"
    share.write(name, name.encode())
    return name


def take_probe(share: Share, name: str) -> None:
    """Read the small file that was left, and delete it."""
    if share.read(name) != name.encode():
        raise OSError(f"what was written to {name} is not what is read there")
    share.delete(name)


def said(error: Exception) -> str:
    """Return in a line what an error of the storage says."""
    text = getattr(error, "strerror", None) or str(error)
    return one_line(text) or type(error).__name__


@contextmanager
def _as_os_error() -> Iterator[None]:
    """Raise as OSError what a library of fsspec's raises where storage is at fault."""
    try:
        yield
    except _of_libraries() as error:
        raise OSError(str(error)) from error


def _of_libraries() -> tuple[type[Exception], ...]:
    """Return what is raised for unknown storage, without its library, or by S3's."""
    s3 = sys.modules.get("botocore.exceptions")
    own = (s3.BotoCoreError, s3.ClientError) if s3 else ()
    return (ValueError, ImportError, *own)
