"""SIGKILL of any process of a call at any moment: nothing stays, nothing is lost.

`make stress ROUNDS=200` kills as often as it says.
"""

import json
import os
import random
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
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

ROUNDS = int(os.environ.get("ROUNDS", "6"))
SEED = int(os.environ.get("SEED", "2026"))

VICTIMS = ["call", "warm process", "worker", "kernel"]

# a kernel has a child when it is killed, which must not outlive it
CODE = 'import subprocess\nsubprocess.run(["sleep", "0.1"]).returncode'

SECONDS_TO_LEAVE = 5


@dataclass(frozen=True)
class Kill:
    """Who is killed, and so many seconds after there is one of its kind."""

    victim: str
    after: float


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
    return {**runs, **ledger.pages}


def good(out: Path) -> Mapping[Path, int]:
    """Return when each notebook of a run that went well was written."""
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

    def begun(out: Path) -> Call:
        asked = replace(request_for(), out=out)
        temporary = tmp_path / f"temporary-{len(list(tmp_path.iterdir()))}"
        return Call(report_command(asked, "--jobs", "2"), temporary)

    return begun


def complaints(
    start: Callable[[Path], Call], kill: Kill, out: Path, expected: Path
) -> Iterator[str]:
    """Return what is not as it should be when the kill has been carried out."""
    call = start(out)
    was_killed = killed(call, kill)
    code, errors = call.ended()
    if kill.victim != "call" and (errors or code not in (0, 1)):
        yield f"the call ended with {code}: {errors}"
    if left := call.left():
        yield f"left: {left}"
    whole = files(expected)
    for name, content in files(out).items() if out.exists() else ():
        if name.endswith(".part"):
            if kill.victim != "call":
                yield f"{name} is half-written"
        elif was_killed and kill.victim != "call":
            if name in whole and name.endswith(".ipynb") and content != whole[name]:
                yield f"{name} is not whole"
        elif content != whole[name]:
            yield f"{name} is not whole"
    before = good(out) if out.exists() else {}
    call = start(out)
    if (ended := call.ended()) != (0, ""):
        yield f"the next call ended with {ended}"
        return
    if left := call.left():
        yield f"left by the next call: {left}"
    if any(path.stat().st_mtime_ns != written for path, written in before.items()):
        yield "the next call made again what was there"
    if files(out) != whole:
        yield "other files than undisturbed"
    if (records(out), noted(out)) != (records(expected), noted(expected)):
        yield "other records than undisturbed"


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
    drawn = random.Random(SEED)
    for number in range(ROUNDS):
        victim = VICTIMS[number % len(VICTIMS)]
        kill = Kill(victim, drawn.uniform(0, spans[victim]))
        out = tmp_path / f"reports-{number}"
        found = list(complaints(start, kill, out, expected))
        assert (kill, found) == (kill, [])
