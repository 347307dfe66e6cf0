"""Files of the call itself, and how much room one takes that cannot be written."""

from collections.abc import Iterator
from pathlib import Path

from valuebook.batch.wording import not_written
from valuebook.files import Content, write_file
from valuebook.model import ValuebookError


class NotWritten(ValuebookError):
    """A file could not be written; the old one stands, and `failure` says why."""

    def __init__(self, path: Path, error: OSError, size: int) -> None:
        self.failure = failure = not_written(path.name, error, size)
        super().__init__(f"{path}: {failure.cause}; {failure.remedy}")


def put(path: Path, content: Content) -> None:
    """Put the content in place of the file at the path.

    Raises NotWritten, with the size of all of the content, where that cannot be done.
    """
    parts = iter([content] if isinstance(content, bytes) else content)
    sizes: list[int] = []

    def counted() -> Iterator[bytes]:
        for part in parts:
            sizes.append(len(part))
            yield part

    try:
        write_file(path, counted())
    except OSError as error:
        raise NotWritten(path, error, sum(sizes) + sum(map(len, parts))) from error
