"""Statements in, a table of what each one is and lacks out."""

from collections.abc import Sequence

import pandas as pd

from valuebook.analysis.statements.reading import Statement, read_statement
from valuebook.analysis.statements.rules import KINDS, broken
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
    """Return what the lint finds wanting in one statement, nothing when it is sound.

    `kind` is objective, key_result, benefit or claim.

    >>> [each.rule for each in statement_findings("Launch the portal by June 2026")]
    ['outcome.output', 'measure.target']
    >>> statement_findings("Complaints from 120 to 80 a month by June 2026")
    []
    """
    return broken(read_statement(text), _checked(kind))


def lint(
    texts: Sequence[str], *, kind: str | Sequence[str] = "key_result"
) -> pd.DataFrame:
    """Return a row per statement: what it is, what it measures and what it lacks.

    Values are as written in the text, with their unit; yes and no are words. `specific`
    answers as if the statement were a claim. `findings` stand behind each other with
    rule, reason and what to do. `id` counts the statements from 1. `kind` is objective,
    key_result, benefit or claim: one for all, or one for each.

    >>> table = lint(["Cut complaints from 120 to 80 a month", "Publish 20 articles"])
    >>> table[["label", "baseline", "target", "direction"]]
         label baseline target direction
    0  outcome      120     80  decrease
    1   output              20     reach
    """
    kinds = [kind] * len(texts) if isinstance(kind, str) else kind
    rows = []
    for number, (text, each) in enumerate(zip(texts, kinds, strict=True), 1):
        read = read_statement(text)
        rows.append((str(number), *cells(read, broken(read, _checked(each)))))
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def cells(read: Statement, found: Sequence[Finding]) -> tuple[str, ...]:
    """Return the cells of a statement behind its id, in the order of `COLUMNS`.

    >>> cells(read_statement("Publish 20 articles"), [])[1:4]
    ('output', 'output', 'yes')
    """
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
        " | ".join(
            f"{each.rule}: {each.sentence} To do: {each.remedy}." for each in found
        ),
    )


def _checked(kind: str) -> str:
    if kind not in KINDS:
        raise must_be_one_of("kind", kind, KINDS)
    return kind


def _yes_or_no(holds: bool) -> str:
    return "yes" if holds else "no"
