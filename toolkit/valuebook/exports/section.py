"""What a report is bound from: executed notebooks, or the reason one is missing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # who only counts what failed does not wait for it
    from nbformat import NotebookNode


@dataclass(frozen=True)
class Failure:
    """Why a section could not be made and what to do about it."""

    section: str
    cause: str
    remedy: str


@dataclass(frozen=True)
class Section:
    """One notebook of a report: executed, or failed for a reason.

    `name` is the notebook's name and becomes the section's address in the page;
    `title` is its heading. The first `#` heading of the notebook gives way to it.
    """

    name: str
    title: str
    notebook: "NotebookNode | None" = None
    failure: Failure | None = None
