"""Small groups hidden in what is published, and what would give them back, too.

A count or a rate is shown when its population is large enough, however small the
count itself: a tool used by 2 of 17 has failed, and hiding that would hide the very
thing to be seen. A volume, an average or a figure per person also needs enough people
who contribute to it. What is hidden is a word, never a zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

FLOOR = 5
SUPPRESSED = "suppressed"


@dataclass(frozen=True)
class Floor:
    """The least number of people behind a figure that is published.

    `strict` hides a count from 1 to below the floor as well, as "fewer than 5".
    """

    people: int = FLOOR
    strict: bool = False

    def hides(self, population: int, contributors: int | None) -> bool:
        """Return whether a figure of so many people is hidden.

        A group of nobody is not hidden: there is nobody to be told.

        >>> Floor().hides(17, None), Floor().hides(4, None), Floor().hides(17, 2)
        (False, True, True)
        """
        if population == 0:
            return False
        if population < self.people:
            return True
        return contributors is not None and 0 < contributors < self.people


def published(
    figures: pd.DataFrame,
    *,
    of: Sequence[str],
    volume: bool,
    floor: Floor | None = None,
) -> pd.Series:
    """Return what may be shown of each figure, as text: a number, or why there is none.

    `figures` has the columns that `of` names (say team, or team and tool), `figure`,
    `population` (people in the group who hold or use the tool) and `contributors`
    (people the figure comes from). `volume` says that the figure is a volume, an
    average or a figure per person, not a count of people. The totals over each column
    of `of` are taken to be shown beside it, so a hidden figure that a total would give
    back hides a second one, the smallest.

    >>> teams = pd.DataFrame({"team": ["A", "B", "C"], "figure": [2, 3, 9],
    ...     "population": [17, 4, 20], "contributors": [2, 3, 9]})
    >>> list(published(teams, of=["team"], volume=False))
    ['suppressed', 'suppressed', '9']
    """
    floor = floor or Floor()
    told = hidden(figures, of=of, volume=volume, floor=floor)
    return pd.Series(
        [
            _shown(value, is_hidden, floor, counted=not volume)
            for value, is_hidden in zip(figures["figure"], told, strict=True)
        ],
        index=figures.index,
        dtype="str",
        name="shown",
    )


def hidden(
    figures: pd.DataFrame, *, of: Sequence[str], volume: bool, floor: Floor
) -> list[bool]:
    """Return for each figure whether it is hidden, as `published` hides them.

    >>> teams = pd.DataFrame({"team": ["A", "B", "C"],
    ...     "population": [17, 4, 20], "contributors": [2, 3, 9]})
    >>> hidden(teams, of=["team"], volume=False, floor=Floor())
    [True, True, False]
    """
    people = figures["population"].astype("int64").tolist()
    givers = figures["contributors"].astype("int64").tolist() if volume else None
    is_hidden = [
        floor.hides(each, givers[at] if givers else None)
        for at, each in enumerate(people)
    ]
    _hide_what_totals_tell(is_hidden, people, list(_lines(figures, of)), floor)
    return is_hidden


def _lines(figures: pd.DataFrame, of: Sequence[str]) -> Iterable[list[int]]:
    """Yield the places of each group of figures that add up to a total."""
    for name in of:
        others = [each for each in of if each != name]
        if not others:
            yield list(range(len(figures)))
            continue
        places: dict[object, list[int]] = {}
        keys = figures[others].astype("str").agg("\x1f".join, axis=1)
        for at, key in enumerate(keys):
            places.setdefault(key, []).append(at)
        yield from places.values()


def _hide_what_totals_tell(
    hidden: list[bool], people: list[int], lines: list[list[int]], floor: Floor
) -> None:
    """Hide further figures until no total gives a hidden one back."""
    changed = True
    while changed:
        changed = False
        for line in lines:
            within = [at for at in line if hidden[at]]
            if not within:
                continue
            told = len(within) == 1 or sum(people[at] for at in within) < floor.people
            shown = [at for at in line if not hidden[at] and people[at] > 0]
            if told and shown:
                hidden[min(shown, key=lambda at: (people[at], at))] = True
                changed = True


def _shown(value: object, hidden: bool, floor: Floor, *, counted: bool) -> str:
    if hidden:
        return SUPPRESSED
    if pd.isna(value):  # type: ignore[call-overload]
        return "not measured"
    if floor.strict and counted and 0 < float(str(value)) < floor.people:
        return f"fewer than {floor.people}"
    return f"{value:g}" if isinstance(value, float) else str(value)
