"""The workers of a cluster as those who do the tasks of a call."""

import asyncio
import hashlib
import pickle
import secrets
import time
from collections import Counter, defaultdict, deque
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any

from distributed import KilledWorker
from distributed.client import FuturesCancelledError

from valuebook.batch import site
from valuebook.batch.cluster import SECONDS_TO_ANSWER, Cluster, answer, misfits
from valuebook.batch.origin import digest
from valuebook.batch.parting import PartingPlugin
from valuebook.batch.roster import Roster
from valuebook.batch.stopping import heed
from valuebook.batch.wording import not_written, one_line
from valuebook.batch.work import (
    FAILED,
    Means,
    Outcome,
    Page,
    Result,
    Setting,
    Task,
    WorkforceLost,
    lost,
)
from valuebook.exports.section import Failure
from valuebook.files import write_file
from valuebook.model import ValuebookError

_MOST_TRIES = 3
# how often the scheduler is asked who is there
_SECONDS_BETWEEN = 0.5
# how often a signal to stop is looked for
_TICK = 0.2
_SECONDS_TO_DELIVER = 30.0
_SECONDS_TO_PART = 2.0
# a worker that died is replaced by whoever watches over it
_SECONDS_WITHOUT_WORKERS = 60.0


@dataclass(frozen=True)
class _There:
    """Who is there, and how many threads each worker has."""

    threads: Mapping[str, int]


@dataclass(frozen=True)
class _Admitted:
    """Newcomers that have all they need, and why others cannot be used."""

    workers: tuple[str, ...]
    unfit: Mapping[str, str]


@dataclass(frozen=True)
class _Ended:
    """How the attempt with the number ended."""

    attempt: int
    came: site.Delivery | Exception


@dataclass(frozen=True)
class _Attempt:
    """A task that a worker has under way."""

    task: Task
    worker: str
    waiting: "Future[None]"


def crew_of(cluster: Cluster, means: Means) -> Means:
    """Return the means with which the workers of the cluster do the work."""
    return replace(means, workforce=partial(Crew, cluster))


