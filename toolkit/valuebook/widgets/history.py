"""Earlier saves of an initiative, to be put back into the form."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ipywidgets import Dropdown, HBox

from valuebook.model.wording import counted
from valuebook.register.drafts import Draft
from valuebook.register.history import past_saves
from valuebook.register.saving import Change
from valuebook.widgets.sheet import Sheet
from valuebook.widgets.status import button


class History:
    """A list of the saves there were, and a button that undoes those since one.

    What is put back is typed into the form and saved by nobody but its user, so that
    what others changed meanwhile is found as ever.
    """

    def __init__(
        self, folder: Path, initiative: str, sheet: Sheet, *, done: Callable[[], None]
    ) -> None:
        self.folder, self.initiative = folder, initiative
        self.sheet, self.done = sheet, done
        self.saves: list[Draft] = []
        self.choice = Dropdown(description="Put back what stood")
        self.choice.add_class("vb-control")
        self.button = button("Put back", self.put_back)
        self.box = HBox([self.choice, self.button])
        self.refresh()

    def refresh(self) -> None:
        """Read which saves there are; without any, nothing is shown."""
        self.saves = past_saves(self.folder, self.initiative)
        self.choice.options = [
            (f"before {each.at:%Y-%m-%d %H:%M:%S}, {_rows(each)}", number)
            for number, each in enumerate(self.saves)
        ]
        self.choice.value = 0 if self.saves else None
        self.box.layout.display = "flex" if self.saves else "none"

    def put_back(self) -> None:
        """Type in what stood before the save that is chosen."""
        for save in self.saves[: self.choice.value + 1]:
            for change in reversed(save.changes):
                _undo(self.sheet, change)
        self.done()


def _rows(save: Draft) -> str:
    keys: Sequence[str] = [", ".join(each.key) for each in save.changes]
    if len(keys) < 3:
        return " and ".join(keys)
    return f"{keys[0]} and {counted(len(keys) - 1, 'more row')}"


def _undo(sheet: Sheet, change: Change) -> None:
    number = sheet.number(change.table, ", ".join(change.key))
    if not change.before:
        if number is not None:
            sheet.drop(number)
    elif number is None:
        sheet.add(change.table, change.before)
    elif not change.after:
        sheet.keep(number)
    else:
        for column in change.after:
            if (number, column) in sheet.fields:
                sheet.put((number, column), change.before[column])
