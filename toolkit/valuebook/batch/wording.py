"""Why an output is missing or to be made again, in words that fit a line."""

import json
from collections.abc import Iterable

from valuebook.exports.section import Failure
from valuebook.model.text import plain
from valuebook.model.wording import listed
from valuebook.reads import FILES, ROWS, Read
from valuebook.sources.exports import EXPORTS

LONGEST_CAUSE = 300


def what_changed(reads: Iterable[Read]) -> str:
    """Return which of the things that a run has read are others now.

    >>> own = Read("rows", '[{"part": "INI-001"}, "actuals"]', ("actuals",), "")
    >>> line = Read("valuebook.analysis.objectives.tree.line", "[]", ("actuals",), "")
    >>> what_changed([own, line])
    'its rows in actuals.csv changed; the answer of objectives.tree.line changed'
    """
    said: dict[str, dict[str, None]] = {}
    for read in reads:
        start, what = _named(read)
        said.setdefault(start, {})[what] = None
    named = [f"{start}{listed(list(what))}" for start, what in said.items()]
    return "; ".join(f"{each} changed" for each in named)


def _named(read: Read) -> tuple[str, str]:
    """Return what kind of thing was read, and which."""
    if read.question == EXPORTS:
        return "the exports in ", "ai/"
    if read.question == FILES:
        return "a file of ", "the register"
    if read.question != ROWS:
        return "the answer of ", read.question.removeprefix("valuebook.analysis.")
    place, table = json.loads(read.given)
    return "its rows in " if place["part"] else "", f"{table}.csv"


def not_written(name: str, error: OSError, size: int) -> Failure:
    """Return the failure of a file of so many bytes that could not be written."""
    cause = one_line(f"could not be written: {error.strerror or error}")
    remedy = f"make room for {-(-size // 1000)} kB, or see who may write there"
    return Failure(name, cause, remedy)


def place(failure: Failure, notebook: str, *, title: str = "") -> str:
    """Return where something failed: the notebook and, if known, the heading in it.

    >>> place(Failure("Does it hold?", "KeyError", ""), "review", title="Review")
    'Review, under "Does it hold?"'
    >>> place(Failure("review.ipynb", "disk full", ""), "review")
    'review'
    """
    known = not failure.section.startswith(notebook)
    return (title or notebook) + (f', under "{failure.section}"' if known else "")


def one_line(text: str) -> str:
    r"""Return text on one line, without control characters, of bounded length.

    >>> one_line("no column\n  'target'\x1b[0m")
    "no column 'target'\\x1b[0m"
    """
    line = plain(" ".join(text.split()))
    return line if len(line) <= LONGEST_CAUSE else f"{line[: LONGEST_CAUSE - 1]}…"
