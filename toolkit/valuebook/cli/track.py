"""`valuebook track`: how each measure stands against its promise."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from valuebook.model import ArgumentError
from valuebook.model.text import plain

if TYPE_CHECKING:
    import pandas as pd

    from valuebook.analysis.trajectory import Plan

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
    Ends with 2 when a file cannot be used; every problem in it is then named.
    """
    # the libraries take a second to load, which the other commands need not wait for
    import pandas as pd

    from valuebook.analysis.trajectory import track
    from valuebook.cli.track_files import (
        read_actuals,
        read_day,
        read_promises,
        values_by_initiative,
    )

    if not 0 < level < 1:
        raise ArgumentError(f"--level: {level:g} is not between 0 and 1; try 0.8")
    last = read_day(as_of) if as_of else None
    promises = read_promises(plans)
    values = read_actuals(actuals, promises)
    if last is not None:
        values = values[values["date"] <= pd.Timestamp(last)]
    tables = []
    console = Console(stderr=True)
    hidden = quiet or not console.is_terminal
    with Progress(console=console, transient=True, disable=hidden) as bar:
        for plan, rows in bar.track(
            values_by_initiative(promises, values),
            total=len(promises),
            description="Tracking",
        ):
            _warn(plan, rows, actuals.name)
            tables.append(track(plan, rows, as_of=last, every=every, level=level))
    filled = [table for table in tables if len(table)]
    found = pd.concat(filled) if filled else pd.DataFrame(columns=WRITTEN)
    _write(found, out)


def _warn(plan: "Plan", rows: "pd.DataFrame", file: str) -> None:
    """Name the first value that looks to be in another unit; it takes the verdict."""
    from valuebook.analysis.trajectory import in_other_unit, observations

    seen = observations(plan, rows)
    doubted = in_other_unit(plan, seen)
    if not doubted.any():
        return
    when = seen.dates[int(doubted.argmax())]
    first = rows[rows["date"] == when].iloc[0]
    message = (
        f"{file}:{first['row']}: value: {first['value']:g} of {plan.initiative_id} "
        f"looks to be in another unit than the baseline {plan.baseline:g} and the "
        f"values before it; the verdict from {when.date()} on is insufficient_evidence"
    )
    print(plain(message), file=sys.stderr)


def _write(found: "pd.DataFrame", out: Path) -> None:
    text = found[WRITTEN].to_csv(
        index=False, float_format="%.10g", date_format="%Y-%m-%d", lineterminator="\n"
    )
    try:
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ArgumentError(f"{out}: cannot be written: {error.strerror}") from error
