"""What a call costs that has little to do: nothing has changed, or one actual has.

For each size, the sample company is enlarged to so many initiatives, and
`valuebook report` makes all their reports; then the same call is given again as it is;
then once more after the last actual of one initiative was changed; and at last with
`--force`, whose pages must be those of the call before, byte for byte. Shown are runs
made, time on the clock, processor time, and both as a share of the first call.

    python benchmarks/what_changed.py [--initiatives 16] [--notebook NAME …]
        [--jobs 2] [--no-force]
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from registers.corrected import correct
from registers.enlarged import enlarge

from valuebook.batch.processes import cores
from valuebook.bundled import bundled

COMPANY = bundled("sample_data") / "company"
VALUEBOOK = Path(sys.executable).with_name("valuebook")


def timed(words: Sequence[object]) -> tuple[float, float]:
    """Return the seconds and the seconds of processors that a call takes."""
    before, cpu = time.perf_counter(), processor_time()
    done = subprocess.run([*map(str, words)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}")
    return time.perf_counter() - before, processor_time() - cpu


def processor_time() -> float:
    """Return the processor time of all processes started so far that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def runs(out: Path) -> dict[tuple[str, str], tuple[str, float]]:
    """Return when each run in the output folder was started and how long it took."""
    records = json.loads((out / "results.json").read_bytes())
    return {
        (each["id"], each["notebook"]): (each["started"], each["seconds"])
        for each in records
    }


def pages(out: Path) -> dict[Path, bytes]:
    """Return every page and notebook in the output folder."""
    return {
        path: path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.suffix in (".html", ".ipynb")
    }


def measure(size: int, options: Sequence[object], *, force: bool) -> None:
    """Print the rows for so many initiatives."""
    with TemporaryDirectory() as folder:
        register, out = Path(folder) / "register", Path(folder) / "reports"
        enlarge(COMPANY, register, initiatives=size)
        words = (VALUEBOOK, "report", register, "--out", out, "--quiet", *options)
        whole = timed(words)
        made = runs(out)
        tell(f"{size} initiatives, all", len(made), whole, whole)
        again = timed(words)
        tell("nothing changed", _anew(made, runs(out)), again, whole)
        correct(register)
        changed = timed(words)
        tell("one actual changed", _anew(made, runs(out)), changed, whole)
        if force:
            incremental = pages(out)
            timed((*words, "--force"))
            if pages(out) != incremental:
                sys.exit("the pages of a whole run are not those that were there")
            print("the pages equal those of a whole run after the change")


def _anew(
    before: dict[tuple[str, str], tuple[str, float]],
    after: dict[tuple[str, str], tuple[str, float]],
) -> int:
    return sum(after[key] != before[key] for key in after)


def tell(
    what: str, count: int, taken: tuple[float, float], whole: tuple[float, float]
) -> None:
    """Print a row of the table."""
    clock, cpu = (mine / all_ for mine, all_ in zip(taken, whole, strict=True))
    print(
        f"{what:24}{count:6} runs{taken[0]:9.2f} s {clock:8.2%}"
        f"{taken[1]:10.2f} s of processors {cpu:8.2%}",
        flush=True,
    )


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--initiatives", type=int, nargs="+", default=[16])
    parser.add_argument("--notebook", nargs="+", default=[])
    parser.add_argument("--jobs", type=int, default=cores())
    parser.add_argument("--no-force", action="store_true")
    asked = parser.parse_args()
    options = ["--jobs", asked.jobs]
    options += [word for each in asked.notebook for word in ("--notebook", each)]
    for size in asked.initiatives:
        measure(size, options, force=not asked.no_force)


if __name__ == "__main__":
    main()
