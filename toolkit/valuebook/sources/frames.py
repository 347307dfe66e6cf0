"""Lines of the tables as frames, with the types that their columns declare."""

import io
from collections.abc import Iterable
from decimal import Decimal

import pandas as pd

from valuebook.sources.tables import TABLES

_EXACT = ("amount", "quantity", "value", "price", "share")
_DATES = (
    "date",
    "period_end",
    "as_of",
    "assigned_on",
    "last_active_on",
    "cancels_on",
    "valid_from",
    "valid_to",
)
_WHOLE = ("period_days", "users", "window_days")


def frame_of(table: str, lines: Iterable[str]) -> pd.DataFrame:
    """Return the lines of a table as a frame; amounts and quantities are exact.

    Columns are those of the table's declaration: exact decimals (None where empty),
    dates as datetime64[s], whole numbers as int64, all else text, "" where empty.
    """
    columns = list(TABLES[table].columns)
    text = io.StringIO("".join(lines))
    frame = pd.read_csv(text, names=columns, dtype="str", keep_default_na=False)
    for name in columns:
        if name in _EXACT:
            exact = [Decimal(each) if each else None for each in frame[name]]
            frame[name] = pd.Series(exact, index=frame.index, dtype="object")
        elif name in _DATES:
            dates = pd.to_datetime(frame[name].replace("", None), format="%Y-%m-%d")
            frame[name] = dates.astype("datetime64[s]")
        elif name in _WHOLE:
            frame[name] = frame[name].astype("int64")
    return frame