class Crew:
    """Does tasks on the workers of a cluster; to be used in a `with` statement.

    Each worker has as many tasks as it has threads, and all of them together no
    more than `means.jobs`. A worker that dies costs the tasks it had under way,
    which are tried elsewhere; one that has cost three workers is given back as
    failed.
    """

    def __init__(self, cluster: Cluster, setting: Setting, means: Means) -> None:
        self._cluster = cluster
        self._setting = setting
        self._means = replace(means, workforce=None)
        self._name = f"valuebook-{secrets.token_hex(8)}"
        self._register = digest([setting.register.name, sorted(setting.files.items())])
        self._notebooks = digest(
            [(name, each.digest) for name, each in setting.notebooks.items()]
        )
        self._waiting: deque[Task] = deque()
        self._under_way: dict[int, _Attempt] = {}
        self._tried: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._roster = Roster()
        self._inbox: SimpleQueue[_There | _Admitted | _Ended] = SimpleQueue()
        self._numbers = count(1)
        self._heard = self._had_workers = 0.0
        self._watch: Future[None] | None = None

    def __enter__(self) -> "Crew":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._watch is None:
            return
        self._watch.cancel()
        for attempt in self._under_way.values():
            attempt.waiting.cancel()
        with suppress(OSError, ValueError):
            self._answer(self._closed(), _SECONDS_TO_PART)

    def add(self, *tasks: Task) -> None:
        """Put tasks at the end of those that wait."""
        self._waiting.extend(tasks)

    def add_first(self, task: Task) -> None:
        """Put a task before all others that wait."""
        self._waiting.appendleft(task)

    def results(self) -> Iterator[Result]:
        """Return how each task ended, in the order in which they end.

        Tasks may be added meanwhile. Raises Stopped where the call was asked to
        stop, WorkforceLost where the cluster or its workers are gone.
        """
        while self._waiting or self._under_way:
            heed()
            if self._watch is None:
                self._open()
            self._assign()
            self._heed_silence()
            try:
                news = self._inbox.get(timeout=_TICK)
            except Empty:
                continue
            match news:
                case _There(threads):
                    yield from self._see(threads)
                case _Admitted(workers, unfit):
                    self._roster.admit(workers, unfit)
                case _Ended(number, came) if number in self._under_way:
                    if result := self._result(number, came):
                        yield result

    def _open(self) -> None:
        """Open a site on each worker and watch who is there."""
        try:
            self._answer(self._opened(), SECONDS_TO_ANSWER)
        except OSError as error:
            raise self._silence() from error
        self._heard = self._had_workers = time.monotonic()
        self._watch = self._speak(self._watching())

    def _see(self, threads: Mapping[str, int]) -> Iterator[Result]:
        """Take in who is there; return the tasks that were lost with a worker."""
        self._heard = time.monotonic()
        if new := self._roster.see(threads):
            self._speak(self._admitting(new))
        for number, attempt in list(self._under_way.items()):
            if attempt.worker in threads:
                continue
            if result := self._again(number, "its worker was lost"):
                yield result

    def _heed_silence(self) -> None:
        """Raise WorkforceLost where the scheduler is silent or no worker is left."""
        now = time.monotonic()
        if now - self._heard > SECONDS_TO_ANSWER:
            raise self._silence()
        roster = self._roster
        if roster.fit or roster.asked or not (roster.unfit or self._is_deserted(now)):
            return
        reasons = "".join(f"; {why}" for why in roster.unfit.values())
        raise WorkforceLost(
            f"no worker that can be used is left at {self._cluster.address}{reasons}"
        )

    def _is_deserted(self, now: float) -> bool:
        """Return whether nobody has been there for so long that nobody will come."""
        if self._roster.threads:
            self._had_workers = now
        return now - self._had_workers > _SECONDS_WITHOUT_WORKERS

    def _silence(self) -> WorkforceLost:
        return WorkforceLost(
            f"the scheduler at {self._cluster.address} no longer answers"
        )

    def _assign(self) -> None:
        """Give waiting tasks to workers that have a thread free."""
        roster = self._roster
        busy = Counter(each.worker for each in self._under_way.values())
        while self._waiting and len(self._under_way) < self._means.jobs:
            free = {
                each: left
                for each in sorted(roster.fit)
                if (left := roster.threads[each] - busy[each]) > 0
            }
            if not free:
                return
            task = self._waiting.popleft()
            tried = self._tried[site.key(task)]
            worker = max(free, key=lambda each: (-tried.count(each), free[each]))
            busy[worker] += 1
            number = next(self._numbers)
            given = pickle.dumps((task, self._files(task)))
            waiting = self._speak(self._attempting(number, worker, given))
            self._under_way[number] = _Attempt(task, worker, waiting)

    def _files(self, task: Task) -> dict[str, bytes]:
        """Return the files that the task needs beside the register."""
        files = {}
        if isinstance(task, Page):
            for name in set(task.notebooks).difference(task.failures):
                path = self._setting.out / task.initiative / f"{name}.ipynb"
                # one that cannot be read is missed, and named, where it is bound
                with suppress(OSError):
                    files[path.name] = path.read_bytes()
        return files

    def _result(self, number: int, came: site.Delivery | Exception) -> Result | None:
        """Return how a task ended, None where it is tried again."""
        if isinstance(came, site.Delivery):
            return self._received(self._under_way.pop(number), came)
        worker = self._under_way[number].worker
        if isinstance(came, ValuebookError):
            self._roster.dismiss(worker, f"worker {worker}: {one_line(str(came))}")
        elif isinstance(came, site.NotHere):
            self._roster.ask_anew(worker)
        why = "its worker was lost"
        if not isinstance(came, KilledWorker):
            why = one_line(f"{type(came).__name__}: {came}")
        return self._again(number, why)

    def _again(self, number: int, why: str) -> Result | None:
        """Have a task tried elsewhere; return it as failed after too many tries."""
        attempt = self._under_way.pop(number)
        attempt.waiting.cancel()
        tried = self._tried[site.key(attempt.task)]
        tried.append(attempt.worker)
        if len(tried) < _MOST_TRIES:
            self.add_first(attempt.task)
            return None
        _, part = site.key(attempt.task)
        cause = f"given up after {len(tried)} tries on the cluster: {why}"
        remedy = "see the logs of the workers; memory may have run out there"
        return lost(attempt.task, Failure(part, cause, remedy))

    def _received(self, attempt: _Attempt, delivery: site.Delivery) -> Result:
        """Put what was made in its place; return how the task ended."""
        self._tried.pop(site.key(attempt.task), None)
        result, name, content = delivery.result, delivery.name, delivery.content
        path = self._setting.out / attempt.task.initiative / name
        if not name or content is None:
            return result
        if result.digest and hashlib.sha256(content).hexdigest() != result.digest:
            cause = "did not arrive as it was made"
            return site.failed(result, Failure(name, cause, "run the same again"))
        share = self._cluster.share
        try:
            if not (share and share.is_folder(self._setting.out)):
                write_file(path, content)
            if isinstance(result, Outcome) and result.status == "ok":
                path.with_suffix(FAILED).unlink(missing_ok=True)
        except OSError as error:
            return site.failed(result, not_written(name, error, len(content)))
        return result

    async def _opened(self) -> None:
        setting = replace(
            self._setting,
            register=Path(self._setting.register.name),
            out=Path(),
            notebooks={},
            files={},
        )
        digests = self._register, self._notebooks
        url = self._cluster.share_url
        order = site.Order(self._name, setting, self._means, *digests, url)
        client = self._cluster.client
        parting = PartingPlugin(self._name, client.id)
        await client.register_plugin(parting, name=parting.name)
        await client.register_plugin(site.SitePlugin(order), name=self._name)

    async def _closed(self) -> None:
        await self._cluster.client.unregister_worker_plugin(self._name)

    async def _watching(self) -> None:
        while True:
            with suppress(OSError):
                self._inbox.put(_There(await self._cluster.client.nthreads()))
            await asyncio.sleep(_SECONDS_BETWEEN)

    async def _admitting(self, workers: Sequence[str]) -> None:
        """Say which workers are fit, when they have the register and the notebooks."""
        try:
            said = await self._cluster.presences(workers)
            unfit = misfits(said)
            needed = {self._register, self._notebooks}
            lacking = [
                worker
                for worker, each in said.items()
                if isinstance(each, site.Presence) and needed - each.parcels
            ]
            if lacking := [each for each in lacking if each not in unfit]:
                parcels = await asyncio.to_thread(self._parcels)
                taken = await self._cluster.client.run(
                    site.take, parcels, workers=lacking, on_error="return"
                )
                unfit |= {
                    worker: f"worker {worker} could not keep the register: {error}"
                    for worker, error in taken.items()
                    if isinstance(error, Exception)
                }
        except (OSError, ValuebookError) as error:
            unfit = dict.fromkeys(workers, one_line(str(error)))
        self._inbox.put(_Admitted(tuple(workers), unfit))

    def _parcels(self) -> list[site.Parcel]:
        """Return the register and the notebooks as they travel."""
        folder = self._setting.register
        files = {}
        for name, written in self._setting.files.items():
            content = (folder / name).read_bytes()
            if hashlib.sha256(content).hexdigest() != written:
                raise ValuebookError(f"{name} was changed while reports were made")
            files[f"{folder.name}/{name}"] = content
        notebooks = pickle.dumps(dict(self._setting.notebooks))
        return [
            site.Parcel(self._register, files),
            site.Parcel(self._notebooks, {site.NOTEBOOKS: notebooks}),
        ]

    async def _attempting(self, number: int, worker: str, given: bytes) -> None:
        """Have a worker do a task, and say how that ended."""
        client = self._cluster.client
        future = client.submit(
            site.do,
            self._name,
            given,
            key=f"{self._name}-{number}",
            workers=[worker],
            pure=False,
        )
        try:
            came = await future.exception()
            if future.status == "finished":
                gathered = client.gather(future)
                came = await asyncio.wait_for(gathered, _SECONDS_TO_DELIVER)
                came = await asyncio.to_thread(self._fetched, came)
        except (OSError, FuturesCancelledError) as error:
            came = error
        self._inbox.put(_Ended(number, came or site.NotHere("it was let go of")))

    def _fetched(self, delivery: site.Delivery) -> site.Delivery:
        """Return the delivery with its content, which may be on the share."""
        share = self._cluster.share
        if share is None or not delivery.name or delivery.content is not None:
            return delivery
        initiative, _ = site.key(delivery.result)
        return replace(delivery, content=share.read(f"{initiative}/{delivery.name}"))

    def _speak(self, said: Coroutine[Any, Any, None]) -> "Future[None]":
        """Have something done in the thread that speaks with the cluster."""
        return asyncio.run_coroutine_threadsafe(said, self._cluster.loop)

    def _answer(self, asked: Coroutine[Any, Any, None], seconds: float) -> None:
        answer(asked, self._cluster.loop, seconds)
