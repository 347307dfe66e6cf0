"""`papermill --engine valuebook`: notebooks in kernels forked from a warm process."""

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from papermill.engines import Engine, NBClientEngine

from valuebook.batch.forked_kernel import PipeManager
from valuebook.batch.kernel import Kernel
from valuebook.batch.processes import end_group
from valuebook.batch.warm_process import Asked, WarmProcess
from valuebook.batch.work import BEST


class WarmEngine(Engine):  # type: ignore[misc]
    """A papermill engine that pays for its imports once for all notebooks of a process.

    Where a warm process cannot be had, and for a kernel that is installed for another
    language or interpreter, it does what papermill's own engine does.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, **options: Any
    ) -> None:
        """Run the cells; take the options of papermill's own engine."""
        named = nb_man.nb.metadata.get("kernelspec", {})
        language = named.get("language", "python")
        if BEST != "warm" or not _is_of_this_interpreter(kernel_name, language):
            NBClientEngine.execute_managed_notebook(nb_man, kernel_name, **options)
            return
        with warm_kernel() as kernel:
            NBClientEngine.execute_managed_notebook(
                nb_man, kernel_name, km=kernel.manager, **options
            )


def _is_of_this_interpreter(kernel_name: str, language: str) -> bool:
    """Return whether a kernel forked from this interpreter is what is asked for.

    A name that is not installed here stands for this one, if the notebook is Python.
    """
    try:
        spec = KernelSpecManager().get_kernel_spec(kernel_name)
    except NoSuchKernel:
        return language == "python"
    # a client of Jupyter puts this interpreter in the place of a bare name, too
    started, version = Path(spec.argv[0]), sys.version_info
    bare = ("python", f"python{version[0]}", f"python{version[0]}.{version[1]}")
    return (
        "ipykernel_launcher" in spec.argv
        and not spec.env
        and (str(started) in bare or started.parent == Path(sys.executable).parent)
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
