"""What was typed and never saved: kept, counted, and offered to go on with."""

from collections.abc import Callable, Sequence

from ipywidgets import HTML, HBox, Layout, VBox

from valuebook.display.markup import escaped
from valuebook.model.wording import counted
from valuebook.register.drafts import Draft
from valuebook.register.saving import Change
from valuebook.widgets.autosave import Autosave
from valuebook.widgets.status import Status, button


class DraftOffer(VBox):  # type: ignore[misc]
    """A panel that is hidden unless there is a draft.

    `proceed` is called with the draft that its user goes on with, `discard` when it
    is thrown away.
    """

    def __init__(
        self, *, proceed: Callable[[Draft], None], discard: Callable[[], None]
    ) -> None:
        super().__init__(layout=Layout(display="none"))
        self.add_class("vb-offer")
        self._proceed, self._discard = proceed, discard

    @property
    def is_open(self) -> bool:
        """Return whether the offer was neither taken nor thrown away yet."""
        return bool(self.layout.display != "none")

    def show(self, draft: Draft) -> None:
        """Offer the draft."""
        many = counted(how_many(draft.changes), "change")
        said = f"A draft of {draft.at:%Y-%m-%d %H:%M} with {many} was not saved."
        self.children = [
            HTML(f'<div role="status">{escaped(said)}</div>'),
            HBox(
                [
                    button("Continue draft", lambda: self._take(draft)),
                    button("Discard draft", self._drop),
                ]
            ),
        ]
        self.layout.display = "flex"

    def _take(self, draft: Draft) -> None:
        self.layout.display = "none"
        self._proceed(draft)

    def _drop(self) -> None:
        self.layout.display = "none"
        self._discard()


def how_many(changes: Sequence[Change]) -> int:
    """Return how many cells are changed; a row that comes or goes counts as one."""
    return sum(len(each.after) if each.before and each.after else 1 for each in changes)


def unsaved(changes: Sequence[Change]) -> str:
    """Return how much of what is typed is not saved, as a sentence."""
    many = how_many(changes)
    return f"{counted(many, 'change')} not saved." if many else "As recorded."


def keep_draft(autosave: Autosave, status: Status) -> None:
    """Keep what is typed as a draft, or warn that none can be kept."""
    try:
        autosave.keep()
    except OSError as error:
        status.warn(f"No draft can be kept ({error.strerror}): save often.")
