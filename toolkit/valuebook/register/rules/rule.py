"""A rule that holds across columns or tables, and what rules are written with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Rule:
    """A sentence that must be true of every row of a table, declared once.

    `found` gives, for each row of which the sentence is not true, what was found
    there. The rule is silent on rows with a faulty cell in `needs`; where `whole`
    is True one faulty cell or unreadable row makes it silent altogether.
    """

    name: str
    table: str
    column: str
    says: str
    remedy: str
    found: Callable[[Frames], pd.Series]
    needs: tuple[str, ...] = ()
    whole: bool = False


def told(broken: pd.Series, template: str, *values: pd.Series) -> pd.Series:
    """Return the template filled with values, for the rows where broken is True.

    >>> told(pd.Series([True, False]), "{} is above {}", pd.Series([5.0, 1.0]),
    ...     pd.Series([4.5, 2.0])).to_dict()
    {0: '5 is above 4.5'}
    """
    rows = broken.index[broken.fillna(False).astype(bool)]
    if rows.empty:
        return pd.Series(index=rows, dtype=object)
    columns = [[shown(value) for value in series[rows]] for series in values]
    texts = [template.format(*row) for row in zip(*columns, strict=True)]
    return pd.Series(texts or [template] * len(rows), index=rows, dtype=object)


def shown(value: Any) -> str:
    """Return a value as the register's files write it.

    >>> shown(110000.0), shown(0.1), shown(pd.Period("2026-03", "M"))
    ('110000', '0.1', '2026-03')
    """
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, float):
        return np.format_float_positional(value, trim="-")
    return str(value)


def looked_up(ids: pd.Series, frame: pd.DataFrame, key: str, column: str) -> pd.Series:
    """Return the column of another table for each id, empty where there is none.

    >>> measures = pd.DataFrame({"measure_id": ["M1"], "unit": ["days"]})
    >>> list(looked_up(pd.Series(["M1", "M2"]), measures, "measure_id", "unit"))
    ['days', nan]
    """
    keys = frame[key]
    named = (keys.notna() & ~keys.duplicated()).to_numpy()
    values = pd.Series(frame[column].array[named], index=keys.array[named])
    return pd.Series(values.reindex(ids).array, index=ids.index)


def counted(months: pd.Series) -> pd.Series:
    """Return months, or the months of dates, as a count that can be compared."""
    since = pd.PeriodIndex(months, freq="M")
    count = np.where(since.isna(), np.nan, since.astype("int64"))
    return pd.Series(count, index=months.index)
