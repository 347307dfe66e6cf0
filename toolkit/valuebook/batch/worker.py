"""A worker: a process that takes runs and pages from the call and does them.

The call holds the other end of its standard input. When that end closes, because
the call is done, was stopped or was killed, the worker ends the kernel that it has
running, clears its scratch folder away and ends itself.
"""

import os
import pickle
import shutil
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from valuebook.batch.execution import executed

# BOUND
from valuebook.batch.pages import bound
from valuebook.batch.processes import end_group
from valuebook.batch.work import SETTING, KernelStarted, Page, Ready, Setting, Task


class Worker:
    """Does one task after the other, with one kernel at a time."""

    def __init__(self, setting: Setting, scratch: Path, answers: BinaryIO) -> None:
        self.setting = setting
        self.scratch = scratch
        self.answers = answers
        self.kernel = 0

    def do(self, task: Task) -> None:
        """Do the task and answer how it ended."""
        if isinstance(task, Page):
            self.answer(bound(task, self.setting))
            return
        outcome = executed(
            task, self.setting, scratch=self.scratch, on_kernel=self.note_kernel
        )
        self.kernel = 0
        self.answer(outcome)

    def note_kernel(self, pid: int) -> None:
        """Remember the kernel, here and with the call: one of the two must end it."""
        self.kernel = pid
        self.answer(KernelStarted(pid))

    def answer(self, message: object) -> None:
        """Send a message to the call."""
        pickle.dump(message, self.answers)
        self.answers.flush()

    def leave(self) -> None:
        """End this process and its kernel at once."""
        if self.kernel:
            end_group(self.kernel)
        shutil.rmtree(self.scratch, ignore_errors=True)
        with suppress(OSError):
            # the call's own folder, if this was the last to leave
            self.scratch.parent.rmdir()
        os._exit(0)


def main() -> None:
    """Take tasks from standard input until it closes."""
    # what a library prints must not be taken for an answer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    for each in (signal.SIGINT, signal.SIGTERM):
        # the call is told too, and decides; a handler, since kernels inherit "ignore"
        signal.signal(each, lambda *_: None)
    scratch = Path.cwd()
    setting: Setting = pickle.loads((scratch / SETTING).read_bytes())
    worker = Worker(setting, scratch, answers)
    tasks: SimpleQueue[Task] = SimpleQueue()
    Thread(target=_receive, args=(tasks, worker), daemon=True).start()
    worker.answer(Ready())
    try:
        while True:
            worker.do(tasks.get())
    finally:
        # an error that nobody foresaw; the interpreter cannot be shut down in order
        # while the other thread waits for standard input
        traceback.print_exc()
        os._exit(1)


def _receive(tasks: SimpleQueue[Task], worker: Worker) -> None:
    """Take tasks in while another is done, and notice when the call is gone."""
    while True:
        try:
            tasks.put(pickle.load(sys.stdin.buffer))
        except (EOFError, OSError, pickle.UnpicklingError):
            worker.leave()


if __name__ == "__main__":
    main()
