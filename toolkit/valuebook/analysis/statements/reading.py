"""A statement read: what it is, what it measures, from where to where, by when."""

from dataclasses import dataclass

from valuebook.analysis.statements.amounts import Amount, amounts_beside
from valuebook.analysis.statements.claims import is_specific, parts_missing
from valuebook.analysis.statements.clauses import Clauses, clauses
from valuebook.analysis.statements.deadlines import deadlines, reference_year
from valuebook.analysis.statements.direction import direction, moves
from valuebook.analysis.statements.level import Weights, judge
from valuebook.analysis.statements.measure import measure, undated, unit
from valuebook.analysis.statements.mentions import Mention, mentions
from valuebook.analysis.statements.roles import Roles, roles
from valuebook.analysis.statements.sentence import Sentence, sentence
from valuebook.analysis.statements.signs import signs
from valuebook.analysis.statements.straight import masked, straight
from valuebook.analysis.statements.weights import WEIGHTS

LONGEST = 1000
"""Characters beyond which a text is no statement, and is not read."""


@dataclass(frozen=True)
class Statement:
    """An objective, key result, benefit or claim as the lint reads it.

    `label` is outcome or output, `level` what kind of it. `target` and `baseline` are
    as written, with their unit, and empty where the text gives none; `change` says
    whether the target is a level, a relative or an absolute change. `certainty` is
    the model's probability of the label; `reasons` are the signs that decided it;
    `missing` lists what a claim leaves out.
    """

    text: str
    label: str = ""
    level: str = ""
    measurable: bool = False
    measure: str = ""
    baseline: str = ""
    target: str = ""
    unit: str = ""
    direction: str = "none"
    has_date: bool = False
    specific: bool = False
    change: str = ""
    reference_year: str = ""
    certainty: float = 0.0
    reasons: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    further_targets: int = 0
    has_placeholder: bool = False


@dataclass(frozen=True)
class _Parts:
    """A statement taken apart, before it is judged."""

    text: str
    set_aside: tuple[Mention, ...]
    due: tuple[Mention, ...]
    amounts: tuple[Amount, ...]
    clauses: Clauses
    sentence: Sentence


def read_statement(text: str, weights: Weights = WEIGHTS) -> Statement:
    """Return what a statement says, judged from the text alone.

    >>> read = read_statement("Cut response time from 9 days to 2 by March 2027")
    >>> read.label, read.level, read.baseline, read.target, read.has_date
    ('outcome', 'operational_outcome', '9 days', '2 days', True)
    """
    if len(text) > LONGEST:
        return Statement(text)
    parts = _take_apart(text)
    if all(each.kind == "mark" for each in parts.sentence.words):
        return Statement(text)
    found = roles(parts.text, parts.amounts)
    judgement = judge(_signs(parts, found), weights)
    missing = parts_missing(parts.text, parts.sentence, parts.clauses, found)
    is_output = judgement.label == "output"
    named = _measure(parts, found, is_output=is_output)
    nowhere = is_output and found.target is None and not moves(parts.sentence)
    return Statement(
        text=text,
        label=judgement.label,
        level=judgement.level,
        measurable=found.target is not None,
        measure=named,
        baseline=found.baseline.text if found.baseline else "",
        target=found.target.text if found.target else "",
        unit=unit(found.target, parts.text, named),
        direction="none" if nowhere else direction(parts.text, parts.sentence, found),
        has_date=bool(parts.due),
        specific=is_specific(missing, judgement.label),
        change=found.change,
        reference_year=reference_year(parts.text, parts.set_aside),
        certainty=judgement.certainty,
        reasons=judgement.reasons,
        missing=missing,
        further_targets=len(found.further),
        has_placeholder=any(each.kind == "placeholder" for each in parts.set_aside),
    )


def signs_of(text: str) -> dict[str, float]:
    """Return the signs on which the level of a statement is judged.

    >>> sorted(signs_of("Publish 20 articles"))[:3]
    ['about deliverable', 'any statement', 'command make']
    """
    parts = _take_apart(text)
    return _signs(parts, roles(parts.text, parts.amounts))


def _signs(parts: _Parts, found: Roles) -> dict[str, float]:
    return signs(
        parts.sentence,
        parts.clauses,
        parts.amounts,
        two_levels=found.baseline is not None,
    )


def _take_apart(text: str) -> _Parts:
    plain = straight(text)
    set_aside = mentions(plain)
    due = deadlines(plain, set_aside)
    found = amounts_beside(plain, (*set_aside, *due))
    cut = clauses(masked(plain, found, due))
    return _Parts(plain, set_aside, due, found, cut, sentence(cut.main))


def _measure(parts: _Parts, found: Roles, *, is_output: bool) -> str:
    """Return the measure; an output without a number measures nothing."""
    if is_output and found.target is None:
        return ""
    in_rest = found.target is not None and found.target.start >= parts.clauses.cut
    plain = undated(f"{parts.clauses.main}{parts.clauses.rest}", parts.set_aside)
    cut = parts.clauses.cut
    clause = plain[cut:] if in_rest else plain[:cut]
    return measure(clause, sentence(clause) if in_rest else parts.sentence)
