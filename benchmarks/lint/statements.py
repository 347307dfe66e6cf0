"""The labelled statements of the lint benchmark, read from their two files."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Labelled:
    """A statement with what a person read in it; a unit of - was not labelled."""

    text: str
    label: str
    level: str
    baselines: frozenset[str]
    targets: frozenset[str]
    unit: str
    direction: str
    has_date: bool
    specific: str
    kind: str
    is_hard: bool
    language: str
    group: str


def labelled(part: str) -> list[Labelled]:
    """Return the statements of `development` or `kept_aside`."""
    with (FOLDER / f"{part}.csv").open(encoding="utf-8", newline="") as file:
        return [_labelled(row) for row in csv.DictReader(file)]


def _labelled(row: dict[str, str]) -> Labelled:
    return Labelled(
        text=row["text"],
        label=row["label"],
        level=row["level"],
        baselines=_accepted(row["baseline"], row["baseline_alt"]),
        targets=_accepted(row["target"], row["target_alt"]),
        unit=row.get("unit", "-"),
        direction=row["direction"],
        has_date=row["has_date"] == "yes",
        specific=row["specific"],
        kind=row["kind"],
        is_hard=row["difficulty"] == "hard",
        language=row["language"],
        group=row["source_group"],
    )


def _accepted(value: str, others: str) -> frozenset[str]:
    return frozenset(folded(each) for each in (value, *others.split("|")) if each)


def folded(value: str) -> str:
    """Return a value as it is compared: case and spaces do not count."""
    return "".join(value.casefold().split()).strip(".")
