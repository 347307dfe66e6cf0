"""Floors that a change of words or rules may not fall through.

The statements are those that the lint was made with; how well it reads others is
measured by benchmarks/lint/score.py and told in docs/statements.md.
"""

import time

import pytest

from tests.analysis.statements.development import STATEMENTS, TEXTS, read_once
from valuebook.analysis.statements import lint


@pytest.fixture(scope="module")
def statements():
    """Return each statement beside what is read in it."""
    return [(row, read_once(row["text"])) for row in STATEMENTS]


def share(right):
    return sum(right) / len(right)


def folded(value):
    return "".join(value.casefold().split()).strip(".")


def accepted(row, column):
    values = [row[column], *row[f"{column}_alt"].split("|")]
    return {folded(each) for each in values if each}


def test_labels_and_levels(statements):
    assert share([row["label"] == read.label for row, read in statements]) > 0.945
    assert share([row["level"] == read.level for row, read in statements]) > 0.84


def test_targets_and_baselines(statements):
    for column in ("target", "baseline"):
        given = [
            folded(getattr(read, column)) in accepted(row, column)
            for row, read in statements
            if row[column]
        ]
        invented = [
            bool(getattr(read, column)) for row, read in statements if not row[column]
        ]
        assert share(given) > 0.98
        assert share(invented) < 0.04


def test_directions_and_dates(statements):
    assert (
        share([row["direction"] == read.direction for row, read in statements]) > 0.88
    )
    dated = [(row["has_date"] == "yes") == read.has_date for row, read in statements]
    assert share(dated) > 0.98


def test_a_thousand_statements_take_less_than_two_seconds():
    start = time.process_time()
    lint(TEXTS[:1000])
    assert time.process_time() - start < 2
