"""What is given to a worker and what comes back: plain values, safe to send."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from valuebook.batch.notebook import Notebook, Value
from valuebook.exports.section import Failure
from valuebook.model import ValuebookError
from valuebook.reads import Read

REPORT = "report.html"
"""The page of an initiative, in the folder named after it."""
FAILED = ".failed.ipynb"
"""What the name of a notebook ends with whose run failed."""
MEASURES = "measures"
"""What failed where the promised measures of an initiative could not be judged."""

# in a worker's scratch folder: what it shares with the others, and what it prints
SETTING = "setting.pickle"
LOG = "worker.log"

Engine = Literal["warm", "stock"]
"""Kernels forked from a warm process, or stock ones that each import anew."""

# elsewhere libraries of the system may have threads that do not outlive a fork
BEST: Engine = "warm" if sys.platform == "linux" else "stock"

Status = Literal["ok", "failed", "not_run"]


@dataclass(frozen=True)
class Limits:
    """How long a cell and how long a whole run may take, in seconds."""

    cell: float = 300.0
    run: float = 600.0


@dataclass(frozen=True)
class Means:
    """How a call works: so many notebooks at a time, by an engine, within limits.

    `workforce` says who does the work, where it is not processes of the call.
    """

    jobs: int
    engine: Engine = BEST
    limits: Limits = field(default_factory=Limits)
    workforce: "NewWorkforce | None" = None


@dataclass(frozen=True)
class Setting:
    """What all runs and pages of a call share.

    `register` is the folder that is read, `register_shown` what a published
    notebook says in its place, `files` the SHA-256 of each of its files.
    """

    organization: str
    as_of: str
    out: Path
    register: Path
    register_shown: str
    notebooks: Mapping[str, Notebook]
    limits: Limits = field(default_factory=Limits)
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Run:
    """One notebook to be run for one initiative, with the values it is given."""

    initiative: str
    notebook: str
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Outcome:
    """How a run ended.

    `seconds` and `started` say when it ran; everything else follows from what
    was read. `digest` is the SHA-256 of the notebook that was written, `reads` all
    that it has read; empty where that cannot be known. `left` is what the index needs
    of it.
    """

    initiative: str
    notebook: str
    status: Status
    seconds: float
    started: str
    error: Failure | None = None
    findings: Sequence[Mapping[str, Any]] = ()
    digest: str = ""
    reads: Sequence[Read] = ()
    left: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """The report of one initiative, to be bound from notebooks that were run.

    `notebooks` names its sections in their order; those that failed are also in
    `failures`.
    """

    initiative: str
    name: str
    notebooks: tuple[str, ...]
    failures: Mapping[str, Failure] = field(default_factory=dict)


@dataclass(frozen=True)
class PageOutcome:
    """How the binding of a report ended; `digest` is the SHA-256 of the page."""

    page: Page
    digest: str = ""
    error: Failure | None = None


@dataclass(frozen=True)
class Judgement:
    """The promised measures of one initiative, to be judged for the index."""

    initiative: str


@dataclass(frozen=True)
class JudgementOutcome:
    """How judging ended: measures as `analysis.judged` has them, and all it read."""

    judgement: Judgement
    measures: Sequence[Mapping[str, str]] = ()
    reads: tuple[Read, ...] = ()
    error: Failure | None = None


Task = Run | Page | Judgement
Result = Outcome | PageOutcome | JudgementOutcome


def part(task: Task) -> str:
    """Return what a task makes of its initiative: a notebook, the report, measures."""
    if isinstance(task, Run):
        return task.notebook
    return REPORT if isinstance(task, Page) else MEASURES


def lost(task: Task, why: Failure) -> Result:
    """Return a task whose worker is gone as failed."""
    if isinstance(task, Page):
        return PageOutcome(task, error=why)
    if isinstance(task, Judgement):
        return JudgementOutcome(task, error=why)
    return Outcome(
        task.initiative,
        task.notebook,
        status="failed",
        seconds=0.0,
        started="",
        error=why,
    )


class WorkforceLost(ValuebookError):
    """Nobody is left to do the rest, though some was done."""


class Workforce(Protocol):
    """Who does tasks: processes here, or the workers of a cluster."""

    def add(self, *tasks: Task) -> None:
        """Put tasks at the end of those that wait."""

    def add_first(self, task: Task) -> None:
        """Put a task before all others that wait."""

    def results(self) -> Iterator[Result]:
        """Return how each task ended, in the order in which they end."""


NewWorkforce = Callable[[Setting, Means], AbstractContextManager[Workforce]]
"""Brings together who does the tasks of a call, and lets them go after it."""


@dataclass(frozen=True)
class Ready:
    """A worker's word that it has started and waits for tasks."""


@dataclass(frozen=True)
class KernelStarted:
    """A worker's word that it has started a kernel, which leads its own group."""

    pid: int


Message = Ready | KernelStarted | Result
