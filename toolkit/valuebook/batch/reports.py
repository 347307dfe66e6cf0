"""Making the reports of a batch: every run, every page, the index, the results."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from valuebook.batch.binding import due_page, page_record
from valuebook.batch.ledger import Ledger, RegisterRecord, RunRecord
from valuebook.batch.output import INDEX, ORGANIZATION, STATE, held
from valuebook.batch.overview import Missing, failures_of, write_index
from valuebook.batch.plan import out_of_date, planned, run_origin
from valuebook.batch.pool import Pool
from valuebook.batch.putting import NotWritten
from valuebook.batch.request import Batch
from valuebook.batch.results import write_results
from valuebook.batch.standing import measures_record, own_measures
from valuebook.batch.stopping import Stopped, deferred
from valuebook.batch.valid import note_valid
from valuebook.batch.work import (
    MEASURES,
    REPORT,
    Judgement,
    JudgementOutcome,
    Limits,
    Means,
    Outcome,
    PageOutcome,
    Run,
    Setting,
    Workforce,
    WorkforceLost,
)
from valuebook.exports.section import Failure
from valuebook.files import sweep_parts
from valuebook.model import ValuebookError


@dataclass(frozen=True)
class Progress:
    """How far a call has come: runs made, those of them that failed, runs left.

    `unjudged` initiatives are still to be judged for the index.
    """

    made: int
    failed: int
    left: int
    unjudged: int = 0


@dataclass(frozen=True)
class Summary:
    """What came of a batch: runs counted, and everything that is missing.

    `stopped` is the number of the signal that stopped the call, or 0; `lost` says
    why nobody was left to do the rest, "" if there was somebody; `unwritten` names
    what of the index and the results could not be written.
    """

    index: Path
    made: int
    unchanged: int
    not_run: int
    missing: tuple[Missing, ...] = ()
    stopped: int = 0
    lost: str = ""
    unwritten: tuple[Failure, ...] = ()

    @property
    def failed(self) -> int:
        """Return how many runs failed; what is made of runs is none."""
        return sum(each.notebook not in (REPORT, MEASURES) for each in self.missing)


def write_reports(
    batch: Batch,
    means: Means,
    *,
    force: bool = False,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Summary:
    """Make what has changed since the last call; return what came of it.

    One page is written for each initiative, then `index.html` and
    `results.json`. A run that fails leaves the others and an earlier report as
    they are. `on_progress` is told how far it has come, first before the first run.
    Asked to stop, within `stoppable`, it ends every process it has started and says
    so in the summary; the same call then goes on with what is left.

    Raises ValuebookError where another call holds the output folder or nothing
    can be written to it.
    """
    with held(batch.out):
        try:
            return _Call(batch, on_progress).made(means, force)
        except NotWritten as error:
            raise ValuebookError(f"{error}; {_GO_ON}") from error
        except OSError as error:
            place = error.filename or batch.out
            raise ValuebookError(f"{place}: {error.strerror}; {_GO_ON}") from error


_GO_ON = "the reports that were written stand; mend this and run the same command again"


class _Call:
    """One call: what it has still to make, and what it found missing."""

    def __init__(self, batch: Batch, on_progress: Callable[[Progress], None]) -> None:
        self.batch = batch
        self.on_progress = on_progress
        self.ledger = Ledger(batch.out)
        self.left: dict[tuple[str, str], Run] = {}
        self.missing: list[Missing] = []
        self.unwritten: list[Failure] = []
        self.unjudged = 0

    def made(self, means: Means, force: bool) -> Summary:
        """Make what is to be made; return what came of it."""
        self._sweep()
        note_valid(self.batch.out, self.batch.notebooks.values())
        plan = list(planned(self.batch, self.ledger, force=force))
        self._tidy_ledger()
        due = [each.run for each in plan if each.reason]
        self.left = {(run.initiative, run.notebook): run for run in due}
        stopped = 0
        lost = ""
        with deferred():
            try:
                with (means.workforce or Pool)(
                    self._setting(means.limits), means
                ) as workforce:
                    self._work(workforce)
            except Stopped as stop:
                stopped = stop.signal
            except WorkforceLost as error:
                lost = str(error)
            if stopped or self.missing:
                # a process that was ended may have left something half-written
                self._sweep()
            self._write_overview()
        return Summary(
            self.batch.out / INDEX,
            made=len(due) - len(self.left),
            unchanged=len(plan) - len(due),
            not_run=len(self.left),
            missing=tuple(self.missing),
            stopped=stopped,
            lost=lost,
            unwritten=tuple(self.unwritten),
        )

    def _setting(self, limits: Limits) -> Setting:
        batch = self.batch
        return Setting(
            batch.register.settings.name,
            batch.as_of,
            batch.out,
            batch.folder,
            batch.register_shown,
            batch.notebooks,
            limits,
            batch.files,
        )

    def _sweep(self) -> None:
        for folder in (".", STATE, *self.batch.runs):
            sweep_parts(self.batch.out / folder)

    def _work(self, workforce: Workforce) -> None:
        workforce.add(*self.left.values())
        waiting = Counter(initiative for initiative, _ in self.left)
        due = len(self.left)
        self._tell(due)
        for initiative in self.batch.runs:
            if not waiting[initiative]:
                self._bind(initiative, workforce)
        initiatives = self.batch.register["initiatives"]["initiative_id"]
        ready = [each for each in initiatives if not waiting[each]]
        workforce.add(*self._judgements(*ready))
        for result in workforce.results():
            if isinstance(result, Outcome):
                self._note_run(result)
                waiting[result.initiative] -= 1
                if not waiting[result.initiative]:
                    for judgement in self._judgements(result.initiative):
                        workforce.add_first(judgement)
                    self._bind(result.initiative, workforce)
            elif isinstance(result, PageOutcome):
                self._note_page(result)
            else:
                self._note_judgement(result)
            self._tell(due)

    def _tidy_ledger(self) -> None:
        """Have the ledger tidy, with the register that runs are made from now.

        All that stands though the register is another one is found out before, so
        that no later call has to ask again.
        """
        batch, ledger = self.batch, self.ledger
        for initiative in batch.names:
            for name in batch.notebooks:
                if record := ledger.runs.get((initiative, name)):
                    out_of_date(batch, ledger, record)
            own_measures(batch, ledger, initiative)
        inputs = batch.inputs
        ledger.compact(RegisterRecord(inputs.digest, inputs.files))

    def _tell(self, due: int) -> None:
        left = len(self.left)
        failed = len(self.missing)
        self.on_progress(Progress(due - left, failed, left, self.unjudged))

    def _bind(self, initiative: str, workforce: Workforce) -> None:
        if page := due_page(self.batch, self.ledger, initiative):
            workforce.add_first(page)

    def _judgements(self, *initiatives: str) -> list[Judgement]:
        """Return the initiatives that are listed and that no run has judged."""
        tasks = [
            Judgement(each)
            for each in initiatives
            if each != ORGANIZATION
            and own_measures(self.batch, self.ledger, each) is None
        ]
        self.unjudged += len(tasks)
        return tasks

    def _note_judgement(self, outcome: JudgementOutcome) -> None:
        self.unjudged -= 1
        if outcome.error:
            initiative = outcome.judgement.initiative
            self.missing.append(Missing(initiative, MEASURES, outcome.error))
        else:
            self.ledger.note(measures_record(self.batch, outcome))

    def _note_run(self, outcome: Outcome) -> None:
        run = self.left.pop((outcome.initiative, outcome.notebook))
        made_from = run_origin(self.batch, run)
        self.ledger.note(RunRecord(outcome, self.batch.as_of, made_from))
        if outcome.error:
            name = outcome.notebook
            self.missing.append(Missing(outcome.initiative, name, outcome.error))

    def _note_page(self, outcome: PageOutcome) -> None:
        if outcome.error:
            initiative = outcome.page.initiative
            self.missing.append(Missing(initiative, REPORT, outcome.error))
        else:
            self.ledger.note(page_record(self.batch, self.ledger, outcome))

    def _write_overview(self) -> None:
        """Write the index and the results of all that the output folder holds.

        Where there is no room for one of them, the earlier one stands.
        """
        unbound = [each for each in self.missing if each.notebook == REPORT]
        failures = failures_of(self.batch, self.ledger, unbound)
        with self._noting_unwritten():
            write_results(self.batch, self.ledger, self.left)
        with self._noting_unwritten():
            write_index(self.batch, self.ledger, failures)

    @contextmanager
    def _noting_unwritten(self) -> Iterator[None]:
        try:
            yield
        except NotWritten as error:
            self.unwritten.append(error.failure)
