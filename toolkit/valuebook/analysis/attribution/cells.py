"""The cells of a panel as text, numbers and flags; what cannot be read is named."""

import re
from collections import Counter
from collections.abc import Callable, Hashable
from math import isfinite
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from valuebook.model import Problem, RegisterError
from valuebook.model.number import LARGEST

Numbers = npt.NDArray[np.float64]

MISSING = {"", "na", "n/a", "nan", "null", "none", ".", "-", "<na>", "nat"}
_WHOLE = re.compile(r"-?\d+\.0")
_FLAGS = {"1": 1.0, "1.0": 1.0, "true": 1.0, "yes": 1.0}
_FLAGS |= {"0": 0.0, "0.0": 0.0, "false": 0.0, "no": 0.0}
_MOST_SHOWN = 20  # rows at fault in one column


class Faults:
    """What is wrong with a panel, by row and column, to be said all at once."""

    def __init__(self, name: str, lines: "pd.Index[Any]") -> None:
        self.name, self.lines = name, lines
        self.problems: list[Problem] = []
        self._shown: Counter[str] = Counter()

    def add(
        self,
        column: str,
        found: str,
        *,
        row: Hashable = None,
        accepted: str = "",
        remedy: str = "",
    ) -> None:
        """Keep a fault; `row` counts the panel's rows from 0, None is the panel."""
        line = self.line(row)
        self._shown[column] += line > 0
        if line and self._shown[column] > _MOST_SHOWN:
            return
        self.problems.append(Problem(self.name, line, column, found, accepted, remedy))

    def line(self, row: Hashable) -> int:
        """Return the line of the file on which a row stands, or 0."""
        if not isinstance(row, int | np.integer):
            return 0
        line = self.lines[int(row)]
        return int(line) if isinstance(line, int | np.integer) else 0

    def stop(self) -> None:
        """Raise RegisterError if anything is wrong so far."""
        if not self.problems:
            return
        more = {
            column: count - _MOST_SHOWN
            for column, count in self._shown.items()
            if count > _MOST_SHOWN
        }
        rest = [
            Problem(self.name, 0, column, f"{count} more rows of the kind")
            for column, count in more.items()
        ]
        raise RegisterError([*self.problems, *rest])


def texts(cells: "pd.Series[Any]") -> "pd.Series[str]":
    """Return cells as text without margins; whole numbers without decimals.

    >>> texts(pd.Series([1.0, " b ", None])).tolist()
    ['1', 'b', '']
    """
    return cells.map(_text).astype(object)


def _text(cell: object) -> str:
    if isinstance(cell, float | np.floating):
        if not isfinite(cell):
            return "" if np.isnan(cell) else str(cell)
        return str(int(cell)) if cell == int(cell) else repr(float(cell))
    if cell is None or cell is pd.NaT or cell is pd.NA:
        return ""
    text = str(cell).strip()
    return text.removesuffix(".0") if _WHOLE.fullmatch(text) else text


def numbers(cells: "pd.Series[Any]", faults: Faults) -> Numbers:
    """Return cells as numbers; a blank is not-a-number, other text is a fault."""
    if pd.api.types.is_numeric_dtype(cells.dtype):
        values = cells.to_numpy(dtype=float, na_value=np.nan)
        if not (np.abs(values[np.isfinite(values)]) >= LARGEST).any():
            return np.where(np.isfinite(values), values, np.nan)
    return _each(cells, _number, faults, "a number such as 120 or 0.45")


def flags(cells: "pd.Series[Any]", faults: Faults) -> Numbers:
    """Return cells as 0 and 1; anything else is a fault."""
    return _each(cells, lambda text: _FLAGS[text.casefold()], faults, "0 or 1")


def _number(text: str) -> float:
    if text.casefold() in MISSING:
        return np.nan
    value = float(text)
    if not abs(value) < LARGEST:
        raise ValueError(text)
    return value


def _each(
    cells: "pd.Series[Any]",
    read: Callable[[str], float],
    faults: Faults,
    accepted: str,
) -> Numbers:
    values = np.full(len(cells), np.nan)
    wrong: list[tuple[Hashable, str]] = []
    for place, (row, text) in enumerate(texts(cells).items()):
        try:
            values[place] = read(text)
        except (ValueError, KeyError):
            wrong.append((row, text))
    for row, text in wrong:
        faults.add(str(cells.name), repr(text), row=row, accepted=accepted)
    return values
