"""Ranking work by what waiting costs."""

import pandas as pd

from valuebook.model import ArgumentError

_PARTS = ["value", "time_criticality", "risk_reduction"]


def wsjf(jobs: pd.DataFrame) -> pd.DataFrame:
    """Return the jobs with the shortest weighted job first, scores in points.

    `jobs` has columns value, time_criticality, risk_reduction (together the cost of
    delay) and job_size, all relative points above zero for the size. Adds the columns
    cost_of_delay and wsjf, cost of delay over size.

    Source: Reinertsen, The Principles of Product Development Flow (2009); Scaled
    Agile Framework.

    >>> jobs = pd.DataFrame({"name": ["Dashboard", "Patch"], "value": [8, 5],
    ...     "time_criticality": [4, 9], "risk_reduction": [3, 8], "job_size": [5, 2]})
    >>> wsjf(jobs)[["name", "cost_of_delay", "wsjf"]]
            name  cost_of_delay  wsjf
    0      Patch             22  11.0
    1  Dashboard             15   3.0
    """
    numbers = jobs[[*_PARTS, "job_size"]]
    if numbers.isna().any(axis=None):
        raise ArgumentError("jobs: a score is missing; give every job all four")
    if (numbers["job_size"] <= 0).any():
        raise ArgumentError(
            f"jobs: job_size {numbers['job_size'].min():g}; give a size above 0"
        )
    delay = numbers[_PARTS].sum(axis=1)
    scored = jobs.assign(cost_of_delay=delay, wsjf=delay / numbers["job_size"])
    return scored.sort_values("wsjf", ascending=False, kind="stable", ignore_index=True)
