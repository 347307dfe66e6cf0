"""How long reports take, against papermill's and nbconvert's own command lines.

The same runs of the sample company either way: one call of `papermill` and one of
`jupyter nbconvert` for each notebook, one after the other; or one call of `valuebook
report`, which also binds the pages and writes the index. They alternate; shown are
the medians of the time on the clock and of the processor time of all processes.

    python benchmarks/report_batch.py [--runs 7] [--rounds 1] [--jobs 2]
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from valuebook.batch.processes import cores
from valuebook.batch.request import Request, checked
from valuebook.batch.work import Run
from valuebook.bundled import bundled

COMPANY = bundled("sample_data") / "company"
COMMANDS = Path(sys.executable).parent


def call(*words: object) -> None:
    """Run a command; what it says is shown only when it fails."""
    done = subprocess.run([*map(str, words)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")


def command_lines(runs: Sequence[Run], folder: Path) -> None:
    """Run and convert each notebook by the command lines of papermill and nbconvert."""
    for run in runs:
        made = folder / f"{run.initiative}-{run.notebook}.ipynb"
        given = [
            word
            for name, value in run.values.items()
            for word in ("-r" if isinstance(value, str) else "-p", name, value)
        ]
        source = bundled("notebooks") / f"{run.notebook}.ipynb"
        call(COMMANDS / "papermill", source, made, *given, "--no-progress-bar")
        call(COMMANDS / "jupyter", "nbconvert", "--to", "html", made)


def report(runs: Sequence[Run], folder: Path, jobs: int) -> None:
    """Make the reports of the initiatives by `valuebook report`."""
    initiatives = dict.fromkeys(run.initiative for run in runs)
    only = [word for each in initiatives for word in ("--only", each)]
    words = ["report", COMPANY, "--out", folder, "--jobs", jobs, *only]
    call(COMMANDS / "valuebook", *words)


def measured(work: Callable[[Path], None]) -> tuple[float, float]:
    """Return the seconds on the clock and of processor time that the work takes."""
    with TemporaryDirectory() as folder:
        before, cpu = time.perf_counter(), processor_time()
        work(Path(folder))
        return time.perf_counter() - before, processor_time() - cpu


def processor_time() -> float:
    """Return the processor time of all processes started so far that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def first_runs(count: int) -> list[Run]:
    """Return the runs of the first initiatives, as many as give at least so many."""
    with TemporaryDirectory() as folder:
        batch = checked(Request(COMPANY, Path(folder)))
    runs: list[Run] = []
    for each in batch.runs.values():
        if len(runs) < count:
            runs += each
    return runs


def main() -> None:
    """Print the table of seconds and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=cores())
    asked = parser.parse_args()
    runs = first_runs(asked.runs)
    sides: dict[str, Callable[[Path], None]] = {
        "papermill + jupyter nbconvert": lambda folder: command_lines(runs, folder),
        "valuebook report": lambda folder: report(runs, folder, asked.jobs),
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in sides}
    for _ in range(asked.rounds):
        for name, work in sides.items():
            taken[name].append(measured(work))
    print(f"{len(runs)} runs, {asked.jobs} at a time in valuebook, {cores()} cores")
    print(f"{'':32}{'clock':>10}{'processor':>12}")
    medians = []
    for name, times in taken.items():
        clock, cpu = (statistics.median(column) for column in zip(*times, strict=True))
        medians.append((clock, cpu))
        print(f"{name:32}{clock:8.1f} s{cpu:10.1f} s")
    (clock, cpu), (own_clock, own_cpu) = medians
    print(f"{'ratio':32}{clock / own_clock:8.1f} x{cpu / own_cpu:10.1f} x")


if __name__ == "__main__":
    main()
