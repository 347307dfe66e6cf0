"""A thing that was read, and the file to which a run notes all of them."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

SINK = "VALUEBOOK_READS"
"""Environment variable that names the file to which every read is noted."""


@dataclass(frozen=True)
class Read:
    """A question that was put, and the SHA-256 of the answer: "" where it had none.

    `given` holds the arguments as JSON, each part of a register as `{"part": id}`;
    `tables` names those that were looked at to answer.
    """

    question: str
    given: str
    tables: tuple[str, ...]
    digest: str


def note(read: Read) -> None:
    """Note what was read in the file that the environment names, if it names one."""
    if path := os.environ.get(SINK):
        with Path(path).open("a", encoding="utf-8") as sink:
            sink.write(f"{json.dumps(asdict(read))}\n")


def noted_in(path: Path) -> Iterator[Read]:
    """Return what was noted in a file, each thing once; nothing without a file."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in dict.fromkeys(lines):
        content = json.loads(line)
        yield Read(**{**content, "tables": tuple(content["tables"])})
