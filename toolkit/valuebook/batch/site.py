"""A worker of a cluster: it gives runs and pages to a warm engine of its own.

All of this runs in a worker of dask.distributed, or is sent to one. A worker has
threads and must not fork; what runs notebooks is started as a program, as on one
machine, and ends with the worker.
"""

import pickle
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Lock, Thread

from distributed import Worker, WorkerPlugin, get_worker

from valuebook.batch.origin import toolkit_digest, versions
from valuebook.batch.pool import Pool
from valuebook.batch.share import Share, left_probe, said, take_probe
from valuebook.batch.wording import one_line
from valuebook.batch.work import (
    FAILED,
    REPORT,
    JudgementOutcome,
    Means,
    Outcome,
    PageOutcome,
    Result,
    Run,
    Setting,
    Task,
    part,
)
from valuebook.exports.section import Failure
from valuebook.model import ValuebookError

NOTEBOOKS = "notebooks.pickle"
"""File of a parcel that holds the notebooks."""
PARCELS = "parcels"
"""Folder of a worker that holds parcels, each in a folder named by its digest."""


@dataclass(frozen=True)
class Parcel:
    """Files that travel to a worker once, known by the digest of their content."""

    digest: str
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class Order:
    """What a call has every worker do its tasks by.

    `name` is the call's own. `setting` and `means` are the caller's; its notebooks
    and its register are in the parcels with these digests.
    """

    name: str
    setting: Setting
    means: Means
    register: str
    notebooks: str
    share: str = ""


@dataclass(frozen=True)
class Presence:
    """What a worker says of itself: what it would run with, and what it holds.

    `trouble` is why it cannot use the share, "" if it can.
    """

    toolkit: str
    versions: tuple[str, ...]
    parcels: frozenset[str]
    trouble: str = ""


@dataclass(frozen=True)
class Delivery:
    """How a task ended, and the file that came of it.

    `name` is "" where there is none; `content` is None where it is on the share.
    """

    result: Result
    name: str = ""
    content: bytes | None = None


class NotHere(Exception):
    """The worker has not, or no longer, what the task needs."""


def presence(share: str, seen: str, dask_worker: Worker) -> Presence:
    """Return what the worker says of itself.

    `seen` is a file that the caller left on the share; another one is left for a
    moment to see whether the worker may write there.
    """
    trouble = ""
    if share:
        try:
            opened = Share(share)
            if opened.read(seen) != seen.encode():
                trouble = "holds other files there"
            take_probe(opened, left_probe(opened))
        except OSError as error:
            trouble = said(error)
    held = frozenset(each.name for each in (_own(dask_worker) / PARCELS).glob("*"))
    return Presence(toolkit_digest(), tuple(here()), held, trouble)


def here() -> list[str]:
    """Return name and version of all that this process would run with."""
    return [f"Python {sys.version}", *versions()]


def take(parcels: list[Parcel], dask_worker: Worker) -> None:
    """Keep the parcels, and let go of others that no call needs."""
    folder = _own(dask_worker) / PARCELS
    needed = {each.digest for each in parcels}
    for plugin in dask_worker.plugins.values():
        if isinstance(plugin, SitePlugin):
            needed |= {plugin.order.register, plugin.order.notebooks}
    for held in folder.glob("*"):
        if held.name not in needed:
            shutil.rmtree(held, ignore_errors=True)
    for parcel in parcels:
        if (folder / parcel.digest).exists():
            continue
        unpacked = folder / f"{parcel.digest}.part"
        for name, content in parcel.files.items():
            path = unpacked / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        unpacked.rename(folder / parcel.digest)


def do(name: str, given: bytes) -> Delivery:
    """Do a task of the call `name`; `given` holds it and the files that it needs."""
    task, files = pickle.loads(given)
    plugin = get_worker().plugins.get(name)
    if not isinstance(plugin, SitePlugin):
        raise NotHere("the call is not known")
    return plugin.site.do(task, files)


class SitePlugin(WorkerPlugin):
    """Opens a site for a call on each worker, and closes it with the call."""

    def __init__(self, order: Order) -> None:
        self.order = order

    def setup(self, worker: Worker) -> None:
        """Open the site."""
        self.site = Site(_own(worker), self.order, worker.state.nthreads)

    def teardown(self, worker: Worker) -> None:
        """Close the site; what it has under way is ended."""
        self.site.close()


