"""`papermill --engine valuebook`: notebooks in kernels forked from a warm process."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

from papermill.engines import Engine, NBClientEngine

from valuebook.batch.forked_kernel import PipeManager
from valuebook.batch.kernel import Kernel
from valuebook.batch.processes import end_group
from valuebook.batch.warm_process import Asked, WarmProcess
from valuebook.batch.work import BEST


class WarmEngine(Engine):  # type: ignore[misc]
    """A papermill engine that pays for its imports once for all notebooks of a process.

    Where a warm process cannot be had, and for a notebook in another language, it
    does what papermill's own engine does.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, **options: Any
    ) -> None:
        """Run the cells; take the options of papermill's own engine."""
        spec = nb_man.nb.metadata.get("kernelspec", {})
        if BEST != "warm" or spec.get("language", "python") != "python":
            NBClientEngine.execute_managed_notebook(nb_man, kernel_name, **options)
            return
        with warm_kernel() as kernel:
            NBClientEngine.execute_managed_notebook(
                nb_man, kernel_name, km=kernel.manager, **options
            )


@contextmanager
def warm_kernel() -> Iterator[Kernel]:
    """Have a kernel forked from the warm process of this one; end its group after.

    It starts in this process's folder and with its environment, as a stock one does.
    """
    here, there = Pipe()
    try:
        asked = Asked("kernel", str(Path.cwd()), dict(os.environ))
        pid = _warm_process().fork(asked, [there.fileno()])
    finally:
        there.close()
    try:
        with closing(PipeManager(here, pid)) as manager:
            yield Kernel(manager, pid)
    finally:
        end_group(pid)


@cache
def _warm_process() -> WarmProcess:
    """Return the warm process of this one, which ends with it."""
    scratch = Path(tempfile.mkdtemp(prefix="vb-"))
    warm = WarmProcess(scratch)

    def end() -> None:
        warm.close()
        shutil.rmtree(scratch, ignore_errors=True)

    atexit.register(end)
    return warm
