"""How numbers are written: digits, scales and words, in four languages."""

import re

DIGITS = r"\d{1,3}(?:[ ,.'](?=\d{3}(?!\d))\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"

# A scale letter stands directly behind its digits; a scale word after a space.
SCALE = (
    r"(?:(?:k|K|m|M|mn|mm|MM|bn|B|b|tn|T)(?![A-Za-z0-9])|\s(?:k|M|Md)(?=€)"
    r"|\s?(?:thousand|million|billion|trillion|hundred|lakh|crore|mio|mrd"
    r"|millions|millions?|milliers|mille|milliards?|millionen|milliarden|tausend"
    r"|mill[oó]n(?:es)?|mil)\b(?:(?<=mio)\.|(?<=mrd)\.)?)"
)

WORD_VALUES = {
    **dict(
        zip(
            [
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen",
                "twenty",
            ],
            range(21),
            strict=True,
        )
    ),
    **{"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70},
    **{"eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "dozen": 12},
    **{"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "huit": 8, "neuf": 9},
    **{"dix": 10, "douze": 12, "quinze": 15, "vingt": 20},
    **{"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8},
    **{"zehn": 10, "zwölf": 12, "zwanzig": 20, "hundert": 100},
    **{"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8},
    **{"nueve": 9, "diez": 10, "doce": 12, "veinte": 20, "cien": 100},
}

# "One" is a number before a noun; in other languages it is mostly an article.
ONE = (
    r"(?<!no )(?<!any )(?<!every )(?<!each )(?<!this )(?<!the )(?<!as )(?<!on )"
    r"(?:(?<!with )(?<!from )(?<!what )(?<!of )"
    r"|(?=one (?:second|minute|hour|day|week|month|quarter|year)))one"
    r"(?=[+]? (?!of\b|another|place|that|who|which|side|hand|or the)\w)"
    r"|at least one|au moins une?|mindestens eine?n?|al menos un[oa]?"
)

ZERO = r"zero|zéro|null|cero"

FRACTIONS = (
    r"(?:one|a|two|three)[ -](?:thirds?|fifths?|tenths?)|(?:one|three)[ -]quarters?"
    r"|(?<=by )a quarter|(?<=down )a quarter|a quarter of(?= (?:all|our|the|users"
    r"|customers))|half(?= of| the)|(?<=by )half"
    r"|(?:un|deux) tiers|un quart|(?:ein|zwei) drittel|ein viertel"
    r"|(?:un tercio|dos tercios|una cuarta parte|la mitad(?= de))"
    r"|(?:die )?hälfte(?= (?:der|des|aller))|la moitié(?= d)"
)

# What a word of multiplication says, as the value it stands for.
MULTIPLES = {
    r"doubl(?:e|es|ed|ing)|two-?fold|twice as \w+|doublée?|doubler|verdoppel\w+"
    r"|duplicar\w*|dupliquen?|duplican?": "2x",
    r"tripl(?:e|es|ed|ing|er|ar)|trebl(?:e|es|ed|ing)|three-?fold|verdreifach\w+": "3x",
    r"quadrupl\w+|four-?fold|vervierfach\w+": "4x",
    r"five-?fold": "5x",
    r"ten-?fold": "10x",
    r"halv(?:e|es|ed|ing)|(?:in|by) half|de moitié|par deux|halbier\w+"
    r"|a la mitad": "50%",
}

_WORDS = "|".join(
    sorted((w for w in WORD_VALUES if w != "zero"), key=len, reverse=True)
)
NUMBER_WORDS = rf"(?:{_WORDS})(?:[ -](?:{_WORDS}))*"

_FACTORS = {"k": 1e3, "thousand": 1e3, "mil": 1e3, "mille": 1e3, "tausend": 1e3}
_FACTORS |= {"m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "b": 1e9, "bn": 1e9}
_FACTORS |= {"mrd": 1e9, "t": 1e12, "tn": 1e12, "trillion": 1e12, "hundred": 1e2}
_FACTORS |= {"lakh": 1e5, "crore": 1e7}


def numeral_value(text: str) -> float | None:
    """Return the value of a number as written, or None when it is not one.

    A group of three digits behind one comma or point is read as thousands, as in
    statements of targets it nearly always is.

    >>> [numeral_value(each) for each in ("1,500", "73,5", "2.5m", "twelve", "half")]
    [1500.0, 73.5, 2500000.0, 12.0, 0.5]
    """
    folded = text.strip().casefold()
    if folded in WORD_VALUES:
        return float(WORD_VALUES[folded])
    if "-" in folded and set(folded.split("-")) <= WORD_VALUES.keys():
        return float(sum(WORD_VALUES[each] for each in folded.split("-")))
    if re.fullmatch(ZERO, folded):
        return 0.0
    if "half" in folded:
        return 0.5
    match = re.match(DIGITS, folded)
    if match is None:
        return None
    digits, rest = match.group(), folded[match.end() :].strip(" .")
    return _plain_digits(digits) * _factor(rest)


def _plain_digits(digits: str) -> float:
    grouped = re.fullmatch(r"(\d{1,3}(?:[ ,.']\d{3})+)(?:[.,](\d+))?", digits)
    if grouped and not digits.startswith("0"):
        whole = re.sub(r"[ ,.']", "", grouped.group(1))
        return float(f"{whole}.{grouped.group(2) or 0}")
    return float(digits.replace(",", "."))


def _factor(rest: str) -> float:
    if rest.startswith(("milliard", "billion")):
        return 1e9
    if rest.startswith("mill") and rest != "mille":
        return 1e6
    return _FACTORS.get(rest, 1.0)
