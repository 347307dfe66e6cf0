"""What of an executed notebook a reader gets to see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode, from_dict

from valuebook.exports.section import Section
from valuebook.model import FINDING_MIME, PageError
from valuebook.model.text import plain
from valuebook.model.wording import number

_LONGEST_TEXT = 10_000
_LARGEST_HTML = 100_000
_MOVING = ("application/vnd.jupyter.widget-view+json", "application/javascript")
_READABLE = ("text/html", "text/markdown", "image/png", "image/jpeg", "text/plain")

_TERMINAL_CODE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])"
)


@dataclass
class Parts:
    """A notebook taken apart: the cells to show, and what a page shows once."""

    cells: list[NotebookNode] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    provenance: list[str] = field(default_factory=list)

    def add(self, kind: str, **content: Any) -> None:
        """Add a cell; it is validated with the notebook that it becomes part of."""
        form = {"id": f"cell-{len(self.cells)}", "cell_type": kind, "metadata": {}}
        self.cells.append(from_dict({**form, **content}))


def parts(section: Section) -> Parts:
    """Return the parts of an executed notebook that a report is bound from.

    Inputs, widgets and scripts are left out; long texts are cut with a note. A
    picture that could not be shown, or not to everybody, is an error, since a
    report never shrinks in silence.
    """
    taken = Parts()
    titled = False
    for cell in section.notebook.cells if section.notebook else ():
        if cell.cell_type == "markdown":
            source = cell.source
            if not titled and source.lstrip().startswith("# "):
                titled = True
                source = source.lstrip().partition("\n")[2]
            taken.add("markdown", source=source)
        elif cell.cell_type == "code":
            kept = [*_kept(cell.outputs, taken, section.title)]
            taken.add("code", source="", execution_count=None, outputs=kept)
    return taken


def terminal_text(text: str) -> str:
    r"""Return what a terminal would show of a text, cut to 10 000 characters.

    >>> terminal_text("\x1b[31mred\x1b[0m")
    'red'
    >>> terminal_text("10 %\r100 %")
    '100 %'
    """
    lines = _TERMINAL_CODE.sub("", text).replace("\r\n", "\n").split("\n")
    # what a progress bar wrote over is not shown
    shown = "\n".join(line.rpartition("\r")[2] for line in lines)
    left_out = len(shown) - _LONGEST_TEXT
    if left_out <= 0:
        return plain(shown)
    cut = number(left_out, "characters", significant=9)
    return f"{plain(shown[:_LONGEST_TEXT])}\n[{cut} left out here]"


def _kept(
    outputs: list[NotebookNode], taken: Parts, where: str
) -> Iterator[NotebookNode]:
    """Yield the outputs to show in their place; put the others where they belong."""
    for output in outputs:
        if output.output_type == "stream":
            yield _text(output.text)
        elif output.output_type == "error":
            yield _text(f"{output.ename}: {output.evalue}")
        else:
            taken.findings += output.data.get(FINDING_MIME, {}).get("findings", [])
            part = output.metadata.get("valuebook", {}).get("part", "")
            if part == "facts":
                taken.facts.append(output.data["text/html"])
            elif part == "provenance":
                taken.provenance.append(output.data["text/html"])
            else:
                yield from _readable(output, where)


def _readable(output: NotebookNode, where: str) -> Iterator[NotebookNode]:
    data = output.data
    form = next((form for form in _READABLE if form in data), "text/plain")
    pictures = [form for form in data if form.startswith("image/")]
    if pictures and not form.startswith(("image/", "text/html", "text/markdown")):
        raise PageError(
            f"section {where!r}: a picture is there as {pictures[0]} only; "
            "a report shows PNG and JPEG"
        )
    if form.startswith("image/"):
        told = output.metadata.get(form, {})
        alt = told.get("alt", "").strip()
        if not alt:
            raise PageError(
                f"section {where!r}: a picture has no alternative text; "
                "say in one sentence what it shows"
            )
        wide = {"wide": True} if told.get("wide") is True else {}
        yield _display({form: data[form].strip()}, {"alt": plain(alt), **wide})
    elif form == "text/plain":
        if form in data and not any(moving in data for moving in _MOVING):
            yield _text(data[form])
    elif len(data[form]) > _LARGEST_HTML:
        size = number(len(data[form]) / 1000, "kB")
        yield _text(f"[an output of {size} is left out here; the notebook holds it]")
    else:
        yield _display({form: data[form]}, {})


def _text(text: str) -> NotebookNode:
    return _display({"text/plain": terminal_text(text)}, {})


def _display(data: dict[str, str], metadata: dict[str, Any]) -> NotebookNode:
    form = {"output_type": "display_data", "data": data, "metadata": metadata}
    output: NotebookNode = from_dict(form)
    return output
