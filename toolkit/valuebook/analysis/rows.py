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
