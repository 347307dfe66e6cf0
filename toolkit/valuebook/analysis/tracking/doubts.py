"""What is wrong with the promises or the data that verdicts rest on."""

from collections.abc import Iterator, Sequence

from valuebook.analysis.rows import rows_of
from valuebook.analysis.tracking.beforehand import baselines_in_doubt
from valuebook.analysis.tracking.events import logged
from valuebook.analysis.tracking.followed import Followed
from valuebook.analysis.tracking.progress import followed
from valuebook.model import Finding, Verdict
from valuebook.model.wording import counted, listed
from valuebook.register import Register


def doubts(register: Register, *, as_of: str) -> list[Finding]:
    """Return what is wrong with the promises or the data that verdicts rest on."""
    rule = "tracking.doubt"
    every = followed(register, as_of=as_of)
    found = [
        Finding(rule, f"{each.promise.measure}: {each.problem}.", Verdict.INCOMPLETE)
        for each in every
        if each.problem
    ]
    found += baselines_in_doubt(every, as_of=as_of)
    found += [
        Finding(rule, said, verdict)
        for said, verdict in _disturbed(register, every, as_of)
    ]
    if not every:
        said = "No promise has a path to be held against."
        return [Finding(rule, said, Verdict.NOT_PLANNED)]
    return found or [
        Finding(
            rule,
            "Every promise has a path to be held against, and no value looks wrong.",
            Verdict.SOUND,
        )
    ]


def _disturbed(
    register: Register, every: Sequence[Followed], as_of: str
) -> Iterator[tuple[str, Verdict]]:
    """Yield which values are left out for an event, and which events came too late."""
    for each in every:
        masked = each.standing.masked if each.standing else ()
        if masked:
            reasons = listed([event.reason.rstrip(".") for event in each.events])
            values = counted(len(masked), "value")
            yield (
                f"{each.promise.measure}: {values} left out for an event that was "
                f"logged before they were known ({reasons}).",
                Verdict.STATED,
            )
    for row in rows_of(logged(register, as_of=as_of).query("not in_time")):
        yield (
            f"“{row.reason.rstrip('.')}” was logged on {row.logged_on:%Y-%m-%d}, after "
            f"the month of {row.start:%Y-%m} in which it began, so its values count.",
            Verdict.INCOMPLETE,
        )
