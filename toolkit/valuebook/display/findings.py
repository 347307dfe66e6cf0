"""Findings as a reader sees them: the sentence first, its verdict in a word."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from valuebook.display.markup import block, escaped, verdict_mark
from valuebook.model import FINDING_MIME, Finding
from valuebook.model.text import plain
from valuebook.model.wording import unbroken


@dataclass(frozen=True)
class Findings:
    """Findings as shown; the first of `findings` in bold where it is the answer.

    Beside html and text it gives `application/vnd.valuebook.finding+json`, always
    `{"findings": [record, ...]}`, from which a batch collects what was found.
    """

    findings: tuple[Finding, ...]
    is_answer: bool = False

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> dict[str, Any]:
        return {
            "text/plain": repr(self),
            "text/html": self._repr_html_(),
            FINDING_MIME: {"findings": [finding.record() for finding in self.findings]},
        }

    def _repr_html_(self) -> str:
        if self.is_answer:
            return "".join(map(_answer_html, self.findings))
        items = "".join(map(_item_html, self.findings))
        return block(
            "findings", f"<ul>{items}</ul>" if items else "<p>No findings.</p>"
        )

    def __repr__(self) -> str:
        return "\n".join(map(_line, self.findings)) or "No findings."


def answer(finding: Finding) -> Findings:
    """Return the finding that answers a notebook's question, to be shown first.

    >>> from valuebook.model import Verdict
    >>> answer(Finding("readiness", "Nothing is missing.", Verdict.READY))
    ✓ ready: Nothing is missing.
    """
    return Findings((finding,), is_answer=True)


def findings(found: Iterable[Finding]) -> Findings:
    """Return findings as a list, in the order given.

    >>> from valuebook.model import Verdict
    >>> gap = Finding("readiness.owner", "Nobody owns BEN-001.", Verdict.GAP,
    ...     remedy="name the person who answers for it")
    >>> findings([gap])
    ✗ gap: Nobody owns BEN-001. To do: name the person who answers for it.
    """
    return Findings(tuple(found))


def _answer_html(finding: Finding) -> str:
    notes = "<br>".join(map(escaped, _notes(finding)))
    return block(
        f"answer vb-{finding.verdict.tone.value}",
        f"<p>{verdict_mark(finding.verdict)}</p>"
        f"<p><strong>{escaped(unbroken(finding.sentence))}</strong></p>"
        + (f'<p class="vb-note">{notes}</p>' if notes else ""),
    )


def _item_html(finding: Finding) -> str:
    notes = "".join(
        f'<br><span class="vb-note">{escaped(note)}</span>' for note in _notes(finding)
    )
    sentence = escaped(unbroken(finding.sentence))
    return f"<li>{verdict_mark(finding.verdict)} {sentence}{notes}</li>"


def _notes(finding: Finding) -> list[str]:
    notes = []
    if finding.grade is not None:
        notes.append(f"Evidence grade {finding.grade} of 5.")
    if finding.remedy:
        notes.append(f"To do: {finding.remedy}.")
    return notes


def _line(finding: Finding) -> str:
    verdict = finding.verdict
    said = [
        f"{verdict.tone.sign} {verdict.value}: {finding.sentence}",
        *_notes(finding),
    ]
    return plain(" ".join(said))
