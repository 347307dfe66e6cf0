"""Exports written to a folder and loaded, and what the tables then add up to."""

import io
import json
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from valuebook.sources import ColumnMapping, Loaded, Organization, PersonKey, load

KEY = PersonKey(b"a key for tests only", "the key of the tests")
Export = str | bytes | dict[str, Any] | list[Any]


def lines(*records: dict[str, Any]) -> str:
    """Return records as JSON lines."""
    return "".join(json.dumps(each) + "\n" for each in records)


def zipped(**members: bytes) -> bytes:
    """Return an archive of files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


@pytest.fixture
def load_files(tmp_path: Path) -> Callable[..., Loaded]:
    """Return a function that writes exports to a folder and loads it."""

    def run(
        *exports: Export,
        organization: Organization | None = None,
        mapping: ColumnMapping | None = None,
    ) -> Loaded:
        folder = tmp_path / "exports"
        folder.mkdir()
        for number, export in enumerate(exports):
            content = export if isinstance(export, str | bytes) else json.dumps(export)
            data = content if isinstance(content, bytes) else content.encode()
            # the name must tell nothing
            (folder / f"{number}.bin").write_bytes(data)
        return load([folder], key=KEY, organization=organization, mapping=mapping)

    return run


def totals(loaded: Loaded, *by: str) -> dict[Any, Decimal]:
    """Return the sums of usage by metric, or by what else is named."""
    return _sums(loaded.frame("usage"), "quantity", by or ("metric",))


def money(loaded: Loaded, *by: str) -> dict[Any, Decimal]:
    """Return the sums of spend by basis, or by what else is named."""
    return _sums(loaded.frame("spend"), "amount", by or ("basis",))


def _sums(frame: pd.DataFrame, number: str, by: tuple[str, ...]) -> dict[Any, Decimal]:
    found: dict[Any, Decimal] = {}
    for *place, amount in frame[[*by, number]].itertuples(index=False):
        of = place[0] if len(place) == 1 else tuple(place)
        found[of] = found.get(of, Decimal(0)) + amount
    return found


def warnings(loaded: Loaded) -> list[str]:
    """Return what the log warns of, without the lines on the whole load."""
    return [each for each in loaded.warnings if not each.startswith("(all files)")]


def log(loaded: Loaded, column: str) -> list[str]:
    """Return a column of the log, files only."""
    frame = loaded.frame("load_log")
    return list(frame.loc[frame["source_file"] != "(all files)", column])


def days(dates: pd.Series) -> list[str]:
    """Return dates in order as text, "" where there is none."""
    return sorted("" if pd.isna(each) else f"{each:%Y-%m-%d}" for each in dates)
