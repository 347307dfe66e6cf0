import pytest

from tests.analysis.hypothesis.case.test_business_case import RANGED, TRUST, case
from tests.literal_register import BENEFIT
from valuebook.analysis.hypothesis.case import inputs, measure_next

CLOSE = {**RANGED, "annual_value": 90_000.0, "low": 50_000.0, "high": 100_000.0}


def test_each_input_has_swing_switching_value_and_what_knowing_it_is_worth():
    found = case(CLOSE, assumptions=[TRUST])
    rows = inputs(found).set_index("input")
    assert set(rows.index) == {"the value of BEN-1", "adoption"}
    assert rows["unit"].to_dict() == {"the value of BEN-1": "EUR", "adoption": "share"}
    assert rows["swing"].is_monotonic_decreasing
    assert (rows["evppi"] >= 0).all()
    value = rows.loc["the value of BEN-1"]
    # 200,000 of cost are met where the case as promised is worth 0 at that adoption
    today = (found.as_promised + 200_000) / 90_000
    adoption = found.drawn["adoption"].median()
    assert value["switching_value"] == pytest.approx(200_000 / (today * adoption))


def test_what_to_measure_is_said_with_the_most_it_may_cost():
    found = case(CLOSE, assumptions=[TRUST])
    said = measure_next(found, inputs(found)).sentence
    assert said.startswith("Measure adoption first: knowing it before deciding")
    assert "To know both inputs would be worth EUR" in said
    assert said.endswith(": no trial should cost more.")


def test_where_no_range_is_stated_nothing_can_be_ranked():
    found = case(BENEFIT)
    rows = inputs(found)
    assert rows.empty
    assert measure_next(found, rows).sentence == (
        "No range is stated, so nothing says what to measure before deciding."
    )
    assert measure_next(None, inputs(None)).verdict == "not measured"


def test_where_no_input_turns_the_decision_none_is_worth_measuring():
    found = case({**RANGED, "low": 119_000.0, "high": 121_000.0})
    assert measure_next(found, inputs(found)).sentence == (
        "Nothing that could be measured first would change the decision."
    )
