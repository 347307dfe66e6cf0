"""How a report stands, as the index tells it."""

from dataclasses import dataclass

from valuebook.exports.section import Failure


@dataclass(frozen=True)
class ReportState:
    """How a report stands, and what it says first: verdicts, each with its sentence."""

    has_report: bool
    is_current: bool
    failures: tuple[Failure, ...]
    answers: tuple[tuple[str, str], ...] = ()
