from datetime import datetime

import pandas as pd
import pytest

from valuebook.register import TABLES
from valuebook.widgets.record import faults, record_model

BENEFIT = record_model(
    TABLES["benefits"],
    ["statement", "baseline", "target_month", "ramp", "lag_months", "annual_value"],
)
GATE = record_model(TABLES["gates"], ["due", "kind"])
RIGHT = {
    "statement": "Faster",
    "baseline": "14.5",
    "target_month": "2026-03",
    "ramp": "linear",
    "lag_months": "1",
    "annual_value": "90000.50",
}


def test_texts_become_values_of_their_columns():
    assert BENEFIT(**RIGHT).model_dump() == {
        "statement": "Faster",
        "baseline": 14.5,
        "target_month": pd.Period("2026-03", "M"),
        "ramp": "linear",
        "lag_months": 1,
        "annual_value": 90000.5,
    }
    assert GATE(due="2026-03-31", kind="kill").due == datetime(2026, 3, 31)


def test_a_blank_is_none_and_zero_is_zero():
    held = BENEFIT(**{**RIGHT, "baseline": "", "annual_value": "0"})
    assert (held.baseline, held.annual_value) == (None, 0.0)


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("statement", "", "empty; give the promise in one sentence"),
        (
            "annual_value",
            "1.234,50",
            "'1.234,50' has a thousands separator; write digits only, as 1234.5",
        ),
        (
            "annual_value",
            "12,34",
            "'12,34' has a comma; use a point as decimal sign and no thousands "
            "separator",
        ),
        (
            "target_month",
            "2026-03-31",
            "'2026-03-31' is a day, not a month; write 2026-03",
        ),
        (
            "ramp",
            "liner",
            "'liner'; give one of step, linear, logistic, saturating, bass",
        ),
        ("lag_months", "-1", "'-1'; give at least 0"),
        ("baseline", "{text}", "'{text}' is not a number"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(column, text, said):
    assert faults(BENEFIT, {**RIGHT, column: text}) == {column: said}


def test_every_fault_is_found_at_once():
    assert set(faults(GATE, {"due": "soon", "kind": ""})) == {"due", "kind"}
