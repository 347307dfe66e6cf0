"""A register from rows written out in a test."""

from functools import lru_cache
from typing import Any

import pandas as pd

from valuebook.register import TABLES, Register, Settings, Table
from valuebook.register.frames import empty_frame
from valuebook.register.kinds import DTYPES, Kind

Row = dict[str, Any]

INITIATIVE = {
    "initiative_id": "INI-1",
    "name": "Contract review",
    "type": "technology",
    "stage": "live",
    "status": "delivered",
    "start": "2024-06-03",
    "go_live": "2025-01-01",
    "is_ai": False,
}
MEASURE = {
    "measure_id": "MEA-1",
    "name": "Turnaround",
    "unit": "days",
    "direction": "decrease",
    "frequency": "monthly",
}
BENEFIT = {
    "benefit_id": "BEN-1",
    "initiative_id": "INI-1",
    "measure_id": "MEA-1",
    "statement": "Contracts come back in 4 days instead of 14",
    "benefit_class": "cashable",
    "baseline": 14.0,
    "target": 4.0,
    "target_month": "2025-05",
    "ramp": "linear",
    "lag_months": 0,
    "ramp_months": 4,
    "annual_value": 120_000.0,
}
REFORECAST = {
    "benefit_id": "BEN-1",
    "version": 1,
    "on": "2025-02-10",
    "by": "Ann",
    "annual_value": 60_000.0,
    "reason": "Approvals stay.",
}


def promise(
    *,
    initiative: Row | None = None,
    measure: Row | None = None,
    benefit: Row | None = None,
    **tables: list[Row],
) -> Register:
    """Return a register of one initiative that promises one measured benefit.

    A cell that is given takes the place of the one above, a table of the whole table.
    """
    made = {
        "initiatives": [{**INITIATIVE, **(initiative or {})}],
        "measures": [{**MEASURE, **(measure or {})}],
        "benefits": [{**BENEFIT, **(benefit or {})}],
    }
    return register_of(**{**made, **tables})


def register_of(**tables: list[Row]) -> Register:
    """Return a register with these rows; tables not named are empty."""
    frames = {
        name: frame_of(table, tables.get(name, [])) for name, table in TABLES.items()
    }
    return Register(Settings(name="Acme", currency="EUR"), frames)


def frame_of(table: Table, rows: list[Row]) -> pd.DataFrame:
    return _frame(table, tuple(tuple(row.items()) for row in rows)).copy(deep=False)


@lru_cache(maxsize=500)  # most registers of the tests have most of their tables alike
def _frame(table: Table, rows: tuple[tuple[tuple[str, Any], ...], ...]) -> pd.DataFrame:
    if not rows:
        return empty_frame(table)
    given = [dict(row) for row in rows]
    unknown = {name for row in given for name in row} - set(table.columns)
    assert not unknown, unknown
    index = pd.RangeIndex(2, len(rows) + 2, name="row")
    frame = empty_frame(table).reindex(index)
    for name in {name: None for row in given for name in row}:
        values = [row.get(name) for row in given]
        frame[name] = _typed(values, table.kind(name)).set_axis(index)
    return frame


def _typed(values: list[Any], kind: Kind) -> pd.Series:
    if kind is Kind.MONTH:
        return pd.Series(pd.PeriodIndex(values, freq="M"))
    if kind is Kind.DATE:
        return pd.Series(pd.to_datetime(values).astype("datetime64[s]"))
    return pd.Series(values, dtype="object").astype(DTYPES[kind])


def actual(date: str, value: float, **more: Any) -> Row:
    """Return an observation of MEA-1 at INI-1."""
    return {
        "measure_id": "MEA-1",
        "initiative_id": "INI-1",
        "date": date,
        "value": value,
        **more,
    }


_NOISE = (0.4, -0.5, 0.3, 0.1, -0.6, 0.5, -0.2, 0.2, -0.3, 0.6, -0.4, -0.1)


def life(*levels: float, baseline: float = 14.0, since: str = "2025-01") -> list[Row]:
    """Return a year of MEA-1 around its baseline, and the levels from `since` on.

    Both carry a noise of half a unit; the levels stand at the ends of months.
    """
    values = [baseline] * len(_NOISE) + list(levels)
    first = pd.Period(since, "M") - len(_NOISE)
    return [
        actual(f"{(first + at).end_time.date()}", value + _NOISE[at % len(_NOISE)])
        for at, value in enumerate(values)
    ]


KEPT = life(11.5, 9, 6.5, 4, 4, 4)
"""MEA-1 as BEN-1 promises it."""


def paid(month: str, amount: float, **more: Any) -> Row:
    """Return confirmed cashable money of BEN-1."""
    row = {"benefit_id": "BEN-1", "month": month, "amount": amount}
    return {**row, "benefit_class": "cashable", "confirmed_by": "Finance", **more}
