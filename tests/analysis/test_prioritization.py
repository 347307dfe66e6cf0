import pandas as pd
import pytest

from valuebook.analysis.prioritization import wsjf
from valuebook.model import ArgumentError

JOBS = pd.DataFrame(
    {
        "name": ["large", "small"],
        "value": [10.0, 3.0],
        "time_criticality": [0.0, 0.0],
        "risk_reduction": [0.0, 0.0],
        "job_size": [20.0, 1.0],
    }
)


def test_a_small_job_goes_before_a_large_one_of_more_value():
    assert wsjf(JOBS)["name"].tolist() == ["small", "large"]
    assert wsjf(JOBS)["wsjf"].tolist() == [3, 0.5]


def test_points_in_another_scale_leave_the_order():
    scaled = JOBS.assign(value=100 * JOBS["value"])
    assert wsjf(scaled)["name"].tolist() == wsjf(JOBS)["name"].tolist()


def test_jobs_that_cannot_be_ranked_are_named():
    with pytest.raises(ArgumentError) as raised:
        wsjf(JOBS.assign(job_size=[0.0, 1.0]))
    assert str(raised.value) == "jobs: job_size 0; give a size above 0"
    with pytest.raises(ArgumentError) as raised:
        wsjf(JOBS.assign(value=[float("nan"), 1.0]))
    assert str(raised.value) == "jobs: a score is missing; give every job all four"
