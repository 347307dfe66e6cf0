"""How long reports take and what they cost, against three other ways to the same.

The notebooks of so many initiatives, those of the sample company over and over, are
run and converted

- stock: by the command lines of papermill and `jupyter nbconvert`, one by one,
- functions: by the functions of papermill and nbconvert, in processes that have
  imported them,
- report: by `valuebook report`, which also binds the pages and writes the index,
- alone: as the code of their cells, in one process that has imported and read
  everything and only formats what the cells show: less than this no way can take.

They alternate. Shown are the medians of the time on the clock and of the processor time
of one run, of the peak memory of all processes, pages they share counted once, and how
many times as much each takes as `valuebook report`. What the first two ways take grows
with each run alone, so that they make no more than a sample of the runs.

    python benchmarks/report_batch.py [--initiatives 24] [--sample 24] [--rounds 1]
        [--jobs 2] [--sides stock functions report alone]
"""

import argparse
import gc
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

# for this process alone, as in a report
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import papermill
import psutil
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbconvert import HTMLExporter
from registers.enlarged import enlarge

from valuebook.batch.engine import parameterized
from valuebook.batch.processes import cores
from valuebook.batch.rehearsal import rehearse
from valuebook.batch.request import Request, checked
from valuebook.batch.work import Run
from valuebook.bundled import bundled

del os.environ["OPENBLAS_NUM_THREADS"]

COMPANY = bundled("sample_data") / "company"
COMMANDS = Path(sys.executable).parent
OWN = "report"
WAYS = {
    "stock": "the command lines of papermill and nbconvert",
    "functions": "their functions in as many processes",
}

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
    register = runs[0].values["register"]
    words = ["report", register, "--out", folder, "--jobs", jobs, *only]
    call(COMMANDS / "valuebook", *words)


def cells_alone(runs: Sequence[Run]) -> None:
    """Run the code of the cells, and format what they show, in this process."""
    gc.freeze()
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


def runs_of(register: Path, initiatives: int) -> list[Run]:
    """Return the runs of the first initiatives of a register."""
    with TemporaryDirectory() as folder:
        batch = checked(Request(register, Path(folder)))
    return [run for each in list(batch.runs.values())[:initiatives] for run in each]


def main() -> None:
    """Print the table of seconds, memory and ratios."""
    names = ("stock", "functions", OWN, "alone")
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--initiatives", type=int, default=24)
    parser.add_argument("--sample", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=cores())
    parser.add_argument("--sides", nargs="+", choices=names, default=names)
    asked = parser.parse_args()
    with TemporaryDirectory() as scratch:
        register = Path(scratch) / "company"
        enlarge(COMPANY, register, initiatives=asked.initiatives)
        compare(runs_of(register, asked.initiatives), asked)


def compare(runs: Sequence[Run], asked: argparse.Namespace) -> None:
    """Measure the sides in turn and print what they take."""
    rehearse(str(runs[0].values["register"]))
    some = runs[:: max(1, len(runs) // asked.sample)][: asked.sample]
    sides: dict[str, tuple[Sequence[Run], Callable[[Path], None]]] = {
        "stock": (some, lambda folder: command_lines(some, folder)),
        "functions": (some, lambda folder: functions(some, folder, asked.jobs)),
        OWN: (runs, lambda folder: report(runs, folder, asked.jobs)),
        "alone": (runs, lambda folder: cells_alone(runs)),
    }
    taken: dict[str, list[tuple[float, ...]]] = {name: [] for name in asked.sides}
    for _ in range(asked.rounds):
        for name, measures in taken.items():
            made, work = sides[name]
            clock, cpu, peak = measured(work)
            measures.append((clock / len(made), cpu / len(made), peak))
    medians = {
        name: [statistics.median(column) for column in zip(*each, strict=True)]
        for name, each in taken.items()
    }
    print(f"{asked.initiatives} initiatives, {asked.jobs} at a time, {cores()} cores")
    print(f"{'':10}{'runs':>5}{'clock a run':>19}{'processor a run':>19}{'memory':>20}")
    for name, (clock, cpu, peak) in medians.items():
        own = medians.get(OWN, medians[name])
        ratios = [mine / its for mine, its in zip(medians[name], own, strict=True)]
        print(
            f"{name:10}{len(sides[name][0]):5}{clock:9.2f} s {ratios[0]:5.2f} x"
            f"{cpu:9.2f} s {ratios[1]:5.2f} x{peak:8.0f} MiB {ratios[2]:5.2f} x"
        )
    print("\n".join(summary(medians)))


def summary(medians: Mapping[str, Sequence[float]]) -> Iterator[str]:
    """Yield how `valuebook report` stands beside each other way, in a sentence."""
    if OWN not in medians:
        return
    own_clock, own_cpu, _ = medians[OWN]
    for name, said in WAYS.items():
        if name in medians:
            ratio = medians[name][0] / own_clock
            yield f"valuebook report is {ratio:.1f} x as fast as {said}"
    if "alone" in medians:
        ratio = own_cpu / medians["alone"][1]
        yield f"it takes {ratio:.2f} x the processor time of the cells alone"


if __name__ == "__main__":
    main()
