"""Text from data, made safe to print: no escape reaches the terminal."""

import unicodedata


def plain(text: str) -> str:
    r"""Return text with control and direction characters written as escapes.

    >>> plain("INI-1\x1b[31m red")
    'INI-1\\x1b[31m red'
    """
    return "".join(
        each
        if each == "\n" or unicodedata.category(each) not in {"Cc", "Cf", "Cs"}
        else each.encode("unicode_escape").decode("ascii")
        for each in text
    )
