"""Plans and actuals as `valuebook track` reads them, the faults of both together."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from valuebook.cli.track_actuals import by_initiative, read_actuals
from valuebook.cli.track_plans import Promise, read_promises
from valuebook.cli.tracked import Followed
from valuebook.model import Problem, RegisterError


def read_files(
    plans: Path, actuals: Path
) -> tuple[list[Promise], pd.DataFrame, list[Problem]]:
    """Return the promises that can be used, the actuals, and all that is wrong."""
    promises: dict[str, Promise | None] | None = None
    values = pd.DataFrame()
    problems: list[Problem] = []
    try:
        promises, faults = read_promises(plans)
        problems += faults
    except RegisterError as error:
        problems += error.problems
    try:
        values, faults = read_actuals(actuals, promises)
        problems += faults
    except RegisterError as error:
        problems += error.problems
    usable = [each for each in (promises or {}).values() if each]
    return usable, values, problems


def followed(
    promises: Sequence[Promise], actuals: pd.DataFrame, *, as_of: date | None
) -> list[Followed]:
    """Return each plan with its actuals from the start of its history to `as_of`."""
    last = pd.Timestamp(as_of or date.max)
    groups = by_initiative(actuals[actuals["date"] <= last])
    found = []
    for promise in promises:
        rows = groups.get(promise.plan.initiative_id, actuals.iloc[:0])
        rows = rows[rows["date"] >= pd.Timestamp(promise.history_start)]
        found.append(Followed(promise.plan, promise.events, rows))
    return found
