import math

import pytest

from tests.literal_register import INITIATIVE, register_of
from valuebook.analysis.tracking.delivery import beside_value, delivery
from valuebook.model import Finding, Verdict

WORK = {
    "workstream_id": "WS-1",
    "initiative_id": "INI-1",
    "name": "Build",
    "percent_complete": 1.0,
    "plan_lines": 30,
    "status": "delivered",
}
LATE = {
    **WORK,
    "workstream_id": "WS-2",
    "percent_complete": 0.2,
    "plan_lines": 10,
    "status": "late",
}


def of(*work, status="delivered"):
    return delivery(
        register_of(
            initiatives=[{**INITIATIVE, "status": status}], workstreams=list(work)
        )
    )


def beside(verdict, *work, status="delivered"):
    value = Finding("review.answer", "", verdict)
    return beside_value(of(*work, status=status), value, as_of="2025-03")


def test_work_is_weighted_by_plan_lines():
    row = of(WORK, LATE).iloc[0]
    assert row["work_complete"] == 0.8  # (30 x 1 + 10 x 0.2) / 40
    assert (row["workstreams"], row["delivered"], row["late"]) == (2, 1, 1)


def test_cancelled_work_and_unstated_progress_do_not_count():
    row = of(
        WORK,
        {**LATE, "status": "cancelled"},
        {**LATE, "workstream_id": "WS-3", "percent_complete": None},
    )
    assert row["work_complete"].tolist() == [1]


def test_without_workstreams_the_work_is_not_measured():
    row = of().iloc[0]
    assert (row["status"], row["workstreams"]) == ("delivered", 0)
    assert math.isnan(row["work_complete"])


def test_green_milestones_with_red_value_are_called_what_they_are():
    found = beside(Verdict.BEHIND_PLAN, WORK, LATE)
    assert str(found) == (
        "behind plan: Milestones are green and value is red. The work is reported as "
        "delivered (1 of 2 workstreams delivered, 1 late, 80 % of the work "
        "done); value: "
        "behind plan."
    )


def test_value_without_delivery_is_called_what_it_is():
    found = beside(Verdict.ON_PLAN, LATE, status="late")
    assert found.sentence.startswith("Value has come although delivery has not.")


@pytest.mark.parametrize(
    "verdict", [Verdict.TOO_EARLY, Verdict.ON_PLAN, Verdict.NOT_MEASURED]
)
def test_the_verdict_is_that_of_the_value_alone(verdict):
    assert beside(verdict).verdict is verdict
    assert (
        beside(verdict).sentence
        == f"The work is reported as delivered; value: {verdict.value}."
    )
