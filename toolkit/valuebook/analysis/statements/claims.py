"""Whether a claim of value is specific, and what it leaves out."""

import re

from valuebook.analysis.statements.clauses import Clauses
from valuebook.analysis.statements.lexicon.terms import word_set
from valuebook.analysis.statements.phrases import phrases
from valuebook.analysis.statements.roles import Roles
from valuebook.analysis.statements.sentence import Sentence
from valuebook.analysis.statements.words import Word, words

PARTS = ("problem", "stakeholder", "mechanism", "from", "to", "effect")
_EFFECTS = ("behaviour", "performance", "condition", "money", "audience", "case")
_MEANS = ("deliverable", "work", "capacity")
_CAUSES = ("up", "down", "cause", "end", "win")
_STAKEHOLDERS = ("audience", "us", "case", "capacity")

_EFFECT_KINDS = ("money", "percent", "points", "duration", "multiple")

# Names of technology that say nothing of what it does or where.
_GENERIC = word_set(
    "ai genai technology automation analytics tool tools platform solution product "
    "software system technology technologies digitalization digitalisation "
    "transformation it we our this that they personalization artificial intelligence "
    "generative machine learning copilot copilots chatbot"
)
_BY_MEANS = phrases(r"""
    by \w+ing; through; via; using; with (?:a|an|the|our|\w+ed|\w+ic) \w+; thanks to;
    once; since; after (?:we|the); because; when; as soon as; so that; grâce à; dank;
    gracias a; mit hilfe
    """)
_PROBLEM = phrases(r"""
    manual\w*; late; lateness; delay\w*; error\w*; mistake\w*; wait\w*; lost;
    loss(?:es)?; backlog; fraud\w*; misdirected; missed; overdue; rework\w*;
    duplicat\w*; paper\w*; churn\w*; complain\w*; stops?; outage\w*; downtime;
    defect\w*; waste\w*; bottleneck\w*; unplanned; repeat\w*; inefficien\w*; cost\w*;
    burden; overhead; risk\w*; slow\w*
    """)


def parts_missing(
    text: str, sentence: Sentence, clauses: Clauses, found: Roles
) -> tuple[str, ...]:
    """Return which of the six parts of a specific claim are not in the text.

    >>> from valuebook.analysis.statements.clauses import clauses
    >>> from valuebook.analysis.statements.sentence import sentence
    >>> parts_missing("AI boosts growth", sentence("AI boosts growth"),
    ...     clauses("AI boosts growth"), Roles())
    ('problem', 'stakeholder', 'mechanism', 'from', 'to')
    """
    told = (*sentence.words, *words(clauses.rest))
    there = {
        "problem": bool(_PROBLEM.search(text)) or found.baseline is not None,
        "stakeholder": any(each.is_a(*_STAKEHOLDERS) for each in told),
        "mechanism": _names_a_mechanism(text, sentence, clauses),
        "from": found.baseline is not None,
        "to": found.target is not None,
        "effect": any(each.is_a(*_EFFECTS) for each in told)
        or clauses.kind == "effect"
        or (found.target is not None and found.target.kind in _EFFECT_KINDS),
    }
    return tuple(part for part in PARTS if not there[part])


def is_specific(missing: tuple[str, ...], label: str) -> bool:
    """Tell whether a claim names what brings a quantified effect about.

    >>> is_specific(("from", "stakeholder"), "outcome"), is_specific(("to",), "outcome")
    (True, False)
    """
    return label == "outcome" and not {"mechanism", "to", "effect"} & set(missing)


def _names_a_mechanism(text: str, sentence: Sentence, clauses: Clauses) -> bool:
    if clauses.kind == "means" or _BY_MEANS.search(text):
        return True
    return not sentence.imperative and _is_particular(sentence)


def _is_particular(sentence: Sentence) -> bool:
    """Tell "An AI support agent" from "AI", and from a measure, as that which acts."""
    acting: list[Word] = []
    for each in sentence.words:
        if each is sentence.verb or each.kind == "amount":
            break
        if each.kind in {"noun", "other", "verb"}:
            acting.append(each)
    told_of = [each for each in acting if each.kind == "noun"][:1]
    verb = sentence.verb
    causes = sentence.object is not None and verb is not None and verb.is_a(*_CAUSES)
    is_effect = bool(told_of) and told_of[0].is_a(*_EFFECTS, "us")
    if is_effect and not causes and not told_of[0].is_a(*_MEANS):
        return False
    named = [
        word
        for each in acting
        for word in re.findall(r"[^\W\d_]+", each.text.casefold())
    ]
    return any(word not in _GENERIC for word in named)
