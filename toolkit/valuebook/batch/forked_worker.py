"""A worker forked from the warm process, which forks a kernel for each run.

A process with threads must not fork: a signal says, while a task is done, that the
call is gone.
"""

import signal
from functools import partial

from valuebook.batch.forked_kernel import forked_kernel
from valuebook.batch.work import Ready
from valuebook.batch.worker import Worker, next_task


def work() -> None:
    """Take tasks from standard input until it closes."""
    worker = Worker()
    signal.signal(signal.SIGUSR1, lambda *_: worker.leave())
    # a kernel must not hold the streams open by whose end the call knows of this one
    new_kernel = partial(forked_kernel, worker.close)
    worker.answer(Ready())
    while task := next_task():
        worker.do(task, new_kernel)
    worker.leave()
