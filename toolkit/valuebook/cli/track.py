"""`valuebook track`: how each measure stands against its promise."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from valuebook.cli.days import day_of
from valuebook.cli.new_file import put, unwritable
from valuebook.model import Problem, RegisterError
from valuebook.model.text import plain

if TYPE_CHECKING:
    import pandas as pd

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
            metavar="ACTUALS.csv",
            help="Columns initiative_id, date (a month stands for its last day) and "
            "value.",
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

    from valuebook.cli.track_files import followed, read_files
    from valuebook.cli.tracked import told

    problems = [*_of_options(as_of, level), *unwritable(out, but=(plans, actuals))]
    promises, values, faults = read_files(plans, actuals)
    if problems or faults:
        raise RegisterError([*problems, *faults])
    last = day_of(as_of) if as_of else None
    each = followed(promises, values, as_of=last)
    tell = partial(told, file=actuals.name, as_of=last, every=every, level=level)
    tables = []
    console = Console(stderr=True)
    hidden = quiet or not console.is_terminal
    _note(note for promise in promises for note in promise.notes)
    with (
        _side_by_side(len(each)) as ran,
        Progress(console=console, transient=True, disable=hidden) as bar,
    ):
        for table, found in bar.track(
            ran(tell, each), total=len(each), description="Tracking"
        ):
            tables.append(table)
            _note(found)
    filled = [table for table in tables if len(table)]
    rows = pd.concat(filled) if filled else pd.DataFrame(columns=WRITTEN)
    text = rows[WRITTEN].to_csv(
        index=False, float_format="%.10g", date_format="%Y-%m-%d", lineterminator="\n"
    )
    put(out, text)


def _of_options(as_of: str, level: float) -> Iterator[Problem]:
    """Yield what is wrong with the options."""
    if not 0 < level < 1:
        found = f"{level:g} is not between 0 and 1"
        yield Problem("--level", found=found, remedy="try 0.8")
    try:
        if as_of:
            day_of(as_of)
    except ValueError:
        remedy = "write it as YYYY-MM-DD or YYYY-MM"
        yield Problem("--as-of", found=f"{as_of!r} is no date", remedy=remedy)


@contextmanager
def _side_by_side(count: int) -> "Iterator[Callable[..., Iterable[_Told]]]":
    """Yield a map that uses every processor where there is much to do."""
    workers = os.cpu_count() or 1
    if count < _MANY or workers == 1:
        yield map
        return
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        yield partial(pool.map, chunksize=10)


def _note(notes: Iterable[str]) -> None:
    for each in notes:
        print(plain(each), file=sys.stderr)
