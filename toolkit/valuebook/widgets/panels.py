"""The rows of one table as panels that open: each its fields, and a way to drop it."""

from collections.abc import Callable, Mapping

from ipywidgets import HTML, Accordion, VBox, Widget

from valuebook.display.markup import escaped
from valuebook.model.text import plain
from valuebook.widgets.hypothesis import Row, Texts
from valuebook.widgets.status import button

_NAMED = {"benefits": "benefit", "assumptions": "assumption"}


class Panels:
    """The panels of a table, by the number of their row.

    `drop` and `keep` are called with the number of a row whose button was pressed,
    `add` when a row is asked for.
    """

    def __init__(
        self,
        table: str,
        *,
        add: Callable[[], object],
        drop: Callable[[int], None],
        keep: Callable[[int], None],
    ) -> None:
        self.named = _NAMED[table]
        self.drop, self.keep = drop, keep
        self.accordion = Accordion()
        self.numbers: list[int] = []
        self._whole: dict[int, VBox] = {}
        self._dropped: dict[int, VBox] = {}
        more = button(f"Add {_article(self.named)}", add)
        self.box = VBox(
            [HTML(f"<h4>{self.named.capitalize()}s</h4>"), self.accordion, more]
        )

    def put(self, number: int, row: Row, fields: Widget) -> None:
        """Take in a row with its fields."""
        locked_on = row.before.get("locked_on", "")
        note = (
            f"Locked on {escaped(locked_on)}: what is changed here changes the promise "
            "itself. A later expectation is written into plan_versions.csv."
        )
        notes = [HTML(f'<p class="vb-hint">{note}</p>')] if locked_on else []
        drop = button(f"Delete {self.named}", lambda: self.drop(number))
        keep = button(f"Keep {self.named}", lambda: self.keep(number))
        self._whole[number] = VBox([*notes, fields, drop])
        gone = HTML('<p role="status">It is deleted when you save.</p>')
        self._dropped[number] = VBox([gone, keep])

    def lay_out(self, rows: Mapping[int, Row], texts: Mapping[int, Texts]) -> None:
        """Show the rows of `rows`; those without texts are to be deleted."""
        opened = self.opened
        self.numbers = list(rows)
        # in one message: between two the page may answer with an index of its own
        with self.accordion.hold_sync():
            # the index first: it may point behind the panels that are left
            self.accordion.selected_index = None
            self.accordion.children = [
                (self._whole if number in texts else self._dropped)[number]
                for number in self.numbers
            ]
            self.entitle(rows, texts)
            self.open(opened)

    def entitle(self, rows: Mapping[int, Row], texts: Mapping[int, Texts]) -> None:
        """Say above each panel what its row now says."""
        self.accordion.titles = tuple(
            _title(row, texts.get(number)) for number, row in rows.items()
        )

    @property
    def opened(self) -> int | None:
        """Return the number of the row whose panel is open, if one is."""
        index = self.accordion.selected_index
        return None if index is None else self.numbers[index]

    def open(self, number: int | None) -> None:
        """Open the panel of a row, where it is shown."""
        if number in self.numbers:
            self.accordion.selected_index = self.numbers.index(number)


def _title(row: Row, texts: Texts | None) -> str:
    if texts is None:
        return f"✗ {row.key}, to be deleted"
    key = row.key_of(texts) if row.is_new else row.key
    said = plain(texts["statement"])
    return f"{key}: {said}" if said else f"{key}, new"


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
