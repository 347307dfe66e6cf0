"""What an index tells: initiatives, alarms, gates that wait, and the organization."""

from dataclasses import dataclass

from valuebook.exports.section import Failure
from valuebook.model import BenefitClass, Tone, Verdict

REPORTS = {
    "complete": Tone.GOOD,
    "earlier": Tone.CAUTION,
    "not made": Tone.UNKNOWN,
    "failed": Tone.BAD,
}
"""How a report can stand, and how that is to be felt."""


@dataclass(frozen=True)
class ClassValue:
    """What an initiative promises and has realized in one benefit class.

    `at_stake` is the run rate planned, per year at full effect; `realized` the
    money confirmed to date. None is not measured. Amounts of two classes are
    never added.
    """

    benefit_class: BenefitClass
    at_stake: float | None
    realized: float | None


@dataclass(frozen=True)
class IndexRow:
    """One initiative of a portfolio, with its failed runs if there are any.

    `delivery` is how delivery stands, `verdict` how its value stands; a verdict
    of None was not given. `has_report` is True where `<id>/report.html` is there,
    `is_current` where it is as it would be made now.
    """

    initiative_id: str
    name: str
    type: str
    stage: str
    delivery: str
    verdict: Verdict | None = None
    values: tuple[ClassValue, ...] = ()
    has_report: bool = True
    is_current: bool = True
    failures: tuple[Failure, ...] = ()

    @property
    def report(self) -> str:
        """Return how the report stands, in a word of `REPORTS`."""
        return _report(self.has_report, self.is_current, bool(self.failures))


@dataclass(frozen=True)
class Whole:
    """The report of the organization as a whole, in a folder beside the others.

    `answers` holds what it says in one line each, where it is as it would be made now.
    """

    name: str
    folder: str
    answers: tuple[tuple[Verdict, str], ...] = ()
    has_report: bool = True
    is_current: bool = True
    failures: tuple[Failure, ...] = ()

    @property
    def report(self) -> str:
        """Return how the report stands, in a word of `REPORTS`."""
        return _report(self.has_report, self.is_current, bool(self.failures))


def _report(has_report: bool, is_current: bool, has_failed: bool) -> str:
    if has_failed:
        return "failed"
    if not has_report:
        return "not made"
    return "complete" if is_current else "earlier"


@dataclass(frozen=True)
class Alarm:
    """A promised measure that is off its plan, on what evidence.

    `stays_named` is whether it stays named when few of those named may be false.
    """

    initiative_id: str
    initiative: str
    measure: str
    verdict: Verdict
    evidence: str
    stays_named: bool
    has_report: bool = True


@dataclass(frozen=True)
class Waiting:
    """A gate past its day without a decision: its age, and what was spent since.

    `spent` is in the currency of the page; `asked` what the data ask for, "" where
    they say nothing.
    """

    initiative_id: str
    initiative: str
    gate: str
    due: str
    days: int
    spent: float
    asked: str = ""
    has_report: bool = True


@dataclass(frozen=True)
class Measures:
    """The promised measures of a portfolio: what they come to, and the alarms."""

    said: str
    alarms: tuple[Alarm, ...] = ()


@dataclass(frozen=True)
class Beside:
    """What the first page tells beside its initiatives.

    The report of the `whole` organization stands above them, the promised `measures`
    and the gates that are `waiting` for a decision below.
    """

    measures: Measures | None = None
    whole: Whole | None = None
    waiting: tuple[Waiting, ...] = ()
