"""What tells one line of a report from another: everything in it that is no number."""

from collections.abc import Collection, Iterable, Iterator

from valuebook.sources.json_stream import Row
from valuebook.sources.values import is_null, text

Dimensions = tuple[tuple[str, str], ...]


def dimensions(
    line: Row, measures: Collection[str], *more: tuple[str, str]
) -> Dimensions:
    """Return what a line is of, by name; what is null is not told apart.

    Texts and truths tell lines apart, also those of a field that is new. Numbers and
    what `measures` names are how much of it there is.

    >>> dimensions({"model": "m", "tier": None, "n": 3, "cost": "1.5"}, {"cost"})
    (('model', 'm'),)
    """
    return tuple(
        sorted(
            [
                (name, text(value))
                for name, value in line.items()
                if isinstance(value, (str, bool))
                and name not in measures
                and not is_null(value)
            ]
            + [each for each in more if each[1]]
        )
    )


def alike(
    lines: Iterable[tuple[Dimensions, Row]],
) -> Iterator[tuple[Dimensions, list[Row], int]]:
    """Yield the lines of each dimension, and how many were the same to the last digit.

    Lines that agree in all dimensions but not in numbers are parts of one sum.
    """
    found: dict[Dimensions, list[Row]] = {}
    again: dict[Dimensions, int] = {}
    for of, line in lines:
        known = found.setdefault(of, [])
        if line in known:
            again[of] = again.get(of, 0) + 1
        else:
            known.append(line)
    for of, known in found.items():
        yield of, known, again.get(of, 0)
