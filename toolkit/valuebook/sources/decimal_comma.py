"""Numbers of a table with semicolons, where a comma may be the decimal sign.

Programs that write a decimal comma part their columns by semicolons. A number such as
1,50 can be read in one way only and says how the file writes its numbers; 1,234 alone
could be either.
"""

import re
from collections.abc import Iterable, Mapping

_WITH_COMMA = re.compile(r"[-+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_SIGNED = re.compile(r"[-+]?(\d+)((?:[.,]\d+)*)")


def comma_columns(rows: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """Return the columns whose numbers have a decimal comma; none if no cell shows it.

    >>> sorted(comma_columns([{"a": "1,50", "b": "1,234", "c": "2.5"}]))
    ['a', 'b']
    >>> sorted(comma_columns([{"a": "1,234"}]))
    []
    """
    signs: dict[str, set[str]] = {}
    for row in rows:
        for name, cell in row.items():
            if "," in cell or "." in cell:
                signs.setdefault(name, set()).add(_sign(cell.strip()))
    if not any("," in found and "." not in found for found in signs.values()):
        return frozenset()
    return frozenset(name for name, found in signs.items() if "." not in found)


def _sign(cell: str) -> str:
    """Return the decimal sign of a number, "" where it may be either or is none.

    >>> [_sign(each) for each in ("1,50", "1.234,5", "1,234", "0,125", "1.5", "GPT,4")]
    [',', ',', '', ',', '.', '']
    """
    found = _SIGNED.fullmatch(cell)
    if not found or not found[2]:
        return ""
    whole, rest = found.groups()
    last = max(rest.rfind(","), rest.rfind("."))
    before, sign, after = rest[:last], rest[last], rest[last + 1 :]
    if sign in before:
        # a sign that stands twice parts thousands
        return ""
    is_either = not before and len(after) == 3 and len(whole) <= 3 and whole != "0"
    return "" if is_either else sign


def with_points(row: Mapping[str, str], columns: frozenset[str]) -> dict[str, str]:
    """Return a row with decimal points in the numbers of these columns.

    >>> with_points({"a": "-1.234,50", "b": "1.5"}, frozenset("a"))
    {'a': '-1234.50', 'b': '1.5'}
    """
    return {
        name: cell.replace(".", "").replace(",", ".")
        if name in columns and _WITH_COMMA.fullmatch(cell.strip())
        else cell
        for name, cell in row.items()
    }
