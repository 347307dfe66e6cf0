"""One signal: a question to the register, what it says and where its remedy lies."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from valuebook.register import Register

INITIATIVE, OPERATING_MODEL = "the initiative", "the operating model"
HALF = 0.5
"""Share of what was asked beyond which it is a signal."""


@dataclass(frozen=True)
class Case:
    """What the questions are asked of."""

    register: Register
    key_results: pd.DataFrame
    chain: pd.DataFrame
    as_of: str

    @property
    def initiative(self) -> pd.Series:
        """Return the row of the initiative."""
        return self.register["initiatives"].iloc[0]


@dataclass(frozen=True)
class Signal:
    """One answer; `found` is None where the register holds nothing to ask."""

    cause: str
    says: str
    found: bool | None
    table: str
    lies_in: str
    remedy: str


Questions = tuple[Callable[[Case], Iterator[Signal]], ...]
