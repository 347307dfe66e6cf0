"""The rules of the lint: what is wanting in a statement, why, and what to write."""

from collections.abc import Callable
from dataclasses import dataclass

from valuebook.analysis.statements.lexicon.terms import word_set
from valuebook.analysis.statements.reading import LONGEST, Statement
from valuebook.model import Finding, Verdict
from valuebook.model.wording import listed

SURE = 0.8
"""Certainty below which one label in four is wrong."""

KINDS = ("objective", "key_result", "benefit", "claim")


@dataclass(frozen=True)
class Rule:
    """A check with its id, for which kinds of statement it is made, and its remedy.

    `is_judged` when it rests on the level, which the words leave open now and then.
    """

    id: str
    kinds: tuple[str, ...]
    applies: Callable[[Statement], bool]
    reason: str
    remedy: str
    verdict: Verdict = Verdict.GAP
    is_judged: bool = False

    def finding(self, read: Statement) -> Finding:
        """Return what the rule finds, in words that fit the statement."""
        said = {
            "target": read.target,
            "measure": read.measure or "the measure",
            "missing": listed([_IN_WORDS[part] for part in read.missing]),
        }
        sentence, verdict = self.reason.format(**said), self.verdict
        if self.is_judged and read.certainty < SURE:
            sentence = f"{sentence} That is how it reads; it is not certain."
            verdict = Verdict.INCOMPLETE
        return Finding(self.id, sentence, verdict, remedy=self.remedy.format(**said))


_IN_WORDS = {
    "problem": "the problem",
    "stakeholder": "whom it concerns",
    "mechanism": "what brings the effect about",
    "from": "the level before",
    "to": "the level after",
    "effect": "the effect",
}
_PLANNED = ("objective", "key_result", "benefit")
_MEASURED = ("key_result", "benefit")
_RATES = word_set(
    "rate share ratio percentage coverage retention conversion satisfaction churn "
    "attrition margin utilization utilisation uptime availability accuracy turnover "
    "quote taux tasa"
)


def _is_output(read: Statement) -> bool:
    return read.label == "output"


def _is_a_rate_moved_by_per_cent(read: Statement) -> bool:
    named = read.measure.casefold()
    is_rate = any(each in named for each in _RATES)
    return is_rate and read.unit == "%" and read.change == "relative"


def _stands_still(read: Statement) -> bool:
    return bool(read.target) and read.target == read.baseline


RULES = (
    Rule(
        "statement.empty",
        KINDS,
        lambda read: not read.label and len(read.text) <= LONGEST,
        "There is no statement to read.",
        "write the objective, key result, benefit or claim as one sentence",
    ),
    Rule(
        "statement.long",
        KINDS,
        lambda read: len(read.text) > LONGEST,
        f"A text of more than {LONGEST:,} characters is no statement; it is not read.",
        "write one sentence for each objective, key result, benefit or claim",
    ),
    Rule(
        "statement.placeholder",
        KINDS,
        lambda read: read.has_placeholder,
        "A placeholder stands where a value belongs.",
        "put the value in, or leave the statement out until it is known",
    ),
    Rule(
        "outcome.activity",
        _PLANNED,
        lambda read: _is_output(read) and read.level == "activity",
        "This says what we will do; it can be met with nothing changing for anybody.",
        "say what changes for whom when this is done",
        is_judged=True,
    ),
    Rule(
        "outcome.output",
        _PLANNED,
        lambda read: _is_output(read) and read.level == "output",
        "This says what will be there; a contractor could deliver it to the letter "
        "and nobody would be better off.",
        "say what changes for whom when this is in use",
        is_judged=True,
    ),
    Rule(
        "outcome.use_only",
        _PLANNED,
        lambda read: read.level == "adoption",
        "Use is the weakest outcome: people act, but what they gain is not said.",
        "add what gets better for them, or for us, through that use",
        Verdict.INCOMPLETE,
        is_judged=True,
    ),
    Rule(
        "measure.target",
        _MEASURED,
        lambda read: bool(read.label) and not read.measurable,
        "There is no value by which anybody could tell that it is met.",
        "name the measure and the value it is to reach",
    ),
    Rule(
        "measure.baseline",
        _MEASURED,
        lambda read: read.label == "outcome" and read.measurable and not read.baseline,
        "The level today is not said, so that {target} cannot be weighed.",
        "add the level measured before the start: from … to {target}",
        Verdict.INCOMPLETE,
    ),
    Rule(
        "measure.unchanged",
        _MEASURED,
        _stands_still,
        "Baseline and target are the same, {target}.",
        "say what is to change, or that the level is to be kept",
    ),
    Rule(
        "measure.points",
        KINDS,
        _is_a_rate_moved_by_per_cent,
        "{target} of a rate can mean per cent of it or percentage points.",
        "write percentage points, or give the level before and after",
        Verdict.INCOMPLETE,
    ),
    Rule(
        "measure.date",
        _MEASURED,
        lambda read: bool(read.label) and not read.has_date,
        "No date is given by which it is to be met.",
        "add the month in which it will be judged, after people have begun to use it",
        Verdict.INCOMPLETE,
    ),
    Rule(
        "measure.several",
        _MEASURED,
        lambda read: read.further_targets >= 2,
        "Several values stand in one statement; only {target} is taken as its target.",
        "make one statement for each measure",
        Verdict.INCOMPLETE,
    ),
    Rule(
        "claim.output",
        ("claim",),
        _is_output,
        "The claim tells of something delivered or done, not of an effect.",
        "say what became better, for whom and by how much",
        is_judged=True,
    ),
    Rule(
        "claim.generic",
        ("claim",),
        lambda read: read.label == "outcome" and not read.specific,
        "The claim is generic; it leaves out {missing}.",
        "name what brings the effect about, where, and from which level to which",
    ),
)


def broken(read: Statement, kind: str) -> list[Finding]:
    """Return a finding for each rule that a statement breaks, in their order.

    >>> from valuebook.analysis.statements.reading import read_statement
    >>> for each in broken(read_statement("Publish 20 articles"), "objective"):
    ...     print(each.rule, "|", each.remedy)
    outcome.output | say what changes for whom when this is in use
    """
    return [
        rule.finding(read)
        for rule in RULES
        if kind in rule.kinds and rule.applies(read)
    ]
