"""The rows of a frame, one at a time, for the sentences made from them."""

from collections import namedtuple
from collections.abc import Iterator
from functools import cache
from typing import Any

import pandas as pd

from valuebook.model.wording import number


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield each row with its columns as attributes.

    >>> [row.gate for row in rows_of(pd.DataFrame({"gate": ["G1", "G2"]}))]
    ['G1', 'G2']
    """
    row = _row(tuple(frame.columns))
    # itertuples takes more than twice as long to find the columns of a small frame
    columns = (column for _, column in frame.items())
    yield from map(row._make, zip(*columns, strict=True))


@cache  # making a type takes longer than reading the rows of a small frame
def _row(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", columns, rename=True)


def looked_up(ids: pd.Series, values: pd.Series) -> pd.Series:
    """Return for each id its value in a series indexed by id, missing without one.

    The type of the values stays, even where there are none.

    >>> looked_up(pd.Series(["B", "C"]), pd.Series([1.0, 2.0], ["A", "B"])).tolist()
    [2.0, nan]
    """
    return values.reindex(ids.to_numpy()).set_axis(ids.index)


def in_words(levels: pd.Series, *, missing: str) -> pd.Series:
    """Return the levels of different measures as text, each rounded on its own.

    >>> in_words(pd.Series([14.25, None, 1150.0]), missing="no target").tolist()
    ['14.2', 'no target', '1 150']
    """
    words = [number(level) if pd.notna(level) else missing for level in levels]
    return pd.Series(words, index=levels.index, dtype="str")


def with_unit(measures: pd.Series, units: pd.Series) -> pd.Series:
    """Return the names of measures, each with its unit behind it.

    >>> with_unit(pd.Series(["Turnaround"]), pd.Series(["days"])).tolist()
    ['Turnaround (days)']
    """
    return measures + " (" + units + ")"
