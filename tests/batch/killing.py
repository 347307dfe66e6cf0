"""A call in a program of its own, and the SIGKILL of one of its processes."""

import os
import signal
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

VICTIMS = ["call", "warm process", "worker", "kernel"]
"""Kinds of processes of a call, each started by the one before."""

CHILD = "child"
"""A process that a notebook has started."""
FILE = "file"
"""A file that is being written."""

Spans = Mapping[str, tuple[float, float]]
"""For each kind the processor time of a call at which there is the first, the last."""

SECONDS_TO_LEAVE = 5

# how often is looked who is there
_TICK = 0.02
# a file is written in milliseconds, and one is waited for so long at most
_SHORT_TICK = 0.0005
_SECONDS_TO_WRITE = 0.5


@dataclass(frozen=True)
class Kill:
    """Who is killed, and after how many seconds of processor time of the whole call.

    If `beside` names a child, as soon after that as there is one, and who is above it;
    if a file, as soon as one is written, or half a second later. The clock would say
    little of how far a call has come on a machine with other work.
    """

    victim: str
    after: float = 0.0
    beside: str = ""

    def __str__(self) -> str:
        beside = f" beside a {self.beside}" if self.beside else ""
        return f"{self.victim} killed after {self.after:.2f} s{beside}"


NOBODY = Kill("nobody")


@dataclass
class Call:
    """A call in a program of its own, known by its folder for temporary files."""

    command: list[str]
    out: Path
    temporary: Path

    def __post_init__(self) -> None:
        self.spans: Spans = {}
        self.temporary.mkdir()
        self.program = subprocess.Popen(
            self.command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "TMPDIR": str(self.temporary)},
        )

    def ended(self) -> tuple[int, str]:
        """Return the exit code and what was said of errors, when it has ended."""
        _, errors = self.program.communicate(timeout=120)
        return self.program.returncode, errors

    def undisturbed(self) -> None:
        """Let the call go to its end, so that `spans` has all of it."""
        for _ in self._looks():
            pass

    def killed(self, kill: Kill) -> bool:
        """Carry the kill out; return whether there was one left to be killed."""
        for spent, kinds in self._looks():
            with suppress(psutil.NoSuchProcess, ProcessLookupError):
                if spent >= kill.after and (pid := self._victim(kill, kinds)):
                    os.kill(pid, signal.SIGKILL)
                    # a call may have ended by itself just before
                    return pid != self.program.pid or self.program.wait() < 0
        return False

    def _victim(self, kill: Kill, kinds: Mapping[str, list[int]]) -> int:
        """Return the number of the process to be killed at once, 0 for none yet."""
        there = kinds.get(kill.victim, [])
        if kill.beside == CHILD and CHILD in kinds:
            above = {each.pid for each in psutil.Process(kinds[CHILD][-1]).parents()}
            return next((pid for pid in there if pid in above), 0)
        if kill.beside == CHILD or not there:
            return 0
        if kill.beside == FILE:
            self._wait_until_writing()
        return there[-1]

    def left(self) -> list[str]:
        """Return what is left of an ended call after a while, in words."""
        end = time.monotonic() + SECONDS_TO_LEAVE
        while (members := self._members()) and time.monotonic() < end:
            psutil.wait_procs(members, timeout=max(0, end - time.monotonic()))
        return [" ".join(each.info["cmdline"] or ["?"]) for each in members]

    def _looks(self) -> Iterator[tuple[float, Mapping[str, list[int]]]]:
        """Yield the processor time so far and who is there, until the call ends."""
        while self.program.poll() is None:
            spent, kinds = self._look()
            last = {kind: (self.spans.get(kind, (spent,))[0], spent) for kind in kinds}
            self.spans = {**self.spans, **last}
            yield spent, kinds
            time.sleep(_TICK)

    def _look(self) -> tuple[float, Mapping[str, list[int]]]:
        """Return the processor time of all there ever was, and the numbers by kind."""
        started = _started()
        of_test = started[os.getpid()]
        generation = [each for each in of_test if each.pid == self.program.pid]
        spent = 0.0
        kinds: dict[str, list[int]] = {}
        for kind in (*VICTIMS, CHILD):
            spent += sum(each.spent for each in generation)
            # others that lead no session were started by a library, and end at once
            is_led = kind in ("call", CHILD)
            there = [each for each in generation if each.leads or is_led]
            if pids := [each.pid for each in there if not each.has_ended]:
                kinds[kind] = pids
            generation = [new for each in generation for new in started[each.pid]]
        return spent, kinds

    def _members(self) -> list[psutil.Process]:
        """Return every process of the call, whatever has become of its parent."""
        return [
            each
            for each in psutil.process_iter(["environ", "cmdline"])
            if (each.info["environ"] or {}).get("TMPDIR") == str(self.temporary)
        ]

    def _wait_until_writing(self) -> None:
        end = time.monotonic() + _SECONDS_TO_WRITE
        while time.monotonic() < end and not half_written(self.out):
            time.sleep(_SHORT_TICK)


def half_written(out: Path) -> list[str]:
    """Return the names of all files of an output folder that are not yet in place."""
    names = (name for _, _, files in os.walk(out) for name in files)
    return [name for name in names if name.endswith(".part")]


@dataclass(frozen=True)
class _Process:
    """A process, and the seconds that it and its children that have ended took."""

    pid: int
    spent: float
    leads: bool
    has_ended: bool


def _started() -> Mapping[int, list[_Process]]:
    """Return the processes that each has started; psutil takes far longer."""
    started = defaultdict(list)
    for pid in psutil.pids():
        with suppress(OSError):
            stat = Path(f"/proc/{pid}/stat").read_bytes()
            state, parent, _, session, *others = stat.rpartition(b") ")[2].split()
            spent = sum(map(int, others[7:11])) / os.sysconf("SC_CLK_TCK")
            leads = int(session) == pid
            process = _Process(pid, spent, leads, has_ended=state == b"Z")
            started[int(parent)].append(process)
    return started
