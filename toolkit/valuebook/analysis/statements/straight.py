"""A statement in plain characters, without what stands around it in a list."""

import re
from collections.abc import Sequence
from unicodedata import category

from valuebook.analysis.statements.amounts import Amount
from valuebook.analysis.statements.mentions import Mention

_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"',
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\n": " ", "\r": " ",
        "\u2010": "-", "\u2011": "-", "\u2212": "-", "\uff05": "%",
    }
)  # fmt: skip
_ASIDE = re.compile(r"\([^)]*\)")


_IN_A_LIST = re.compile(
    r"(?:[-\u2013\u2014\u2022\u25cf\u25aa*]\s+|\[[ xX]?\]\s*|\(?\d{1,2}[.)]\s+"
    r"|(?:(?:okr|kr|o|objective|key result|goal|target|benefit|claim|objectif"
    r"|r\u00e9sultat cl\u00e9|ziel|schl\u00fcsselergebnis|objetivo|resultado clave)"
    r"\s?#?\s?\d*(?:\.\d+)*\s?(?::|\s[-\u2013]|\.(?!\d))\s+))+",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(['\"])(?P<said>[^'\"]*)\1\.?")


def straight(text: str) -> str:
    """Return the text with plain quotes, single spaces and plain hyphens.

    A bullet, a number or a label such as "KR 2:" before it is left out, and so are
    quotes around it and characters that take no room.

    >>> straight("KR1:  Customers\u2019 NPS of at-least\u200b 50")
    "Customers' NPS of at least 50"
    """
    seen = "".join(each for each in text if category(each) != "Cf")
    said = " ".join(seen.translate(_PLAIN).split())
    said = said[match.end() :] if (match := _IN_A_LIST.match(said)) else said
    said = match["said"].strip() if (match := _QUOTED.fullmatch(said)) else said
    return re.sub(r"\bat-least\b", "at least", said, flags=re.IGNORECASE)


def masked(text: str, amounts: Sequence[Amount], due: Sequence[Mention]) -> str:
    """Return the text with `#` for each amount, and without due dates and asides.

    >>> from valuebook.analysis.statements.amounts import amounts
    >>> text = "Cut waste (all sites) by 30%"
    >>> masked(text, amounts(text), ())
    'Cut waste             by #  '
    """
    letters = list(text)
    for each in due:
        letters[each.start : each.end] = " " * (each.end - each.start)
    for amount in amounts:
        if amount.end > amount.start:
            letters[amount.start : amount.end] = "#".ljust(amount.end - amount.start)
    return _ASIDE.sub(lambda match: " " * len(match.group()), "".join(letters))
