import math

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, register_of
from valuebook.analysis.operating_model.workstreams import (
    drivers,
    matrix,
    served,
    shown,
    workstreams,
)

WORK = {
    "workstream_id": "WS-1",
    "initiative_id": "INI-1",
    "name": "Playbook",
    "value_driver": "MEA-1",
    "plan_lines": 30,
    "status": "on_schedule",
}
LOOSE = {
    **WORK,
    "workstream_id": "WS-2",
    "name": "Newsletter",
    "value_driver": None,
    "plan_lines": 10,
}


def own(*work, **tables):
    return register_of(
        **{
            "initiatives": [INITIATIVE],
            "measures": [MEASURE],
            "benefits": [BENEFIT],
            "workstreams": list(work),
            **tables,
        }
    )


def test_value_at_stake_is_that_of_the_driver_however_it_is_named():
    by_benefit = {**WORK, "workstream_id": "WS-3", "value_driver": "BEN-1"}
    rows = workstreams(own(WORK, LOOSE, by_benefit))
    assert rows["driver"].tolist() == ["Turnaround", "", "Turnaround"]
    assert rows["value_at_stake"].tolist()[::2] == [120_000, 120_000]
    assert math.isnan(rows["value_at_stake"].iloc[1])
    assert shown(rows)["driver"].tolist()[1] == "none"


def test_a_driver_with_two_classes_has_a_row_for_each():
    other = {**BENEFIT, "benefit_id": "BEN-2", "benefit_class": "non_cashable"}
    rows = workstreams(own(WORK, benefits=[BENEFIT, other]))
    assert rows["benefit_class"].tolist() == ["cashable", "non_cashable"]


def test_a_benefit_without_a_measure_is_a_driver_of_its_own():
    rows = drivers(own(benefits=[{**BENEFIT, "measure_id": None}]))
    assert rows["driver"].tolist() == ["BEN-1"]


def test_the_matrix_holds_the_lines_of_the_plan():
    assert matrix(own(WORK, LOOSE)).to_dict("records") == [
        {"workstream": "Playbook", "Turnaround": "30", "no driver": ""},
        {"workstream": "Newsletter", "Turnaround": "", "no driver": "10"},
    ]


def test_orphan_work_and_unserved_drivers_are_named():
    tied, orphans, unserved = served(own(LOOSE, WORK))
    assert tied.sentence == (
        "75 % of the plan (30 of 40 lines) is tied to a value driver."
    )
    assert orphans.sentence == "Work that serves no driver: “Newsletter”."
    assert unserved.verdict == "sound"
    *_, unserved = served(own(LOOSE))
    assert unserved.sentence == (
        "Promised, and served by no work: “Turnaround” (EUR 120 k cashable a year)."
    )


def test_without_work_or_lines_it_is_said_so():
    (found,) = served(own())
    assert found.verdict == "not measured"
    tied, *_ = served(own({**WORK, "plan_lines": None}))
    assert tied.sentence.startswith("How many lines of the plan")
