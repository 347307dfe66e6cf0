"""What a notebook was made from, so that anybody can make it again."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import PureWindowsPath
from types import MappingProxyType
from typing import Any

from valuebook.display.markup import block, escaped
from valuebook.model.text import plain
from valuebook.register.register import Register


@dataclass(frozen=True)
class Provenance:
    """Files with their hashes, the toolkit's version and the parameters of a run."""

    files: tuple[tuple[str, str], ...]
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
            for name, digest in self.files
        )
        return block(
            "provenance",
            f"<p>Made with {escaped(self.toolkit)}.</p>"
            f"<p>Parameters</p><ul>{given}</ul>"
            "<p>Files read, each with the first 12 digits of its SHA-256</p>"
            f"<ul>{read}</ul>",
        )

    def __repr__(self) -> str:
        given = [f"  {plain(name)} = {plain(value)}" for name, value in self.parameters]
        read = [f"  {plain(name)}  {digest}" for name, digest in self.files]
        return "\n".join(
            [f"Made with {self.toolkit}", "Parameters", *given, "Files read", *read]
        )


def provenance(
    register: Register,
    *,
    parameters: Mapping[str, object],
    beside: Mapping[str, str] = MappingProxyType({}),
) -> Provenance:
    """Return what a notebook was made from: files, version and parameters.

    `beside` holds the SHA-256 of files that were read beside the register's tables.

    No clock and no folder of this machine is in it, so that the same register
    and parameters give the same text.
    """
    given = dict(parameters)
    if "register" in given:
        # the folder's own name says which register; what lies above is private
        folder = PureWindowsPath(str(given["register"])).name
        given["register"] = folder or "sample company"
    return Provenance(
        tuple(
            (name, digest[:12])
            for name, digest in sorted({**register.hashes, **beside}.items())
        ),
        f"valuebook {version('valuebook')}",
        tuple((name, str(value)) for name, value in given.items()),
    )
