"""What a statement measures, in its own words, and the unit of a plain count."""

import re
from collections.abc import Sequence

from valuebook.analysis.statements.amounts import Amount
from valuebook.analysis.statements.lexicon.terms import word_set
from valuebook.analysis.statements.mentions import Mention
from valuebook.analysis.statements.phrases import either, phrases
from valuebook.analysis.statements.sentence import Sentence
from valuebook.analysis.statements.units import unit_name
from valuebook.analysis.statements.words import AMOUNT, words

_LEADS_WORDS = either(r"""
    and; to; we; will; ensure; that; there; are; is; have; has; the; our; an?; all;
    every; each; at least; at most; more than; less than; fewer than; up to; over;
    under; below; above; about; number of; percentage of; share of; proportion of;
    of; in; by; from; new; total; average; another; additional; more; fewer; less;
    lower; higher; around; approximately; with; at; mit; avec; con; entre;
    zwischen; between; bring; der; die; das; den; le; la; les; el; los;
    une?; una; de; des; du
    """)
_LEADS = re.compile(
    rf"^(?:{_LEADS_WORDS}\s+|[dl]'|[<>=\u2264\u2265~+:;,.\-\u2013\u2022*#]\s*)+",
    re.IGNORECASE,
)
_HEDGE_WORDS = either("""
    least; most; about; around; approximately; roughly; nearly; almost; only; just; no;
    not; more; less; fewer; than; over; under; below; above; up; to; an?; the; of;
    current; currently; today's; average; baseline; level; target; maximum; minimum;
    moins; plus; de; menos; m\u00e1s; mindestens; unter; \u00fcber; etwa; rund; derzeit
    """)
_HEDGE = rf"(?:\s+{_HEDGE_WORDS}(?!\w)|\s*[<>~\u2264\u2265(])*\s*#"
# "At the A&E" belongs to what is counted, "at 3 hours" to how much of it.
_BEFORE_THE_VALUE = either("""
    from; by; to; at; below; above; under; over; within; in; auf; um; von; unter;
    \u00fcber; de; \u00e0; en; a; al; between; zwischen; entre
    """)
_STOPS_WORDS = either("""
    less; less than; more than; at least; than; down; up; vs; versus; compared; flat
    """)
_MOVES_WORDS = either("""
    falls?; fell; drops?; sinks?; declines?; decreases?; shrinks?; dwindles?; eases?;
    tumbles?; plummets?; rises?; rose; climbs?; grows?; grew; increases?; improves?;
    jumps?; soars?; recovers?; moves?; goes; go; stands?; changes?; reaches; reach;
    stays?; remains?; is; are; sinkt; sinken; f\u00e4llt; fallen; steigt; steigen;
    w\u00e4chst; liegt; passe; passent; baisse; baissent; recule; reculent; diminue;
    diminuent; augmente; augmentent; monte; atteint; pasa; pasan; baja; bajan; cae;
    caen; sube; suben; crece; crecen; alcanza
    """)
