"""Text from data, made safe to show: nothing in it steers a terminal or a reader."""

import unicodedata


def plain(text: str) -> str:
    r"""Return text with control, direction and zero-width characters as escapes.

    >>> plain("INI-1\x1b[31m red")
    'INI-1\\x1b[31m red'
    """
    return "".join(
        each
        if each == "\n" or unicodedata.category(each) not in {"Cc", "Cf", "Cs"}
        else each.encode("unicode_escape").decode("ascii")
        for each in text
    )
