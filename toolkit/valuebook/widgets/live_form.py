"""The form as it is used: filled, checked, undone, kept as a draft, saved."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from ipywidgets import HTML, HBox

from valuebook.display.markup import escaped
from valuebook.model import Conflict, ConflictError, RegisterError, ValuebookError
from valuebook.model.wording import counted
from valuebook.register import Register, select
from valuebook.register.drafts import Draft
from valuebook.register.history import keep_save
from valuebook.register.saving import Change, Saved, save_changes
from valuebook.widgets.autosave import Autosave, Later, on_the_loop
from valuebook.widgets.conflicts import Conflicts
from valuebook.widgets.control import whole
from valuebook.widgets.draft_offer import DraftOffer, keep_draft, unsaved
from valuebook.widgets.fields import STYLE
from valuebook.widgets.history import History
from valuebook.widgets.hypothesis import heading
from valuebook.widgets.sheet import Sheet
from valuebook.widgets.status import Status, button


class LiveForm:
    """The form of one initiative, and what is done when its buttons are pressed.

    `own` is the register cut down to the initiative, `folder` where it is saved to.
    `clock` tells the time, and `later` calls a function after so many seconds.
    """

    def __init__(
        self,
        own: Register,
        folder: Path,
        *,
        clock: Callable[[], datetime] = datetime.now,
        later: Later = on_the_loop,
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.sheet = Sheet(own, changed=self._changed)
        self.initiative = self.sheet.rows[0].key
        self.autosave = Autosave(
            folder, self.initiative, self.sheet.changes, clock=clock, later=later
        )
        self.status = Status()
        self.save_button = button("Save", self.save, "primary")
        self.undo_button = button("Undo", self.sheet.undo)
        self.redo_button = button("Redo", self.sheet.redo)
        self.history = History(folder, self.initiative, self.sheet, done=self._put_back)
        self.offer = DraftOffer(proceed=self._continue, discard=self._discard)
        self.conflict = Conflicts(self._settle)
        name = f"{own['initiatives']['name'].iloc[0]} ({self.initiative})"
        self.box = whole(
            HTML(f"{STYLE}<h4>{escaped(name)}</h4>"),
            self.offer,
            self.sheet.box,
            self.conflict,
            HBox([self.save_button, self.undo_button, self.redo_button]),
            self.status,
            self.history.box,
        )
        self.box.add_class("vb-form")
        self._enable()
        self.status.say(f"As recorded in {folder}.")
        if draft := self.autosave.found():
            self.offer.show(draft)

    def save(self) -> None:
        """Save what is typed, or say why it cannot be saved."""
        self.conflict.hide()
        if faults := self.sheet.count_faults():
            self.status.warn(f"Not saved: {counted(faults, 'field')} above to mend.")
            return
        changes = self.sheet.changes()
        if not changes:
            self.status.say("Nothing to save: all is as recorded.")
            return
        self.save_button.disabled = True
        try:
            self._saved(save_changes(self.folder, changes), changes)
        except ConflictError as error:
            self.conflict.show(error.conflicts)
            self.status.say("Nothing was overwritten.")
        except RegisterError as error:
            beside = self.sheet.show_problems(error.problems)
            many = counted(len(error.problems), "problem")
            said = f"Not saved: the register would have {many}."
            self.status.warn("\n".join([said, *map(str, beside)]))
        except ValuebookError as error:
            self.status.warn(str(error))
        finally:
            self.save_button.disabled = False

    def _saved(self, saved: Saved, changes: Sequence[Change]) -> None:
        said = [f"✓ Saved at {self.clock():%H:%M:%S} in {', '.join(saved.files)}:"]
        for change in changes:
            key = ", ".join(change.key)
            if not change.before or not change.after:
                said.append(f"{key}: {'deleted' if change.before else 'added'}")
                continue
            for column, text in change.after.items():
                old = change.before[column] or "empty"
                said.append(f"{key}, {heading(column)}: {old} → {text or 'empty'}")
        said.append("Run the notebook again to see it on the page.")
        self.sheet.read(select(saved.register, self.initiative))
        self.autosave.drop()
        try:
            keep_save(self.folder, self.initiative, Draft(self.clock(), tuple(changes)))
        except OSError as error:
            said.append(f"It cannot be put back later ({error.strerror}).")
        self.history.refresh()
        self.status.say("\n".join(said))

    def _put_back(self) -> None:
        self.status.say(f"Put back, as typed. {self._unsaved()}")

    def _changed(self) -> None:
        self._enable()
        self.status.say(self._unsaved())
        if not self.offer.is_open:
            keep_draft(self.autosave, self.status)

    def _unsaved(self) -> str:
        return unsaved(self.sheet.changes())

    def _enable(self) -> None:
        self.undo_button.disabled = not self.sheet.steps.done
        self.redo_button.disabled = not self.sheet.steps.undone

    def _settle(self, conflicts: Sequence[Conflict], keep_mine: bool) -> None:
        """Go on from what they recorded; my texts stay where I typed and keep mine."""
        for each in conflicts:
            number = self.sheet.number(each.file.removesuffix(".csv"), each.key)
            if number is None:
                continue
            row = self.sheet.rows[number]
            self.sheet.rows[number] = row.given({each.column: each.theirs})
            place = number, each.column
            if place in self.sheet.fields:
                is_mine = self.sheet.texts[place] != row.before[each.column]
                if not (keep_mine and is_mine):
                    self.sheet.follow(place, each.theirs)
        self.sheet.show_faults()
        self.status.say(f"Theirs are read. {self._unsaved()}")

    def _continue(self, draft: Draft) -> None:
        """Put the draft into the fields, on the rows as they were when it was typed."""
        for change in draft.changes:
            if not change.before:
                self.sheet.add(change.table, change.after)
                continue
            number = self.sheet.number(change.table, ", ".join(change.key))
            if number is None:
                continue
            if not change.after:
                self.sheet.drop(number)
            self.sheet.rows[number] = self.sheet.rows[number].given(change.before)
            for column, text in change.after.items():
                if (number, column) in self.sheet.fields:
                    self.sheet.put((number, column), text)

    def _discard(self) -> None:
        self.autosave.drop()
        self.status.say(f"The draft is gone. {self._unsaved()}")
