"""What a notebook was made from, so that anybody can make it again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import PureWindowsPath
from types import MappingProxyType
from typing import Any

from valuebook.display.markup import block, escaped
from valuebook.model.text import plain
from valuebook.reads import ROWS, Log, Read, Tables, digest
from valuebook.register.register import Register

# why no file is named here: a page stays as it is while what it has read does
_WHAT = "Read of the register, each with the first 12 digits of its SHA-256"


@dataclass(frozen=True)
class Provenance:
    """What was read with its hashes, the toolkit's version and a run's parameters."""

    read: tuple[tuple[str, str], ...]
    toolkit: str
    parameters: tuple[tuple[str, str], ...]

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        shown = {"text/plain": repr(self), "text/html": self._repr_html_()}
        return shown, {"valuebook": {"part": "provenance"}}

    def _repr_html_(self) -> str:
        given = "".join(
            f"<li>{escaped(name)}: <code>{escaped(value)}</code></li>"
            for name, value in self.parameters
        )
        read = "".join(
            f"<li>{escaped(name)} <code>{escaped(digest)}</code></li>"
            for name, digest in self.read
        )
        return block(
            "provenance",
            f"<p>Made with {escaped(self.toolkit)}.</p>"
            f"<p>Parameters</p><ul>{given}</ul>"
            f"<p>{_WHAT}</p><ul>{read}</ul>",
        )

    def __repr__(self) -> str:
        given = [f"  {plain(name)} = {plain(value)}" for name, value in self.parameters]
        read = [f"  {plain(name)}  {digest}" for name, digest in self.read]
        return "\n".join(
            [f"Made with {self.toolkit}", "Parameters", *given, _WHAT, *read]
        )


def provenance(
    register: Register,
    *,
    parameters: Mapping[str, object],
    beside: Mapping[str, str] = MappingProxyType({}),
) -> Provenance:
    """Return what a notebook was made from: what it read, version and parameters.

    Of a register that notes what is read of it, that are the rows of an initiative,
    whole tables, and what functions said that look at more than one initiative; of any
    other, its files. `beside` holds the SHA-256 of files read beside its tables.

    No clock and no folder of this machine is in it, so that the same rows and
    parameters give the same text.
    """
    given = dict(parameters)
    if "register" in given:
        # the folder's own name says which register; what lies above is private
        folder = PureWindowsPath(str(given["register"])).name
        given["register"] = folder or "sample company"
    tables = register.tables
    noted = _noted(tables.log) if isinstance(tables, Tables) else None
    read = dict(register.hashes) if noted is None else noted
    return Provenance(
        tuple(
            (name, digest[:12]) for name, digest in sorted({**read, **beside}.items())
        ),
        f"valuebook {version('valuebook')}",
        tuple((name, str(value)) for name, value in given.items()),
    )


def _noted(log: Log) -> dict[str, str]:
    """Return what was noted in words, with one digest for what has the same name."""
    digests: dict[str, list[str]] = {}
    for read in log.reads.values():
        digests.setdefault(_named(read), []).append(read.digest)
    return {
        name: each[0] if len(each) == 1 else digest(sorted(each))
        for name, each in digests.items()
    }


def _named(read: Read) -> str:
    if read.question != ROWS:
        return f"answer of {read.question.removeprefix('valuebook.analysis.')}"
    place, table = json.loads(read.given)
    return f"{table}.csv, rows of {place['part']}" if place["part"] else f"{table}.csv"
