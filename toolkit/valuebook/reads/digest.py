"""A digest of values that is the same in every process."""

import hashlib
import json
from collections.abc import Set
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd


def digest(answer: object) -> str:
    """Return the SHA-256 of plain values, frames, and dataclasses made of them.

    Of a frame the index counts too: in a register it holds the lines of the file.

    >>> digest([1, "a"]) == digest((1, "a")), digest(1) == digest(1.0)
    (True, False)
    """
    text = json.dumps(answer, default=_plain, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, pd.DataFrame):
        columns = [[str(name), _column(value[name])] for name in value.columns]
        return [*columns, _column(value.index)]
    if isinstance(value, pd.Series):
        return [str(value.name), _column(value), _column(value.index)]
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, pd.Period | Decimal):
        return str(value)
    if isinstance(value, Set):
        return sorted(value)
    if is_dataclass(value):
        named = {each.name: getattr(value, each.name) for each in fields(value)}
        return [type(value).__name__, named]
    raise TypeError(f"no digest is defined of {type(value).__name__}")


def _column(column: Any) -> list[Any]:
    """Return the kind of a column and its values; days and months as counts."""
    kind = str(column.dtype)
    if kind.startswith(("datetime64", "period")):
        return [kind, column.array.asi8.tolist()]
    return [kind, column.tolist()]
