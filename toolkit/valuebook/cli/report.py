"""`valuebook report`: a page for each initiative, and one index."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)

from valuebook.cli.new_file import new_folder
from valuebook.cli.saying import say
from valuebook.model import ValuebookError
from valuebook.model.text import plain
from valuebook.model.wording import counted

if TYPE_CHECKING:
    from valuebook.batch.reports import Progress as HowFar
    from valuebook.batch.reports import Summary
    from valuebook.batch.request import Batch
    from valuebook.batch.work import Means

# failures told on the terminal; one cause may fail every run
_MOST_TOLD = 20


def report(
    register: Annotated[
        Path, typer.Argument(metavar="REGISTER", help="The folder of a register.")
    ],
    out: Annotated[
        Path,
        typer.Option(
            metavar="DIR", parser=new_folder, help="The folder the reports are put in."
        ),
    ],
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="This initiative alone; may be repeated. With organization: the "
            "report of the organization as a whole.",
        ),
    ] = None,
    notebook: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="This notebook alone; may be repeated."),
    ] = None,
    as_of: Annotated[
        str,
        typer.Option(
            metavar="YYYY-MM",
            help="The last month whose actuals count; else the last that has any.",
            show_default=False,
        ),
    ] = "",
    due: Annotated[
        bool,
        typer.Option(
            "--due",
            help="Only initiatives with a review in the month of --as-of: those that "
            "went live as many months before it as one of their review_months.",
        ),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="Notebooks run at a time; as many as there are cores, or the cluster "
            "has threads, unless given.",
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Run on the workers of this dask.distributed scheduler, as in "
            "tcp://HOST:8786, instead of here.",
        ),
    ] = None,
    share: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where the workers of the cluster put what they make, such as "
            "s3://BUCKET/reports: DIR gets it from there, and both hold the same.",
        ),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option(metavar="S", min=1, help="Seconds that one notebook may take."),
    ] = 600.0,
    engine: Annotated[
        Literal["warm", "stock"] | None,
        typer.Option(
            help="Kernels forked from a process that has imported everything, as on "
            "Linux unless given, or stock kernels; both give the same pages.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Run what has not changed, too.")
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Say what would be run and why; write nothing."),
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="Show no progress, only what came of it.")
    ] = False,
) -> None:
    """Make a page for every initiative of a register, and an index of them all.

    DIR/index.html lists every initiative, DIR/<id>/report.html is the report of
    one, DIR/<id>/<notebook>.ipynb each notebook of it, and DIR/results.json says
    how each run ended. What has not changed since the last call is not run again.
    A run that fails leaves the others, and an earlier report, as they are.

    Ends with 0 when every run went well, 1 when one failed, 2 when the register or
    the call is at fault (nothing is run then), 130 or 143 when it was stopped.
    """
    from valuebook.batch.stopping import Stopped, stoppable

    console = Console(stderr=True, quiet=quiet)
    try:
        with stoppable():
            from valuebook.batch.processes import cores, give_memory_back
            from valuebook.batch.request import Request, checked
            from valuebook.batch.work import BEST, Limits, Means

            give_memory_back()
            _check_cluster(cluster, share)
            asked = (tuple(only or ()), tuple(notebook or ()))
            with console.status("Checking the register"):
                batch = checked(Request(register, out, *asked, as_of, due))
            if due and not batch.runs:
                say(f"No initiative has a review in {batch.as_of}; nothing was run.")
                code = 0
            elif dry_run:
                say("\n".join(_plan(batch, force=force)))
                code = 0
            else:
                limits = Limits(cell=min(Limits.cell, timeout), run=timeout)
                many = jobs or (cores() if cluster is None else sys.maxsize)
                means = Means(many, engine or BEST, limits)
                with _on(cluster, share, means, console) as (means, mirror):
                    summary = _made(batch, means, console, force=force)
                    unshared = [] if summary.stopped else mirror(batch.out)
                said = chain(_told(summary, out, force=force), unshared)
                say("\n".join(said))
                astray = summary.missing or summary.unwritten or summary.lost
                code = 1 if astray or unshared else 0
                code = 128 + summary.stopped if summary.stopped else code
    except Stopped as stop:
        say("Stopped. What was finished stands; the same command goes on from there.")
        code = 128 + stop.signal
    raise typer.Exit(code)


def _check_cluster(cluster: str | None, share: str | None) -> None:
    """Raise ValuebookError where a cluster or its share cannot be what is meant.

    This is seen without asking the cluster, so by a call that runs nothing, too.
    """
    if cluster is None:
        if share is not None:
            raise ValuebookError(
                "--share: is for the workers of a cluster; name that, too: --cluster"
            )
        return
    if not (find_spec("distributed") and find_spec("fsspec")):
        raise ValuebookError(
            "--cluster: dask.distributed is not installed; "
            "install it with: pip install 'valuebook[cluster]'"
        )
    from valuebook.batch.cluster import check_address

    check_address(cluster)


@contextmanager
def _on(
    cluster: str | None, share: str | None, means: "Means", console: Console
) -> Iterator[tuple["Means", Callable[[Path], list[str]]]]:
    """Return the means with which the cluster does the work, if one is named.

    With them comes what makes the share hold what the output folder does, and
    returns what went wrong with that, in lines.
    """
    if cluster is None:
        yield means, lambda out: []
        return
    from valuebook.batch.cluster import connected
    from valuebook.batch.crew import crew_of

    with ExitStack() as stack:
        with console.status("Asking who works on the cluster"):
            there = stack.enter_context(connected(cluster, share))
        yield crew_of(there, means), there.mirrored


def _plan(batch: "Batch", *, force: bool) -> Iterator[str]:
    """Return the lines that say what would be run and why."""
    from valuebook.batch.binding import due_page
    from valuebook.batch.ledger import Ledger
    from valuebook.batch.plan import planned
    from valuebook.batch.work import REPORT

    ledger = Ledger(batch.out)
    plan = list(planned(batch, ledger, force=force))
    due = [each for each in plan if each.reason]
    for each in due:
        yield plain(f"{each.run.initiative} {each.run.notebook}: {each.reason}")
    run = {each.run.initiative for each in due}
    for initiative in batch.runs:
        if initiative not in run and due_page(batch, ledger, initiative):
            yield plain(f"{initiative} {REPORT}: to be bound anew from runs that stand")
    would = f"{counted(len(due), 'run')} would be made"
    yield f"{would}, {len(plan) - len(due)} not: nothing has changed for them."


def _made(
    batch: "Batch", means: "Means", console: Console, *, force: bool
) -> "Summary":
    """Make the reports and show how far it has come."""
    from valuebook.batch.reports import write_reports

    bar = Progress(
        TextColumn("Notebooks run"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[beside]}"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    task = bar.add_task("", beside="", total=None)

    def show(far: "HowFar") -> None:
        said = [f"{far.failed} failed"] if far.failed else []
        if far.unjudged and not far.left:
            said.append(f"{counted(far.unjudged, 'initiative')} to judge for the index")
        bar.update(
            task,
            completed=far.made,
            total=far.made + far.left,
            beside=", ".join(said),
        )

    with bar:
        return write_reports(
            batch,
            means,
            force=force,
            on_progress=show,
        )


def _told(summary: "Summary", out: Path, *, force: bool) -> Iterator[str]:
    """Return the lines that say what came of the call."""
    from valuebook.batch.wording import place

    for each in summary.missing[:_MOST_TOLD]:
        why = each.why
        yield plain(
            f"{each.initiative} {place(why, each.notebook)}: {why.cause}; {why.remedy}"
        )
    if (more := len(summary.missing) - _MOST_TOLD) > 0:
        yield f"… and {more} more; results.json has them all."
    for why in summary.unwritten:
        yield plain(f"{why.section}: {why.cause}; {why.remedy}")
    counts = [
        (summary.made - summary.failed, "went well"),
        (summary.failed, "failed"),
        (summary.unchanged, "had not changed and were not made again"),
        (summary.not_run, "are left"),
    ]
    said = ", ".join(f"{count} {what}" for count, what in counts if count)
    runs = summary.made + summary.unchanged + summary.not_run
    yield f"Of {counted(runs, 'run')}, {said}."
    if summary.lost:
        yield plain(f"{summary.lost}; mend it and give the same command to go on.")
    if summary.stopped:
        again = "the same command without --force" if force else "the same command"
        yield f"Stopped. To go on, give {again}: what was finished is not run again."
    if not summary.unwritten:
        yield plain(f"{out / 'index.html'} lists every initiative.")
