"""SIGKILL of any process of a call at any moment: nothing stays, nothing is lost.

In each round one process of one call is killed. Drawn at random are its kind (the
call, its warm process, a worker, a kernel) and the moment, of all those at which there
is one of its kind: while Python starts and imports, while the warm process comes up,
while notebooks run, while reports and the index are written. A third of the kills
wait for up to half a second until a file is being written, a third strike while a
notebook runs that has a process of its own.

This test has 50 rounds, `make stress` 200, either ROUNDS of them. SEED draws: 2026,
unless another one is given. A complaint says which seed, chain and kill it is from.
"""

import json
import os
import random
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import pytest

from tests.batch.killing import (
    CHILD,
    FILE,
    NOBODY,
    VICTIMS,
    Call,
    Kill,
    Spans,
    half_written,
)
from tests.batch.program import report_command
from valuebook.batch.ledger import Ledger
from valuebook.batch.output import RESULTS, STATE
from valuebook.batch.work import BEST

pytestmark = [
    pytest.mark.batch,
    pytest.mark.skipif(BEST != "warm", reason="kernels are forked on Linux alone"),
]

ROUNDS = int(os.environ.get("ROUNDS", "50"))
SEED = int(os.environ.get("SEED", "2026"))

# a notebook and its child, none of which may outlive what has started them: where one
# of these is gone meanwhile it would run for long
CODE = """\
import os, pathlib, subprocess, time
def parent(pid):
    stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
    return int(stat.rpartition(") ")[2].split()[1])
worker = os.getppid()
warm = parent(worker)
above = [worker, warm, parent(warm)]
child = subprocess.Popen(["sleep", "60"])
time.sleep(0.1)
if not all(os.path.exists(f"/proc/{pid}") for pid in above):
    time.sleep(60)
child.kill()
child.wait()"""

# so many folders at a time, and for each kill so many calls at most
CHAINS = 2
MOST_CALLS = 4


def files(out: Path) -> Mapping[str, bytes]:
    """Return every file of the output folder but times, the ledger and the lock."""
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.parent.name != STATE and path.name != RESULTS
    }


def records(out: Path) -> list[Mapping[str, object]]:
    found = json.loads((out / RESULTS).read_bytes())
    return [{**each, "seconds": 0, "started": ""} for each in found]


def noted(out: Path) -> Mapping[object, object]:
    ledger = Ledger(out)
    runs = {
        key: replace(record, outcome=replace(record.outcome, seconds=0, started=""))
        for key, record in ledger.runs.items()
    }
    measures = {("measures", key): each for key, each in ledger.measures.items()}
    return {**runs, **ledger.pages, **measures}


def good(out: Path) -> Mapping[Path, int]:
    """Return when each notebook of a run that went well was written."""
    if not out.exists():
        return {}
    return {
        path: path.stat().st_mtime_ns
        for (initiative, name), record in Ledger(out).runs.items()
        if record.outcome.status == "ok"
        for path in [out / initiative / f"{name}.ipynb"]
    }


def torn(name: str, content: bytes) -> bool:
    """Return whether a file is not whole, whatever it says."""
    if name.endswith(".html"):
        return not content.rstrip().endswith(b"</html>")
    try:
        json.loads(content)
    except ValueError:
        return True
    return False


@pytest.fixture
def start(request_for, notebook, tmp_path) -> Callable[[Path], Call]:
    """Return what starts a call that writes to a folder."""
    notebook("value-hypothesis", CODE)
    numbers = count()

    def begun(out: Path) -> Call:
        asked = replace(request_for(), out=out)
        temporary = tmp_path / f"temporary-{next(numbers)}"
        return Call(report_command(asked, "--jobs", "2"), out, temporary)

    return begun


@dataclass
class Draws:
    """Kills at random, each while there is one of its kind, as `spans` has it."""

    drawn: random.Random
    spans: Spans

    def next(self, left: float) -> Kill:
        """Return a kill in a call to which this share of all runs is left."""
        if not left:
            return NOBODY
        victim = self.drawn.choice(VICTIMS)
        # a kernel writes nothing
        beside = self.drawn.choice(["", CHILD, "" if victim == "kernel" else FILE])
        first, last = self.spans[CHILD if beside == CHILD else victim]
        first_kernel, last_kernel = self.spans["kernel"]
        saved = (1 - left) * (last_kernel - first_kernel)
        return Kill(victim, self.drawn.uniform(first, max(first, last - saved)), beside)

    def heed(self, spans: Spans) -> None:
        """Draw from now on as a later call went that nobody disturbed.

        Beside other work a processor does less in a second.
        """
        if spans.keys() == self.spans.keys():
            self.spans = spans


