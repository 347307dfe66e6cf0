import pytest

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, register_of
from valuebook.analysis.tracking.forecast import history, reforecasts, shown

LOCKED = {**BENEFIT, "locked_on": "2024-11-12", "locked_at": "G1 approval"}
FIRST = {
    "benefit_id": "BEN-1",
    "version": 1,
    "on": "2025-02-10",
    "by": "Ann",
    "annual_value": 60_000.0,
    "target_month": "2025-09",
    "reason": "Approvals stay.",
}
SECOND = {
    **FIRST,
    "version": 2,
    "on": "2025-06-10",
    "by": "Bo",
    "target": 6.0,
    "reason": "Half of them stay for good.",
}


def of(*versions, **benefit):
    return register_of(
        initiatives=[INITIATIVE],
        measures=[MEASURE],
        benefits=[{**LOCKED, **benefit}],
        plan_versions=list(versions),
    )


def test_the_locked_plan_stands_first_with_its_gate_and_each_change_after_it():
    rows = history(of(FIRST, SECOND), as_of="2025-06")
    assert rows["version"].tolist() == ["locked", "1", "2"]
    assert rows["by"].tolist() == ["G1 approval", "Ann", "Bo"]
    assert rows["changed"].tolist() == [
        "",
        "month 2025-05 to 2025-09 and value EUR 120 k to EUR 60.0 k a year",
        "target 4 to 6",
    ]
    assert list(shown(rows).columns) == [
        "benefit_id",
        "version",
        "on",
        "by",
        "changed",
        "reason",
    ]


def test_a_level_that_a_version_leaves_open_stays_as_it_was():
    rows = history(of(FIRST), as_of="2025-06")
    assert rows["target"].tolist() == [4.0, 4.0]


def test_a_re_forecast_made_later_is_not_known_yet():
    assert len(history(of(FIRST, SECOND), as_of="2025-03")) == 2
    assert history(of(FIRST), as_of="2025-01").empty


@pytest.mark.parametrize(
    ("benefit", "said"),
    [
        ({}, "it stands as locked at G1 approval on 2024-11-12."),
        ({"locked_at": None}, "it stands as locked on 2024-11-12."),
        (
            {"locked_at": None, "locked_on": None},
            "it stands as locked, on a day that is not recorded.",
        ),
    ],
)
def test_the_plan_is_told_with_the_gate_it_was_locked_at(benefit, said):
    found = reforecasts(of(**benefit), as_of="2025-06")
    assert found.sentence == f"The plan was never re-forecast; {said}"
