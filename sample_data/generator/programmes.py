"""The register of public programmes: published figures in the register's form."""

import calendar
import csv
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import fmean

from sample_data.generator.story import STORIES, Row

_PUBLISHED = Path(__file__).parent / "published"

_ROAD = {
    "drivers": "MEA-GB-1",
    "front": "MEA-GB-2",
    "rear": "MEA-GB-3",
    "kilometres": "MEA-GB-4",
    "petrol_price": "MEA-GB-5",
}
_WAVES = {"1": date(1992, 3, 4), "2": date(1992, 12, 31)}


def programmes() -> tuple[dict[str, list[Row]], str]:
    """Return the tables of the register of public programmes, and its settings."""
    path = STORIES / "public_programmes.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    settings = told.pop("settings").lstrip()
    told["actuals"] = [*_packs_of_california(), *_road_casualties(), *_employment()]
    told["comparisons"] = [*_states(), *_stores()]
    told["map_nodes"] += _standing_in(told)
    return told, settings


def _standing_in(told: Row) -> list[Row]:
    """Return the nodes of the outcome map that are benefits and objectives."""
    return [
        {"node_id": row[f"{kind}_id"], "kind": kind, "name": row["statement"]}
        for kind, table in (("benefit", "benefits"), ("objective", "objectives"))
        for row in told[table]
    ]


def _packs_of_california() -> Iterator[Row]:
    for row in _published("cigarette_sales"):
        if row["state"] == "California":
            yield {
                "measure_id": "MEA-CA-1",
                "initiative_id": "CA-PROP99",
                "date": date(int(row["year"]), 12, 31),
                "value": float(row["packs"]),
                "source": "Abadie, Diamond and Hainmueller (2010)",
            }


def _road_casualties() -> Iterator[Row]:
    for row in _published("road_casualties"):
        year, month = (int(part) for part in row["month"].split("-"))
        last = date(year, month, calendar.monthrange(year, month)[1])
        for series, measure in _ROAD.items():
            yield {
                "measure_id": measure,
                "initiative_id": "GB-SEATBELT",
                "date": last,
                "value": float(row[series]),
                "source": "Harvey and Durbin (1986)",
            }


def _employment() -> Iterator[Row]:
    """Yield the mean of New Jersey's stores in each wave of the survey."""
    for wave, last in _WAVES.items():
        values = [
            float(row["employment"])
            for row in _published("store_employment")
            if row["state"] == "New Jersey"
            and row["wave"] == wave
            and row["employment"]
        ]
        yield {
            "measure_id": "MEA-NJ-1",
            "initiative_id": "NJ-MINWAGE",
            "date": last,
            "value": round(fmean(values), 4),
            "source": f"mean of {len(values)} stores, Card and Krueger (1994)",
        }


def _states() -> Iterator[Row]:
    for row in _published("cigarette_sales"):
        yield {
            "initiative_id": "CA-PROP99",
            "measure_id": "MEA-CA-1",
            "unit": row["state"],
            "date": date(int(row["year"]), 12, 31),
            "value": float(row["packs"]),
            "treated": row["state"] == "California" and int(row["year"]) >= 1989,
        }


def _stores() -> Iterator[Row]:
    """Yield each store and wave with an answer; stores differ in which they have."""
    for row in _published("store_employment"):
        if row["employment"]:
            yield {
                "initiative_id": "NJ-MINWAGE",
                "measure_id": "MEA-NJ-1",
                "unit": f"{row['state']} store {row['store']}",
                "date": _WAVES[row["wave"]],
                "value": float(row["employment"]),
                "treated": row["state"] == "New Jersey" and row["wave"] == "2",
            }


def _published(name: str) -> Iterator[Row]:
    path = _PUBLISHED / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
