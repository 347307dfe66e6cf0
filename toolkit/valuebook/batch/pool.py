"""A bounded number of worker processes, which do tasks and leave no trace."""

import pickle
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType

from valuebook.batch.processes import end_group
from valuebook.batch.stopping import heed
from valuebook.batch.wording import one_line
from valuebook.batch.work import (
    LOG,
    SETTING,
    KernelStarted,
    Means,
    Message,
    Ready,
    Result,
    Setting,
    Task,
    lost,
    part,
)
from valuebook.batch.worker_process import StockWorkers, WarmWorkers, WorkerProcess
from valuebook.exports.section import Failure
from valuebook.model import ValuebookError

# a worker ends an overdue run itself; this long after, the worker is ended
_GRACE = 15.0
_SECONDS_TO_COME_UP = 120.0
_SECONDS_TO_LEAVE = 2.0
# workers that may be killed before they have come up, each at no cost to its task
_SPARE_WORKERS = 3
# how often a signal to stop and overdue workers are looked for, in seconds
_TICK = 0.2


class Pool:
    """Does tasks in at most `means.jobs` processes; to be used in a `with` statement.

    A worker that ends unexpectedly costs the task it had, which is given back as
    failed; the others go on.
    """

    def __init__(self, setting: Setting, means: Means) -> None:
        self._setting = setting
        self._jobs = means.jobs
        self._scratch = Path(tempfile.mkdtemp(prefix="vb-"))
        is_warm = means.engine == "warm"
        self._source = (
            WarmWorkers(setting, self._scratch) if is_warm else StockWorkers()
        )
        self._waiting: deque[Task] = deque()
        self._workers: list[_Worker] = []
        self._inbox: _Inbox = SimpleQueue()
        self._started = 0
        self._spare = _SPARE_WORKERS
        self._is_stopped = False

    def __enter__(self) -> "Pool":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.release()
        end = time.monotonic() + _SECONDS_TO_LEAVE
        for worker in self._workers:
            worker.end(patience=end - time.monotonic())
        self._source.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    def add(self, *tasks: Task) -> None:
        """Put tasks at the end of those that wait; any thread may do so."""
        self._waiting.extend(tasks)
        self._inbox.put(None)

    def add_first(self, task: Task) -> None:
        """Put a task before all others that wait."""
        self._waiting.appendleft(task)

    def stop(self) -> None:
        """Have `results` end, in whatever thread it is, with what is under way."""
        self._is_stopped = True
        self._inbox.put(None)

    def results(self) -> Iterator[Result]:
        """Return how each task ended, in the order in which they end.

        Tasks may be added meanwhile. Raises Stopped where the call was asked to
        stop, ValuebookError where no worker can be started at all.
        """
        while not self._is_stopped and (
            self._waiting or any(worker.task for worker in self._workers)
        ):
            heed()
            self._assign()
            try:
                news = self._inbox.get(timeout=_TICK)
            except Empty:
                for worker in self._workers:
                    if worker.left() <= 0:
                        worker.end(patience=0)
                continue
            if news is None:
                continue
            worker, result = news
            if result is None:
                self._workers.remove(worker)
                worker.end(patience=1)
                if worker.task and worker.never_came_up and self._spare:
                    self._spare -= 1
                    self.add_first(worker.task)
                else:
                    result = worker.lost()
                worker.forget()
                shutil.rmtree(worker.scratch, ignore_errors=True)
            else:
                worker.free()
            if result:
                yield result

    def _assign(self) -> None:
        """Give waiting tasks to free workers, and start workers where there is room."""
        free = [worker for worker in self._workers if not worker.task]
        while self._waiting and (free or len(self._workers) < self._jobs):
            worker = free.pop() if free else self._start()
            worker.give(self._waiting.popleft())

    def _start(self) -> "_Worker":
        scratch = self._scratch / str(self._started)
        self._started += 1
        try:
            scratch.mkdir()
            (scratch / SETTING).write_bytes(pickle.dumps(self._setting))
        except OSError as error:
            raise ValuebookError(
                f"{self._scratch.parent}: {error.strerror}; workers keep what they "
                "need for a moment there: make room, or name another folder in TMPDIR"
            ) from error
        try:
            process = self._source.start(scratch)
        except OSError as error:
            said = _last_words(self._scratch / LOG) or str(error)
            raise _not_started(said) from error
        worker = _Worker(process, scratch, self._setting.limits.run, self._inbox)
        self._workers.append(worker)
        return worker


