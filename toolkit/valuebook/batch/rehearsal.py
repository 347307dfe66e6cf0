"""The first use of everything, so that what is made then is there for all others."""

from contextlib import suppress
from importlib import import_module
from pkgutil import walk_packages

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import valuebook
from valuebook.exports.report import report_page
from valuebook.exports.section import Section
from valuebook.figures.chart import Chart
from valuebook.figures.theme import REALIZED, heading, house_look, label, panels
from valuebook.model import RegisterError
from valuebook.register import open_register, select
from valuebook.sources import open_exports


def rehearse(register: str) -> None:
    """Import what notebooks use, read what they read, draw and bind something small."""
    for name in valuebook.__all__:
        offered = getattr(valuebook, name)
        for each in walk_packages(getattr(offered, "__path__", ()), f"{name}."):
            import_module(f"{offered.__name__}.{each.name.partition('.')[2]}")
    with house_look():
        figure, (axes,) = panels(1)
        heading(figure, "A line", {"drawn": REALIZED})
        axes.plot([0, 1])
        axes.set_title("a panel")
        label(axes, "a label", (0, 0), side="after")
    shown, _ = Chart("a line", figure)._repr_mimebundle_()
    words = {"text/plain": shown["text/plain"], "text/html": "<p>a line</p>"}
    cell = new_code_cell(outputs=[new_output("display_data", words)])
    notebook = new_notebook(cells=[new_markdown_cell("## A question"), cell])
    report_page(
        [Section("rehearsal", "Rehearsal", notebook=notebook)],
        title="Rehearsal",
        initiative_id="INI-000",
        organization="Rehearsal",
        as_of="2026-01",
    )
    # one changed since the call checked it will be complained of by each notebook
    with suppress(RegisterError):
        book = open_register(register)
        for initiative in book["initiatives"]["initiative_id"].head(1):
            # so that the rows of every other one are found at once
            own = select(book, initiative)
            for table in own.tables:
                own[table]
        open_exports(register)
