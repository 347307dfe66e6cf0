import pandas as pd
import pytest

from valuebook import figures

STEPS = pd.DataFrame(
    {
        "process_id": "P-1",
        "version": ["as_is", "as_is", "to_be"],
        "step": ["1", "2", "1"],
        "work_minutes": [60.0, 60.0, 60.0],
        "wait_minutes": [420.0, 420.0, 0.0],
        "value_added": pd.array([True, False, True], dtype="boolean"),
    }
)


def test_steps_stand_end_to_end_in_days():
    chart = figures.work_and_waiting(STEPS, hours_per_day=8)
    bars = chart.figure.axes[0].patches
    assert [round(each.get_x() * 480) for each in bars[:4]] == [0, 420, 480, 900]
    assert sum(each.get_width() for each in bars[:4]) == pytest.approx(2)
    assert chart.alt == (
        "Lead time of processes, a day of 8 hours. P-1, as it is: 2 days, 2 h of "
        "them work, 1 h of that adding value; P-1, as it is to be: 0.125 days, 1 h of "
        "them work, 1 h of that adding value."
    )


def test_without_a_process_there_is_a_sentence_instead_of_a_figure():
    assert figures.work_and_waiting(STEPS.head(0), hours_per_day=8).figure is None
