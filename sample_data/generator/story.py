"""One initiative's story: its rows as they stand in TOML, and what truly happened."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

Row = dict[str, Any]

STORIES = Path(__file__).parent / "stories"


@dataclass(frozen=True)
class Story:
    """What one file of `stories/` tells, and the questions asked of it."""

    told: Row

    @property
    def initiative_id(self) -> str:
        """Return the id of the initiative that the story is about."""
        return str(self.told["initiative"]["initiative_id"])

    @property
    def go_live(self) -> date | None:
        """Return the day of go-live, None where none is set."""
        day: date | None = self.told["initiative"].get("go_live")
        return day

    def rows(self, table: str) -> list[Row]:
        """Return the rows the story tells of a table, none when it tells none."""
        return list(self.told.get(table, []))

    def measure(self, measure_id: str) -> Row:
        """Return the row of one of the story's own measures."""
        return {each["measure_id"]: each for each in self.rows("measures")}[measure_id]

    def window(self, measure_id: str) -> tuple[pd.Period, pd.Period, float] | None:
        """Return the first benefit's baseline window and level for a measure."""
        for benefit in self.rows("benefits"):
            if benefit.get("measure_id") == measure_id and "baseline_from" in benefit:
                return (
                    pd.Period(benefit["baseline_from"], "M"),
                    pd.Period(benefit["baseline_to"], "M"),
                    float(benefit["baseline"]),
                )
        return None


def stories() -> Iterator[Story]:
    """Return the stories of the sample company, in the order of their ids."""
    for path in sorted(STORIES.glob("INI-*.toml")):
        yield Story(tomllib.loads(path.read_text(encoding="utf-8")))


def group_story() -> Row:
    """Return what concerns the whole company: objectives, pools, surveys, rates."""
    return tomllib.loads((STORIES / "company.toml").read_text(encoding="utf-8"))
