"""What an output was made from, so that it is made again only when that changed."""

import hashlib
import json
import re
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from valuebook.batch.notebook import Notebook, Value
from valuebook.bundled import bundled

Origin = Mapping[str, str]
"""A digest for each thing that an output was made from."""


def origin(
    notebook: Notebook, values: Mapping[str, Value], *, register: str, settings: str
) -> Origin:
    """Return what a run is made from, but for what it read of the register.

    `values` are those that the published notebook shows; `settings` is the digest of
    the register's settings. `register`, that of all its files, says more than
    counts: where it is another one, what the run has read may be the same.
    """
    return {
        "register": register,
        "settings": settings,
        "notebook": notebook.digest,
        "toolkit": toolkit_digest(),
        "values": digest(sorted(values.items())),
    }


@cache
def toolkit_digest() -> str:
    """Return the SHA-256 of the toolkit's code and of the versions it stands on."""
    package = Path(__file__).parents[1]
    sources = [
        *sorted(package.rglob("*.py")),
        *sorted((bundled("templates") / "report").glob("*")),
    ]
    code = [
        (source.name, hashlib.sha256(source.read_bytes()).hexdigest())
        for source in sources
        if source.is_file()
    ]
    return digest([sys.version, *versions(), *code])


def versions() -> list[str]:
    """Return name and version of every package that the toolkit needs."""
    names = [re.split(r"[^\w.-]", needed)[0] for needed in requires("valuebook") or []]
    found = []
    for name in sorted(set(names)):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            # an extra that is not installed
            continue
    return found


def digest(content: object) -> str:
    """Return the SHA-256 of plain values, written as JSON."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
