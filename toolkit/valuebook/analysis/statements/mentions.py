"""Digits that are not measured values: dates, names, ranks and frequencies.

A statement's target is found among the numbers that remain when these are set aside.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from valuebook.analysis.statements.phrases import either

MONTHS = either("""
    january; february; march; april; may; june; july; august; september; october;
    november; december; jan; feb; mar; apr; jun; jul; aug; sept; sep; oct; nov; dec;
    januar; februar; märz; mai; juni; juli; oktober; dezember;
    janvier; février; mars; avril; juin; juillet; août; septembre; octobre; novembre;
    décembre; enero; febrero; marzo; abril; mayo; junio; julio; agosto; septiembre;
    octubre; noviembre; diciembre
    """)
YEAR = r"(?:19|20)\d\d"
_YEARS = rf"{YEAR}(?:[-/\u2013](?:{YEAR}|\d\d))?"
_PERIOD = rf"(?:fy|cy|sy|ay)\s?-?'?(?:{_YEARS}|\d\d(?:[-/]\d\d)?)|(?:[qht][1-4]|[1-4]q)"
_DAY = r"\d{1,2}(?:st|nd|rd|th|\.)?"
CALENDAR = re.compile(
    rf"\b(?:{_DAY} (?:of )?(?:de )?(?:{MONTHS})\b\.?(?:,? (?:de )?{YEAR})?"
    rf"|(?:mid-|early |late )?(?:{MONTHS})\b\.? {_DAY}(?!\d)(?:,? {YEAR})?"
    rf"|(?:mid-|early |late )?(?:{MONTHS})\b\.?,? (?:de |of )?'?(?:{YEAR}|\d\d\b)"
    rf"|{YEAR}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./](?:{YEAR}|\d\d)|{YEAR}[-/](?:0[1-9]"
    rf"|1[0-2])\b|(?:{_PERIOD})(?:(?:\s?[-/&\u2013]\s?|\s(?:and|of|to)\s"
    rf"|\s?'?,?\s?)(?:{_PERIOD}|{_YEARS}|\d\d\b))*"
    rf"|{_YEARS}(?:[ -](?:{_PERIOD})\b)?)(?![\d%]|[.,]\d)",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(
    rf"\b(?:by|in|until|before|end of|during|through|since|from|starting|bis|im|ab|en"
    rf"|fin|d'ici|para|avant|desde|d\u00e8s|\u00e0 partir de|a partir de) (?:the )?"
    r"(?:end of |early |late |mid-?|fin |finales de "
    rf"|ende )?({MONTHS})\b",
    re.IGNORECASE,
)

# Names that carry a number, and numbers that name a class of things.
_NUMBERED = either(r"""
    iso; iec; din; bs; ansi; nist; rfc; cve; wcag; soc; pci; sdgs?; ifrs; ias; ghg;
    cis; pep; section; article; annex; chapter; clause; title; regulation; directive;
    act; scopes?; phases?; tiers?; levels?; types?; versions?; priority; severity; sev;
    grades?; category; categories; year; cohort; trl; kr; okr; agenda; gen; generation;
    wp; work package; band; windows; android; python; java; php; office; web; industry;
    industrie; education; society; covid; hepatitis; horizon; vision; net; http; tls;
    ipv; usb; control; stufe; étape; fase; nivel; niveau
    """)
_ONE_OF_SEVERAL = either("""
    day; week; season; wave; sprint; gate; model; series; option; objective; goal;
    pillar; milestone; stage; step; part; release; plan; programme; strategy; group;
    zone; line; route; room; building; site; component; mark; class; epic; iteration
    """)
_BEHIND_ONE = either("""
    of; in; by; to; for; and; with; at; is; are; will; up; down; below; above; from;
    goal; target
    """)
_WRITTEN_ONTO_DIGITS = either("""
    k; m; mn; mm; b; bn; x; s; h; d; t; tn; ms; mb; gb; tb; kb; kg; km; kt; mt; ha; pp;
    min; mins; hrs?; gw; mw; kw; kwh; mwh; gwh; twh; days?; weeks?; months?; years?;
    hours?; minutes?; pc; pct; seconds?; secs?; points?; pts; fps; rps; qps; tps; ppm;
    m2; m3; usd; eur; gbp; chf; per; ft; lbs?; st; nd; rd; th; j; l; w; a; p; am; pm; %;
    o; €
    """)
_TIME = r"\d+(?:d|hr?|m|min)\d{1,2}(?:hr?|m|min|s)?\b"  # 1h30, 6m30s
NAMES = re.compile(
    "|".join(
        (
            rf"\b{_NUMBERED}\s?[-#]?\s?\d+(?:\.\d+)*[a-z]?\b(?!\s?%)"
            r"(?:(?:\s?(?:,|and|&|or|\+|/|-|to|y|et|und)\s?)\d+(?:\.\d+)*\b(?!\s?%))*",
            rf"\b{_ONE_OF_SEVERAL}\s\d+(?:\.\d+)*\b(?!\s?%)"
            rf"(?=\s*(?:$|[;:)(-]|[,.](?!\d)|{_BEHIND_ONE}\b))",
            r"(?-i:\bEN\s?\d{3,}\b)",
            r"\bv\.?\s?\d+(?:\.\d+)*(?:\.x)?\b",  # v2, V 1.4
            r"\b\d+\.\d+\.(?:\d+|x)\b|\b\d+\.x\b|@\s?\d+",  # 1.2.3, 4.x
            r"\b\d+\.\d+(?=\s(?:version|release|milestone|launch|ga)\b)",
            r"\b[a-z]+-?[a-z]*\d+[a-z0-9]*(?:[-/.][a-z0-9]+)*\b",  # GA4, P1, S3
            rf"\b(?!\d+{_WRITTEN_ONTO_DIGITS}\b|{_TIME})"
            r"\d+[a-z][a-z0-9]*\b",  # 3DS, 2FA
            r"#\s?\d+|\b\d+/7\b",
            r"\b1[:-]1s?\b|\b1-?on-?1s?\b|\bone[ -](?:on|to)[ -]one\b",
            r"\bone[- ](?:stop|off|pager|click|way|time|size)\b",
            r"\bno\.?\s1\b|\bnumber\s(?:one|1)\b|\bfortune\s\d+|\b508\b(?=.compl)",
            r"\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b",  # 3 pm
            r"\bday\sone\b|\bhalf[- ](?:day|yearly|year)\b|\b(?:both|either)\b",
            r"\bzero[- ](?:trust|day|knowledge|based|touch|emissions?\sveh\w+|copy)",
            r"\bdouble[- ](?:click|opt|blind|digit|check|sided|entry|entries)\w*",
        )
    ),
    re.IGNORECASE,
)
# "Atlas 2.0": a decimal behind a capitalized word inside the sentence is a version.
VERSION = re.compile(
    r"(?<=\w )(?:[A-Z][a-z]+\w*|[a-z]+[A-Z]\w*|go|js)(?:[-.]js)? \d+\.\d+\b(?!\s?[%/]"
    r"|\s(?:out|of|stars?|points?)\b)|\b[2-4]D\b"
)
RANKS = re.compile(
    r"\b\d+(?:\.\d+)?(?:st|nd|rd|th)\b(?:[ -](?:percentile|quartile|decile))?"
    r"|\bp\d\d(?:\.\d+)?\b|\b(?:percentile|quartile)\s\d+|\d+(?:\.\d+)?\s?%-?ile\b",
    re.IGNORECASE,
)
_SPAN = either("""
    seconds?; minutes?; hours?; days?; weeks?; months?; quarters?; years?; sprints?;
    tagen?; tage; wochen?; monate?n?; jahre?n?; jours?; semaines?; mois; ans; días;
    semanas; meses; años
    """)
FREQUENCIES = re.compile(
    rf"\b24 hours (?:a|per) day|\b(?:seven|7) days (?:a|per) week|\bper (?:hundred"
    rf"|thousand|million|\d[\d,.]*(?: ?(?:k|thousand|million))?)\b|\b(?:every|each|alle"
    rf"|tous les|toutes les|cada|per) (?:\d+|two|three|four|six|zwei|drei"
    rf"|deux|trois|dos|tres|other)(?:[-\u2013]\d+)? {_SPAN}",
    re.IGNORECASE,
)
# "90-day churn", "30-day rolling window", "five-year plan": the span is part of a name.
ADJECTIVAL = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)"
    r"-(?!digit)(?:to-)?[a-z]{3,}(?:-old|-long|-based)?\b(?! of\b)"
    r"(?<!-percent)(?<!-fold)(?<!-million)(?<!-billion)",
    re.IGNORECASE,
)
GROUPS = re.compile(
    r"\b(?:the |their )?(?:poorest|richest|bottom|wealthiest|largest|biggest|worst"
    r"|best|most \w+) \d+(?:\.\d+)? ?(?:%|percent|per cent)",
    re.IGNORECASE,
)
AGES = re.compile(
    r"\bby (?:the )?age (?:of )?(?:\d+|five|six|seven|eight|ten|eleven|sixteen)\b"
    r"|\b(?:aged?|ages|between the ages of) \d+(?: ?(?:to|-|\u2013|and|or) ?\d+)?\b"
    r"|\b\d+ ?(?:-|\u2013|to) ?\d+[- ]year[- ]olds?\b"
    r"|\b(?:under|over)-\d\ds?\b|\b(?:under|over) \d\d?s\b(?! )",
    re.IGNORECASE,
)
PLACEHOLDERS = re.compile(
    r"\[[A-Za-z$]?\]|(?<![A-Za-z0-9])[$€£]?[XYNZ]{1,3}(?:%|\+|(?= ))|_{2,}|\btb[dc]\b"
    r"|\?\?+|<[^<>\d]{1,20}>"
)


@dataclass(frozen=True, order=True)
class Mention:
    """A stretch of the text that holds digits but no measured value."""

    start: int
    end: int
    kind: str


def mentions(text: str) -> tuple[Mention, ...]:
    """Return dates, names, ranks and frequencies in the order of the text.

    >>> text = "ISO 27001 audit passed by Q3 2026 with p95 below 300 ms"
    >>> [text[each.start:each.end] for each in mentions(text)]
    ['ISO 27001', 'Q3 2026', 'p95']
    """
    found: list[Mention] = []
    for mention in _all_mentions(text):
        if all(
            mention.end <= other.start or mention.start >= other.end for other in found
        ):
            found.append(mention)
    return tuple(sorted(found))


def _all_mentions(text: str) -> Iterator[Mention]:
    for match in CALENDAR.finditer(text):
        if not _is_a_count(text, match):
            yield Mention(match.start(), match.end(), "date")
    for match in _MONTH_ALONE.finditer(text):
        yield Mention(match.start(1), match.end(1), "date")
    for kind, pattern in (
        ("rank", RANKS),
        ("group", GROUPS),
        ("group", AGES),
        ("frequency", FREQUENCIES),
        ("adjectival", ADJECTIVAL),
        ("name", VERSION),
        ("name", NAMES),
        ("placeholder", PLACEHOLDERS),
    ):
        for match in pattern.finditer(text):
            if match.group():
                yield Mention(match.start(), match.end(), kind)


_BARE_YEAR = re.compile(YEAR)
_BEFORE_A_YEAR_WORDS = either("""
    by; in; until; before; since; from; of; to; and; end; for; vs\\.?; than; year;
    during; over; through; into; jan; the; early; late; mid; fiscal; calendar;
    baseline; base; on; against; with; bis; im; jahr; en; de; d'ici;
    à; para; hasta; fin; ende; a; level; levels; summer; winter; spring; autumn;
    fall; compared
    """)
_BEFORE_A_YEAR = re.compile(
    rf"(?:\b{_BEFORE_A_YEAR_WORDS}|[-\u2013(/,:'])\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s?(?!levels?\b)(?:\+|[a-z]{3,}s\b|new\b|people\b|[a-z]+ [a-z]+s\b)"
)


def _is_a_count(text: str, match: re.Match[str]) -> bool:
    """Tell `hire 2000 nurses` from `hire nurses in 2000`."""
    if _BARE_YEAR.fullmatch(match.group()) is None:
        return False
    if text[: match.start()].rstrip().endswith(("$", "€", "£")):
        return True
    if _BEFORE_A_YEAR.search(text[: match.start()]):
        return False
    return _COUNTED.match(text[match.end() :]) is not None
