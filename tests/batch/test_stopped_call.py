"""A call that is stopped in the middle, by a signal it can answer or cannot."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.batch.program import report_command
from valuebook.batch.work import BEST

pytestmark = [
    pytest.mark.batch,
    pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix"),
]

# B runs until somebody ends it, with a child, deaf to every polite request
DEAF = """\
import signal, subprocess, sys, time
if initiative == "B":
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(99)"])
    while True:
        try:
            time.sleep(9)
        except KeyboardInterrupt:
            pass"""

SECONDS = 5

ENGINES = ["warm", "stock"] if BEST == "warm" else ["stock"]


@pytest.fixture
def engine() -> str:
    """Return the engine of a test that does not name its own."""
    return BEST


@pytest.fixture
def command(engine, request_for, notebook) -> list[str]:
    notebook("value-hypothesis", DEAF)
    words = ["--jobs", "1", "--notebook", "value-hypothesis", "--engine", engine]
    return report_command(request_for(), *words)


@pytest.fixture
def out(request_for) -> Path:
    return request_for().out


@pytest.fixture
def temporary(tmp_path) -> Path:
    """Return the folder for temporary files of the call.

    Its path is too long for a Unix socket, so that kernels are reached over TCP.
    """
    folder = tmp_path / ("t" * 99)
    folder.mkdir()
    return folder


@pytest.fixture
def call(command, temporary) -> Iterator[subprocess.Popen]:
    """Return the call when B has started its child."""
    started = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    end = time.monotonic() + 60
    while not any("sleep(99)" in each for each in commands(started.pid)):
        assert time.monotonic() < end
        assert started.poll() is None, started.stderr.read()
        time.sleep(0.05)
    yield started
    started.kill()
    started.communicate()


def family(pid: int) -> list[psutil.Process]:
    """Return every process that the call has started, and what those have."""
    return psutil.Process(pid).children(recursive=True)


def commands(pid: int) -> list[str]:
    """Return the command line of every process of the family that still runs."""
    found = []
    for each in family(pid):
        with suppress(psutil.NoSuchProcess):
            found.append(" ".join(each.cmdline()))
    return found


def none_left(processes: list[psutil.Process]) -> bool:
    return not psutil.wait_procs(processes, timeout=SECONDS)[1]


@pytest.mark.parametrize(
    ("number", "code", "engine"),
    [
        *((signal.SIGINT, 130, engine) for engine in ENGINES),
        (signal.SIGTERM, 143, BEST),
        (signal.SIGHUP, 129, BEST),
    ],
)
def test_a_stopped_call_leaves_no_process_and_says_how_to_go_on(
    call, out, temporary, number, code
):
    processes = family(call.pid)
    asked = time.monotonic()
    call.send_signal(number)
    said, errors = call.communicate(timeout=30)
    assert (call.returncode, errors) == (code, "")
    assert time.monotonic() - asked < SECONDS
    assert none_left(processes)
    assert said.splitlines() == [
        "Of 3 runs, 1 went well, 2 are left.",
        "Stopped. To go on, give the same command: what was finished is not run again.",
        f"{out}/index.html lists every initiative.",
    ]
    assert (out / "A" / "report.html").is_file()
    status = [
        each["status"] for each in json.loads((out / "results.json").read_bytes())
    ]
    assert status == ["ok", "not_run", "not_run"]
    assert "1 complete, 2 not made" in (out / "index.html").read_text("utf-8")
    assert not list(out.rglob("*.part"))
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_a_killed_call_leaves_no_process_and_the_next_does_the_rest(
    call, command, out, temporary
):
    processes = family(call.pid)
    call.kill()
    call.communicate()
    assert none_left(processes)
    assert list(temporary.iterdir()) == []
    first = (out / "A" / "value-hypothesis.ipynb").read_bytes()
    planned = subprocess.run([*command, "--dry-run"], capture_output=True, text=True)
    assert planned.stdout.splitlines() == [
        "B value-hypothesis: not made yet",
        "C value-hypothesis: not made yet",
        "2 runs would be made, 1 not: nothing has changed for them.",
    ]
    done = subprocess.run([*command, "--timeout", "3"], capture_output=True, text=True)
    assert done.returncode == 1
    assert "Of 3 runs, 1 went well, 1 failed, 1 had not changed" in done.stdout
    assert (out / "A" / "value-hypothesis.ipynb").read_bytes() == first


def test_a_second_call_on_the_same_folder_says_who_holds_it(call, command, out):
    second = subprocess.run(command, capture_output=True, text=True)
    assert second.returncode == 2
    assert second.stderr.startswith(f"--out: {out} is in use by process {call.pid} on ")


def on_a_disk_with(room: int, command: list[str]) -> subprocess.CompletedProcess:
    """Run the command where no file may have more than so many bytes."""
    resource = pytest.importorskip("resource")
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )


def test_a_full_disk_costs_the_new_files_alone(command, out, notebook):
    notebook("value-hypothesis")
    command = [*command, "--only", "A"]
    assert subprocess.run(command, capture_output=True).returncode == 0
    before = {path: path.read_bytes() for path in (out / "A").iterdir()}
    notebook("value-hypothesis", "print('x' * 40_000)")
    ended = on_a_disk_with(30_000, command)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert ended.stdout.splitlines()[0] == (
        "A value-hypothesis: could not be written: File too large; "
        "make room for 43 kB, or see who may write there"
    )
    assert {path: path.read_bytes() for path in (out / "A").iterdir()} == before
    ended = on_a_disk_with(500, command)
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "ledger.jsonl: could not be written: File too large; make" in ended.stderr
    assert "; the reports that were written stand; mend this and run" in ended.stderr
    assert {path: path.read_bytes() for path in (out / "A").iterdir()} == before
    assert not list(out.rglob("*.part"))
