"""An executed notebook made fit to be handed on: no times, no places, no surplus."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import nbformat

from valuebook.batch.notebook import Value
from valuebook.batch.streams import joined
from valuebook.model import FINDING_MIME

LONGEST_STREAM = 100_000

_METADATA = {
    "kernelspec": {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"name": "python", "pygments_lexer": "ipython3"},
}
_TEXT_TYPES = ("text/plain", "text/html", "text/markdown")


def published(
    notebook: Any, values: Mapping[str, Value], hide: Callable[[str], str]
) -> bytes:
    """Return the notebook as a file that holds the same bytes on every run.

    Of the metadata the cells' tags remain. `values` is what the cell of injected
    parameters then says; all text that the cells gave out passes through `hide`.
    """
    cells = [_cell(cell, values, hide) for cell in notebook.cells]
    made = nbformat.from_dict(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": _METADATA, "cells": cells}
    )
    # half a character, which UTF-8 does not know, is written as JSON's escape for it
    return f"{nbformat.writes(made)}\n".encode(errors="backslashreplace")


def findings(notebook: Any) -> Iterator[Mapping[str, Any]]:
    """Return the records of all findings that the cells gave out, in their order."""
    for output in _outputs(notebook):
        yield from output.get("data", {}).get(FINDING_MIME, {}).get("findings", [])


def _outputs(notebook: Any) -> Iterator[Any]:
    for cell in notebook.cells:
        yield from cell.get("outputs", [])


def _cell(
    cell: Any, values: Mapping[str, Value], hide: Callable[[str], str]
) -> dict[str, Any]:
    tags = cell.metadata.get("tags", [])
    kept = {"tags": list(tags)} if tags else {}
    if cell.cell_type != "code":
        return {
            "cell_type": cell.cell_type,
            "id": cell.id,
            "metadata": kept,
            "source": cell.source,
        }
    is_injected = "injected-parameters" in tags
    return {
        "cell_type": "code",
        # papermill draws the id of the cell that it adds at random
        "id": "injected-parameters" if is_injected else cell.id,
        "metadata": kept,
        "source": _assignments(values) if is_injected else cell.source,
        "execution_count": cell.execution_count,
        "outputs": [_output(output, hide) for output in joined(cell.outputs)],
    }


def _assignments(values: Mapping[str, Value]) -> str:
    return "\n".join(
        ["# Parameters", *(f"{name} = {value!r}" for name, value in values.items())]
    )


def _output(output: Mapping[str, Any], hide: Callable[[str], str]) -> dict[str, Any]:
    kept = dict(output)
    if output["output_type"] == "stream":
        kept["text"] = _capped(hide(output["text"]))
    elif output["output_type"] == "error":
        kept["evalue"] = hide(output["evalue"])
        kept["traceback"] = [hide(line) for line in output["traceback"]]
    else:
        kept["data"] = {
            kind: hide(value) if kind in _TEXT_TYPES else value
            for kind, value in output["data"].items()
        }
    return kept


def _capped(text: str) -> str:
    left = len(text) - LONGEST_STREAM
    if left <= 0:
        return text
    return f"{text[:LONGEST_STREAM]}\n… {left} more characters are not kept\n"
