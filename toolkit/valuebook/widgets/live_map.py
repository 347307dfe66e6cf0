"""The map as it is walked: a node, what brings it about, and what comes of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from ipywidgets import HTML, Button, Dropdown, HBox, Layout, VBox

from valuebook.analysis.objectives import map_checks
from valuebook.analysis.objectives.map_questions import links_of, standing
from valuebook.analysis.objectives.outcome_map import nodes
from valuebook.analysis.rows import rows_of
from valuebook.display import findings
from valuebook.display.markup import escaped
from valuebook.model import Conflict, ConflictError, ValuebookError
from valuebook.model.wording import counted
from valuebook.register import Register, select
from valuebook.register.drafts import Draft
from valuebook.register.saving import Change, Saved, save_changes
from valuebook.widgets.autosave import Autosave, Later, on_the_loop
from valuebook.widgets.conflicts import Conflicts
from valuebook.widgets.control import whole
from valuebook.widgets.draft_offer import DraftOffer, how_many, keep_draft, unsaved
from valuebook.widgets.fields import STYLE
from valuebook.widgets.map_links import LinkSheet
from valuebook.widgets.status import Status, button

_WALK = "<style>.vb-form .vb-walk { text-align: left; margin-top: 0.8em; }</style>"
_SAMPLE = (
    "The sample company is not changed here; valuebook new makes a register of yours."
)


class LiveMap:
    """The map of one initiative, where one stands on it, and what is done there.

    `book` is the whole register, `own` that of the initiative (`select`), `folder`
    where it is saved to (None where nothing is saved). `clock` tells the time, and
    `later` calls a function after so many seconds.
    """

    def __init__(
        self,
        book: Register,
        own: Register,
        folder: Path | None,
        *,
        clock: Callable[[], datetime] = datetime.now,
        later: Later = on_the_loop,
    ) -> None:
        self.folder, self.clock = folder, clock
        self.book = book
        self.initiative = str(own["initiatives"]["initiative_id"].iloc[0])
        self.sheet = LinkSheet(own, changed=self._changed)
        self.autosave = (
            Autosave(
                folder,
                f"{self.initiative} map",
                self.sheet.changes,
                clock=clock,
                later=later,
            )
            if folder
            else None
        )
        kinds = nodes(own)
        ends = kinds[kinds["kind"].eq("objective")]
        ends = ends if len(ends) else kinds.tail(1)
        self.trail: list[str] = []
        self.at = str(ends["node_id"].iloc[0])
        self.start = Dropdown(
            options=list(zip(ends["name"], ends["node_id"], strict=True)),
            description="Objective",
            layout=Layout(width="40rem", max_width="100%"),
        )
        self.start.observe(lambda _: self.go(self.start.value), names="value")
        self.back = button("Back", self.go_back)
        self.node, self.found, self.status = HTML(), HTML(), Status()
        self.before, self.after = VBox(), VBox()
        self.save_button = button("Save", self.save, "primary")
        self.undo_button = button("Undo", lambda: self._show_step(self.sheet.undo()))
        self.redo_button = button("Redo", lambda: self._show_step(self.sheet.redo()))
        self.offer = DraftOffer(proceed=self._continue, discard=self._discard)
        self.conflict = Conflicts(self._settle)
        self.save_button.disabled = folder is None
        self.box = whole(
            HTML(f"{STYLE}{_WALK}"),
            self.offer,
            HBox([self.start, self.back]),
            self.node,
            HTML("<h4>What brings it about</h4>"),
            self.before,
            HTML("<h4>What comes of it</h4>"),
            self.after,
            HTML("<h4>What the map lacks</h4>"),
            self.found,
            self.conflict,
            HBox([self.save_button, self.undo_button, self.redo_button]),
            self.status,
        )
        self.box.add_class("vb-form")
        self._draw()
        self.status.say(f"As recorded in {folder}." if folder else _SAMPLE)
        if self.autosave and (draft := self.autosave.found()):
            self.offer.show(draft)

    def go(self, node_id: str) -> None:
        """Stand on another node of the map."""
        if node_id != self.at:
            self.trail.append(self.at)
            self.at = node_id
            self._draw()

    def go_back(self) -> None:
        """Stand where one stood before."""
        if self.trail:
            self.at = self.trail.pop()
            self._draw()

    def save(self) -> None:
        """Save what is typed, or say why it cannot be saved."""
        if self.folder is None:
            return
        self.conflict.hide()
        if faults := self.sheet.count_faults():
            self.status.warn(f"Not saved: {counted(faults, 'field')} to mend.")
            return
        if not (changes := self.sheet.changes()):
            self.status.say("Nothing to save: all is as recorded.")
            return
        try:
            self._saved(save_changes(self.folder, changes), changes)
        except ConflictError as error:
            self.conflict.show(error.conflicts)
            self.status.say("Nothing was overwritten.")
        except ValuebookError as error:
            self.status.warn(f"Not saved:\n{error}")

    def _saved(self, saved: Saved, changes: Sequence[Change]) -> None:
        many = how_many(changes)
        self.book = saved.register
        self.sheet.read(select(self.book, self.initiative))
        if self.autosave:
            self.autosave.drop()
        self._draw()
        self.status.say(
            f"✓ Saved at {self.clock():%H:%M:%S} in {', '.join(saved.files)}: "
            f"{counted(many, 'change')}.\nRun the notebook again to see it on the page."
        )

    def _draw(self) -> None:
        """Show the node, its links both ways, and what the map as typed lacks."""
        own = self.sheet.own
        edited = self.sheet.edited(self.book)
        self.node.value = (
            f'<p role="status"><strong>{escaped(standing(own, self.at))}</strong></p>'
        )
        links = links_of(own, self.at)
        into, out = links[links["to_id"].eq(self.at)], links[links["to_id"].ne(self.at)]
        self.before.children = [
            VBox(
                [
                    _walk("←", row.from_name, self._going(row.from_id)),
                    self.sheet.grid((row.from_id, row.to_id)),
                ]
            )
            for row in rows_of(into)
        ] or [HTML("<p>Nothing on the map.</p>")]
        self.after.children = [
            _walk("→", row.to_name, self._going(row.to_id)) for row in rows_of(out)
        ] or [HTML("<p>Nothing: this is where the map ends.</p>")]
        found = map_checks.of(map_checks.checks(edited), own)
        self.found.value = findings(map_checks.findings(found))._repr_html_()
        self.back.disabled = not self.trail
        self.undo_button.disabled = not self.sheet.steps.done
        self.redo_button.disabled = not self.sheet.steps.undone

    def _going(self, node_id: str) -> Callable[[], None]:
        return lambda: self.go(node_id)

    def _show_step(self, node_id: str) -> None:
        """Stand where a step was undone or done again, so that it can be seen."""
        if node_id:
            self.go(node_id)

    def _changed(self) -> None:
        self._draw()
        self.status.say(self._unsaved())
        if self.autosave and not self.offer.is_open:
            keep_draft(self.autosave, self.status)

    def _unsaved(self) -> str:
        return unsaved(self.sheet.changes())

    def _settle(self, conflicts: Sequence[Conflict], keep_mine: bool) -> None:
        for each in conflicts:
            self.sheet.take(each, keep_mine=keep_mine)
        self._draw()
        self.status.say(f"Theirs are read. {self._unsaved()}")

    def _continue(self, draft: Draft) -> None:
        self.sheet.put(draft.changes)

    def _discard(self) -> None:
        if self.autosave:
            self.autosave.drop()
        self.status.say(f"The draft is gone. {self._unsaved()}")


def _walk(arrow: str, name: str, act: Callable[[], object]) -> Button:
    pressed = button(f"{arrow} {name}", act)
    pressed.add_class("vb-walk")
    pressed.layout = Layout(width="auto", max_width="100%")
    pressed.tooltip = f"Go to {name}"
    return pressed
