"""The exports that lie in the folder `ai/` of a register, loaded for a page."""

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import pandas as pd

from valuebook.bundled import bundled
from valuebook.files import State, state
from valuebook.model import ArgumentError, Problem, RegisterError, ValuebookError
from valuebook.reads import Read, digest, note
from valuebook.sources.beside import Journey, SeatPrice, journeys, seat_prices
from valuebook.sources.frames import frame_of
from valuebook.sources.loading import Loaded, load
from valuebook.sources.organization import read_organization
from valuebook.sources.privacy import PersonKey
from valuebook.sources.seat_spend import seat_spend, unpriced
from valuebook.sources.tables import TABLES

FOLDER = "ai"
EXPORTS = "exports"
"""The question for all exports together, as it is noted when they are read."""
ORG_MAP, SEAT_PRICES, JOURNEYS = "org_map.csv", "seat_prices.csv", "journeys.csv"
_BESIDE = (ORG_MAP, SEAT_PRICES, JOURNEYS)
Made = TypeVar("Made")


@dataclass(frozen=True)
class Exports:
    """The tables that exports were loaded into: `exports["spend"]` is one of them.

    Quantities of usage are float64, amounts of spend exact decimals; spend holds what
    the seats cost, too. `unpriced` names the tools that have seats and no price.
    `hashes` holds the SHA-256 of each file below `ai/`.
    """

    tables: Mapping[str, pd.DataFrame]
    journeys: tuple[Journey, ...] = ()
    unpriced: tuple[str, ...] = ()
    hashes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __getitem__(self, table: str) -> pd.DataFrame:
        if table not in self.tables:
            raise ArgumentError(
                f"the exports have no table {table!r}; they have "
                f"{', '.join(self.tables)}"
            )
        return self.tables[table]

    def __repr__(self) -> str:
        rows = ", ".join(f"{len(frame)} {name}" for name, frame in self.tables.items())
        return f"Exports: {rows}"


def open_exports(register: str = "") -> Exports:
    """Return the exports beside a register; without one, of the sample company.

    Files that have not changed since are not read again. Raises RegisterError with
    every problem of every file. A register without a folder `ai/` has exports without
    rows. That they were read is noted.
    """
    folder = Path(register) if register else bundled("sample_data") / "company"
    exports = _opened(folder.absolute(), state(folder / FOLDER, "**/*"))
    note(exports_read(exports.hashes))
    # so that nobody who changes a frame changes it for the next one who opens them
    own = {name: frame.copy(deep=False) for name, frame in exports.tables.items()}
    return replace(exports, tables=MappingProxyType(own))


@lru_cache(maxsize=1)
def _opened(register: Path, state: State) -> Exports:
    return read_exports(register)


def exports_read(hashes: Mapping[str, str]) -> Read:
    """Return what is noted of exports whose files, among others, have these hashes."""
    own = {name: each for name, each in hashes.items() if name.startswith(f"{FOLDER}/")}
    return Read(EXPORTS, "[]", (), digest(sorted(own.items())))


def read_exports(register: Path) -> Exports:
    """Return the exports in the folder `ai/` of a register, as tables.

    People are hashed with a key that is drawn here and forgotten: a page needs to
    know who is the same person, and nothing about who it is.
    """
    folder = register / FOLDER
    if not folder.is_dir():
        return Exports({name: frame_of(name, ()) for name in TABLES})
    given = {name: folder / name for name in _BESIDE if (folder / name).is_file()}
    problems: list[Problem] = []
    organization = _read(read_organization, given.get(ORG_MAP), problems)
    prices = _read(seat_prices, given.get(SEAT_PRICES), problems)
    named = _read(journeys, given.get(JOURNEYS), problems)
    key = PersonKey(secrets.token_bytes(32), "a key that is forgotten afterwards")
    beside = frozenset(each.resolve() for each in given.values())
    loaded = None
    try:
        loaded = load([folder], key=key, organization=organization, but=beside)
    except ValuebookError as error:
        problems += map(_problem, str(error).splitlines())
    if problems or loaded is None:
        raise RegisterError(
            replace(each, file=f"{FOLDER}/{each.file}") for each in problems
        )
    return _exports(loaded, prices or [], named or [], digests(register))


def _read(
    reads: Callable[[Path], Made], path: Path | None, problems: list[Problem]
) -> Made | None:
    """Return what a file beside the exports says, None where it is not there."""
    if path is None:
        return None
    try:
        return reads(path)
    except RegisterError as error:
        problems += error.problems
        return None


def _problem(said: str) -> Problem:
    file, _, found = said.partition(": ")
    return Problem(file, found=found)


def digests(register: Path) -> Mapping[str, str]:
    """Return the SHA-256 of each file below `ai/`, by its path in the register."""
    folder = register / FOLDER
    files = sorted(folder.rglob("*")) if folder.is_dir() else []
    return MappingProxyType(
        {
            path.relative_to(register).as_posix(): _digest(path)
            for path in files
            if path.is_file() and not path.name.startswith(".")
        }
    )


def _digest(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _exports(
    loaded: Loaded,
    prices: list[SeatPrice],
    named: list[Journey],
    hashes: Mapping[str, str],
) -> Exports:
    frames = {name: loaded.frame(name) for name in TABLES}
    usage, spend, seat = frames["usage"], frames["spend"], frames["seat"]
    usage["quantity"] = usage["quantity"].astype("float64")
    days = pd.concat([usage["date"], spend["date"], seat["as_of"]])
    if prices and len(days):
        ended = pd.concat([days, spend["period_end"]]).max()
        months = pd.period_range(days.min(), ended, freq="M")
        seats = seat_spend(seat, prices, months)
        frames["spend"] = pd.concat([spend, seats], ignore_index=True)
    return Exports(
        MappingProxyType(frames), tuple(named), tuple(unpriced(seat, prices)), hashes
    )
