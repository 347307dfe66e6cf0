"""The form of a hypothesis: what is recorded, to be read, changed and saved."""

from pathlib import Path

from valuebook.display import table
from valuebook.register import Register
from valuebook.widgets.control import Control
from valuebook.widgets.hypothesis import recorded, rows
from valuebook.widgets.live_form import LiveForm

_SAMPLE = (
    "The sample company is not changed here; valuebook new makes a register of yours."
)


def form(own: Register, *, register: str, interactive: bool) -> Control:
    """Return the form of one initiative, live where somebody can use it.

    `own` is the register cut down to the initiative (`select`), `register` the folder
    that it was read from and is saved to. Where nobody can use a form, and for the
    sample company (""), which nobody changes, a table holds what the initiative says
    of itself; its promises have a table of their own (`hypothesis.promises`).
    """
    initiative, *_ = rows(own)
    still = table(
        recorded(initiative),
        "What the initiative says of itself",
        basis=_SAMPLE if interactive and not register else "",
    )
    live = LiveForm(own, Path(register)).box if interactive and register else None
    return Control(still, live)
