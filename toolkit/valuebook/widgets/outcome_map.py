"""The outcome map to be walked from an objective down, and its links to be mended."""

from pathlib import Path

from valuebook.analysis.objectives import map_questions
from valuebook.display import table
from valuebook.register import Register
from valuebook.widgets.control import Control
from valuebook.widgets.live_map import LiveMap


def outcome_map(
    book: Register, own: Register, *, register: str, interactive: bool
) -> Control:
    """Return the map of one initiative to be walked, live where somebody can use it.

    `book` is the whole register and `own` that of the initiative (`select`);
    `register` is the folder that it was read from and is saved to. The sample company
    ("") can be walked and tried out, not saved. Where nobody can use a control, a table
    holds every link with its causal sentence.
    """
    still = table(
        map_questions.sentences(own),
        "How each node brings about the next",
        units={"share": "share", "value": own.settings.currency},
        basis="Planned value a year over the link, in its largest benefit class.",
    )
    if not interactive or own["map_links"].empty:
        return Control(still)
    folder = Path(register) if register else None
    return Control(still, LiveMap(book, own, folder).box)
