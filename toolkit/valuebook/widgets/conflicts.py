"""What somebody else changed meanwhile, yours beside theirs, and the choice between."""

from collections.abc import Callable, Sequence

from ipywidgets import HTML, HBox, Layout, VBox

from valuebook.display.markup import escaped
from valuebook.model import Conflict
from valuebook.widgets.hypothesis import heading
from valuebook.widgets.status import button

Settle = Callable[[Sequence[Conflict], bool], None]
"""Goes on from what others recorded; the flag says whether what is typed is kept."""


class Conflicts(VBox):  # type: ignore[misc]
    """A panel that is hidden until a save is refused because of others."""

    def __init__(self, settle: Settle) -> None:
        super().__init__(layout=Layout(display="none"))
        self.add_class("vb-conflict")
        self._settle = settle

    def show(self, conflicts: Sequence[Conflict]) -> None:
        """Show yours and theirs; where a row is gone there is nothing to choose."""
        mine = button("Keep mine", lambda: self._settled(conflicts, keep_mine=True))
        theirs = button("Take theirs", lambda: self._settled(conflicts))
        is_gone = any(not each.column for each in conflicts)
        choice = [] if is_gone else [HBox([mine, theirs])]
        self.children = [HTML(_yours_and_theirs(conflicts)), *choice]
        self.layout.display = "flex"

    def hide(self) -> None:
        """Show nothing."""
        self.layout.display = "none"

    def _settled(
        self, conflicts: Sequence[Conflict], *, keep_mine: bool = False
    ) -> None:
        self.hide()
        self._settle(conflicts, keep_mine)


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
