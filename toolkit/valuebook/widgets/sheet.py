"""The fields of a form: what is recorded, what is typed, and what is wrong with it."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from ipywidgets import VBox

from valuebook.model import Problem
from valuebook.register import Register
from valuebook.register.kinds import Kind
from valuebook.register.saving import Change
from valuebook.widgets.advice import advice
from valuebook.widgets.fields import Field
from valuebook.widgets.hypothesis import LISTS, Row, Texts, heading, new_row, rows
from valuebook.widgets.panels import Panels
from valuebook.widgets.steps import Place, Step, Steps

PRESENCE = ""
"""In place of a column: whether a row is there, told by these two texts."""
KEPT, DROPPED = "kept", "dropped"


class Sheet:
    """The fields of one initiative, and the steps in which they were filled.

    `own` is the register cut down to the initiative; `changed` is called whenever
    somebody has typed, added, deleted, undone or redone something. A row keeps its
    number as long as the sheet lives, also when it is deleted.
    """

    def __init__(self, own: Register, *, changed: Callable[[], None]) -> None:
        self.own = own
        self.rows: list[Row] = []
        self.changed = changed
        self.steps = Steps()
        self._touched: set[Place] = set()
        self._is_told = False  # a field is given a text by us, not by its user
        self.texts: dict[Place, str] = {}
        self.fields: dict[Place, Field] = {}
        self.panels = {
            name: Panels(
                name, add=partial(self.add, name), drop=self.drop, keep=self.keep
            )
            for name in LISTS
        }
        self._initiative = VBox()
        for row in rows(own):
            self._append(row)
        self._lay_out()
        first = [n for n, row in enumerate(self.rows) if row.table.name == "benefits"]
        self.panels["benefits"].open(first[0] if first else None)
        self.box = VBox(
            [self._initiative, *(each.box for each in self.panels.values())]
        )

    def changes(self) -> list[Change]:
        """Return what is typed and not saved, a change for each row."""
        every = [
            row.change(self._texts(number)) if self.is_kept(number) else row.deletion()
            for number, row in enumerate(self.rows)
        ]
        return [each for each in every if each]

    def is_kept(self, number: int) -> bool:
        """Tell whether a row is there, and not to be deleted."""
        return self.texts[number, PRESENCE] == KEPT

    def add(self, table: str, texts: Texts | None = None) -> int:
        """Add a row to be filled in, or one with these texts; return its number."""
        keys = [row.key for row in self.rows if row.table.name == table]
        row = new_row(table, self.rows[0].key, keys)
        if texts:
            row = Row(row.table, 0, {}, {**row.start, **texts})
        number = self._append(row, presence=DROPPED)
        self._step((number, PRESENCE), KEPT)
        self.panels[table].open(number)
        return number

    def drop(self, number: int) -> None:
        """Let a row be deleted when the form is saved."""
        self._step((number, PRESENCE), DROPPED)

    def keep(self, number: int) -> None:
        """Let a row stay that was to be deleted."""
        self._step((number, PRESENCE), KEPT)

    def undo(self) -> None:
        """Put the text back that the field changed last had before."""
        if step := self.steps.undo():
            self._go(step, step.old)

    def redo(self) -> None:
        """Put the text in again that was undone last."""
        if step := self.steps.redo():
            self._go(step, step.new)

    def put(self, place: Place, text: str) -> None:
        """Put a text into a field as if it had been typed."""
        if text != self.texts[place]:
            self._tell(place, text)
            self._step(place, text)

    def follow(self, place: Place, text: str) -> None:
        """Put what is recorded now into a field; that is no step."""
        self.texts[place] = text
        self._tell(place, text)

    def read(self, own: Register) -> None:
        """Take what the register now holds, in all fields."""
        now = {(row.table.name, row.key): row for row in rows(own)}
        self.own = own
        self.steps.close()
        for number, row in enumerate(self.rows):
            kept = self.is_kept(number)
            key = row.key_of(self._texts(number)) if row.is_new and kept else row.key
            found = now.pop((row.table.name, key), None) if kept else None
            if found:
                self._record(number, found)
            elif not row.is_new:
                self.rows[number] = row.gone()
                for column in row.table.key:
                    self.texts[number, column] = row.before[column]
        for row in now.values():
            self._append(row)
        self._lay_out()

    def number(self, table: str, key: str) -> int | None:
        """Return the number of the row with this key, None where it is not asked."""
        names = [(row.table.name, row.key) for row in self.rows]
        return names.index((table, key)) if (table, key) in names else None

    def count_faults(self) -> int:
        """Return in how many fields something is wrong, and show it in each."""
        self._touched = set(self.fields)
        found = self.show_faults()
        if found:
            self._open(next(iter(found)))
        return len(found)

    def show_faults(self) -> dict[Place, str]:
        """Return what is wrong by field, and show it where somebody has been."""
        found = {
            (number, column): fault
            for number, row in enumerate(self.rows)
            if self.is_kept(number)
            for column, fault in row.faults(self._texts(number)).items()
        }
        for place, field in self.fields.items():
            number, column = place
            fault = found.get(place, "") if place in self._touched else ""
            table = self.rows[number].table.name
            field.show(fault, advice(table, column, self.texts[place]))
        return found

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Show each problem at its field; return those that have none here."""
        lines = {(row.table.file, row.line): n for n, row in enumerate(self.rows)}
        beside = []
        for each in problems:
            place = lines.get((each.file, each.row), -1), each.column
            if place in self.fields:
                said = (each.found, each.accepted, each.remedy)
                self.fields[place].show("; ".join(filter(None, said)))
                self._open(place)
            else:
                beside.append(each)
        return beside

    def _append(self, row: Row, *, presence: str = KEPT) -> int:
        number = len(self.rows)
        self.rows.append(row)
        self.texts[number, PRESENCE] = presence
        for column, text in row.asked().items():
            self.texts[number, column] = text
            self.fields[number, column] = self._field(number, column, text)
        fields = [each.box for place, each in self.fields.items() if place[0] == number]
        grid = VBox(fields)
        grid.add_class("vb-grid")
        if row.table.name in self.panels:
            self.panels[row.table.name].put(number, row, grid)
        else:
            self._initiative.children = [grid]
        return number

    def _record(self, number: int, row: Row) -> None:
        """Take a row as the register holds it; its key is not typed any more."""
        self.rows[number] = row
        for place, field in self.fields.items():
            if place[0] == number:
                self.follow(place, row.before[place[1]])
                if place[1] in row.table.key:
                    field.close()

    def _lay_out(self) -> None:
        for name, panels in self.panels.items():
            panels.lay_out(*self._shown(name))
        self.show_faults()

    def _shown(self, table: str) -> tuple[dict[int, Row], dict[int, Texts]]:
        """Return the rows of a table that have a panel, and the texts of those kept."""
        shown = {
            number: row
            for number, row in enumerate(self.rows)
            if row.table.name == table and (self.is_kept(number) or not row.is_new)
        }
        kept = [number for number in shown if self.is_kept(number)]
        return shown, {number: self._texts(number) for number in kept}

    def _field(self, number: int, column: str, text: str) -> Field:
        row = self.rows[number]
        measures = self.own["measures"]
        choices = (
            list(zip(measures["name"], measures["measure_id"], strict=True))
            if column == "measure_id"
            else []
        )
        label = heading(column, self._unit(row, column))
        field = Field(row.table, column, label, choices=choices)
        field.put(text)
        field.control.observe(self._typed((number, column)), names="value")
        return field

    def _unit(self, row: Row, column: str) -> str:
        """Return the unit of a column, the measure's own where it depends on it."""
        kind = row.table.kind(column)
        if kind is Kind.MONEY:
            return self.own.settings.currency
        if kind is not Kind.NUMBER or "measure_id" not in row.table.columns:
            return str(row.table.fact(column, "unit"))
        measures = self.own["measures"]
        named = measures[measures["measure_id"] == row.before.get("measure_id")]
        return str(named["unit"].iloc[0]) if len(named) else ""

    def _typed(self, place: Place) -> Callable[[Any], None]:
        def typed(_: Any) -> None:
            text = self.fields[place].text
            if not self._is_told and text != self.texts[place]:
                self._step(place, text)

        return typed

    def _step(self, place: Place, text: str) -> None:
        self.steps.add(place, self.texts[place], text)
        self._take(place, text)

    def _take(self, place: Place, text: str) -> None:
        self.texts[place] = text
        if place[1] == PRESENCE:
            self._lay_out()
        else:
            self._touched.add(place)
            self.show_faults()
            table = self.rows[place[0]].table.name
            if table in self.panels:
                self.panels[table].entitle(*self._shown(table))
        self.changed()

    def _tell(self, place: Place, text: str) -> None:
        if place[1] != PRESENCE:
            self._is_told = True
            self.fields[place].put(text)
            self._is_told = False

    def _go(self, step: Step, text: str) -> None:
        self._tell(step.place, text)
        self._take(step.place, text)
        self._open(step.place)

    def _open(self, place: Place) -> None:
        table = self.rows[place[0]].table.name
        if table in self.panels:
            self.panels[table].open(place[0])

    def _texts(self, number: int) -> dict[str, str]:
        columns = self.rows[number].columns
        return {column: self.texts[number, column] for column in columns}