class Site:
    """Does the tasks of one call on one worker, in processes that end with it."""

    def __init__(self, folder: Path, order: Order, threads: int) -> None:
        self._order = order
        self._folder = folder / order.name
        self._register = folder / PARCELS / order.register / order.setting.register.name
        self._notebooks = folder / PARCELS / order.notebooks / NOTEBOOKS
        self._means = replace(order.means, jobs=threads)
        self._share = Share(order.share) if order.share else None
        self._lock = Lock()
        self._pool: Pool | None = None
        self._work = Event()
        self._answers: dict[tuple[str, str], SimpleQueue[Result | Exception]] = {}
        self._end: Exception | None = None

    def do(self, task: Task, files: Mapping[str, bytes]) -> Delivery:
        """Do a task with the files given; return how it ended and what came of it.

        Raises NotHere where the site was closed or lacks a parcel, ValuebookError
        where no process can be started here.
        """
        folder = self._folder / task.initiative
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        if isinstance(task, Run):
            values = {**task.values, "register": str(self._register)}
            task = replace(task, values=values)
        answer: SimpleQueue[Result | Exception] = SimpleQueue()
        self._answers[key(task)] = answer
        with self._lock:
            if self._end:
                raise self._end
            if self._pool is None:
                self._pool = self._opened()
            self._pool.add(task)
            self._work.set()
        result = answer.get()
        if isinstance(result, Exception):
            raise result
        delivery = self._delivered(result, folder)
        for name in files:
            (folder / name).unlink(missing_ok=True)
        return delivery

    def close(self) -> None:
        """End what is under way; nothing of the call stays."""
        with self._lock:
            self._end = NotHere("the call is over")
            if self._pool is None:
                shutil.rmtree(self._folder, ignore_errors=True)
            else:
                self._pool.stop()
                self._work.set()

    def _opened(self) -> Pool:
        """Return the pool, of whose results a thread takes care."""
        try:
            notebooks = pickle.loads(self._notebooks.read_bytes())
        except FileNotFoundError as error:
            raise NotHere("the notebooks are not here") from error
        if not self._register.is_dir():
            raise NotHere("the register is not here")
        setting = replace(
            self._order.setting,
            out=self._folder,
            register=self._register,
            notebooks=notebooks,
        )
        pool = Pool(setting, self._means)
        Thread(target=self._serve, args=[pool], daemon=True).start()
        return pool

    def _serve(self, pool: Pool) -> None:
        """Hand the results to those who wait for them, until the site is closed."""
        with pool:
            try:
                while not self._end:
                    self._work.wait()
                    self._work.clear()
                    for result in pool.results():
                        if answer := self._answers.pop(key(result), None):
                            answer.put(result)
            except ValuebookError as error:
                self._end = error
            with self._lock:
                waiting = list(self._answers.values())
            for answer in waiting:
                answer.put(self._end)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _delivered(self, result: Result, folder: Path) -> Delivery:
        """Return the result with its file, which does not stay here."""
        if isinstance(result, JudgementOutcome):
            return Delivery(result)
        path = folder / made(result)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            # nothing came of it, and the result says why
            return Delivery(result)
        path.unlink()
        if self._share is None:
            return Delivery(result, path.name, content)
        try:
            self._share.write(f"{folder.name}/{path.name}", content)
        except OSError as error:
            cause = one_line(f"could not be put on the share: {said(error)}")
            why = Failure(path.name, cause, "see who may write there, and what is free")
            return Delivery(failed(result, why))
        return Delivery(result, path.name)


def key(task: Task | Result) -> tuple[str, str]:
    """Return the initiative of a task or its result, and what is made for it."""
    if isinstance(task, Outcome):
        return task.initiative, task.notebook
    if isinstance(task, PageOutcome):
        task = task.page
    elif isinstance(task, JudgementOutcome):
        task = task.judgement
    return task.initiative, part(task)


def made(result: Outcome | PageOutcome) -> str:
    """Return the name of the file that comes of a task which ended like that."""
    if isinstance(result, PageOutcome):
        return REPORT
    return result.notebook + (".ipynb" if result.status == "ok" else FAILED)


def failed(result: Result, why: Failure) -> Result:
    """Return the result as that of a task that failed."""
    if isinstance(result, PageOutcome):
        return PageOutcome(result.page, error=why)
    if isinstance(result, JudgementOutcome):
        return JudgementOutcome(result.judgement, error=why)
    return replace(result, status="failed", error=why, findings=(), digest="")


def _own(worker: Worker) -> Path:
    """Return the folder on the worker's machine for what calls need there."""
    return Path(worker.local_directory) / "valuebook"
