"""Why an output is missing, in words that fit a line."""

from valuebook.exports.section import Failure
from valuebook.model.text import plain

LONGEST_CAUSE = 300


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
