"""Costs of the stories: planned and actual, until go-live and after it."""

from decimal import Decimal

import numpy as np
import pandas as pd

from sample_data.generator.exact import cents, exact
from sample_data.generator.noise import bell, stream
from sample_data.generator.periods import LAST, months
from sample_data.generator.story import Row, Story

HORIZON_MONTHS = 36


def costs(story: Story) -> list[Row]:
    """Return planned and actual costs, one-off until go-live and running after it."""
    told = story.told.get("costs")
    if told is None:
        return []
    start = pd.Period(story.told["initiative"]["start"], "M")
    go_live = pd.Period(told.get("until", story.go_live), "M")
    before = months(start, go_live - 1)
    after = months(go_live, go_live + HORIZON_MONTHS - 1)
    rng = stream(f"{story.initiative_id} costs")
    amounts = {
        ("one_off", "planned"): zip(before, _evenly(told, len(before)), strict=True),
        ("one_off", "actual"): zip(before, _spent(told, rng, len(before)), strict=True),
        ("running", "planned"): ((month, told["running_planned"]) for month in after),
        ("running", "actual"): zip(after, _grown(told, rng, len(after)), strict=True),
    }
    return [
        {
            "initiative_id": story.initiative_id,
            "month": month,
            "amount": amount,
            "kind": kind,
            "basis": basis,
        }
        for (kind, basis), by_month in amounts.items()
        for month, amount in by_month
        if amount and (basis == "planned" or month <= LAST)
    ]


def _evenly(told: Row, count: int) -> list[Decimal]:
    return _parts(told["one_off_planned"], [0.0] * count)


def _spent(told: Row, rng: np.random.Generator, count: int) -> list[Decimal]:
    return _parts(told["one_off_actual"], bell(rng, count))


def _grown(told: Row, rng: np.random.Generator, count: int) -> list[Decimal]:
    """Return the running cost, growing by the same share of its start each month."""
    first = exact(told["running_actual"])
    growth = exact(told.get("running_growth", 0))
    return [
        cents(first * (1 + growth * number) * (1 + exact(round(shock, 3)) / 40))
        for number, shock in enumerate(bell(rng, count))
    ]


def _parts(total: float, shocks: list[float]) -> list[Decimal]:
    """Return the total split over months, uneven by the shocks, exact in sum."""
    weights = [exact(round(1 + shock / 6, 3)) for shock in shocks]
    parts = [cents(exact(total) * each / sum(weights)) for each in weights]
    parts[-1] += exact(total) - sum(parts)
    return parts
