"""What a statement measures, in its own words, and the unit of a plain count."""

import re

from valuebook.analysis.statements.amounts import Amount
from valuebook.analysis.statements.lexicon.terms import word_set
from valuebook.analysis.statements.phrases import either, phrases
from valuebook.analysis.statements.sentence import Sentence
from valuebook.analysis.statements.units import unit_name
from valuebook.analysis.statements.words import AMOUNT, words

_LEADS_WORDS = either(r"""
    and; to; we; will; ensure; that; there; are; is; have; has; the; our; an?; all;
    every; each; at least; at most; more than; less than; fewer than; up to; over;
    under; below; above; about; number of; percentage of; share of; proportion of;
    of; in; by; from; new; total; average; another; additional; more; fewer; less;
    lower; higher; around; approximately; der; die; das; den; le; la; les; el; los;
    une?; una; de; des; du
    """)
_LEADS = re.compile(
    rf"^(?:{_LEADS_WORDS}\s+|[<>=\u2264\u2265~+:;,.\-\u2013\u2022*#]\s*)+",
    re.IGNORECASE,
)
_STOPS_WORDS = either("""
    from; by; to; at; below; above; under; over; within; in less; less than;
    more than; at least; of at least; than; down; up; vs; versus; compared; flat;
    auf; um; von; unter; \u00fcber; de; \u00e0; en un; al; a
    """)
_STOPS = re.compile(
    rf"\s*(?:#|[:;()]|,(?!\d)|(?:<|>|\u2264|\u2265|->)|(?<![-\w]){_STOPS_WORDS}\b(?=[^#]{{0,24}}#))",
    re.IGNORECASE,
)
_TAIL_WORDS = either("""
    of; is; are; be; to; by; from; at; for; in; with; and; or; the; an?; than; per;
    on; within; as; under; over; below; above; between; will; reaches?; stays?;
    goes; get; gets; von; auf; um; de; des; \u00e0; en; un; al
    """)
_TAIL = re.compile(
    rf"(?:\s+{_TAIL_WORDS})+\W*$",
    re.IGNORECASE,
)
_SCORES = phrases("""
    nps; csat; enps; score; rating; index; satisfaction; promoter
    """)


_CHANGE_IN_WORDS = either("""
    increase; reduction; decrease; improvement; growth; rise; drop; decline; cut;
    uplift; r\u00e9duction; augmentation; baisse; aumento; reducci\u00f3n
    """)
_CHANGE_IN = re.compile(
    rf"^(?:an? )?(?:#\s*)?{_CHANGE_IN_WORDS} (?:in|of|de|des|du|del)\s+",
    re.IGNORECASE,
)


def measure(main: str, sentence: Sentence) -> str:
    """Return the words that name what is measured, or nothing.

    `main` is the clause that holds the target, with `#` for its amounts.

    >>> from valuebook.analysis.statements.sentence import sentence
    >>> def named(main): return measure(main, sentence(main))
    >>> named("Reduce the number of support tickets by #")
    'support tickets'
    >>> named("# of users complete the tour")
    'users complete the tour'
    """
    text = _CHANGE_IN.sub("", _behind_the_verb(main.strip(), sentence))
    text = _CHANGE_IN.sub("", _LEADS.sub("", text.strip()))
    stop = _STOPS.search(text)
    if stop and stop.start() > 0:
        text = text[: stop.start()]
    return _TAIL.sub("", " ".join(text.split())).strip(" .,;:-\u2013\"'")


def _behind_the_verb(text: str, sentence: Sentence) -> str:
    """Return what the verb acts on, where the statement turns on that."""
    verb = sentence.verb
    if verb is None or sentence.head is not sentence.object:
        return text
    place = text.find(verb.text)
    return text[place + len(verb.text) :] if place >= 0 else text


def unit(target: Amount | None, text: str, measure: str) -> str:
    """Return the unit of the target; a plain count has the unit of what is counted.

    >>> from valuebook.analysis.statements.amounts import amounts
    >>> text = "Publish 20 long articles on pricing"
    >>> unit(amounts(text)[0], text, "long articles on pricing")
    'articles'
    """
    if target is None or target.kind == "ratio":
        return ""
    if target.kind == "duration":
        return _as_written(target)
    if target.unit or target.start == target.end:
        return target.unit
    if _SCORES.search(measure) or _SCORES.search(text[target.end : target.end + 20]):
        return "points"
    counted = _counted(text[target.end :]) or _counted(measure)
    return counted.casefold()


def _as_written(target: Amount) -> str:
    """Return the unit of a duration in the words of the text ("jours", "days")."""
    written = [
        each
        for each in re.findall(r"[^\W\d_]+", target.text)
        if unit_name(each) == target.unit
    ]
    if not written or target.unit == f"{written[-1]}s":
        return target.unit
    return written[-1]


def _counted(phrase: str) -> str:
    """Return the noun that is counted, before a verb or another phrase begins."""
    named = unknown = ""
    for word in words(f"{AMOUNT} {phrase}")[1:]:
        if word.kind == "noun":
            named = word.text.split()[-1]
        elif word.kind == "other" and not word.text.endswith("ly"):
            unknown = word.text
        elif named or unknown or word.kind == "amount" or word.key in _LEAVES:
            break
    return named or unknown


_LEAVES = word_set("per in of on at to by for from within each every")
