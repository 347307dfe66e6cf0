"""The rows of a frame, one at a time, for the sentences made from them."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield each row with its columns as attributes.

    >>> [row.gate for row in rows_of(pd.DataFrame({"gate": ["G1", "G2"]}))]
    ['G1', 'G2']
    """
    yield from frame.itertuples(index=False)


def looked_up(ids: pd.Series, values: pd.Series) -> pd.Series:
    """Return for each id its value in a series indexed by id, missing without one.

    The type of the values stays, even where there are none.

    >>> looked_up(pd.Series(["B", "C"]), pd.Series([1.0, 2.0], ["A", "B"])).tolist()
    [2.0, nan]
    """
    return values.reindex(ids.to_numpy()).set_axis(ids.index)
