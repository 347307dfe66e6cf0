"""A worker: a process that takes tasks from the call and does them.

When the call is gone, because it is done, was stopped or was killed, the worker ends
the kernel that it has running, clears its scratch folder away and ends itself.
"""

import os
import pickle
import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NoReturn

from valuebook.batch.execution import executed
from valuebook.batch.judgement import judged_measures
from valuebook.batch.kernel import NewKernel
from valuebook.batch.pages import bound
from valuebook.batch.processes import end_group
from valuebook.batch.work import (
    SETTING,
    Judgement,
    KernelStarted,
    Page,
    Setting,
    Task,
)
from valuebook.reads import ANSWERS, KEPT, SINK


class Worker:
    """Does one task after the other, with one kernel at a time.

    It is made in a scratch folder of its own, and answers on standard output.
    """

    def __init__(self) -> None:
        # what a library prints must not be taken for an answer
        self.answers: BinaryIO = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        self.scratch = Path.cwd()
        # with the other workers of the call
        self.kept = self.scratch.parent / "kept"
        self.known = self.scratch.parent / "known"
        os.environ[ANSWERS] = str(self.known)
        self.setting: Setting = pickle.loads((self.scratch / SETTING).read_bytes())
        self.kernel = 0
        for each in (signal.SIGINT, signal.SIGTERM):
            # the call is told too, and decides; a handler: kernels inherit "ignore"
            signal.signal(each, lambda *_: None)

    def do(self, task: Task, new_kernel: NewKernel) -> None:
        """Do the task, in a new kernel if it is a run, and answer how it ended."""
        kept = self.kept / task.initiative
        if isinstance(task, Page):
            self.answer(bound(task, self.setting))
            shutil.rmtree(kept, ignore_errors=True)
            return
        if isinstance(task, Judgement):
            # what an earlier run was to note and to keep there is of no use here
            for each in (SINK, KEPT):
                os.environ.pop(each, None)
            self.answer(judged_measures(task, self.setting))
            return
        # the kernel gets it from here
        os.environ[KEPT] = str(kept)
        outcome = executed(
            task,
            self.setting,
            scratch=self.scratch,
            kernel=new_kernel,
            on_kernel=self.note_kernel,
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

    def close(self) -> None:
        """Let go of the streams to the call, in a process forked from the worker."""
        nothing = os.open(os.devnull, os.O_RDWR)
        for each in (sys.stdin.fileno(), self.answers.fileno()):
            os.dup2(nothing, each)
        os.close(nothing)

    def leave(self) -> NoReturn:
        """End this process and its kernel at once."""
        if self.kernel:
            end_group(self.kernel)
        for each in (self.scratch, self.kept, self.known):
            shutil.rmtree(each, ignore_errors=True)
        with suppress(OSError):
            # the call's own folder, if this was the last to leave
            self.scratch.parent.rmdir()
        os._exit(0)


def next_task() -> Task | None:
    """Return the next task from standard input, None when the call is gone."""
    try:
        task: Task = pickle.load(sys.stdin.buffer)
    except (EOFError, OSError, pickle.UnpicklingError):
        return None
    return task
