"""When a target is due: deadlines and windows, not service times or base years."""

import re
from collections.abc import Iterator

from valuebook.analysis.statements.mentions import MONTHS, Mention
from valuebook.analysis.statements.numerals import NUMBER_WORDS
from valuebook.analysis.statements.phrases import either

# A year behind one of these is what the change is measured against, not its due date.
_REFERENCE_BEFORE_WORDS = either(r"""
    vs\.?; versus; compared (?:to|with|against); compared; relative to; since;
    against; than(?: in)?; base ?line(?: year)?(?: of| is|:)?;
    base year(?: of| is|:)?; gegenüber; depuis; seit; frente a; par rapport à;
    respecto a; desde; over; on; below; above; from(?: an?| the)?
    """)
_REFERENCE_BEFORE = re.compile(
    rf"\b{_REFERENCE_BEFORE_WORDS}(?: its| their| our| the| an?)?\s*\(?$",
    re.IGNORECASE,
)
# "From March" says when something begins, not by when a target is met.
_START_BEFORE = re.compile(
    r"\b(?:starting|beginning|effective|as of|as from|ab"
    r"|\u00e0 (?:partir|compter) d[eu]|d\u00e8s|a partir del?)"
    r"(?: in| on| at| from)?(?: the)?\s*$",
    re.IGNORECASE,
)
_REFERENCE_BEHIND_WORDS = either("""
    (?:'s )?base ?lines?; (?:'s )?levels?; base; benchmark; figures?; values?;
    numbers; as (?:a |the )?base; niveau; -level
    """)
_REFERENCE_BEHIND = re.compile(
    rf"^\s*{_REFERENCE_BEHIND_WORDS}",
    re.IGNORECASE,
)
_RANGE_BEHIND = re.compile(
    r"^\s*(?:to|-|\u2013|until|through|onwards?|and onwards?|bis|à|a)\b", re.IGNORECASE
)

_PERIOD_KIND = either(
    "fiscal; financial; calendar; academic; school; current; budget; next"
)
_PERIOD_NAME = either(r"""
    years?; quarters?; months?; weeks?; semesters?; half(?:[- ]year)?; halves; terms?;
    trimesters?; decades?; centur\w+; season; summer; winter; spring; autumn;
    plan(?:ning)? period; term of office; parliament; biennium; cycle; project;
    programme; pilot; grant; strategy; phase; period; fy; cy
    """)
_PERIOD = rf"(?:{_PERIOD_KIND} )*{_PERIOD_NAME}"
_NUMBER = rf"(?:\d+|{NUMBER_WORDS}|an?|few|several)(?:[-\u2013]\d+)?"
_LONG = r"(?:months?|years?|quarters?|yrs?)"
_SPAN = r"(?:days?|weeks?|months?|years?|quarters?|sprints?)"
PHRASES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:by|before|at|until|till|to|through|towards?|in|on)? ?(?:the )?(?:end"
        rf"|close|start|beginning|middle|half) of (?:the |this |next "
        rf"|each of the next )?{_PERIOD}\b",
        rf"\b(?<!every )(?:this|next|the coming|the current|the following|the upcoming"
        rf"|coming) {_PERIOD}\b(?! after)",
        r"\b(?:eoy|eoq|eom|eow|year[- ]end|quarter[- ]end)\b(?! (?:numbers|close"
        r"|report|financials))",
        r"\bby (?:christmas|easter|ramadan|tomorrow|today|summer|winter|spring|autumn"
        r"|week \d+)\b",
        r"\b(?:through|by|before|until|during|throughout) (?:the |this |next )?"
        r"(?:winter|summer|spring|autumn)"
        r"(?: season| session| term| break| holidays?)?\b",
        r"\b(?:im|en el|au|dans le|para el) (?:ersten|zweiten|dritten|vierten|nächsten"
        r"|primer|segundo|tercer|cuarto|premier|deuxième|troisième|quatrième)"
        r" (?:quartal|halbjahr|trimestre|semestre)\b",
        rf"\b(?:within|in|over|during|for|across|throughout) (?:the |our )?(?:next"
        rf"|coming|following|upcoming) (?:{_NUMBER} )?{_SPAN}\b",
        rf"\b(?:within|in|over|inside|during) (?:the space of )?{_NUMBER} (?:calendar "
        rf"|full )?{_LONG}\b"
        r"(?! (?:of|after|from|following|post|prior|before)\b)(?!'? (?:old|age"
        r"|experience))",
        r"\bd'ici\b(?: à)?(?: la)?(?: fin)?[^,.;]{0,25}"
        r"|\bavant (?:la )?fin\b[^,.;]{0,20}",
        r"\b(?:ce|cette|le prochain|la prochaine|l') ?(?:trimestre|année|semestre|mois)"
        r"(?: prochaine?)?\b|\bau cours d(?:es|e l) ?[^,.;]{0,12}prochains? \w+",
        r"\bbis (?:zum |zur |ende |anfang |mitte |spätestens |jahresende|quartalsende|"
        r"saisonende)[^,.;]{0,20}",
        r"\ben (?:six|trois|deux|quatre|\d+) (?:mois|ans)\b",
        r"\b(?:innerhalb|binnen)(?: von| der)?(?: den)?(?: nächsten)? \S+ "
        r"(?:monaten?|jahren?|quartalen?)\b",
        r"\b(?:in diesem|im nächsten|im kommenden|dieses|nächstes|noch in diesem) "
        r"(?:quartal|jahr|halbjahr|monat)e?s?\b|\bzum (?:jahres|quartals)ende\b",
        r"\b(?:este|esta|el próximo|próximo) (?:trimestre|año|semestre|mes|ejercicio)\b"
        r"|\bantes (?:de|del) (?:que (?:acabe|termine)|fin(?:al|alizar)?"
        r"|finales)\b[^,.;]{0,25}|\b(?:a|para) (?:finales|final|fin) de[l ][^,.;]{0,15}"
        r"|\ben (?:los próximos |un plazo de )?\S+ (?:meses|años|trimestres)\b",
    )
)
_RECURRING = re.compile(r"\b(?:every|each|per|any)\b[^,.;]{0,8}$", re.IGNORECASE)


