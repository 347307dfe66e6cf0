"""What can go wrong for a user, said so that the user can mend it.

The tree::

    ValuebookError            every error a user can meet; its text is the message
    ├── RegisterError         the register has problems; carries all of them
    ├── ConflictError         a row was changed meanwhile; carries yours and theirs
    ├── ParameterError        a notebook was given a name or value it does not take
    ├── PageError             a page would lack something or would not be safe
    └── ArgumentError         a public function was given a value it cannot use
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


class ValuebookError(Exception):
    """An error that a user can mend; the text says where, what and how."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in the register: where it is, what was found and what to do.

    `row` is the line of the file on which the record starts (the header is 1),
    or 0 when the fault is the file's own.

    >>> print(Problem("benefits.csv", 14, "baseline", "empty",
    ...     remedy="give the value measured before go-live"))
    benefits.csv:14: baseline: empty; give the value measured before go-live
    """

    file: str
    row: int = 0
    column: str = ""
    found: str = ""
    accepted: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.row}" if self.row else self.file
        where = f"{place}: {self.column}" if self.column else place
        accepted = f"accepted: {self.accepted}" if self.accepted else ""
        said = "; ".join(part for part in (self.found, accepted, self.remedy) if part)
        return f"{where}: {said}"


class RegisterError(ValuebookError):
    """The register cannot be used as it stands; `problems` lists every fault."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, order=True)
class Conflict:
    """A cell that two people changed at once; without `column`, the whole row.

    >>> print(Conflict("benefits.csv", 14, "BEN-001", "target", "3", "4"))
    benefits.csv:14: BEN-001: target: yours '3', theirs '4'
    """

    file: str
    row: int
    key: str
    column: str
    yours: str
    theirs: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.row}" if self.row else self.file
        if not self.column:
            return f"{place}: {self.key}: yours {self.yours}, theirs {self.theirs}"
        yours = repr(self.yours) if self.yours else "empty"
        theirs = repr(self.theirs) if self.theirs else "empty"
        return f"{place}: {self.key}: {self.column}: yours {yours}, theirs {theirs}"


class ConflictError(ValuebookError):
    """Rows that were to be saved were changed meanwhile; nothing is overwritten."""

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.conflicts: tuple[Conflict, ...] = tuple(sorted(conflicts))
        super().__init__("\n".join(str(conflict) for conflict in self.conflicts))


class ParameterError(ValuebookError):
    """A notebook was given a parameter that it does not declare or cannot take."""


class PageError(ValuebookError):
    """A page would lack a part of its report, or would not be safe to open."""


class ArgumentError(ValuebookError, ValueError):
    """A public function was given a value that it cannot use."""


def did_you_mean(found: str, accepted: Sequence[str]) -> str:
    """Return `did you mean X?` for the closest accepted name, or nothing.

    >>> did_you_mean("basline", ["baseline", "target"])
    'did you mean baseline?'
    >>> did_you_mean("x", ["baseline", "target"])
    ''
    """
    folded = {name.casefold(): name for name in accepted}
    close = get_close_matches(found.casefold(), folded, n=1, cutoff=0.6)
    return f"did you mean {folded[close[0]]}?" if close else ""


def must_be_one_of(name: str, found: object, accepted: Sequence[str]) -> ArgumentError:
    """Return the error for a word outside a fixed list, in the house sentence.

    >>> str(must_be_one_of("shape", "liner", ["linear", "step"]))
    "shape must be one of linear, step; not 'liner'; did you mean linear?"
    """
    said = f"{name} must be one of {', '.join(accepted)}; not {found!r}"
    guess = did_you_mean(str(found), accepted)
    return ArgumentError(f"{said}; {guess}" if guess else said)
