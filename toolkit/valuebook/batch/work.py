"""What is given to a worker and what comes back: plain values, safe to send."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from valuebook.batch.notebook import Notebook, Value
from valuebook.exports.section import Failure

REPORT = "report.html"
"""The page of an initiative, in the folder named after it."""

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
    """How a call works: so many notebooks at a time, by an engine, within limits."""

    jobs: int
    engine: Engine = BEST
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True)
class Setting:
    """What all runs and pages of a call share.

    `register` is the folder that is read, `register_shown` what a published
    notebook says in its place.
    """

    organization: str
    as_of: str
    out: Path
    register: Path
    register_shown: str
    notebooks: Mapping[str, Notebook]
    limits: Limits = field(default_factory=Limits)


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
    was read. `digest` is the SHA-256 of the notebook that was written.
    """

    initiative: str
    notebook: str
    status: Status
    seconds: float
    started: str
    error: Failure | None = None
    findings: tuple[Mapping[str, Any], ...] = ()
    digest: str = ""


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


Task = Run | Page
Result = Outcome | PageOutcome


@dataclass(frozen=True)
class Ready:
    """A worker's word that it has started and waits for tasks."""


@dataclass(frozen=True)
class KernelStarted:
    """A worker's word that it has started a kernel, which leads its own group."""

    pid: int


Message = Ready | KernelStarted | Result
