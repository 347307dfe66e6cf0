"""Small groups hidden in what is published, and what would give them back, too.

A count or a rate is shown when its population is large enough, however small the
count itself: a tool used by 2 of 17 has failed, and hiding that would hide the very
thing to be seen. A volume, an average or a figure per person also needs enough people
who contribute to it. What is hidden is a word, never a zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass

FLOOR = 5
SUPPRESSED = "suppressed"


@dataclass(frozen=True)
class Group:
    """A group of people of which a figure is to be shown.

    `population` are those who hold or use the tool, `contributors` those whom the
    figure comes from; None where the figure is a count or a rate. A group that is
    `spared` is not hidden for the sake of another: its use has collapsed.
    """

    population: int
    contributors: int | None = None
    spared: bool = False

    def is_few(self, floor: int) -> bool:
        """Return whether too few people are behind the figure.

        A group of nobody is not: there is nobody to be told.

        >>> Group(17).is_few(5), Group(4).is_few(5), Group(17, 2).is_few(5)
        (False, True, True)
        """
        if self.population == 0:
            return False
        if self.population < floor:
            return True
        return self.contributors is not None and 0 < self.contributors < floor


@dataclass(frozen=True)
class Hidden:
    """Which of some groups are hidden, and whether their total has to be as well."""

    groups: tuple[bool, ...]
    total: bool = False


def hidden(groups: Sequence[Group], *, floor: int = FLOOR) -> Hidden:
    """Return which figures are hidden where their total is shown beside them.

    A hidden figure that the total would give back hides a second one, the smallest;
    those hidden are together no fewer people than the floor. Where only groups that are
    spared could be hidden with it, the total is hidden instead.

    >>> hidden([Group(17), Group(4), Group(20)])
    Hidden(groups=(True, True, False), total=False)
    >>> hidden([Group(17, spared=True), Group(4), Group(20)]).groups
    (False, True, True)
    """
    is_hidden = [each.is_few(floor) for each in groups]
    others = sorted(
        (each.population, place)
        for place, each in enumerate(groups)
        if not is_hidden[place] and each.population and not each.spared
    )
    for _, place in others:
        if not _is_told(groups, is_hidden, floor):
            break
        is_hidden[place] = True
    left = any(
        each.population and not is_hidden[place] for place, each in enumerate(groups)
    )
    return Hidden(tuple(is_hidden), left and _is_told(groups, is_hidden, floor))


def _is_told(groups: Sequence[Group], is_hidden: list[bool], floor: int) -> bool:
    """Return whether the total, less what is shown, would tell of too few people."""
    within = [
        each.population for each, out in zip(groups, is_hidden, strict=True) if out
    ]
    return bool(within) and (len(within) == 1 or sum(within) < floor)
