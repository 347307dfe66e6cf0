"""What a review would teach, to be agreed on and added to the register."""

from pathlib import Path
from typing import Any

import pandas as pd
from ipywidgets import HTML, Checkbox, HBox, Layout, Textarea, VBox

from valuebook.analysis.review import decision
from valuebook.display import table
from valuebook.model import ValuebookError
from valuebook.model.wording import counted
from valuebook.register import TABLES, Register
from valuebook.register.saving import Change, row_texts, save_changes
from valuebook.widgets.control import Control, whole
from valuebook.widgets.status import Status, button

_SAMPLE = (
    "The sample company is not changed here; valuebook new makes a register of yours."
)


def lessons(
    own: Register,
    proposed: pd.DataFrame,
    *,
    as_of: str,
    register: str,
    interactive: bool,
) -> Control:
    """Return the lessons recorded and proposed, live where somebody can add them.

    `own` is the register cut down to one initiative (`select`), `proposed` the rows
    that its review would add (`decision.proposed_lessons`) and `register` the folder
    that they are saved to. Of the sample company ("") nothing is saved.
    """
    still = table(
        decision.lessons(own, proposed, as_of=as_of),
        "Lessons, as lessons.csv holds them",
    )
    if not interactive or proposed.empty:
        return Control(still)
    folder = Path(register) if register else None
    return Control(still, LiveLessons(proposed, folder).box)


class LiveLessons:
    """The proposed lessons, to be worded and ticked, and the button that adds them.

    A lesson that was added is locked; nothing is added twice.
    """

    def __init__(self, proposed: pd.DataFrame, folder: Path | None) -> None:
        self.folder = folder
        texts = (row_texts(TABLES["lessons"], row) for _, row in proposed.iterrows())
        self.rows = [_Row(each) for each in texts]
        self.status = Status()
        self.add_button = button("Add to the register", self.add, "primary")
        self.add_button.disabled = folder is None
        self.add_button.layout = Layout(width="12rem")
        self.box = whole(
            HTML("<p>Tick what the owner agreed to; the words can be changed.</p>"),
            *(each.box for each in self.rows),
            HBox([self.add_button]),
            self.status,
        )
        self.status.say(_SAMPLE if folder is None else "Nothing is added yet.")

    def add(self) -> None:
        """Add the ticked lessons to the register, all of them or none."""
        if self.folder is None:
            return
        ticked = [each for each in self.rows if each.is_ticked]
        if not ticked:
            self.status.say("Nothing to add: no lesson is ticked.")
            return
        try:
            save_changes(
                self.folder, [Change("lessons", {}, each.texts()) for each in ticked]
            )
        except ValuebookError as error:
            self.status.warn(f"Not added:\n{error}")
            return
        for each in ticked:
            each.lock()
        self.status.say(f"{counted(len(ticked), 'lesson')} added to lessons.csv.")


class _Row:
    """One proposed lesson."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts
        wide = Layout(width="46rem", max_width="100%", height="4rem")
        self.tick = Checkbox(description=texts["cause"], indent=False)
        self.lesson = Textarea(value=texts["lesson"], description="Lesson", layout=wide)
        self.action = Textarea(value=texts["action"], description="Action", layout=wide)
        self.box = VBox([self.tick, self.lesson, self.action])

    @property
    def is_ticked(self) -> bool:
        """Return whether it is to be added and was not yet."""
        return bool(self.tick.value) and not self.tick.disabled

    def texts(self) -> dict[str, str]:
        """Return the row as its file is to hold it, as far as it says something."""
        worded: dict[str, Any] = {
            **self._texts,
            "lesson": self.lesson.value.strip(),
            "action": self.action.value.strip(),
        }
        return {name: text for name, text in worded.items() if text}

    def lock(self) -> None:
        """Let it stand as it was added."""
        for each in (self.tick, self.lesson, self.action):
            each.disabled = True
