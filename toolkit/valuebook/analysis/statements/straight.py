"""A statement in plain characters, one for one, so that places in it stay the same."""

import re
from collections.abc import Sequence

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


def straight(text: str) -> str:
    """Return the text with plain quotes, spaces and hyphens, and of the same length.

    >>> straight("Customers\u2019 NPS of at-least 50")
    "Customers' NPS of at least 50"
    """
    return re.sub(r"\bat-least\b", "at least", text.translate(_PLAIN), flags=re.I)


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
