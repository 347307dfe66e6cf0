"""The verdict on the measure that decides is the truth that was planted."""

import pandas as pd
import pytest

from valuebook.analysis.tracking.progress import followed
from valuebook.register import Register

pytestmark = pytest.mark.batch

# initiative, measure, verdict by the last month with actuals
EXPECTED = [
    ("INI-001", "MEA-0104", "structural shortfall"),
    ("INI-002", "MEA-0204", "structural shortfall"),  # fading
    ("INI-003", "MEA-0306", "exceeding"),
    ("INI-004", "MEA-0403", "on trajectory"),
    ("INI-005", "MEA-0504", "structural shortfall"),
    # due in the very last month: two months late by its own re-forecast, or short
    ("INI-006", "MEA-0606", "off plan, cause open"),
    ("INI-007", "MEA-0704", "structural shortfall"),
    ("INI-008", "MEA-0801", "on trajectory"),
    ("INI-009", "MEA-0906", "structural shortfall"),
    ("INI-010", "MEA-1003", "slow start"),
    ("INI-011", "MEA-1103", "structural shortfall"),  # against a baseline of winter
    ("INI-012", "MEA-1203", "structural shortfall"),
    ("INI-014", "MEA-1402", "too early to tell"),
    ("INI-016", "MEA-1601", "too early to tell"),
]


@pytest.fixture(scope="module")
def verdicts(company: Register) -> pd.Series:
    found = {
        (each.promise.initiative_id, each.promise.measure_id): each.verdict.value
        for each in followed(company, as_of="2026-09")
    }
    return pd.Series(found)


def test_each_deciding_measure_has_the_verdict_of_its_truth(verdicts: pd.Series):
    assert {each[:2]: verdicts[each[:2]] for each in EXPECTED} == {
        each[:2]: each[2] for each in EXPECTED
    }


def test_nothing_that_keeps_its_promise_is_called_short(verdicts: pd.Series):
    kept = verdicts[["INI-003", "INI-004", "INI-008"]]
    assert set(kept) <= {"on trajectory", "exceeding", "insufficient evidence"}


def test_what_has_no_effect_is_called_short_in_every_measure(verdicts: pd.Series):
    assert set(verdicts[["INI-005", "INI-009", "INI-012"]]) == {"structural shortfall"}
