"""Notebooks made by hand, as they are after they have been executed."""

import base64
import struct
import zlib
from collections.abc import Callable

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from valuebook.exports.report import report_page
from valuebook.exports.section import Section


def png(width: int = 4, height: int = 2) -> str:
    """Return a grey picture, coded as a notebook holds it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\x80" * width) * height
    picture = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
    return base64.b64encode(picture).decode()


def shown(value: object) -> NotebookNode:
    """Return the output of a cell that shows a display object."""
    if isinstance(value, NotebookNode):
        return value
    if hasattr(value, "_repr_mimebundle_"):
        bundle = value._repr_mimebundle_()
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return new_output("display_data", data=data, metadata=metadata)
    data = {"text/html": value._repr_html_(), "text/plain": repr(value)}
    return new_output("execute_result", data=data)


@pytest.fixture
def html() -> Callable[[str], NotebookNode]:
    """Return a function that makes an output of html."""
    return lambda text: new_output("display_data", data={"text/html": text})


@pytest.fixture
def figure() -> Callable[..., NotebookNode]:
    """Return a function that makes a picture with its alternative text."""

    def made(alt: str = "Planned value rises.") -> NotebookNode:
        return new_output(
            "display_data",
            data={"image/png": png(), "text/plain": alt},
            metadata={"image/png": {"alt": alt}},
        )

    return made


@pytest.fixture
def executed() -> Callable[..., NotebookNode]:
    """Return a function that makes a notebook of texts (Markdown) and outputs."""

    def made(*cells: object) -> NotebookNode:
        return new_notebook(
            cells=[
                new_markdown_cell(cell)
                if isinstance(cell, str)
                else new_code_cell("hidden_source = 1", outputs=[shown(cell)])
                for cell in cells
            ]
        )

    return made


@pytest.fixture
def bind(executed: Callable[..., NotebookNode]) -> Callable[..., str]:
    """Return a function that makes the report of one notebook with these cells."""

    def bound(*cells: object, title: str = "Contract review") -> str:
        section = Section("review", "Post-implementation review", executed(*cells))
        return report_page(
            [section],
            title=title,
            initiative_id="INI-001",
            organization="Acme",
            as_of="2025-06",
        )

    return bound
