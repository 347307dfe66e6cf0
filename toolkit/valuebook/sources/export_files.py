"""The files of a load, found in any order, and what became of each."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path


@dataclass
class ExportFile:
    """A file and what became of it so far; `named` says that a user named it."""

    name: str
    path: Path
    sha256: str
    named: bool
    formats: dict[str, str] = field(default_factory=dict)
    read: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    warnings: dict[str, None] = field(default_factory=dict)
    first: str = ""
    last: str = ""
    missing: list[str] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    tallies: dict[tuple[str, str], list[Decimal]] = field(default_factory=dict)
    unplaced: Counter[str] = field(default_factory=Counter)
    billed_to: dict[str, str] = field(default_factory=dict)

    def warn(self, said: str) -> None:
        """Keep a warning, once however often it is said."""
        self.warnings[said] = None

    def cover(self, on: str) -> None:
        """Widen the period to a day."""
        if on and not self.first <= on <= self.last:
            self.first = min(self.first or on, on)
            self.last = max(self.last, on)

    def bill(self, period_end: str, charged_to: str) -> None:
        """Keep how far the charges of a billing period reach."""
        known = self.billed_to.get(period_end, "")
        self.billed_to[period_end] = max(known, charged_to)

    def tally(self, rule: str, currency: str, amount: Decimal) -> None:
        """Add a row and its amount to those that a rule let in."""
        self.tallies.setdefault((rule, currency), []).append(amount)


def export_files(
    paths: Iterable[Path], but: frozenset[Path]
) -> tuple[list[ExportFile], list[str]]:
    """Return each file once, in an order of their contents, and all problems.

    Hidden files in folders are passed over, and so are files and folders in `but`.
    """
    found: dict[Path, tuple[str, bool]] = {}
    problems = []
    for path in paths:
        if path.is_dir():
            for each in sorted(path.rglob("*")):
                inside = each.relative_to(path)
                hidden = any(part.startswith(".") for part in inside.parts)
                if each.is_file() and not hidden:
                    found.setdefault(each.resolve(), (inside.as_posix(), False))
        elif path.is_file():
            found[path.resolve()] = (path.name, True)
        else:
            problems.append(f"{path}: is not there; name a file or a folder of exports")
    files = []
    for path, (name, named) in found.items():
        if path in but or not but.isdisjoint(path.parents):
            continue
        try:
            with path.open("rb") as opened:
                sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
        except OSError as error:
            problems.append(f"{name}: cannot be read: {error.strerror or error}")
            continue
        files.append(ExportFile(name, path, sha256, named))
    if not files and not problems:
        problems.append("no file was found; name exports or folders that hold them")
    return sorted(files, key=lambda each: (each.sha256, each.name)), problems
