"""The sentence and the share of every link of a map, as they are typed."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from ipywidgets import VBox

from valuebook.model import Conflict
from valuebook.register import TABLES, Register
from valuebook.register.saving import Change, row_texts
from valuebook.widgets.fields import Field
from valuebook.widgets.record import faults, record_model
from valuebook.widgets.steps import Place, Step, Steps

Link: TypeAlias = tuple[str, str]
_TABLE = TABLES["map_links"]
_LABELS = {"causal_statement": "How exactly", "share": "Share of the effect, 0 to 1"}
_MODEL = record_model(_TABLE, list(_LABELS))


class LinkSheet:
    """The fields of the links of one initiative, and the steps in which they changed.

    `own` is the register cut down to it; `changed` is called whenever somebody
    has typed, undone or redone something.
    """

    def __init__(self, own: Register, *, changed: Callable[[], None]) -> None:
        self.changed = changed
        self.steps = Steps()
        self._is_told = False  # a field is given a text by us, not by its user
        self.fields: dict[Place, Field] = {}
        self.texts: dict[Place, str] = {}
        self.before: dict[int, dict[str, str]] = {}
        self.read(own)

    def read(self, own: Register) -> None:
        """Take what the register now holds, in all fields."""
        self.own = own
        self.steps.close()
        rows = [row_texts(_TABLE, row) for _, row in own["map_links"].iterrows()]
        known = [_link(row) for row in self.before.values()]
        self.before = dict(enumerate(rows))
        if [_link(row) for row in rows] != known:
            self.steps, self.fields = Steps(), {}
        for number, row in self.before.items():
            for column in _LABELS:
                self._follow((number, column), row[column])

    def grid(self, link: Link) -> VBox:
        """Return the fields of one link."""
        number = self._number(link)
        grid = VBox([self.fields[number, column].box for column in _LABELS])
        grid.add_class("vb-grid")
        return grid

    def changes(self) -> list[Change]:
        """Return what is typed and not saved, a change for each link."""
        found = []
        for number, row in self.before.items():
            typed = {column: self.texts[number, column] for column in _LABELS}
            after = {name: text for name, text in typed.items() if text != row[name]}
            if after:
                found.append(Change(_TABLE.name, row, after))
        return found

    def edited(self, book: Register) -> Register:
        """Return the register with what is typed; what is no value is not taken."""
        frame = book["map_links"]
        edited = {column: frame[column].copy() for column in _LABELS}
        ends = zip(frame["from_id"], frame["to_id"], strict=True)
        place = {link: at for at, link in enumerate(ends)}
        for change in self.changes():
            link = _link(change.before)
            wrong = self._faults(self._number(link))
            for column, text in change.after.items():
                if link in place and column not in wrong:
                    value: Any = float(text or "nan") if column == "share" else text
                    edited[column].iloc[place[link]] = value if value != "" else None
        tables = {**book.tables, "map_links": frame.assign(**edited)}
        return Register(book.settings, tables, book.hashes)

    def count_faults(self) -> int:
        """Return in how many fields something is wrong, and show it in each."""
        return sum(len(self._show(number)) for number in self.before)

    def undo(self) -> str:
        """Put back the text that was changed last; return the node where it is."""
        step = self.steps.undo()
        return self._go(step, step.old) if step else ""

    def redo(self) -> str:
        """Put the text in again that was undone last; return the node where it is."""
        step = self.steps.redo()
        return self._go(step, step.new) if step else ""

    def put(self, changes: Iterable[Change]) -> None:
        """Put the texts of a draft into the fields as if they had been typed."""
        numbers = {_link(row): number for number, row in self.before.items()}
        for change in changes:
            number = numbers.get(_link(change.before))
            if number is None:
                continue
            self.before[number] = dict(change.before)
            for column, text in change.after.items():
                if column in _LABELS:
                    self._type((number, column), text)
                    self._tell((number, column), text)
        self.changed()

    def take(self, conflict: Conflict, *, keep_mine: bool) -> None:
        """Go on from what somebody else recorded; keep what is typed or take theirs."""
        for number, row in self.before.items():
            if ", ".join(_link(row)) == conflict.key and conflict.column in row:
                is_mine = (
                    self.texts.get((number, conflict.column)) != row[conflict.column]
                )
                self.before[number] = {**row, conflict.column: conflict.theirs}
                if conflict.column in _LABELS and not (keep_mine and is_mine):
                    self._follow((number, conflict.column), conflict.theirs)

    def _number(self, link: Link) -> int:
        return next(n for n, row in self.before.items() if _link(row) == link)

    def _follow(self, place: Place, text: str) -> None:
        if place not in self.fields:
            field = Field(_TABLE, place[1], _LABELS[place[1]])
            field.control.observe(self._typed(place), names="value")
            self.fields[place] = field
        self.texts[place] = text
        self._tell(place, text)

    def _typed(self, place: Place) -> Callable[[Any], None]:
        def typed(_: Any) -> None:
            text = self.fields[place].text
            if not self._is_told and text != self.texts[place]:
                self._type(place, text)
                self.changed()

        return typed

    def _type(self, place: Place, text: str) -> None:
        self.steps.add(place, self.texts[place], text)
        self.texts[place] = text
        self._show(place[0])

    def _go(self, step: Step, text: str) -> str:
        self.texts[step.place] = text
        self._tell(step.place, text)
        self._show(step.place[0])
        self.changed()
        return self.before[step.place[0]]["to_id"]

    def _tell(self, place: Place, text: str) -> None:
        self._is_told = True
        self.fields[place].put(text)
        self._is_told = False

    def _faults(self, number: int) -> dict[str, str]:
        return faults(_MODEL, {name: self.texts[number, name] for name in _LABELS})

    def _show(self, number: int) -> dict[str, str]:
        found = self._faults(number)
        for column in _LABELS:
            self.fields[number, column].show(found.get(column, ""))
        return found


def _link(row: Any) -> Link:
    return row["from_id"], row["to_id"]
