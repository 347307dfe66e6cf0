"""The form as it is used: filled, checked, undone, kept as a draft, saved."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from ipywidgets import HTML, Button, HBox, Layout, VBox

from valuebook.display.markup import escaped
from valuebook.model import Conflict, ConflictError, RegisterError, ValuebookError
from valuebook.model.wording import counted
from valuebook.register import Register, select
from valuebook.register.drafts import Draft
from valuebook.register.history import keep_save
from valuebook.register.saving import Change, Saved, save_changes
from valuebook.widgets.autosave import Autosave, Later, on_the_loop
from valuebook.widgets.control import whole
from valuebook.widgets.fields import STYLE
from valuebook.widgets.history import History
from valuebook.widgets.hypothesis import heading
from valuebook.widgets.sheet import Sheet


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
        self.status = HTML()
        self.save_button = _button("Save", self.save, "primary")
        self.undo_button = _button("Undo", self.sheet.undo)
        self.redo_button = _button("Redo", self.sheet.redo)
        self.history = History(folder, self.initiative, self.sheet, done=self._put_back)
        self.offer = _panel("vb-offer")
        self.conflict = _panel("vb-conflict")
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
        self._say(f"As recorded in {folder}.")
        if draft := self.autosave.found():
            self._offer_draft(draft)

    def save(self) -> None:
        """Save what is typed, or say why it cannot be saved."""
        self.conflict.layout.display = "none"
        if faults := self.sheet.count_faults():
            self._warn(f"Not saved: {counted(faults, 'field')} above to mend.")
            return
        changes = self.sheet.changes()
        if not changes:
            self._say("Nothing to save: all is as recorded.")
            return
        self.save_button.disabled = True
        try:
            self._saved(save_changes(self.folder, changes), changes)
        except ConflictError as error:
            self._show_conflicts(error.conflicts)
        except RegisterError as error:
            beside = self.sheet.show_problems(error.problems)
            many = counted(len(error.problems), "problem")
            said = f"Not saved: the register would have {many}."
            self._warn("\n".join([said, *map(str, beside)]))
        except ValuebookError as error:
            self._warn(str(error))
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
        self._say("\n".join(said))

    def _put_back(self) -> None:
        self._say(f"Put back, as typed. {self._unsaved()}")

    def _changed(self) -> None:
        self._enable()
        self._say(self._unsaved())
        if self.offer.layout.display == "none":
            try:
                self.autosave.keep()
            except OSError as error:
                self._warn(f"No draft can be kept ({error.strerror}): save often.")

    def _unsaved(self) -> str:
        many = _how_many(self.sheet.changes())
        return f"{counted(many, 'change')} not saved." if many else "As recorded."

    def _enable(self) -> None:
        self.undo_button.disabled = not self.sheet.steps.done
        self.redo_button.disabled = not self.sheet.steps.undone

    def _say(self, said: str) -> None:
        self.status.value = f'<div role="status">{_lines(said)}</div>'

    def _warn(self, said: str) -> None:
        lines = _lines(said)
        self.status.value = f'<div role="alert" class="vb-error">✗ {lines}</div>'

    def _show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        mine = _button("Keep mine", lambda: self._settle(conflicts, keep_mine=True))
        theirs = _button("Take theirs", lambda: self._settle(conflicts))
        is_gone = any(not each.column for each in conflicts)
        choice = [] if is_gone else [HBox([mine, theirs])]
        self.conflict.children = [HTML(_yours_and_theirs(conflicts)), *choice]
        self.conflict.layout.display = "flex"
        self._say("Nothing was overwritten.")

    def _settle(
        self, conflicts: Sequence[Conflict], *, keep_mine: bool = False
    ) -> None:
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
        self.conflict.layout.display = "none"
        self.sheet.show_faults()
        self._say(f"Theirs are read. {self._unsaved()}")

    def _offer_draft(self, draft: Draft) -> None:
        many = counted(_how_many(draft.changes), "change")
        said = f"A draft of {draft.at:%Y-%m-%d %H:%M} with {many} was not saved."
        self.offer.children = [
            HTML(f'<div role="status">{escaped(said)}</div>'),
            HBox(
                [
                    _button("Continue draft", lambda: self._continue(draft)),
                    _button("Discard draft", self._discard),
                ]
            ),
        ]
        self.offer.layout.display = "flex"

    def _continue(self, draft: Draft) -> None:
        """Put the draft into the fields, on the rows as they were when it was typed."""
        self.offer.layout.display = "none"
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
        self.offer.layout.display = "none"
        self.autosave.drop()
        self._say(f"The draft is gone. {self._unsaved()}")


def _how_many(changes: Sequence[Change]) -> int:
    """Return how many cells are changed; a row that comes or goes counts as one."""
    return sum(len(each.after) if each.before else 1 for each in changes) + sum(
        not each.after for each in changes
    )


def _yours_and_theirs(conflicts: Sequence[Conflict]) -> str:
    lines = "".join(
        f'<tr><th scope="row">{escaped(each.key)}, {escaped(heading(each.column))}</th>'
        f"<td>{escaped(each.yours or 'empty')}</td>"
        f"<td>{escaped(each.theirs or 'empty')}</td></tr>"
        for each in conflicts
    )
    return (
        '<div role="alert"><strong>✗ Not saved: somebody else changed this meanwhile.'
        '</strong><table><thead><tr><th scope="col">Field</th><th scope="col">Yours'
        '</th><th scope="col">Theirs</th></tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _lines(text: str) -> str:
    return "<br>".join(map(escaped, text.splitlines()))


def _button(text: str, act: Callable[[], None], style: str = "") -> Button:
    button = Button(description=text, button_style=style)
    button.on_click(lambda _: act())
    return button


def _panel(kind: str) -> VBox:
    panel = VBox(layout=Layout(display="none"))
    panel.add_class(kind)
    return panel
