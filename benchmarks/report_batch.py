"""How long reports take and what they cost, against three other ways to the same.

The notebooks of the first initiatives of the sample company are run and converted

- by the command lines of papermill and `jupyter nbconvert`, one after the other,
- by the functions of papermill and nbconvert, in processes that have imported them,
- by `valuebook report`, which also binds the pages and writes the index,
- as the code of their cells alone, in one process that has imported everything and
  only formats what the cells show: less than this no way can take.

They alternate; shown are the medians of the time on the clock, of the processor time
and of the peak memory of all processes, pages they share counted once, and how many
times as much each takes as `valuebook report`.

    python benchmarks/report_batch.py [--initiatives 8] [--rounds 1] [--jobs 2]
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import papermill
import psutil
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbconvert import HTMLExporter

from valuebook.batch.engine import parameterized
from valuebook.batch.processes import cores
from valuebook.batch.rehearsal import rehearse
from valuebook.batch.request import Request, checked
from valuebook.batch.work import Run
from valuebook.bundled import bundled

COMPANY = bundled("sample_data") / "company"
COMMANDS = Path(sys.executable).parent
OWN = "valuebook report"

# processes are forked from this one, which has no thread
FORKING = get_context("fork")


def call(*words: object) -> None:
    """Run a command; what it says is shown only when it fails."""
    done = subprocess.run([*map(str, words)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")


def source(run: Run) -> Path:
    """Return the notebook of a run."""
    return bundled("notebooks") / f"{run.notebook}.ipynb"


def made(run: Run, folder: Path) -> Path:
    """Return where the executed notebook of a run goes."""
    return folder / f"{run.initiative}-{run.notebook}.ipynb"


def command_lines(runs: Sequence[Run], folder: Path) -> None:
    """Run and convert each notebook by the command lines of papermill and nbconvert."""
    for run in runs:
        given = [
            word
            for name, value in run.values.items()
            for word in ("-r" if isinstance(value, str) else "-p", name, value)
        ]
        there = made(run, folder)
        words = (source(run), there, *given, "-k", "python3", "--no-progress-bar")
        call(COMMANDS / "papermill", *words)
        call(COMMANDS / "jupyter", "nbconvert", "--to", "html", there)


def functions(runs: Sequence[Run], folder: Path, jobs: int) -> None:
    """Run and convert the notebooks by the functions of papermill and nbconvert."""
    with FORKING.Pool(jobs, _silence) as pool:
        pool.map(partial(_by_functions, folder=folder), runs, chunksize=1)


def _silence() -> None:
    """Keep what kernels say of their sockets from the table."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _by_functions(run: Run, folder: Path) -> None:
    there = made(run, folder)
    papermill.execute_notebook(
        source(run), there, dict(run.values), kernel_name="python3", progress_bar=False
    )
    page, _ = HTMLExporter().from_filename(str(there))
    there.with_suffix(".html").write_text(page, encoding="utf-8")


def report(runs: Sequence[Run], folder: Path, jobs: int) -> None:
    """Make the reports of the initiatives by `valuebook report`."""
    initiatives = dict.fromkeys(run.initiative for run in runs)
    only = [word for each in initiatives for word in ("--only", each)]
    words = ["report", COMPANY, "--out", folder, "--jobs", jobs, *only]
    call(COMMANDS / "valuebook", *words)


def cells_alone(runs: Sequence[Run]) -> None:
    """Run the code of the cells, and format what they show, in this process."""
    shell = InteractiveShell.instance()
    for run in runs:
        shell.reset()
        text = source(run).read_text(encoding="utf-8")
        for cell in parameterized(text, run.values).cells:
            if cell.cell_type == "code":
                with capture_output():
                    ended = shell.run_cell(cell.source)
                ended.raise_error()


def measured(work: Callable[[Path], None]) -> tuple[float, float, float]:
    """Return what the work takes: seconds, seconds of processors, MiB at the peak."""
    with TemporaryDirectory() as folder:
        before, cpu, peak = time.perf_counter(), processor_time(), 0.0
        process = FORKING.Process(target=work, args=(Path(folder),))
        process.start()
        while process.is_alive():
            peak = max(peak, memory(psutil.Process(process.pid)))
            process.join(0.2)
        if process.exitcode:
            sys.exit(f"ended with {process.exitcode}")
        return time.perf_counter() - before, processor_time() - cpu, peak


def memory(process: psutil.Process) -> float:
    """Return the MiB of all that the process has started, or its own if nothing."""
    total = 0
    with suppress(psutil.NoSuchProcess):
        for each in process.children(recursive=True) or [process]:
            with suppress(psutil.Error):
                total += each.memory_full_info().pss
    return total / 2**20


def processor_time() -> float:
    """Return the processor time of all processes started so far that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def runs_of_the_first(count: int) -> list[Run]:
    """Return the runs of so many initiatives, the first of the sample company."""
    with TemporaryDirectory() as folder:
        batch = checked(Request(COMPANY, Path(folder)))
    return [run for each in list(batch.runs.values())[:count] for run in each]


def main() -> None:
    """Print the table of seconds, memory and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--initiatives", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=cores())
    asked = parser.parse_args()
    runs = runs_of_the_first(asked.initiatives)
    rehearse(str(COMPANY))
    sides: dict[str, Callable[[Path], None]] = {
        "papermill + jupyter nbconvert": lambda folder: command_lines(runs, folder),
        "their functions": lambda folder: functions(runs, folder, asked.jobs),
        OWN: lambda folder: report(runs, folder, asked.jobs),
        "the cells alone": lambda folder: cells_alone(runs),
    }
    taken: dict[str, list[tuple[float, ...]]] = {name: [] for name in sides}
    for _ in range(asked.rounds):
        for name, work in sides.items():
            taken[name].append(measured(work))
    medians = {
        name: [statistics.median(column) for column in zip(*each, strict=True)]
        for name, each in taken.items()
    }
    print(f"{len(runs)} runs, {asked.jobs} at a time, on {cores()} cores")
    print(f"{'':32}{'clock':>10}{'processor':>20}{'memory':>22}")
    for name, (clock, cpu, peak) in medians.items():
        ratios = [
            mine / own for mine, own in zip(medians[name], medians[OWN], strict=True)
        ]
        print(
            f"{name:30}{clock:7.1f} s {ratios[0]:5.2f} x{cpu:9.1f} s {ratios[1]:5.2f} x"
            f"{peak:9.0f} MiB {ratios[2]:5.2f} x"
        )


if __name__ == "__main__":
    main()
