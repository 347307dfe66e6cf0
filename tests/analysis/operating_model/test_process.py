import math

import pandas as pd
import pytest

from tests.literal_register import INITIATIVE, register_of
from valuebook.analysis.operating_model.process import (
    flow,
    flow_efficiency,
    processes,
    redesign_gate,
)
from valuebook.model import ArgumentError

STEP = {
    "process_id": "P-1",
    "version": "as_is",
    "work_minutes": 60,
    "wait_minutes": 420,
    "value_added": True,
    "complete_accurate": 0.9,
    "initiative_id": "INI-1",
}
AS_IS = [
    {**STEP, "step": "1 read"},
    {**STEP, "step": "2 approve", "value_added": False, "complete_accurate": 0.8},
    {**STEP, "step": "3 approve again", "value_added": False, "wait_minutes": 900},
]
TO_BE = [
    {**STEP, "version": "to_be", "step": "1 read"},
    {**STEP, "version": "to_be", "step": "2 approve", "value_added": False},
]


def own(steps, agreed="2024-09-01", costs=()):
    return register_of(
        initiatives=[{**INITIATIVE, "workflow_redesigned_on": agreed}],
        process_steps=steps,
        costs=list(costs),
    )


def mapped(steps):
    return processes(own(steps)["process_steps"], hours_per_day=8)


def spent(month, amount):
    return {
        "initiative_id": "INI-1",
        "month": month,
        "amount": amount,
        "kind": "one_off",
        "basis": "actual",
    }


@pytest.mark.parametrize(
    ("hours", "days", "of_day", "expected"),
    [
        (6, 12, 24, 0.021),  # taktclock.io, by the clock
        (3.7, 9, 8, 0.051),  # the same page, in working hours
        (3.7, 9, 24, 0.017),  # the same process looks three times worse by the clock
    ],
)
def test_flow_efficiency_depends_on_the_hours_a_day_has(hours, days, of_day, expected):
    found = flow_efficiency(hours, days, hours_per_day=of_day)
    assert found == pytest.approx(expected, abs=0.0005)


def test_a_day_without_hours_is_refused():
    with pytest.raises(ArgumentError, match="give the hours of a day, up to 24"):
        flow_efficiency(1, 1, hours_per_day=0)
    with pytest.raises(ArgumentError, match="lead_time_days: 0; give a time above 0"):
        flow_efficiency(1, 0, hours_per_day=8)


def test_a_process_adds_up_its_steps():
    (row,) = mapped(AS_IS).to_dict("records")
    assert (row["steps"], row["handovers"], row["not_adding"]) == (3, 2, 2)
    assert row["lead_minutes"] == 3 * 60 + 2 * 420 + 900
    assert row["lead_days"] == 1920 / 480
    assert row["value_adding_share"] == pytest.approx(1 / 3)
    assert row["flow_efficiency"] == 60 / 1920
    assert row["activity_ratio"] == 180 / 1920
    assert row["complete_accurate"] == pytest.approx(0.9 * 0.8 * 0.9)


def test_what_one_step_leaves_open_is_not_measured_for_the_process():
    open_step = {
        **STEP,
        "step": "4",
        "value_added": pd.NA,
        "complete_accurate": math.nan,
    }
    (row,) = mapped([*AS_IS, open_step]).to_dict("records")
    assert math.isnan(row["flow_efficiency"])
    assert math.isnan(row["complete_accurate"])
    assert row["lead_minutes"] == 2400


def test_the_order_of_the_steps_changes_nothing():
    pd.testing.assert_frame_equal(
        mapped(AS_IS + TO_BE), mapped([*TO_BE, *reversed(AS_IS)])
    )


def test_the_flow_says_days_and_what_a_day_is():
    (found,) = flow(mapped(AS_IS), hours_per_day=8)
    assert found.sentence == (
        "P-1: as it is, a case takes 4 days, of which 3.1 % adds value, and 65 % of "
        "cases pass all steps complete and accurate. A day has 8 hours."
    )
    assert flow(mapped([]), hours_per_day=8)[0].verdict == "not measured"


def test_a_redesign_that_came_first_passes_the_gate():
    costs = [spent("2024-08", 10), spent("2024-10", 90)]
    register = own(AS_IS + TO_BE, costs=costs)
    found = redesign_gate(register, mapped(AS_IS + TO_BE))
    assert (found.verdict, found.sentence) == (
        "met",
        "P-1 was redesigned first: fewer steps that add no value, no more handovers, "
        "more cases complete and accurate, agreed on 2024-09-01.",
    )


@pytest.mark.parametrize(
    ("steps", "agreed", "costs", "said"),
    [
        (AS_IS, "2024-09-01", [], "P-1: not mapped as it is to be"),
        (AS_IS + TO_BE, None, [], "no redesigned workflow was agreed"),
        (
            AS_IS + TO_BE,
            "2024-09-01",
            [spent("2024-08", 50_000), spent("2024-10", 50_000)],
            "EUR 50.0 k of EUR 100 k one-off cost were spent before it was agreed on "
            "2024-09-01",
        ),
        (
            AS_IS + [{**each, "version": "to_be"} for each in AS_IS],
            "2024-09-01",
            [],
            "2 steps that add no value, where there were 2",
        ),
    ],
)
def test_the_gate_says_what_is_missing(steps, agreed, costs, said):
    found = redesign_gate(own(steps, agreed, costs), mapped(steps))
    assert found.verdict == "not met"
    assert said in found.sentence


def test_a_process_nobody_mapped_cannot_pass_the_gate():
    found = redesign_gate(own([]), mapped([]))
    assert found.verdict == "not measured"
