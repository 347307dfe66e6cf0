"""How a notebook is run: papermill, and a stock kernel started for it alone."""

from collections.abc import Mapping
from typing import Any

import nbformat
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine, papermill_engines
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from valuebook.batch.notebook import Value

_STOCK = "valuebook-stock"
_KERNEL = {"kernel_name": "python3", "language": "python"}
_SECONDS_TO_START = 60


def parameterized(text: str, values: Mapping[str, Value]) -> Any:
    """Return the notebook with the values in a cell below its parameter cell."""
    notebook = load_notebook_node(nbformat.reads(text, as_version=4))
    return parameterize_notebook(notebook, dict(values), **_KERNEL)


def execute(notebook: Any, manager: Any, *, cell_limit: float) -> None:
    """Run every cell in the manager's kernel; the outputs are left in the notebook.

    It stops at the first cell that raises, whose error is then among its outputs.
    Raises DeadKernelError where the kernel is gone, CellTimeoutError where a cell
    takes longer than `cell_limit` seconds, RuntimeError where no kernel comes up.
    """
    papermill_engines.execute_notebook_with_engine(
        _STOCK,
        notebook,
        _KERNEL["kernel_name"],
        progress_bar=False,
        manager=manager,
        cell_limit=cell_limit,
    )


class StockEngine(Engine):  # type: ignore[misc]
    """A papermill engine that runs the cells in a kernel it is handed."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        log_output: bool = False,
        *,
        manager: Any,
        cell_limit: float,
    ) -> None:
        """Run the cells; the kernel is left to whoever started it."""
        client = PapermillNotebookClient(
            nb_man,
            km=manager,
            kernel_name=kernel_name,
            log_output=log_output,
            timeout=cell_limit,
            startup_timeout=_SECONDS_TO_START,
            # it takes hours over one long line; see valuebook.batch.streams
            coalesce_streams=False,
            record_timing=False,
        )
        try:
            client.execute()
        finally:
            if client.kc is not None:
                client.kc.stop_channels()


papermill_engines.register(_STOCK, StockEngine)
