"""What is read and what is left, and the file to which a run notes both."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

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


@dataclass(frozen=True)
class Left:
    """Something worked out for a page that another page needs, as plain values."""

    name: str
    content: Any


def note(noted: Read | Left) -> None:
    """Note something in the file that the environment names, if it names one."""
    if path := os.environ.get(SINK):
        with Path(path).open("a", encoding="utf-8") as sink:
            sink.write(f"{json.dumps(asdict(noted), allow_nan=False)}\n")


def noted_in(path: Path) -> tuple[tuple[Read, ...], dict[str, Any]]:
    """Return what was read and left as a file notes it; nothing without a file."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    noted = [json.loads(line) for line in dict.fromkeys(lines)]
    reads = tuple(map(read_of, (each for each in noted if "question" in each)))
    return reads, {each["name"]: each["content"] for each in noted if "name" in each}


def read_of(content: Mapping[str, Any]) -> Read:
    """Return what was read from its plain values."""
    return Read(**{**content, "tables": tuple(content["tables"])})
