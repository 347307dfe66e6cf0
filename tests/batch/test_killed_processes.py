"""SIGKILL of any process of a call at any moment: nothing stays, nothing is lost.

`make stress` kills 200 times, this test 20 times, or either ROUNDS times.
"""

import json
import os
import random
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import psutil
import pytest

from tests.batch.program import report_command
from valuebook.batch.ledger import Ledger
from valuebook.batch.output import RESULTS, STATE
from valuebook.batch.work import BEST

pytestmark = [
    pytest.mark.batch,
    pytest.mark.skipif(BEST != "warm", reason="kernels are forked on Linux alone"),
]

ROUNDS = int(os.environ.get("ROUNDS", "20"))
SEED = int(os.environ.get("SEED", "2026"))

VICTIMS = ["call", "warm process", "worker", "kernel"]

# a kernel has a child when it is killed, which must not outlive it
CODE = 'import subprocess\nsubprocess.run(["sleep", "0.1"]).returncode'

SECONDS_TO_LEAVE = 5

# so many folders at a time, and for each kill so many calls at most
CHAINS = 2
MOST_CALLS = 4


@dataclass(frozen=True)
class Kill:
    """Who is killed, and so many seconds after there is one of its kind."""

    victim: str
    after: float


NOBODY = Kill("nobody", 0)


@dataclass
class Call:
    """A call in a program of its own, known by its folder for temporary files."""

    command: list[str]
    temporary: Path

    def __post_init__(self) -> None:
        self.temporary.mkdir()
        self.program = subprocess.Popen(
            self.command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "TMPDIR": str(self.temporary)},
        )

    def members(self) -> list[psutil.Process]:
        """Return every process of the call, whatever has become of its parent."""
        found = []
        for each in psutil.process_iter():
            with suppress(psutil.Error):
                if each.environ().get("TMPDIR") == str(self.temporary):
                    found.append(each)
        return found

    def of_kind(self, victim: str) -> list[psutil.Process]:
        """Return the processes of the call that are of the kind."""
        kind = [psutil.Process(self.program.pid)]
        for _ in range(VICTIMS.index(victim)):
            kind = [child for each in kind for child in children(each)]
        return kind

    def wait_for(self, victim: str) -> bool:
        """Wait until there is one of the kind; return whether there ever was."""
        while self.program.poll() is None:
            with suppress(psutil.NoSuchProcess):
                if self.of_kind(victim):
                    return True
            time.sleep(0.01)
        return False

    def ended(self) -> tuple[int, str]:
        """Return the exit code and what was said of errors, when it has ended."""
        _, errors = self.program.communicate(timeout=120)
        return self.program.returncode, errors

    def left(self) -> list[str]:
        """Return what is left of an ended call after a while, in words."""
        _, left = psutil.wait_procs(self.members(), timeout=SECONDS_TO_LEAVE)
        return [" ".join(each.cmdline()) for each in left]


def children(process: psutil.Process) -> list[psutil.Process]:
    with suppress(psutil.NoSuchProcess):
        return process.children()
    return []


def killed(call: Call, kill: Kill) -> bool:
    """Carry the kill out; return whether there was one left to be killed."""
    call.wait_for(kill.victim)
    time.sleep(kill.after)
    if not call.wait_for(kill.victim):
        return False
    with suppress(psutil.NoSuchProcess, IndexError):
        call.of_kind(kill.victim)[-1].kill()
        return True
    return False


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


@pytest.fixture
def start(request_for, notebook, tmp_path) -> Callable[[Path], Call]:
    """Return what starts a call that writes to a folder."""
    notebook("value-hypothesis", CODE)
    numbers = count()

    def begun(out: Path) -> Call:
        asked = replace(request_for(), out=out)
        temporary = tmp_path / f"temporary-{next(numbers)}"
        return Call(report_command(asked, "--jobs", "2"), temporary)

    return begun


@dataclass
class Draws:
    """Kills at random, sooner after one that came too late for its call.

    A call ends the sooner the less is left to do. `spans` says for how many seconds
    there was one of each kind in a call that nobody disturbed.
    """

    drawn: random.Random
    spans: Mapping[str, float]
    share: float = 1.0

    def next(self) -> Kill:
        victim = self.drawn.choice(VICTIMS)
        return Kill(victim, self.drawn.uniform(0, self.share * self.spans[victim]))

    def heed(self, *, was_killed: bool) -> None:
        self.share = min(1.0, self.share * 1.1) if was_killed else self.share * 0.7


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
        yield from self._half_written(is_over=is_over)
        if code == 0 and not is_over:
            yield from self._otherwise()

    def _half_written(self, *, is_over: bool) -> Iterator[str]:
        whole = files(self.expected)
        for name, content in files(self.out).items() if self.out.exists() else ():
            if name.endswith(".part"):
                if not is_over:
                    yield f"{name} is half-written"
            elif self.is_harmed:
                if name in whole and name.endswith(".ipynb") and content != whole[name]:
                    yield f"{name} is not whole"
            elif content != whole[name]:
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
        kill = NOBODY if is_last else draws.next()
        before = good(folder.out)
        call = start(folder.out)
        was_killed = not is_last and killed(call, kill)
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
        draws.heed(was_killed=was_killed)
        if call.program.returncode == 0:
            folder = next(folders)


def test_whoever_is_killed_nothing_stays_and_the_next_call_does_the_rest(
    start, tmp_path
):
    expected = tmp_path / "undisturbed"
    call = start(expected)
    seen = {}
    for victim in VICTIMS:
        assert call.wait_for(victim)
        seen[victim] = time.monotonic()
    assert call.ended() == (0, "")
    spans = {victim: time.monotonic() - moment for victim, moment in seen.items()}

    def outcomes(number: int) -> list[tuple[Kill, list[str]]]:
        places = (tmp_path / f"reports-{number}-{each}" for each in count())
        folders = (Folder(place, expected) for place in places)
        draws = Draws(random.Random(SEED + number), spans)
        return list(chain(start, folders, draws, ROUNDS // CHAINS))

    with ThreadPoolExecutor(CHAINS) as threads:
        found = [each for many in threads.map(outcomes, range(CHAINS)) for each in many]
    assert [each for each in found if each[1]] == []
    assert len(found) == ROUNDS // CHAINS * CHAINS
