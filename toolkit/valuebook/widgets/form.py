"""The form of a hypothesis: what is promised, to be read, changed and saved."""

from pathlib import Path

from valuebook.analysis.hypothesis.promises import promises, shown
from valuebook.display import table
from valuebook.register import Register
from valuebook.widgets.control import Control
from valuebook.widgets.live_form import LiveForm

_SAMPLE = (
    "The sample company is not changed here; valuebook new makes a register of yours."
)
_LOCKED = "As locked; the run rate is the value at full effect."


def form(own: Register, *, register: str, interactive: bool) -> Control:
    """Return the form of one initiative, live where somebody can use it.

    `own` is the register cut down to the initiative (`select`), `register` the folder
    that it was read from and is saved to. Where nobody can use a form, and for the
    sample company (""), which nobody changes, a table holds what is promised.
    """
    still = table(
        shown(promises(own)),
        "What is promised",
        units={"run_rate": f"{own.settings.currency} a year"},
        basis=f"{_LOCKED} {_SAMPLE}" if interactive and not register else _LOCKED,
    )
    live = LiveForm(own, Path(register)).box if interactive and register else None
    return Control(still, live)
