"""What is typed is kept as a draft until it is saved, never in the register."""

import asyncio
import getpass
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from valuebook.register.drafts import (
    Draft,
    delete_draft,
    draft_path,
    read_draft,
    write_draft,
)
from valuebook.register.saving import Change

DRAFT_EVERY = 2.0
"""Seconds that lie at least between two drafts."""

Later = Callable[[float, Callable[[], None]], bool]


def on_the_loop(seconds: float, call: Callable[[], None]) -> bool:
    """Call later, where a loop runs as it does in a kernel; return whether one does."""
    try:
        asyncio.get_running_loop().call_later(seconds, call)
    except RuntimeError:
        return False
    return True


class Autosave:
    """The draft of one user for one initiative.

    `changes` tells what is typed and not saved, `clock` the time; `later` calls a
    function after so many seconds and returns False where it cannot.
    """

    def __init__(
        self,
        register: Path,
        initiative: str,
        changes: Callable[[], list[Change]],
        *,
        clock: Callable[[], datetime],
        later: Later,
    ) -> None:
        self.path = draft_path(register, _user(), initiative)
        self.changes = changes
        self.clock = clock
        self.later = later
        self._last: datetime | None = None
        self._is_due = False

    def found(self) -> Draft | None:
        """Return the draft that an earlier session left, if it holds a change."""
        draft = read_draft(self.path)
        return draft if draft and draft.changes else None

    def keep(self) -> None:
        """Keep what is typed: now, or as soon as the last draft is old enough."""
        if self._is_due:
            return
        age = (self.clock() - self._last).total_seconds() if self._last else DRAFT_EVERY
        if age >= DRAFT_EVERY:
            self._write()
        else:
            self._is_due = self.later(DRAFT_EVERY - age, self._write)

    def drop(self) -> None:
        """Delete the draft: what it held is saved or not wanted."""
        delete_draft(self.path)

    def _write(self) -> None:
        self._is_due = False
        self._last = self.clock()
        if changes := self.changes():
            write_draft(self.path, Draft(self._last, tuple(changes)))
        else:
            self.drop()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "somebody"