def deadlines(text: str, set_aside: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the stretches that say by when or within which window a target is due.

    A reference year, a frequency or a service time is none of these.

    >>> from valuebook.analysis.statements.mentions import mentions
    >>> def due(text):
    ...     return [text[at.start:at.end] for at in deadlines(text, mentions(text))]
    >>> due("Cut emissions by 30% by 2030 compared with 2019")
    ['by 2030']
    >>> due("Answer 95% of letters within 10 days"), due("10 sites within 6 months")
    ([], ['within 6 months'])
    """
    return tuple(sorted({*_dated(text, set_aside), *_worded(text)}))


def _dated(text: str, set_aside: tuple[Mention, ...]) -> Iterator[Mention]:
    for each in set_aside:
        if each.kind != "date":
            continue
        before, behind = text[: each.start], text[each.end :]
        if _REFERENCE_BEHIND.match(behind):
            continue
        if _START_BEFORE.search(before):
            continue
        starts_a_range = _RANGE_BEHIND.match(behind) is not None
        is_full_date = re.search(MONTHS, text[each.start : each.end], re.IGNORECASE)
        if (
            _REFERENCE_BEFORE.search(before)
            and not starts_a_range
            and not (is_full_date and re.search(r"\bon (?:the )?$", before))
        ):
            continue
        opening = _OPENING.search(before)
        yield Mention(opening.start() if opening else each.start, each.end, "deadline")


_OPENING = re.compile(
    r"(?:\b(?:by|before|until|at|in|on|to)\s)?(?:\bthe\s)?\b(?:end|start|beginning"
    r"|middle|close|fin|finales|ende|anfang)\s(?:of\s|de\s|del\s)?(?:the\s)?$|\b(?:by"
    r"|before|until|till|bis|para|d'ici)\s$",
    re.IGNORECASE,
)


def _worded(text: str) -> Iterator[Mention]:
    for pattern in PHRASES:
        for match in pattern.finditer(text):
            if not _RECURRING.search(match.group()) and not _RECURRING.search(
                text[: match.start()]
            ):
                yield Mention(match.start(), match.end(), "deadline")


def reference_year(text: str, set_aside: tuple[Mention, ...]) -> str:
    """Return the base year a change is measured against, or nothing.

    >>> from valuebook.analysis.statements.mentions import mentions
    >>> text = "Emissions 40% below 2019 levels by 2030"
    >>> reference_year(text, mentions(text))
    '2019'
    """
    for each in set_aside:
        before, behind = text[: each.start], text[each.end :]
        is_base = _REFERENCE_BEHIND.match(behind) or _REFERENCE_BEFORE.search(before)
        if each.kind == "date" and is_base and not _RANGE_BEHIND.match(behind):
            return text[each.start : each.end]
    return ""
