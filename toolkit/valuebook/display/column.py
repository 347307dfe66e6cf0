"""One column of a shown table: its heading, its texts and how they are set."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from valuebook.model import ArgumentError, Verdict
from valuebook.model.wording import column as numbers
from valuebook.model.wording import percent


@dataclass(frozen=True)
class Column:
    """The cells of a column as text; `verdicts` where they are words of judgement."""

    heading: str
    texts: Sequence[str]
    is_number: bool = False
    verdicts: Sequence[Verdict | None] = ()


def shown_column(values: "pd.Series[Any]", unit: str = "") -> Column:
    """Return a column of a frame as a reader sees it.

    Shares read as percentages; other numbers have their unit in the heading and
    one number of decimals; a missing number reads "not measured", a missing text,
    month or date is empty. A column named `verdict` holds words of judgement.

    >>> import pandas as pd
    >>> shown_column(pd.Series([1200.0, None], name="annual_value"), "EUR")
    Column(heading='Annual value (EUR)', texts=['1 200', 'not measured'],
        is_number=True, verdicts=())
    """
    name = str(values.name).replace("_", " ").strip()
    heading = name[:1].upper() + name[1:]
    given = [None if pd.isna(value) else value for value in values]
    if _is_number(values, given):
        measured = [None if value is None else float(value) for value in given]
        if unit == "share":
            return Column(heading, [percent(each) for each in measured], True)
        heading = f"{heading} ({unit})" if unit else heading
        return Column(heading, numbers(measured), True)
    texts = [_text(value, str(values.name)) for value in given]
    if values.name == "verdict":
        return Column(heading, texts, verdicts=[_verdict(text) for text in texts])
    return Column(heading, texts)


def _is_number(values: "pd.Series[Any]", given: list[Any]) -> bool:
    if values.dtype == object:
        found = [value for value in given if value is not None]
        return bool(found) and all(
            isinstance(value, Real) and not isinstance(value, bool) for value in found
        )
    return pd.api.types.is_numeric_dtype(
        values.dtype
    ) and not pd.api.types.is_bool_dtype(values.dtype)


def _verdict(text: str) -> Verdict | None:
    return Verdict(text) if text in {each.value for each in Verdict} else None


def _text(value: Any, column: str) -> str:
    """Return one cell as text; months as YYYY-MM, days as YYYY-MM-DD."""
    match value:
        case None:
            return ""
        case StrEnum():
            return value.value
        case str():
            return value.replace("\r\n", " ").replace("\n", " ")
        case bool() | np.bool():
            return "yes" if value else "no"
        case pd.Period():
            return str(value)
        case dt.datetime():
            whole_day = value.time() == dt.time()
            return value.isoformat(sep=" ", timespec="minutes")[
                : 10 if whole_day else 16
            ]
        case dt.date():
            return value.isoformat()
        case Real():
            return numbers([float(value)])[0]
    raise ArgumentError(
        f"column {column!r} holds {type(value).__name__}; "
        "a table shows text, numbers, months, dates and yes or no"
    )
