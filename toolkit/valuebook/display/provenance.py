"""What a notebook was made from, so that anybody can make it again."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import PureWindowsPath
from types import MappingProxyType
from typing import Any

from valuebook.display.markup import block, escaped
from valuebook.model.text import plain
from valuebook.reads import FILES, ROWS, Read, Tables
from valuebook.register.register import Register

# why no file is named here: a page stays as it is while what it has read does
_WHAT = "Read of the register, each with the first 12 digits of its SHA-256"
# these have none: the last digit of a mean may differ from machine to machine
_ANSWERS = "Told of the whole register, by function and the files that it looked at"


@dataclass(frozen=True)
class Provenance:
    """What was read with its hashes, the toolkit's version and a run's parameters.

    `answers` names the functions that were asked of the whole register, each with the
    files that it looked at.
    """

    read: tuple[tuple[str, str], ...]
    toolkit: str
    parameters: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...] = ()

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
            f"<p>{_WHAT}</p><ul>{read}</ul>{self._answers_html()}",
        )

    def _answers_html(self) -> str:
        told = "".join(
            f"<li>{escaped(name)}: {escaped(files)}</li>"
            for name, files in self.answers
        )
        return f"<p>{_ANSWERS}</p><ul>{told}</ul>" if told else ""

    def __repr__(self) -> str:
        given = [f"  {plain(name)} = {plain(value)}" for name, value in self.parameters]
        read = [f"  {plain(name)}  {digest}" for name, digest in self.read]
        lines = [f"Made with {self.toolkit}", "Parameters", *given, _WHAT, *read]
        if self.answers:
            told = [f"  {plain(name)}: {plain(files)}" for name, files in self.answers]
            lines += [_ANSWERS, *told]
        return "\n".join(lines)


def provenance(
    register: Register,
    *,
    parameters: Mapping[str, object],
    beside: Mapping[str, str] = MappingProxyType({}),
) -> Provenance:
    """Return what a notebook was made from: what it read, version and parameters.

    Of a register that notes what is read of it, that are the rows of an initiative,
    whole tables, and the functions that look at more than one initiative; of any
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
    asked = list(tables.log.reads.values()) if isinstance(tables, Tables) else None
    read = register.hashes if asked is None else _rows(asked)
    return Provenance(
        tuple(
            (name, digest[:12]) for name, digest in sorted({**read, **beside}.items())
        ),
        f"valuebook {version('valuebook')}",
        tuple((name, str(value)) for name, value in given.items()),
        tuple(sorted(_answers(asked or []).items())),
    )


def _rows(reads: Iterable[Read]) -> dict[str, str]:
    """Return the digest of the rows read of each table, and whose they are."""
    return {_whose(read): read.digest for read in reads if read.question == ROWS}


def _whose(read: Read) -> str:
    place, table = json.loads(read.given)
    return f"{table}.csv, rows of {place['part']}" if place["part"] else f"{table}.csv"


def _answers(reads: Iterable[Read]) -> dict[str, str]:
    """Return the functions whose answers were read, with the files they looked at."""
    looked_at: dict[str, set[str]] = defaultdict(set)
    for read in reads:
        if read.question not in (ROWS, FILES):
            name = read.question.removeprefix("valuebook.analysis.")
            looked_at[name] |= {f"{table}.csv" for table in read.tables}
    return {name: ", ".join(sorted(files)) for name, files in looked_at.items()}