class _Worker:
    """The call's side of one worker process."""

    def __init__(
        self, process: WorkerProcess, scratch: Path, limit: float, inbox: "_Inbox"
    ) -> None:
        self.task: Task | None = None
        self.kernel = 0
        self.is_ready = False
        self.scratch = scratch
        self._limit = limit + _GRACE
        self._deadline = float("inf")
        self._is_overdue = False
        self._process = process
        self._reader = Thread(target=self._read, args=(inbox,), daemon=True)
        self._reader.start()

    def _read(self, inbox: "_Inbox") -> None:
        """Hand on what the worker gives back; None when it is gone."""
        with self._process.stdout as answers:
            while True:
                try:
                    message: Message = pickle.load(answers)
                except (EOFError, OSError, pickle.UnpicklingError):
                    inbox.put((self, None))
                    return
                # noted here and at once: whoever ends the worker must know of it
                if isinstance(message, KernelStarted):
                    self.kernel = message.pid
                elif isinstance(message, Ready):
                    self.is_ready = True
                    self._deadline = time.monotonic() + self._limit
                else:
                    inbox.put((self, message))

    def give(self, task: Task) -> None:
        """Send the worker a task, which it has to end within the limit."""
        self.task = task
        seconds = self._limit if self.is_ready else _SECONDS_TO_COME_UP
        self._deadline = time.monotonic() + seconds
        # a worker that is gone says so by the end of its answers
        with suppress(OSError):
            pickle.dump(task, self._process.stdin)
            self._process.stdin.flush()

    def free(self) -> None:
        """Note that the task is done."""
        self.task = None
        self.kernel = 0
        self._deadline = float("inf")

    def left(self) -> float:
        """Return the seconds after which the worker is overdue."""
        return self._deadline - time.monotonic()

    def release(self) -> None:
        """Tell the worker that nothing more comes; it then ends itself."""
        self._process.release()

    def forget(self) -> None:
        """Let go of a worker that has ended."""
        self._process.forget()

    def end(self, *, patience: float) -> None:
        """Wait for the worker to end, then end it and its kernel.

        One that is still coming up has no kernel and listens to nobody.
        """
        self._is_overdue = self.left() <= 0
        if not self._process.wait(max(0.0, patience) if self.is_ready else 0.0):
            self._process.kill()
        if self.kernel:
            end_group(self.kernel)
        self.release()
        self._reader.join()

    @property
    def never_came_up(self) -> bool:
        """Return whether the worker is gone before its first task, and was not late."""
        return not (self.is_ready or self._is_overdue)

    def lost(self) -> Result | None:
        """Return how the task ended of a worker that is gone, if it had one.

        Raises ValuebookError where the worker never came up.
        """
        said = _last_words(self.scratch / LOG)
        if not self.is_ready:
            raise _not_started(said)
        if self.task is None:
            return None
        what = part(self.task)
        if self._is_overdue:
            why = Failure(what, "took too long and was ended", "see --timeout")
        elif (code := self._process.code()) < 0:
            why = Failure(
                what,
                f"its worker process was killed by signal {-code}",
                "memory may have run out: close other programs or use a lower --jobs",
            )
        else:
            remedy = "valuebook doctor checks the installation"
            why = Failure(what, f"its worker process ended: {said}", remedy)
        return lost(self.task, why)


def _last_words(log: Path) -> str:
    with suppress(OSError):
        lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
        return one_line(next((line for line in lines[::-1] if line.strip()), ""))
    return ""


def _not_started(said: str) -> ValuebookError:
    return ValuebookError(
        f"no worker process could be started: {said}; "
        "valuebook doctor checks the installation"
    )


# None where there is something new to be looked at: tasks, or an end
_Inbox = SimpleQueue[tuple[_Worker, Result | None] | None]