_STOPS = re.compile(
    rf"\s*(?:#|[:;()]|,(?!\d)|(?:<|>|\u2264|\u2265|->)"
    rf"|(?<![-\w]){_MOVES_WORDS}\s+(?:(?:by|from|to|at|down|up|back|below|above|under"
    rf"|over|von|um|auf|unter|\u00fcber|de|\u00e0|desde|a|al|del)\b|#)(?:(?<=#)|(?=[^#]{{0,24}}#))"
    rf"|(?<![-\w]){_BEFORE_THE_VALUE}{_HEDGE}"
    rf"|(?<![-\w]){_STOPS_WORDS}\b(?=[^#]{{0,24}}#))",
    re.IGNORECASE,
)
_TAIL_WORDS = either("""
    of; is; are; be; to; by; from; at; for; in; with; and; or; the; an?; than; per;
    on; within; as; under; over; below; above; between; will; reaches?; stays?;
    instead; an? (?:day|week|month|quarter|year);
    goes; get; gets; first; last; its; their; our; each; aupr\u00e8s; ramen\u00e9e?s?;
    von; auf; um; de; des; \u00e0; en; un; al
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


_OPENS_A_DATE = re.compile(
    r"(?:\b(?:than|compared (?:with|to)|relative to|vs\.?|versus|as against|against"
    r"|starting|beginning|effective|as|gegen\u00fcber|par rapport|frente)\s)?"
    r"(?:\b(?:in|by|on|from|of|since|until|during|before|at|to|end|early|late|mid|ab"
    r"|seit|bis|im|zum|ende|d\u00e8s|depuis|en|\u00e0 partir de|a partir de|desde|para)"
    r"\s)*(?:\bthe\s)?(?=\s|$)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\s(?:than|compared (?:with|to)|vs\.?|versus|als|que)\s(?:in |on |at |im |en )?"
    r"(?:the |a )?(?:last|previous|prior|today|now|before|year|month|quarter|baseline"
    r"|vorjahr|heute|l'an|aujourd'hui|hoy|ahora)\b.*$",
    re.IGNORECASE,
)
_EVERY_TIME = re.compile(
    r"\s(?:(?:on|in|at|during) )?(?:every|each|jede[mnrs]?|chaque|cada)\s(?:single )?"
    r"(?:working )?(?:day|shift|week|month|quarter|year|sprint|morning|monday|tuesday"
    r"|wednesday|thursday|friday|visit|time|tag|schicht|woche|monat|jour|semaine|mois"
    r"|d\u00eda|turno|semana|mes)\b",
    re.IGNORECASE,
)


_A_PERIOD = re.compile(
    r"(?:(?:per|an?|every|each|pro|im|par|al|por|cada) )?(?:day|week|month|quarter|year"
    r"|tag|woche|monat|jahr|jour|semaine|mois|an|d\u00eda|semana|mes|a\u00f1o)",
    re.IGNORECASE,
)


def undated(text: str, set_aside: Sequence[Mention]) -> str:
    """Return a text of the same length without its dates and what leads to them.

    >>> from valuebook.analysis.statements.mentions import mentions
    >>> text = "Less agency spend in 2027 than in 2026"
    >>> undated(text, mentions(text)).rstrip()
    'Less agency spend'
    """
    letters = list(text)
    for each in set_aside:
        if each.kind == "date":
            letters[each.start : each.end] = " " * (each.end - each.start)
    blanked = "".join(letters)
    for match in _OPENS_A_DATE.finditer(blanked):
        if blanked[match.end() : match.end() + 1] in {" ", ""}:
            letters[match.start() : match.end()] = " " * len(match.group())
    return "".join(letters)


def measure(main: str, sentence: Sentence) -> str:
    """Return the words that name what is measured, or nothing.

    `main` is the clause that holds the target, with `#` for its amounts.

    >>> from valuebook.analysis.statements.sentence import sentence
    >>> def named(main): return measure(main, sentence(main))
    >>> named("Reduce the number of support tickets by #")
    'support tickets'
    >>> named("# of users complete the tour")
    'users who complete the tour'
    """
    main = _EVERY_TIME.sub("", _COMPARED.sub("", " ".join(main.split())))
    text = _CHANGE_IN.sub(
        "", _those_who_act(_behind_the_verb(main, sentence), sentence)
    )
    text = _CHANGE_IN.sub("", _LEADS.sub("", text.strip()))
    acts = _WHO_ACT.match(text) if sentence.are_counted else None
    stop = _STOPS.search(text, acts.end() if acts else 0)
    if stop and stop.start() > 0:
        text = text[: stop.start()]
    text = _TAIL.sub("", " ".join(text.split())).strip(" .,;:-\u2013\"'")
    return "" if _A_PERIOD.fullmatch(text) else text


def _behind_the_verb(text: str, sentence: Sentence) -> str:
    """Return what the verb acts on, where the statement turns on that."""
    verb = sentence.verb
    if verb is None or sentence.head is not sentence.object or sentence.are_counted:
        return text
    place = text.find(verb.text)
    return text[place + len(verb.text) :] if place >= 0 else text


def _those_who_act(text: str, sentence: Sentence) -> str:
    """Return "nurses who use it" where so many nurses use it."""
    verb, subject = sentence.verb, sentence.subject
    if verb is None or subject is None or not sentence.are_counted:
        return text
    before, _, behind = text.partition(f" {verb.text}")
    if (
        not behind
        or _NOT_ENGLISH.search(behind)
        or not before.endswith(subject.text.split()[-1])
    ):
        return text
    pronoun = "that" if _NOT_PEOPLE.search(before) else "who"
    return f"{before} {pronoun} {verb.text}{behind}"


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
    written: list[str] = [
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
            named = _PREPOSITION_AT_END.sub("", word.text).split()[-1]
        elif word.kind == "other" and not word.text.endswith("ly"):
            unknown = word.text
        elif named or unknown or word.kind == "amount" or word.key in _LEAVES:
            break
    return named or unknown


_NOT_ENGLISH = phrases("""
    el; la; los; las; una?; sus?; le; les; leurs?; des; das; die; der; den; ihren?;
    eine?n?
    """)
_NOT_PEOPLE = phrases("""
    accounts; companies; firms; businesses; organi[sz]ations; households; branches;
    sites; stores; shops; schools; teams; plants; countries; cities
    """)
_WHO_ACT = re.compile(r".*? (?:who|that) \S+")
_PREPOSITION_AT_END = re.compile(r"\s(?:about|of|in|on|to|for|with)$", re.IGNORECASE)
_LEAVES = word_set("per in of on at to by for from within each every")
