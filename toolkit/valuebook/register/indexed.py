"""The tables of a register, with the places of the rows that hold an id."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

Places = Mapping[str, npt.NDArray[np.intp]]
"""For each id of a column, the places of the rows that hold it, in their order."""


class IndexedTables(Mapping[str, pd.DataFrame]):
    """Tables by name, whose rows can be found by the ids in a column.

    The places of a column's ids are worked out when they are first asked for, so that
    no row is looked at for an initiative that has nothing to do with it.

    >>> tables = IndexedTables({"costs": pd.DataFrame({"for": ["a", "b", "a"]})})
    >>> tables.rows("costs", "for", ["a", "c"]).index.tolist()
    [0, 2]
    """

    def __init__(self, frames: Mapping[str, pd.DataFrame]) -> None:
        self._frames = frames
        self._places: dict[tuple[str, str], Places] = {}

    def rows(self, table: str, column: str, ids: Iterable[str]) -> pd.DataFrame:
        """Return the rows of a table that hold one of the ids, in their order."""
        places = self._places_of(table, column)
        found = [places[each] for each in set(ids) if each in places]
        kept = np.sort(np.concatenate(found)) if found else np.empty(0, np.intp)
        return self[table].take(kept)

    def ids(self, table: str, column: str) -> Iterable[str]:
        """Return each id that a column holds, once."""
        return self._places_of(table, column).keys()

    def _places_of(self, table: str, column: str) -> Places:
        if (table, column) not in self._places:
            found = self[table].groupby(column, sort=False).indices
            self._places[table, column] = {
                str(each): np.asarray(places) for each, places in found.items()
            }
        return self._places[table, column]

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._frames)

    def __len__(self) -> int:
        return len(self._frames)
