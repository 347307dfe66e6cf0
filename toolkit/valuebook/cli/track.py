"""`valuebook track`: how each measure stands against its promise."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from valuebook.model import ArgumentError
from valuebook.model.text import plain
from valuebook.model.wording import counted

if TYPE_CHECKING:
    import pandas as pd

    from valuebook.cli.track_files import Followed

    _Told = tuple[pd.DataFrame, list[str]]

_MANY = 200  # initiatives from which starting more processes saves time
WRITTEN = [
    "initiative_id",
    "date",
    "verdict",
    "p_target",
    "forecast_lo",
    "forecast_mid",
    "forecast_hi",
]


def track_measures(
    plans: Annotated[
        Path, typer.Option(metavar="PLANS.json", help="What was promised, as JSON.")
    ],
    actuals: Annotated[
        Path,
        typer.Option(
            metavar="ACTUALS.csv", help="Columns initiative_id, date and value."
        ),
    ],
    out: Annotated[Path, typer.Option(metavar="CSV", help="The file to write.")],
    as_of: Annotated[
        str,
        typer.Option(
            metavar="DATE",
            help="The last day whose values count, YYYY-MM-DD, or YYYY-MM for the "
            "end of a month; else all do.",
            show_default=False,
        ),
    ] = "",
    every: Annotated[
        bool,
        typer.Option(
            "--every",
            help="A row for each observation from go-live on, each made with only "
            "what was known then.",
        ),
    ] = False,
    level: Annotated[
        float, typer.Option(help="The chance with which the forecast interval holds.")
    ] = 0.8,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Show no progress bar.")
    ] = False,
) -> None:
    """Say whether measures keep to the path that was promised for them.

    The file written has a row for each initiative: verdict, the chance of reaching
    the target within its tolerance, and the forecast of the level at the target
    date. Verdicts: on_trajectory, slow_start, structural_shortfall, exceeding,
    off_plan_undetermined (behind, cause not yet separable), insufficient_evidence.
    Values within the events of a plan are left out, which is then said.
    Ends with 2 when a file cannot be used; every problem in it is then named.
    """
    # its products are small: threads would only get into each other's way
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # the libraries take a second to load, which the other commands need not wait for
    import pandas as pd

    from valuebook.cli.track_files import (
        followed,
        read_actuals,
        read_day,
        read_promises,
    )

    if not 0 < level < 1:
        raise ArgumentError(f"--level: {level:g} is not between 0 and 1; try 0.8")
    last = read_day(as_of) if as_of else None
    promises = read_promises(plans)
    values = read_actuals(actuals, promises)
    if last is not None:
        values = values[values["date"] <= pd.Timestamp(last)]
    each = followed(promises, values)
    told = partial(_told, file=actuals.name, as_of=last, every=every, level=level)
    tables = []
    console = Console(stderr=True)
    hidden = quiet or not console.is_terminal
    with (
        _side_by_side(len(each)) as ran,
        Progress(console=console, transient=True, disable=hidden) as bar,
    ):
        for table, notes in bar.track(
            ran(told, each), total=len(each), description="Tracking"
        ):
            tables.append(table)
            for note in notes:
                print(plain(note), file=sys.stderr)
    filled = [table for table in tables if len(table)]
    found = pd.concat(filled) if filled else pd.DataFrame(columns=WRITTEN)
    _write(found, out)


@contextmanager
def _side_by_side(count: int) -> "Iterator[Callable[..., Iterable[_Told]]]":
    """Yield a map that uses every processor where there is much to do."""
    workers = os.cpu_count() or 1
    if count < _MANY or workers == 1:
        yield map
        return
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        yield partial(pool.map, chunksize=10)


def _told(
    one: "Followed", *, file: str, as_of: date | None, every: bool, level: float
) -> "_Told":
    """Return how one measure stands, and what the user should know of its values."""
    from valuebook.analysis.trajectory import every_look, track

    given = (one.plan, one.actuals)
    if every:
        found = every_look(*given, events=one.events, level=level)
    else:
        found = track(*given, as_of=as_of, events=one.events, level=level)
    return found, [*_left_out(one, file), *_in_doubt(one, file)]


def _left_out(one: "Followed", file: str) -> Iterator[str]:
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


def _in_doubt(one: "Followed", file: str) -> Iterator[str]:
    """Yield the first value that looks to be in another unit; it takes the verdict."""
    from valuebook.analysis.trajectory import in_other_unit, observations

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


def _write(found: "pd.DataFrame", out: Path) -> None:
    text = found[WRITTEN].to_csv(
        index=False, float_format="%.10g", date_format="%Y-%m-%d", lineterminator="\n"
    )
    try:
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ArgumentError(f"{out}: cannot be written: {error.strerror}") from error
