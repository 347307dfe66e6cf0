"""The statements of a register, linted where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from valuebook.analysis.statements.lint import COLUMNS, cells
from valuebook.analysis.statements.reading import Statement, read_statement
from valuebook.analysis.statements.rules import broken
from valuebook.model import Finding
from valuebook.register import Register

REGISTER_COLUMNS = ("table", "row", "kind", *COLUMNS)


@dataclass(frozen=True)
class _Place:
    """Where statements stand: a column of a table, and what says the rest of them.

    `said` names, for a rule, the columns that say what the sentence may leave out.
    """

    table: str
    kind: str
    id: str
    column: str
    said: dict[str, tuple[str, ...]]


_PLACES = (
    _Place("objectives", "objective", "objective_id", "statement", {}),
    _Place(
        "key_results",
        "key_result",
        "key_result_id",
        "statement",
        {
            "measure.target": ("measure_id", "target"),
            "measure.baseline": ("baseline",),
            "measure.date": ("due",),
        },
    ),
    _Place(
        "benefits",
        "benefit",
        "benefit_id",
        "statement",
        {
            "measure.target": ("measure_id", "target"),
            "measure.baseline": ("baseline",),
            "measure.date": ("target_month",),
        },
    ),
    _Place("initiatives", "claim", "initiative_id", "causal_statement", {}),
)


@dataclass(frozen=True)
class _Linted:
    place: _Place
    row: int
    id: str
    read: Statement
    found: list[Finding]


def lint_register(register: Register) -> pd.DataFrame:
    """Return a row per statement of a register, with the table and row it stands in.

    Read are the statements of objectives, key results and benefits, and the causal
    statement of each initiative as a claim. A key result or benefit may leave to the
    columns of its record what they say: target, baseline and date. `row` is the line
    of the file. Columns: `table`, `row`, `kind` and those of `lint`; `id` is the
    record's.

    >>> from valuebook.register import open_register, select
    >>> linted = lint_register(select(open_register(), "INI-001"))
    >>> sorted(linted["table"].unique())
    ['benefits', 'initiatives', 'key_results', 'objectives']
    """
    return _frame(list(_linted(register)))


def register_findings(register: Register) -> list[Finding]:
    """Return what the lint finds in the statements of a register, each with its place.

    In the order of the tables and rows; empty when every statement is sound. The
    evidence of a finding is the row of its statement in `lint_register`.

    >>> from valuebook.register import open_register, select
    >>> found = register_findings(select(open_register(), "INI-009"))
    >>> [each.evidence["table"].item() for each in found if each.rule.startswith("cl")]
    ['initiatives']
    """
    linted = list(_linted(register))
    frame = _frame(linted)
    return [
        replace(
            found,
            sentence=f"{each.id} ({each.place.table} row {each.row}): {found.sentence}",
            evidence=frame.iloc[[number]],
        )
        for number, each in enumerate(linted)
        for found in each.found
    ]


def _frame(linted: list[_Linted]) -> pd.DataFrame:
    rows = [
        (
            each.place.table,
            each.row,
            each.place.kind,
            each.id,
            *cells(each.read, each.found),
        )
        for each in linted
    ]
    types = dict.fromkeys(REGISTER_COLUMNS, "str") | {"row": "int64"}
    return pd.DataFrame(rows, columns=list(REGISTER_COLUMNS)).astype(types)


def _linted(register: Register) -> Iterator[_Linted]:
    for place in _PLACES:
        table = register[place.table]
        stated = table[table[place.column].notna()]
        for row, record in stated.iterrows():
            read = read_statement(str(record[place.column]))
            found = [
                each
                for each in broken(read, place.kind)
                if not _is_said(record, place.said.get(each.rule, ()))
            ]
            yield _Linted(place, int(str(row)), str(record[place.id]), read, found)


def _is_said(record: pd.Series, columns: tuple[str, ...]) -> bool:
    return bool(columns) and bool(record[list(columns)].notna().all())
