"""One measure as `valuebook track` follows it: its rows, and what to know of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from valuebook.analysis.trajectory import (
    Event,
    Plan,
    every_look,
    in_other_unit,
    observations,
    owed_to_baseline,
    track,
)
from valuebook.model.wording import counted, number, percent


@dataclass(frozen=True)
class Followed:
    """A plan, its events and its actuals: date, value and row of the file."""

    plan: Plan
    events: tuple[Event, ...]
    actuals: pd.DataFrame


def told(
    one: Followed, *, file: str, as_of: date | None, every: bool, level: float
) -> tuple[pd.DataFrame, list[str]]:
    """Return how one measure stands, and what the user should know of its values.

    `file` is the name of the file of actuals.
    """
    given = (one.plan, one.actuals)
    if every:
        found = every_look(*given, events=one.events, level=level)
    else:
        found = track(*given, as_of=as_of, events=one.events, level=level)
    doubts = [*_in_doubt(one, file)] or [*_baseline(one, file)]
    return found, [*_left_out(one, file), *doubts]


def _left_out(one: Followed, file: str) -> Iterator[str]:
    """Yield for each event which rows it takes out."""
    for event in one.events:
        within = one.actuals["date"].between(str(event.start), str(event.end))
        rows = one.actuals["row"][within & one.actuals["value"].notna()]
        if len(rows):
            why = f": {event.reason}" if event.reason else ""
            yield (
                f"{file}:{rows.iloc[0]}: {counted(len(rows), 'value')} of "
                f"{one.plan.initiative_id} left out, {event.start} to {event.end}{why}"
            )


def _in_doubt(one: Followed, file: str) -> Iterator[str]:
    """Yield the first value that looks to be in another unit; it takes the verdict."""
    seen = observations(one.plan, one.actuals, events=one.events).used
    doubted = in_other_unit(one.plan, seen)
    if not doubted.any():
        return
    when = seen.dates[int(doubted.argmax())]
    first = one.actuals[one.actuals["date"] == when].iloc[0]
    yield (
        f"{file}:{first['row']}: value: {first['value']:g} of {one.plan.initiative_id} "
        f"looks to be in another unit than the baseline {one.plan.baseline:g} and the "
        f"values before it; the verdict from {when.date()} on is insufficient_evidence"
    )


def _baseline(one: Followed, file: str) -> Iterator[str]:
    """Yield that the baseline was taken in a bad stretch, if it was."""
    share = owed_to_baseline(one.plan, one.actuals, events=one.events)
    if share is None:
        return
    usual = number(one.plan.baseline + share * one.plan.change)
    yield (
        f"{file}: the values of {one.plan.initiative_id} up to three months before "
        f"go-live average {usual} where its plan has the baseline "
        f"{number(one.plan.baseline)}; a return to that alone is {percent(share)} of "
        "the promised change"
    )
