"""What tells one line of a report from another: everything in it that is no number."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from valuebook.sources.facts import Fact, Record
from valuebook.sources.json_stream import Row
from valuebook.sources.values import Unusable, is_null, text

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


def records(
    lines: Iterable[tuple[Dimensions, Row]],
    identity: Callable[[Dimensions], tuple[object, ...]],
    facts_of: Callable[[Row], Iterable[Fact]],
) -> Iterator[Record]:
    """Yield a record for the lines of a period that agree in all dimensions.

    Lines that agree so and not in numbers are parts of one sum; those that are the same
    to the last digit are one line, and each further one is a record that stands again.
    """
    found: dict[Dimensions, list[Row]] = {}
    again: Counter[Dimensions] = Counter()
    for of, line in lines:
        known = found.setdefault(of, [])
        if line in known:
            again[of] += 1
        else:
            known.append(line)
    for of, known in found.items():
        facts: list[Fact] = []
        sound = 0
        for line in known:
            try:
                facts += list(facts_of(line))
            except Unusable as error:
                yield Record(identity(of), dropped=str(error))
            else:
                sound += 1
        for _ in range(1 + again[of] if sound else 0):
            yield Record(identity(of), facts)
