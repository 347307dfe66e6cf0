"""The workers of a cluster as those who do the tasks of a call."""

import hashlib
import pickle
import time
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from queue import Empty
from types import TracebackType

from distributed import KilledWorker

from valuebook.batch import site
from valuebook.batch.cluster import Cluster
from valuebook.batch.line import Admitted, Ended, Line, There
from valuebook.batch.roster import Roster
from valuebook.batch.stopping import heed
from valuebook.batch.wording import not_written, one_line
from valuebook.batch.work import (
    FAILED,
    JudgementOutcome,
    Means,
    Outcome,
    Page,
    Result,
    Setting,
    Task,
    WorkforceLost,
    lost,
    part,
)
from valuebook.exports.section import Failure
from valuebook.files import write_file
from valuebook.model import ValuebookError

_MOST_TRIES = 3
# how often a signal to stop is looked for
_TICK = 0.2
# a scheduler that hands on a large register is busy for a while
_SECONDS_OF_SILENCE = 60.0
# a worker that died is replaced by whoever watches over it
_SECONDS_WITHOUT_WORKERS = 60.0


@dataclass(frozen=True)
class _Attempt:
    """A task that a worker has under way."""

    task: Task
    worker: str
    waiting: "Future[site.Delivery]"


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
        self._address = cluster.address
        self._share = cluster.share
        self._out = setting.out
        self._jobs = means.jobs
        self._line = Line(cluster, setting, means)
        self._is_open = False
        self._waiting: deque[Task] = deque()
        self._under_way: dict[int, _Attempt] = {}
        self._tried: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._roster = Roster()
        self._numbers = count(1)
        self._heard = self._had_workers = 0.0

    def __enter__(self) -> "Crew":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for attempt in self._under_way.values():
            attempt.waiting.cancel()
        self._line.close()

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
            if not self._is_open:
                self._open()
            self._assign()
            self._heed_silence()
            try:
                news = self._line.inbox.get(timeout=_TICK)
            except Empty:
                continue
            match news:
                case There(threads):
                    yield from self._see(threads)
                case Admitted(workers, unfit):
                    self._roster.admit(workers, unfit)
                case Ended(number, came) if number in self._under_way:
                    if result := self._result(number, came):
                        yield result

    def _open(self) -> None:
        """Open a site on each worker and watch who is there."""
        try:
            self._line.open()
        except OSError as error:
            raise self._silence() from error
        self._is_open = True
        self._heard = self._had_workers = time.monotonic()

    def _see(self, threads: Mapping[str, int]) -> Iterator[Result]:
        """Take in who is there; return the tasks that were lost with a worker."""
        self._heard = time.monotonic()
        if new := self._roster.see(threads):
            self._line.admit(new)
        for number, attempt in list(self._under_way.items()):
            if attempt.worker in threads:
                continue
            if result := self._again(number, "its worker was lost"):
                yield result

    def _heed_silence(self) -> None:
        """Raise WorkforceLost where the scheduler is silent or no worker is left."""
        now = time.monotonic()
        if now - self._heard > _SECONDS_OF_SILENCE:
            raise self._silence()
        roster = self._roster
        if roster.fit or roster.asked or not (roster.unfit or self._is_deserted(now)):
            return
        reasons = "".join(f"; {why}" for why in roster.unfit.values())
        raise WorkforceLost(
            f"no worker that can be used is left at {self._address}{reasons}"
        )

    def _is_deserted(self, now: float) -> bool:
        """Return whether nobody has been there for so long that nobody will come."""
        if self._roster.threads:
            self._had_workers = now
        return now - self._had_workers > _SECONDS_WITHOUT_WORKERS

    def _silence(self) -> WorkforceLost:
        return WorkforceLost(f"the scheduler at {self._address} no longer answers")

    def _assign(self) -> None:
        """Give waiting tasks to workers that have a thread free."""
        roster = self._roster
        busy = Counter(each.worker for each in self._under_way.values())
        while self._waiting and len(self._under_way) < self._jobs:
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
            waiting = self._line.send(number, worker, given)
            self._under_way[number] = _Attempt(task, worker, waiting)

    def _files(self, task: Task) -> dict[str, bytes]:
        """Return the files that the task needs beside the register."""
        files = {}
        if isinstance(task, Page):
            for name in set(task.notebooks).difference(task.failures):
                path = self._out / task.initiative / f"{name}.ipynb"
                # one that cannot be read is missed, and named, where it is bound
                with suppress(OSError):
                    files[path.name] = path.read_bytes()
        return files

    def _result(
        self, number: int, came: site.Delivery | BaseException
    ) -> Result | None:
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
        cause = f"given up after {len(tried)} tries on the cluster: {why}"
        remedy = "see the logs of the workers; memory may have run out there"
        return lost(attempt.task, Failure(part(attempt.task), cause, remedy))

    def _received(self, attempt: _Attempt, delivery: site.Delivery) -> Result:
        """Put what was made in its place; return how the task ended."""
        self._tried.pop(site.key(attempt.task), None)
        result, name, content = delivery.result, delivery.name, delivery.content
        path = self._out / attempt.task.initiative / name
        if isinstance(result, JudgementOutcome) or not name or content is None:
            return result
        if result.digest and hashlib.sha256(content).hexdigest() != result.digest:
            cause = "did not arrive as it was made"
            return site.failed(result, Failure(name, cause, "run the same again"))
        try:
            if not (self._share and self._share.is_folder(self._out)):
                write_file(path, content)
            if isinstance(result, Outcome) and result.status == "ok":
                path.with_suffix(FAILED).unlink(missing_ok=True)
        except OSError as error:
            return site.failed(result, not_written(name, error, len(content)))
        return result
