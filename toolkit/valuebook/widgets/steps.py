"""What was done in a form, to be undone and done again, a field at a time."""

from dataclasses import dataclass, field, replace
from typing import TypeAlias

Place: TypeAlias = tuple[int, str]
"""A field of a form: the number of its row, and its column."""


@dataclass(frozen=True)
class Step:
    """One field that had one text and was given another."""

    place: Place
    old: str
    new: str


@dataclass
class Steps:
    """The steps that can be undone, and those undone that can be done again.

    Several changes of one field on end are one step, until a save comes between.

    >>> steps = Steps()
    >>> steps.add((0, "target"), "3", "4")
    >>> steps.add((0, "target"), "4", "5")
    >>> steps.undo()
    Step(place=(0, 'target'), old='3', new='5')
    """

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    _last_is_open: bool = False

    def add(self, place: Place, old: str, new: str) -> None:
        """Note that a field was given another text."""
        self.undone.clear()
        if self._last_is_open and self.done and self.done[-1].place == place:
            self.done[-1] = replace(self.done[-1], new=new)
        else:
            self.done.append(Step(place, old, new))
        self._last_is_open = True

    def close(self) -> None:
        """Let the next change be a step of its own."""
        self._last_is_open = False

    def undo(self) -> Step | None:
        """Return the last step, which is now undone."""
        if not self.done:
            return None
        self.close()
        self.undone.append(self.done.pop())
        return self.undone[-1]

    def redo(self) -> Step | None:
        """Return the step that was undone last, which is now done again."""
        if not self.undone:
            return None
        self.close()
        self.done.append(self.undone.pop())
        return self.done[-1]
