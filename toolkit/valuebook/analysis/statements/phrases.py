"""Patterns for lists of phrases, written as the list they are."""

import re


def either(listed: str) -> str:
    """Return a pattern for any one phrase of a list, in which `;` stands between two.

    >>> either("at least; more than")
    '(?:at least|more than)'
    """
    parts = (" ".join(each.split()) for each in listed.split(";"))
    return f"(?:{'|'.join(parts)})"


def phrases(listed: str) -> re.Pattern[str]:
    """Return what finds the phrases of a list as whole words, in upper or lower case.

    >>> phrases("at least; more than").findall("More than 5, at least 3, atleast")
    ['More than', 'at least']
    """
    return re.compile(rf"\b{either(listed)}\b", re.IGNORECASE)
