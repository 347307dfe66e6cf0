"""Units that belong to a number, each with the name under which it is reported."""

import re

from valuebook.analysis.statements.lexicon.terms import word_set

CURRENCY_SIGNS = {
    "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD",
    "r$": "BRL", "s$": "SGD", "hk$": "HKD", "$": "USD", "€": "EUR", "£": "GBP",
    "¥": "JPY", "₹": "INR", "₩": "KRW", "₦": "NGN", "₱": "PHP",
}  # fmt: skip
CURRENCY_CODES = word_set("""
    usd eur gbp chf aud cad nzd sek nok dkk jpy cny inr zar brl pln czk huf sgd hkd mxn
    kes ngn krw dai eth btc rs fr kr zł
    """)
CURRENCY_WORDS = {
    r"u\.?s\.? dollars?|dollars?": "USD",
    r"(?:d'|de )?euros?": "EUR",
    r"pounds?(?: sterling)?": "GBP",
    r"(?:swiss )?francs?|franken": "CHF",
    r"rupees?": "INR",
    r"yen": "JPY",
    r"pesos?": "MXN",
}

# Points first: "percentage points" must not be read as "percentage".
PERCENTAGE_POINTS = (
    r"percentage[- ]points?|percent points?|%[- ]?points?|ppts?|pp|p\.p\.|%-?punkte?"
    r"|prozentpunkten?|points? de pourcentage|puntos porcentuales"
)
BASIS_POINTS = r"basis points?|bps"
PER_CENT = r"%|percent|per cent|pct|pc|prozent|pour cent|por ciento"

DURATIONS = {
    r"milliseconds?|msecs?|ms|millisekunden?|millisecondes?|milisegundos?": "ms",
    r"seconds?|secs?|s|sekunden?|secondes?|segundos?": "seconds",
    r"minutes?|mins?|minuten?|minutos?": "minutes",
    r"(?:business |working |volunteer |staff |person )?hours?|hrs?|h|stunden?|std\.?"
    r"|heures?|horas?": "hours",
    r"(?:business|working|calendar|consecutive|week|person|sick) ?-?days?|days?|d"
    r"|(?:arbeits|werk|kalender)?tagen?|tage?|jours?(?: ouvr(?:é|able)s?)?"
    r"|d[ií]as?(?: h[áa]biles| laborables)?": "days",
    r"weeks?|wks?|wochen?|semaines?|semanas?": "weeks",
    r"(?:calendar )?months?|monate?n?|mois|mes(?:es)?": "months",
    r"quarters?|quartale?n?|trimestres?": "quarters",
    r"years?|yrs?|jahre?n?|ans?|années?|años?": "years",
}

MEASURES = (
    r"(?:(?:metric |million |mega|giga|kilo)?(?:tonnes?|tons?)|kilotons?|kt|mt|gt|kgs?"
    r"|kilograms?|lbs?|litres?|liters?|gallons?|megalitres?|m3|m³|m2|m²|sqm|sq ?ft"
    r"|square (?:feet|metres|meters)|ft|metres?|meters?|km²?|kilomet(?:re|er)s?|miles?"
    r"|hectares?|ha|acres?|kwh|mwh|gwh|twh|kwp|kw|mw|gw|tw|gigawatts?|megawatts?"
    r"|gbps|mbps|gb|tb|mb|kb|pb|(?:giga|mega|tera|kilo)bytes?|gib|mib|°c|ºc|°f|degrees"
    r"|ppm|ppb|dba?|fps|rps|qps|tps|hz|khz|mhz|ghz|kcal|calories|tonnen|toneladas)"
    r"(?:\s?(?:of )?co2e?q?| co₂e?)?"
)

POINTS = r"points?|pts|punkten?|punkte"
TIMES = r"x|\u00d7|times|fold|-fold|mal|fois|veces"

_EXACT = (
    *((pattern, "percentage points") for pattern in (PERCENTAGE_POINTS,)),
    (BASIS_POINTS, "basis points"),
    (PER_CENT, "%"),
    *DURATIONS.items(),
    *CURRENCY_WORDS.items(),
    (POINTS, "points"),
    (TIMES, "x"),
)
_KNOWN = tuple((re.compile(pattern, re.IGNORECASE), name) for pattern, name in _EXACT)

# The unit behind a number; a letter may not follow it.
BEHIND = "|".join(
    (
        PERCENTAGE_POINTS,
        BASIS_POINTS,
        PER_CENT,
        *CURRENCY_WORDS,
        *DURATIONS,
        "|".join(sorted(CURRENCY_CODES)),
        "[€£¥₹]",
        MEASURES,
        POINTS,
        TIMES,
    )
)
BEFORE = (
    "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True))
    + "|"
    + "|".join(code for code in sorted(CURRENCY_CODES) if len(code) == 3)
    + "|rs\\.?"
)


SECONDS = {
    "ms": 0.001, "seconds": 1, "minutes": 60, "hours": 3600, "days": 86400,
    "weeks": 604800, "months": 2629800, "quarters": 7889400, "years": 31557600,
}  # fmt: skip


def unit_name(written: str) -> str:
    """Return the name of a unit as written: a currency code, `%`, `days`.

    >>> [unit_name(each) for each in ("$", "per cent", "pp", "business days", "GWh")]
    ['USD', '%', 'percentage points', 'days', 'GWh']
    """
    folded = written.strip().casefold()
    if folded in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[folded]
    if folded.rstrip(".") in CURRENCY_CODES:
        return folded.rstrip(".").upper()
    for pattern, name in _KNOWN:
        if pattern.fullmatch(folded):
            return name
    return written.strip()


_DURATION_NAMES = frozenset(DURATIONS.values())
_MONEY = frozenset(
    {*CURRENCY_SIGNS.values(), *CURRENCY_WORDS.values()}
    | {code.upper() for code in CURRENCY_CODES}
)
_OTHER_KINDS = {
    "": "count",
    "points": "count",
    "%": "percent",
    "percentage points": "points",
    "basis points": "points",
    "x": "multiple",
}


def amount_kind(unit: str) -> str:
    """Return what kind of value a unit makes: money, percent, duration, count.

    >>> [amount_kind(each) for each in ("EUR", "%", "days", "GWh", "")]
    ['money', 'percent', 'duration', 'measure', 'count']
    """
    if unit in _OTHER_KINDS:
        return _OTHER_KINDS[unit]
    if unit in _MONEY:
        return "money"
    return "duration" if unit in _DURATION_NAMES else "measure"
