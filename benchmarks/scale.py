"""How time, memory and files grow with the number of initiatives, on one machine.

For each size, the sample company is enlarged to so many initiatives, and
`valuebook report` runs one notebook for each of them; then the same call is given
again, when nothing has changed, and once more when one actual was corrected. Measured
are their times, the processor time of the first, the peak memory of any call itself
and of all processes of the first (pages they share counted once), and the size of the
index and of all that is written.

    python benchmarks/scale.py [--sizes 10 100] [--notebook operating-model]
        [--jobs 2] [--write docs/scale.md]

With `--write` the table takes the place of the one in that page.
"""

import argparse
import re
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

import psutil
from registers.corrected import correct
from registers.enlarged import enlarge

from valuebook.batch.processes import cores
from valuebook.bundled import bundled

COMPANY = bundled("sample_data") / "company"
VALUEBOOK = Path(sys.executable).with_name("valuebook")
TABLE = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- /measured -->)", re.DOTALL)
HEADS = (
    "initiatives",
    "first call",
    "an initiative",
    "processor",
    "second call",
    "one actual",
    "call itself",
    "all processes",
    "index.html",
    "DIR",
)
# how often one looks at the call itself, and at all processes every so many times
TICK = 0.1
EVERY = 5


@dataclass
class Peak:
    """The most memory seen, in MiB, of a call itself and with all its processes."""

    own: float = 0.0
    whole: float = 0.0

    def watch(self, call: psutil.Process, ended: Event) -> None:
        """Look again and again until the call has ended."""
        for look in count():
            if ended.wait(TICK):
                return
            with suppress(psutil.Error):
                own = shared_memory(call)
                self.own = max(self.own, own)
                if look % EVERY == 0:
                    rest = sum(map(shared_memory, call.children(recursive=True)))
                    self.whole = max(self.whole, own + rest)


def shared_memory(process: psutil.Process) -> float:
    """Return the MiB of a process, its share of what it shares, 0 if it is gone."""
    with suppress(psutil.Error):
        return float(process.memory_full_info().pss / 2**20)
    return 0.0


def timed(words: Sequence[object]) -> tuple[float, float, Peak]:
    """Return the seconds, the seconds of processors and the peak memory of a call."""
    before, cpu = time.perf_counter(), processor_time()
    call = psutil.Popen([*map(str, words)], stdout=subprocess.PIPE)
    peak, ended = Peak(), Event()
    watch = Thread(target=peak.watch, args=(call, ended))
    watch.start()
    said, _ = call.communicate()
    clock = time.perf_counter() - before
    ended.set()
    watch.join()
    if call.returncode:
        sys.exit(said.decode())
    return clock, processor_time() - cpu, peak


def processor_time() -> float:
    """Return the processor time of all processes started so far that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(size: int, notebook: str, jobs: int) -> list[str]:
    """Return the cells of the row for so many initiatives."""
    with TemporaryDirectory() as folder:
        register, out = Path(folder) / "register", Path(folder) / "reports"
        enlarge(COMPANY, register, initiatives=size)
        where = ("--out", out, "--jobs", jobs, "--notebook", notebook)
        words = (VALUEBOOK, "report", register, *where, "--quiet")
        first, cpu, peak = timed(words)
        second, _, again = timed(words)
        correct(register)
        third, _, corrected = timed(words)
        index = (out / "index.html").stat().st_size
        written = sum(each.stat().st_size for each in out.rglob("*") if each.is_file())
    return [
        f"{size:,}",
        f"{first:,.0f} s",
        f"{first / size:.2f} s",
        f"{cpu:,.0f} s",
        f"{second:.1f} s",
        f"{third:.1f} s",
        f"{max(peak.own, again.own, corrected.own):,.0f} MiB",
        f"{peak.whole:,.0f} MiB",
        f"{index / 1000:,.0f} kB",
        f"{written / 1e6:,.0f} MB",
    ]


def main() -> None:
    """Print the table row by row; write it where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100])
    parser.add_argument("--notebook", default="operating-model")
    parser.add_argument("--jobs", type=int, default=cores())
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    lines = [line(HEADS), line(["---:"] * len(HEADS))]
    print("\n".join(lines))
    for size in asked.sizes:
        lines.append(line(measured(size, asked.notebook, asked.jobs)))
        print(lines[-1], flush=True)
    if asked.write:
        page = asked.write.read_text(encoding="utf-8")
        table = "".join(f"{each}\n" for each in lines)
        asked.write.write_text(TABLE.sub(lambda _: table, page), encoding="utf-8")


def line(cells: Sequence[str]) -> str:
    """Return a row of a table in Markdown."""
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