@dataclass
class Folder:
    """An output folder whose calls are killed one after the other until it is whole.

    `expected` is one that nobody has disturbed; `is_harmed` says whether a run of it
    was lost so far, whose report then says so.
    """

    out: Path
    expected: Path
    is_harmed: bool = False

    def complaints(self, call: Call, kill: Kill, *, was_killed: bool) -> Iterator[str]:
        """Yield what is not as it should be when the call has ended."""
        code, errors = call.ended()
        is_over = was_killed and kill.victim == "call"
        self.is_harmed |= was_killed and not is_over
        if not is_over and (errors or code not in (0, 1)):
            yield f"the call ended with {code}: {errors}"
        if left := call.left():
            yield f"left: {left}"
        if not is_over and (parts := half_written(self.out)):
            yield f"half-written: {parts}"
        yield from self._not_whole()
        if code == 0 and not is_over:
            yield from self._otherwise()

    def _not_whole(self) -> Iterator[str]:
        results = self.out / RESULTS
        if results.exists() and torn(RESULTS, results.read_bytes()):
            yield f"{RESULTS} is not whole"
        whole = files(self.expected)
        for name, content in files(self.out).items():
            is_run = name in whole and name.endswith(".ipynb")
            if name.endswith(".part"):
                continue
            if torn(name, content) or (
                content != whole.get(name) and (is_run or not self.is_harmed)
            ):
                yield f"{name} is not whole"

    def _otherwise(self) -> Iterator[str]:
        """Yield what of a folder that is done is other than undisturbed."""
        if files(self.out) != files(self.expected):
            yield "other files than undisturbed"
        if (records(self.out), noted(self.out)) != (
            records(self.expected),
            noted(self.expected),
        ):
            yield "other records than undisturbed"


def chain(
    start: Callable[[Path], Call], folders: Iterator[Folder], draws: Draws, rounds: int
) -> Iterator[tuple[Kill, list[str]]]:
    """Kill the calls on a folder, each of which goes on where the last one ended.

    Yield every kill that was carried out and what was wrong after it. A folder that is
    whole is left for the next one; the last is made whole by a call of its own.
    """
    folder = next(folders)
    carried_out = 0
    for call_number in count():
        is_last = carried_out == rounds or call_number == MOST_CALLS * rounds
        before = good(folder.out)
        left = 1 - len(before) / len(good(folder.expected))
        kill = NOBODY if is_last else draws.next(left)
        call = start(folder.out)
        was_killed = kill is not NOBODY and call.killed(kill)
        found = list(folder.complaints(call, kill, was_killed=was_killed))
        if any(path.stat().st_mtime_ns != written for path, written in before.items()):
            found.append("what was there is made again")
        if is_last and call.program.returncode:
            found.append("the last call has not made everything")
        if was_killed or found:
            yield kill, found
        if is_last:
            return
        carried_out += was_killed
        if left == 1 and not was_killed:
            draws.heed(call.spans)
        if call.program.returncode == 0:
            folder = next(folders)


def test_whoever_is_killed_nothing_stays_and_the_next_call_does_the_rest(
    start, tmp_path
):
    expected = [tmp_path / f"undisturbed-{each}" for each in range(CHAINS)]

    def outcomes(number: int) -> list[tuple[Kill, list[str]]]:
        # beside the other chains, as later calls are
        call = start(expected[number])
        call.undisturbed()
        assert call.ended() == (0, "")
        places = (tmp_path / f"reports-{number}-{each}" for each in count())
        folders = (Folder(place, expected[number]) for place in places)
        draws = Draws(random.Random(SEED + number), call.spans)
        return list(chain(start, folders, draws, len(range(number, ROUNDS, CHAINS))))

    with ThreadPoolExecutor(CHAINS) as threads:
        found = [*threads.map(outcomes, range(CHAINS))]
    assert files(expected[0]) == files(expected[1])
    assert [
        f"SEED={SEED}, chain {number}, kill {nth}, {kill}: {', '.join(complaints)}"
        for number, kills in enumerate(found)
        for nth, (kill, complaints) in enumerate(kills)
        if complaints
    ] == []
    assert sum(map(len, found)) == ROUNDS
