"""Statements in, a table of what each one is and lacks out."""

from collections.abc import Sequence

import pandas as pd

from valuebook.analysis.statements.reading import Statement, read_statement
from valuebook.analysis.statements.rules import KINDS, findings
from valuebook.model import Finding, must_be_one_of

COLUMNS = (
    "id",
    "text",
    "label",
    "level",
    "measurable",
    "metric",
    "baseline",
    "target",
    "unit",
    "direction",
    "has_date",
    "specific",
    "findings",
)


def statement_findings(text: str, *, kind: str = "key_result") -> list[Finding]:
    """Return the findings of the lint on one statement, empty when it is sound.

    `kind` is objective, key_result, benefit or claim.

    >>> [each.rule for each in statement_findings("Launch the portal by June 2026")]
    ['outcome.output', 'measure.target']
    >>> statement_findings("Complaints from 120 to 80 a month by June 2026")
    []
    """
    if kind not in KINDS:
        raise must_be_one_of("kind", kind, KINDS)
    return findings(read_statement(text), kind)


def lint(texts: Sequence[str], *, kind: str = "key_result") -> pd.DataFrame:
    """Return a row per statement: what it is, what it measures and what it lacks.

    Values are as written in the text, with their unit; yes and no are words. `specific`
    answers as if the statement were a claim. `id` counts the statements from 1.

    >>> table = lint(["Cut complaints from 120 to 80 a month", "Publish 20 articles"])
    >>> table[["label", "baseline", "target", "direction"]]
         label baseline target direction
    0  outcome      120     80  decrease
    1   output              20     reach
    """
    if kind not in KINDS:
        raise must_be_one_of("kind", kind, KINDS)
    rows = [
        (str(number), *_cells(read_statement(text), kind))
        for number, text in enumerate(texts, 1)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def _cells(read: Statement, kind: str) -> tuple[str, ...]:
    found = "; ".join(f"{each.rule}: {each.remedy}" for each in findings(read, kind))
    return (
        read.text,
        read.label,
        read.level,
        _yes_or_no(read.measurable),
        read.measure,
        read.baseline,
        read.target,
        read.unit,
        read.direction,
        _yes_or_no(read.has_date),
        _yes_or_no(read.specific),
        found,
    )


def _yes_or_no(holds: bool) -> str:
    return "yes" if holds else "no"
