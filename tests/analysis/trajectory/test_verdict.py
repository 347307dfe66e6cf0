import numpy as np
import pytest

from valuebook.analysis.trajectory.evidence import Look
from valuebook.analysis.trajectory.hypotheses import PRIOR
from valuebook.analysis.trajectory.verdict import verdicts

NONE = np.zeros(0)


def look(behind=1.0, beyond=1.0, **chances):
    told = {name: chances.get(name, 0.0) for name in PRIOR}
    return Look(told, behind, beyond, levels=[], weight=NONE, late=NONE, full=NONE)


def said(*looks, due=False):
    return [str(each) for each in verdicts(looks, [due] * len(looks))]


CAUSES = [
    ({"shortfall": 0.8, "slow_start": 0.1}, "structural_shortfall"),
    ({"erosion": 0.8, "slow_start": 0.1}, "structural_shortfall"),
    ({"shortfall": 0.1, "slow_start": 0.8}, "slow_start"),
    ({"shortfall": 0.4, "slow_start": 0.5}, "off_plan_undetermined"),
]


@pytest.mark.parametrize(("chances", "verdict"), CAUSES)
def test_an_alarm_names_the_cause_that_the_data_separate(chances, verdict):
    assert said(look(6.0, **chances)) == [verdict]


def test_below_the_line_no_cause_is_named_however_likely():
    assert said(look(5.9, shortfall=0.9)) == ["insufficient_evidence"]


def test_an_alarm_stands_until_the_evidence_is_gone():
    short = {"shortfall": 1.0}
    looks = [look(6, **short), look(1.1, **short), look(0.9, **short)]
    assert said(*looks) == [
        "structural_shortfall",
        "structural_shortfall",
        "insufficient_evidence",
    ]


def test_on_trajectory_is_said_when_sure_and_kept_until_doubtful():
    looks = [look(on_plan=chance) for chance in (0.7, 0.8, 0.7, 0.5, 0.7)]
    on, unknown = "on_trajectory", "insufficient_evidence"
    assert said(*looks) == [unknown, on, on, unknown, unknown]


def test_after_the_target_date_the_likeliest_is_said():
    likeliest, second = (
        {"on_plan": 0.4, "shortfall": 0.3},
        {"on_plan": 0.3, "shortfall": 0.4},
    )
    assert said(look(**likeliest), due=True) == ["on_trajectory"]
    assert said(look(**second), due=True) == ["insufficient_evidence"]
    late = {"shortfall": 0.3, "slow_start": 0.5}
    assert said(look(6, **late), due=True) == ["slow_start"]
    assert said(look(6, **late)) == ["off_plan_undetermined"]


def test_exceeding_is_named_unless_a_shortfall_is_likelier():
    assert said(look(1, 6, exceeding=0.9)) == ["exceeding"]
    assert said(look(6, 6, shortfall=0.9)) == ["structural_shortfall"]
