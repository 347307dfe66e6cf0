"""The tables of a register cut down, each when it is first asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import pandas as pd


class CutTables(Mapping[str, pd.DataFrame]):
    """The tables of these names; `rows` returns what is left of one.

    >>> tables = CutTables(["a"], lambda name: pd.DataFrame({name: [1]}))
    >>> tables["a"]["a"].tolist(), tables["a"] is tables["a"], list(tables)
    ([1], True, ['a'])
    """

    def __init__(
        self, names: Iterable[str], rows: Callable[[str], pd.DataFrame]
    ) -> None:
        self._names = tuple(names)
        self._rows = rows
        self._cut: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._cut:
            self._cut[name] = self._rows(name)
        return self._cut[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
