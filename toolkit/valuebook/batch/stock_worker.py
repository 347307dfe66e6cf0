"""A worker of its own program, which starts a stock kernel for each run.

It works wherever Python does. The clients of such kernels have threads anyway; one
more notices, while a task is done, that the call is gone.
"""

import os
import traceback
from functools import partial
from queue import SimpleQueue
from threading import Thread

from valuebook.batch.kernel import running_kernel
from valuebook.batch.work import Ready, Task
from valuebook.batch.worker import Worker, next_task


def main() -> None:
    """Take tasks from standard input until it closes."""
    worker = Worker()
    tasks: SimpleQueue[Task] = SimpleQueue()
    Thread(target=_receive, args=(tasks, worker), daemon=True).start()
    worker.answer(Ready())
    try:
        while True:
            worker.do(tasks.get(), partial(running_kernel, worker.scratch))
    finally:
        # an error that nobody foresaw; the interpreter cannot be shut down in order
        # while the other thread waits for standard input
        traceback.print_exc()
        os._exit(1)


def _receive(tasks: SimpleQueue[Task], worker: Worker) -> None:
    """Take tasks in while another is done, and notice when the call is gone."""
    while task := next_task():
        tasks.put(task)
    worker.leave()


if __name__ == "__main__":
    main()
