"""What is asked for, checked as a whole before anything runs."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from valuebook.analysis.months import as_of as resolved_month
from valuebook.analysis.months import month
from valuebook.batch.inputs import Inputs
from valuebook.batch.notebook import Notebook, Value, read_notebook
from valuebook.batch.output import ORGANIZATION, name_problems, output_problems
from valuebook.batch.places import shown_register
from valuebook.batch.valid import known_valid
from valuebook.batch.work import Run
from valuebook.bundled import bundled
from valuebook.model import ParameterError, ValuebookError, did_you_mean
from valuebook.register import Register
from valuebook.register.reading import read_register
from valuebook.sources.exports import digests

REPORT_NOTEBOOKS = (
    "value-hypothesis",
    "okr-mapping",
    "operating-model",
    "value-tracking",
    "post-implementation-review",
    "ai-value-metrics",
)
"""The notebooks of a report, in their order in it."""

FOR_AI_ONLY = frozenset({"ai-value-metrics"})
"""The notebooks that are run only where AI does part of the work, unless named.

They are also run once without an initiative, for the organization as a whole.
"""


@dataclass(frozen=True)
class Request:
    """Which reports are asked for.

    Of the register in the folder `register`, into the folder `out`: the
    initiatives in `only` (all if it is empty) with the notebooks in `notebooks`
    (those of a report if it is empty), counting actuals up to `as_of`
    (`YYYY-MM`; the last month with actuals if it is empty). `due` leaves out
    every initiative that has no review in that month. The organization as a whole
    has a report where AI does part of any work: it is made with all initiatives, or
    where `only` holds `ORGANIZATION`. `templates` is the folder with the notebooks.
    """

    register: Path
    out: Path
    only: tuple[str, ...] = ()
    notebooks: tuple[str, ...] = ()
    as_of: str = ""
    due: bool = False
    templates: Path = field(default_factory=lambda: bundled("notebooks"))


@dataclass(frozen=True)
class Batch:
    """A request that passed every check, with all that is needed to run it.

    `folder` is where the register lies, `register_shown` how a published notebook
    names it. `names` holds the name of every initiative in the register, `runs`
    the runs of each that is asked for; they, like `notebooks`, are in the order of
    a report.
    """

    register: Register
    folder: Path
    register_shown: str
    out: Path
    as_of: str
    names: Mapping[str, str]
    notebooks: Mapping[str, Notebook]
    runs: Mapping[str, tuple[Run, ...]]

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Return the SHA-256 of each file of the register and each export in it."""
        return {**self.register.hashes, **digests(self.folder)}

    @cached_property
    def inputs(self) -> Inputs:
        """Return what runs can read, to be asked again."""
        return Inputs(self.register, self.files)

    def run(self, initiative: str, notebook: str) -> Run:
        """Return the run of a notebook for an initiative, asked for or not."""
        return Run(initiative, notebook, _values(initiative, self.as_of, self.folder))


def checked(request: Request) -> Batch:
    """Return the batch that the request asks for.

    Raises ValuebookError with every problem of the request, of the register and
    of the notebooks in one message. Nothing is written.
    """
    problems: list[str] = []
    notebooks = _notebooks(request, problems)
    register, as_of = _register(request, problems)
    ids = [] if register is None else _initiatives(register, request, problems)
    problems += output_problems(request.out, request.register, ids)
    if problems or register is None:
        raise ValuebookError("\n".join(problems))
    if request.due:
        due = reviews_due(register["initiatives"], as_of)
        ids = [each for each in ids if each in due]
    rows = register["initiatives"]
    names: dict[str, str] = dict(zip(rows["initiative_id"], rows["name"], strict=True))
    ai = set(rows.loc[rows["is_ai"], "initiative_id"])
    names[ORGANIZATION] = f"{register.settings.name}: the whole organization"
    folder, out = request.register.resolve(), request.out.resolve()
    asked = [name for name in notebooks if name in (request.notebooks or notebooks)]
    not_ai = [name for name in asked if request.notebooks or name not in FOR_AI_ONLY]
    runs = {
        initiative: tuple(
            Run(initiative, name, _values(initiative, as_of, folder))
            for name in (asked if initiative in ai else not_ai)
        )
        for initiative in ids
    }
    whole = [name for name in asked if name in FOR_AI_ONLY] if ai else []
    if whole and not request.due and ORGANIZATION in (request.only or [ORGANIZATION]):
        runs[ORGANIZATION] = tuple(
            Run(ORGANIZATION, name, _values(ORGANIZATION, as_of, folder))
            for name in whole
        )
    sample = bundled("sample_data").resolve() / "company"
    shown = shown_register(folder, out, sample)
    return Batch(register, folder, shown, out, as_of, names, notebooks, runs)


