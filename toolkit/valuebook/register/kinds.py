"""The kinds of column a table may have, each a pandera column with its meaning.

A kind fixes three things once: the type in the frame, what a cell may hold, and
the words that say so in a message, a template and the codebook. The metadata of
each column carries `kind`, `unit`, `accepted`, `required` (a cell must hold
something) and, where it has them, `options`, `references` (the table whose key it
names) and an `example` where the kind alone does not give one.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import pandas as pd
import pandera.pandas as pa


class Kind(StrEnum):
    """What a cell holds, and so how its text is read."""

    IDENTIFIER = "identifier"
    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    WHOLE = "whole number"
    MONEY = "money"
    SHARE = "share"
    FLAG = "flag"
    MONTH = "month"
    DATE = "date"


DTYPES: dict[Kind, Any] = {
    Kind.IDENTIFIER: pd.StringDtype(na_value=float("nan")),
    Kind.TEXT: pd.StringDtype(na_value=float("nan")),
    Kind.CHOICE: pd.StringDtype(na_value=float("nan")),
    Kind.NUMBER: "float64",
    Kind.WHOLE: "Int64",
    Kind.MONEY: "float64",
    Kind.SHARE: "float64",
    Kind.FLAG: "boolean",
    Kind.MONTH: pd.PeriodDtype("M"),
    Kind.DATE: "datetime64[s]",
}


def _column(
    kind: Kind,
    means: str,
    *,
    required: bool,
    checks: Sequence[pa.Check] = (),
    **metadata: Any,
) -> pa.Column:
    return pa.Column(
        DTYPES[kind],
        checks=list(checks),
        nullable=not required,
        description=means,
        metadata={"kind": kind, "required": required, "unit": "", **metadata},
    )


def identifier(
    means: str, *, required: bool = True, references: str = "", example: str = ""
) -> pa.Column:
    """Return a column of ids: text, never a number, fit for a file name."""
    return _column(
        Kind.IDENTIFIER,
        means,
        required=required,
        references=references,
        example=example,
        accepted="1 to 40 letters, digits, . _ or -, beginning with a letter or digit",
    )


def text(means: str, *, required: bool = False, example: str = "") -> pa.Column:
    """Return a column of free text, kept as it was typed."""
    return _column(
        Kind.TEXT, means, required=required, example=example, accepted="text"
    )


def choice(means: str, *accepted: str, required: bool = True) -> pa.Column:
    """Return a column that holds one of the accepted words."""
    return _column(
        Kind.CHOICE,
        means,
        required=required,
        checks=[pa.Check.isin(accepted, error=f"one of {', '.join(accepted)}")],
        options=accepted,
        accepted=f"one of {', '.join(accepted)}",
    )


def number(
    means: str,
    *,
    unit: str = "in the measure's unit",
    required: bool = False,
    least: float | None = None,
) -> pa.Column:
    """Return a column of measured values, with a point as decimal sign."""
    bound = f", at least {least:g}" if least is not None else ""
    return _column(
        Kind.NUMBER,
        means,
        required=required,
        checks=_at_least(least),
        unit=unit,
        accepted=f"a number such as 1234.5{bound}",
    )


def whole(
    means: str,
    *,
    unit: str,
    required: bool = False,
    least: int = 0,
    most: int | None = None,
) -> pa.Column:
    """Return a column of whole numbers."""
    bound = f"at least {least}" if most is None else f"from {least} to {most}"
    limit = [] if most is None else [pa.Check.le(most, error=f"at most {most}")]
    return _column(
        Kind.WHOLE,
        means,
        required=required,
        checks=_at_least(least) + limit,
        unit=unit,
        accepted=f"a whole number, {bound}",
    )


def money(
    means: str, *, required: bool = False, least: float | None = None
) -> pa.Column:
    """Return a column of amounts in the register's reporting currency."""
    bound = f", at least {least:g}" if least is not None else ""
    return _column(
        Kind.MONEY,
        means,
        required=required,
        checks=_at_least(least),
        unit="reporting currency",
        accepted=f"an amount such as 1234.50, with at most two decimals{bound}",
    )


def share(means: str, *, required: bool = False) -> pa.Column:
    """Return a column of shares of one."""
    accepted = "a share from 0 to 1, such as 0.25 for 25 %"
    return _column(
        Kind.SHARE,
        means,
        required=required,
        checks=[pa.Check.in_range(0, 1, error=accepted)],
        unit="share of one",
        accepted=accepted,
    )


def flag(means: str, *, required: bool = False) -> pa.Column:
    """Return a column of yes or no."""
    return _column(Kind.FLAG, means, required=required, accepted="yes or no")


def month(means: str, *, required: bool = False) -> pa.Column:
    """Return a column of calendar months."""
    return _column(
        Kind.MONTH,
        means,
        required=required,
        accepted="a month as YYYY-MM, such as 2026-03, from 1900 to 2199",
    )


def date(means: str, *, required: bool = False) -> pa.Column:
    """Return a column of calendar days."""
    return _column(
        Kind.DATE,
        means,
        required=required,
        accepted="a date as YYYY-MM-DD, such as 2026-03-31, from 1900 to 2199",
    )


def _at_least(least: float | None) -> list[pa.Check]:
    if least is None:
        return []
    return [pa.Check.ge(least, error=f"at least {least:g}")]
