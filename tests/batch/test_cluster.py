"""Reports made on a cluster of dask.distributed: a scheduler and real workers."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Thread

import psutil
import pytest

from tests.batch.program import report_command
from valuebook.batch import cluster as clusters
from valuebook.batch.cluster import connected
from valuebook.batch.crew import crew_of
from valuebook.batch.ledger import Ledger
from valuebook.batch.reports import write_reports
from valuebook.batch.request import Request, checked
from valuebook.batch.share import Share
from valuebook.batch.work import Limits, Means
from valuebook.model import ValuebookError

pytestmark = [
    pytest.mark.batch,
    pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix"),
]

SECONDS = 5
MANY = Means(99, limits=Limits(cell=60, run=60))

# B tells where it runs, and goes on for long unless it is told otherwise
SLOW = """\
import os, time
from pathlib import Path
folder = Path({folder!r})
if initiative == "B" and not (folder / "quick").exists():
    (folder / "part").write_text(str(os.getpid()))
    (folder / "part").rename(folder / "running")
    time.sleep(99)
initiative"""

# as if another pandas were installed
OTHER = """\
import importlib.metadata as metadata
found = metadata.version
metadata.version = lambda name: "2.0.0" if name == "pandas" else found(name)
"""


@dataclass
class Machines:
    """A scheduler and workers in programs of their own, and a server of S3."""

    folder: Path
    environment: dict[str, str]
    scheduler: str = ""
    programs: list[subprocess.Popen] = field(default_factory=list)

    def start(self, *words: str, **environment: str) -> subprocess.Popen:
        number = len(self.programs)
        with (self.folder / f"{number}.log").open("wb") as log:
            program = subprocess.Popen(
                [sys.executable, "-m", *words],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env={**os.environ, **self.environment, **environment},
            )
        self.programs.append(program)
        return program

    def start_worker(self, **environment: str) -> subprocess.Popen:
        where = ("--scheduler-file", "scheduler.json", "--local-directory", "scratch")
        size = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
        return self.start("distributed.cli.dask_worker", *where, *size, **environment)

    def end(self) -> None:
        for each in self.programs:
            each.kill()
            each.wait()


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_until(is_so: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.fixture(scope="module")
def machines(tmp_path_factory) -> Iterator[Machines]:
    """Return a scheduler without workers, beside a server of S3 with a bucket."""
    folder = tmp_path_factory.mktemp("machines")
    port = free_port()
    s3 = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "ann",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    started = Machines(folder, s3)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in s3.items():
            patch.setenv(name, value)
        try:
            started.start("moto.server", "-H", "127.0.0.1", "-p", str(port))
            where = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
            started.start(
                *("distributed.cli.dask_scheduler", *where),
                *("--scheduler-file", "scheduler.json"),
            )
            file = folder / "scheduler.json"
            wait_until(lambda: file.exists() and file.read_text())
            started.scheduler = json.loads(file.read_text())["address"]
            yield started
        finally:
            started.end()


@pytest.fixture(scope="module")
def workers(machines) -> list[subprocess.Popen]:
    """Return two workers of the cluster."""
    return [machines.start_worker() for _ in range(2)]


@pytest.fixture
def address(machines, workers) -> str:
    """Return the address of a scheduler that has workers."""
    wait_until(lambda: has_workers(machines))
    return machines.scheduler


def has_workers(machines: Machines) -> bool:
    with suppress(ValuebookError), connected(machines.scheduler):
        return True
    return False


def made(request: Request, address: str, share: str) -> object:
    with connected(address, share) as cluster:
        summary = write_reports(checked(request), crew_of(cluster, MANY))
        assert cluster.mirrored(request.out) == []
        return summary


def files(out: Path) -> dict[str, bytes]:
    """Return every file a reader may open, but for times."""
    there = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and ".valuebook" not in path.parts
    }
    records = json.loads(there["results.json"])
    for each in records:
        del each["seconds"], each["started"]
    return {**there, "results.json": json.dumps(records).encode()}


def noted(out: Path) -> object:
    ledger = Ledger(out)
    runs = {
        key: replace(record, outcome=replace(record.outcome, seconds=0, started=""))
        for key, record in ledger.runs.items()
    }
    return runs, ledger.pages, ledger.registers


def complaint(address: str, share: str | None = None) -> str:
    with pytest.raises(ValuebookError) as refused, connected(address, share):
        raise AssertionError("it was let in")
    return str(refused.value)


def test_a_cluster_without_a_worker_is_refused(machines):
    assert complaint(machines.scheduler) == (
        f"--cluster: {machines.scheduler} has no worker; "
        f"start some with: dask worker {machines.scheduler}"
    )


def test_the_pages_and_the_ledger_are_those_of_one_machine(
    address, request_for, notebook, tmp_path
):
    notebook("okr-mapping", '{}["target"] if initiative == "B" else initiative')
    two = {"notebooks": ("okr-mapping", "value-hypothesis"), "only": ("A", "B")}
    here, there = request_for(**two), request_for(**two, out=tmp_path / "there")
    write_reports(checked(here), Means(2))
    share = Share("s3://bucket/reports")
    share._files.mkdir("bucket")
    summary = made(there, address, share.url)
    assert (summary.made, summary.failed, summary.lost) == (4, 1, "")
    assert files(there.out) == files(here.out)
    assert noted(there.out) == noted(here.out)
    assert {name: share.read(name) for name in share.sizes()} == {
        path.relative_to(there.out).as_posix(): path.read_bytes()
        for path in there.out.rglob("*")
        if path.is_file() and ".valuebook" not in path.parts
    }
    notebook("okr-mapping")
    (there.out / "A" / "report.html").unlink()
    again = made(there, address, share.url)
    assert (again.made, again.unchanged, again.missing) == (2, 2, ())
    assert "B/okr-mapping.failed.ipynb" not in share.sizes()


def test_a_worker_that_is_killed_costs_its_run_which_is_made_elsewhere(
    machines, workers, address, request_for, notebook, tmp_path
):
    notebook("value-hypothesis", SLOW.format(folder=str(tmp_path)))
    request = request_for()
    call = subprocess.Popen(
        report_command(request, "--cluster", address, "--notebook", "value-hypothesis"),
        stdout=subprocess.PIPE,
        text=True,
    )
    wait_until((tmp_path / "running").exists)
    kernel = psutil.Process(int((tmp_path / "running").read_text()))
    (tmp_path / "quick").touch()
    parents = {each.pid for each in kernel.parents()}
    (victim,) = [each for each in workers if each.pid in parents]
    family = psutil.Process(victim.pid).children(recursive=True)
    victim.kill()
    victim.wait()
    said, _ = call.communicate(timeout=60)
    assert (call.returncode, said.splitlines()[0]) == (0, "Of 3 runs, 3 went well.")
    assert psutil.wait_procs(family, timeout=SECONDS)[1] == []
    assert "3 complete" in (request.out / "index.html").read_text("utf-8")


def test_what_a_call_that_ends_has_under_way_ends_with_it(
    address, request_for, notebook, tmp_path
):
    notebook("value-hypothesis", SLOW.format(folder=str(tmp_path)))
    request = request_for(only=("B",))
    words = ("--cluster", address, "--notebook", "value-hypothesis", "--only", "B")
    for number, code in ((signal.SIGINT, 130), (signal.SIGKILL, -9)):
        call = subprocess.Popen(
            report_command(request, *words),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        wait_until((tmp_path / "running").exists)
        kernel = psutil.Process(int((tmp_path / "running").read_text()))
        call.send_signal(number)
        _, errors = call.communicate(timeout=60)
        assert (call.returncode, errors) == (code, b"")
        assert psutil.wait_procs([kernel], timeout=SECONDS)[1] == []
        (tmp_path / "running").unlink()


def test_workers_that_would_make_other_pages_are_refused_by_name(
    machines, address, tmp_path
):
    (tmp_path / "sitecustomize.py").write_text(OTHER, encoding="utf-8")
    other = machines.start_worker(PYTHONPATH=str(tmp_path))
    wait_until(lambda: not has_workers(machines))
    said = complaint(address)
    other.kill()
    other.wait()
    assert said.startswith("--cluster: worker tcp://127.0.0.1:")
    assert "has pandas 2.0.0 instead of 3." in said
    assert said.endswith("; install the same there")


def test_a_share_that_a_worker_does_not_see_is_refused_by_name(address):
    said = complaint(address, "memory://reports")
    assert said.startswith("--cluster: worker tcp://127.0.0.1:")
    assert " cannot use the share: " in said


def test_a_cluster_that_does_not_answer_is_refused_in_time(monkeypatch):
    monkeypatch.setattr(clusters, "SECONDS_TO_ANSWER", 0.5)
    with closing(socket.create_server(("127.0.0.1", 0))) as deaf:
        address = f"tcp://127.0.0.1:{deaf.getsockname()[1]}"
        said = complaint(address)
    assert said == (
        f"--cluster: no scheduler of dask answers at {address} within 0.5 s; "
        "see that it runs and can be reached from here"
    )


def test_a_web_server_is_no_scheduler():
    def answer(server: socket.socket) -> None:
        with suppress(OSError):
            while True:
                visitor, _ = server.accept()
                with visitor:
                    visitor.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 9)

    with closing(socket.create_server(("127.0.0.1", 0))) as web:
        Thread(target=answer, args=[web], daemon=True).start()
        address = f"tcp://127.0.0.1:{web.getsockname()[1]}"
        said = complaint(address)
    assert said.startswith(f"--cluster: no scheduler of dask answers at {address} ")


@pytest.mark.parametrize(
    "address", ["", "nowhere", "http://host:80", "tcp://host", "tcp://host:99999"]
)
def test_what_is_no_address_is_refused(address):
    assert complaint(address) == (
        f"--cluster: {address!r} is no address of a scheduler; "
        "give one like tcp://HOST:8786 or tls://HOST:8786"
    )