def reviews_due(initiatives: pd.DataFrame, as_of: str) -> frozenset[str]:
    """Return the ids of the initiatives that have a review in the month `as_of`.

    A review falls into the month that lies `review_months` after the month of
    go-live. An initiative that has no go-live has no review.

    >>> live = pd.to_datetime(["2025-01-15", "2025-01-01", None])
    >>> reviews_due(pd.DataFrame({"initiative_id": ["A", "B", "C"], "go_live": live,
    ...     "review_months": ["6 12", "12", "6"]}), "2025-07")
    frozenset({'A'})
    """
    reviewed = initiatives.dropna(subset=["go_live", "review_months"])
    passed = month(as_of).ordinal - reviewed["go_live"].dt.to_period("M").astype(
        "int64"
    )
    return frozenset(
        initiative
        for initiative, months, since in zip(
            reviewed["initiative_id"], reviewed["review_months"], passed, strict=True
        )
        if since in map(int, months.split())
    )


def _notebooks(request: Request, problems: list[str]) -> dict[str, Notebook]:
    """Return the notebooks of a report and those asked for, in the order of a report.

    A report also binds what earlier calls have run, so its notebooks are read
    even where only one of them is asked for.
    """
    valid = known_valid(request.out)
    there = sorted(path.stem for path in request.templates.glob("*.ipynb"))
    read: dict[str, Notebook] = {}
    for name in dict.fromkeys((*REPORT_NOTEBOOKS, *sorted(request.notebooks))):
        if name not in there:
            remedy = did_you_mean(name, there) or f"take one of {', '.join(there)}"
            problems.append(f"--notebook: there is no notebook {name!r}; {remedy}")
            continue
        try:
            path = request.templates / f"{name}.ipynb"
            read[name] = read_notebook(path, valid=valid)
            read[name].values(_values("", "", request.register))
        except ParameterError as error:
            problems.append(str(error))
    return read


def _register(request: Request, problems: list[str]) -> tuple[Register | None, str]:
    """Return the register and the last month whose actuals count."""
    try:
        register = read_register(request.register)
    except ValuebookError as error:
        problems.append(str(error))
        register = None
    try:
        if register is not None:
            return register, resolved_month(register, request.as_of)
        if request.as_of:
            month(request.as_of)
    except ValuebookError as error:
        problems.append(str(error))
    return register, ""


def _initiatives(
    register: Register, request: Request, problems: list[str]
) -> list[str]:
    """Return the ids asked for, in the order of the register."""
    known = [str(each) for each in register["initiatives"]["initiative_id"]]
    problems += name_problems(known)
    only = {unicodedata.normalize("NFC", each) for each in request.only}
    if register["initiatives"]["is_ai"].any():
        only.discard(ORGANIZATION)
    for each in sorted(only.difference(known)):
        remedy = did_you_mean(each, known) or "see initiatives.csv"
        problems.append(f"--only: {each!r} is not in the register; {remedy}")
    return [each for each in known if not request.only or each in only]


def _values(initiative: str, as_of: str, register: Path) -> dict[str, Value]:
    return {
        "initiative": "" if initiative == ORGANIZATION else initiative,
        "as_of": as_of,
        "register": str(register),
        "interactive": False,
    }
