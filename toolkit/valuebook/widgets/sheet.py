"""The fields of a form: what is recorded, what is typed, and what is wrong with it."""

from collections.abc import Callable, Iterable
from typing import Any

from ipywidgets import HTML, Accordion, VBox

from valuebook.display.markup import escaped
from valuebook.model import Problem
from valuebook.model.text import plain
from valuebook.register import Register
from valuebook.register.kinds import Kind
from valuebook.register.saving import Change
from valuebook.widgets.fields import Field
from valuebook.widgets.hypothesis import Row, heading, rows
from valuebook.widgets.steps import Place, Step, Steps


class Sheet:
    """The fields of one initiative, and the steps in which they were filled.

    `own` is the register cut down to the initiative; `changed` is called whenever
    somebody has typed, undone or redone something.
    """

    def __init__(self, own: Register, *, changed: Callable[[], None]) -> None:
        self.own = own
        self.rows = rows(own)
        self.changed = changed
        self.steps = Steps()
        self._touched: set[Place] = set()
        self._is_told = False  # a field is given a text by us, not by its user
        self.texts: dict[Place, str] = {}
        self.fields: dict[Place, Field] = {}
        for number, row in enumerate(self.rows):
            for column, text in row.asked().items():
                self.texts[number, column] = text
                self.fields[number, column] = self._field(number, column, text)
        self.benefits = self._benefits()
        self.box = VBox([self._grid(0), self.benefits])

    def changes(self) -> list[Change]:
        """Return what is typed and not saved, a change for each row."""
        every = [row.change(self._texts(n)) for n, row in enumerate(self.rows)]
        return [each for each in every if each]

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
            self.steps.add(place, self.texts[place], text)
            self._tell(place, text)
            self._take(place, text)

    def follow(self, place: Place, text: str) -> None:
        """Put what is recorded now into a field; that is no step."""
        self.texts[place] = text
        self._tell(place, text)

    def read(self, own: Register) -> None:
        """Take what the register now holds, in all fields."""
        now = {(row.table.name, row.key): row for row in rows(own)}
        self.own = own
        self.steps.close()
        self.rows = [now.get((row.table.name, row.key), row) for row in self.rows]
        for number, column in self.fields:
            self.follow((number, column), self.rows[number].before[column])

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
            for column, fault in row.faults(self._texts(number)).items()
        }
        for place, field in self.fields.items():
            field.show(found.get(place, "") if place in self._touched else "")
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
        if kind is not Kind.NUMBER:
            return str(row.table.fact(column, "unit"))
        measures = self.own["measures"]
        named = measures[measures["measure_id"] == row.before["measure_id"]]
        return str(named["unit"].iloc[0]) if len(named) else ""

    def _benefits(self) -> Accordion:
        numbers = range(1, len(self.rows))
        said = [
            f"{self.rows[n].key}: {plain(self.rows[n].before['statement'])}"
            for n in numbers
        ]
        panels = [VBox([*self._locked(n), self._grid(n)]) for n in numbers]
        first = 0 if panels else None
        return Accordion(children=panels, titles=said, selected_index=first)

    def _locked(self, number: int) -> list[HTML]:
        locked_on = self.rows[number].before["locked_on"]
        said = (
            f"Locked on {escaped(locked_on)}: what is changed here changes the promise "
            "itself. A later expectation is written into plan_versions.csv."
        )
        return [HTML(f'<p class="vb-hint">{said}</p>')] if locked_on else []

    def _grid(self, number: int) -> VBox:
        own = [each.box for place, each in self.fields.items() if place[0] == number]
        grid = VBox(own)
        grid.add_class("vb-grid")
        return grid

    def _typed(self, place: Place) -> Callable[[Any], None]:
        def typed(_: Any) -> None:
            text = self.fields[place].text
            if not self._is_told and text != self.texts[place]:
                self.steps.add(place, self.texts[place], text)
                self._take(place, text)

        return typed

    def _take(self, place: Place, text: str) -> None:
        self.texts[place] = text
        self._touched.add(place)
        self.show_faults()
        self.changed()

    def _tell(self, place: Place, text: str) -> None:
        self._is_told = True
        self.fields[place].put(text)
        self._is_told = False

    def _go(self, step: Step, text: str) -> None:
        self._tell(step.place, text)
        self._open(step.place)
        self._take(step.place, text)

    def _open(self, place: Place) -> None:
        if place[0]:
            self.benefits.selected_index = place[0] - 1

    def _texts(self, number: int) -> dict[str, str]:
        columns = self.rows[number].columns
        return {column: self.texts[number, column] for column in columns}
