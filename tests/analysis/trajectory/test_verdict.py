import numpy as np
import pytest

from valuebook.analysis.trajectory.evidence import Look
from valuebook.analysis.trajectory.hypotheses import PRIOR
from valuebook.analysis.trajectory.mixture import Mixture
from valuebook.analysis.trajectory.verdict import ALARM_LINE, verdicts

NONE = np.zeros(0)


def look(behind=1.0, beyond=1.0, *, passing=0.0, spread=0.1, **chances):
    told = {name: chances.get(name, 0.0) for name in PRIOR}
    level = Mixture(np.ones(1), np.ones(1), np.array([spread**2]))
    return Look(told, passing, behind, beyond, [level], NONE, NONE, NONE)


def said(*looks, months=None, target_time=99.0):
    months = months or range(len(looks))
    return [str(each) for each in verdicts(looks, months, target_time)]


CAUSES = [
    ({"shortfall": 0.8, "slow_start": 0.1}, "structural_shortfall"),
    ({"erosion": 0.8, "slow_start": 0.1}, "structural_shortfall"),
    ({"shortfall": 0.1, "slow_start": 0.8}, "slow_start"),
    ({"shortfall": 0.4, "slow_start": 0.5}, "off_plan_undetermined"),
]
SHORT = {"shortfall": 1.0}


@pytest.mark.parametrize(("chances", "verdict"), CAUSES)
def test_an_alarm_names_the_cause_that_the_data_separate(chances, verdict):
    assert said(look(ALARM_LINE, **chances)) == [verdict]


def test_below_the_lines_no_cause_is_named_however_likely():
    assert said(look(9.9, **SHORT)) == ["insufficient_evidence"]
    assert said(*[look(2.4, **SHORT)] * 9) == ["insufficient_evidence"] * 9


def test_moderate_evidence_raises_an_alarm_when_it_lasts():
    unknown, short = "insufficient_evidence", "structural_shortfall"
    assert said(*[look(2.5, **SHORT)] * 4) == [unknown, unknown, short, short]
    broken = [look(each, **SHORT) for each in (3, 3, 2, 3, 3)]
    assert said(*broken) == [unknown] * 5


def test_how_long_evidence_has_lasted_is_counted_in_months():
    weeks = [week * 7 / 30.44 for week in range(12)]
    alarmed = said(*[look(2.5, **SHORT)] * 12, months=weeks)
    assert alarmed.index("structural_shortfall") == 9


def test_an_alarm_stands_until_the_evidence_is_gone():
    looks = [look(10, **SHORT), look(1.6, **SHORT), look(1.4, **SHORT)]
    assert said(*looks) == [
        "structural_shortfall",
        "structural_shortfall",
        "insufficient_evidence",
    ]


def test_a_cause_stays_named_while_it_is_the_likelier():
    chances = [(0.9, 0.1), (0.55, 0.45), (0.4, 0.6), (0.1, 0.9)]
    looks = [look(10, shortfall=short, slow_start=late) for short, late in chances]
    assert said(*looks) == [
        "structural_shortfall",
        "structural_shortfall",
        "off_plan_undetermined",
        "slow_start",
    ]


def test_on_trajectory_is_said_when_sure_and_kept_until_doubtful():
    looks = [look(on_plan=chance) for chance in (0.8, 0.9, 0.6, 0.4, 0.8)]
    on, unknown = "on_trajectory", "insufficient_evidence"
    assert said(*looks) == [unknown, on, on, unknown, unknown]


def test_after_the_target_date_the_likeliest_is_said():
    likeliest, second = (
        {"on_plan": 0.4, "shortfall": 0.3},
        {"on_plan": 0.3, "shortfall": 0.4},
    )
    assert said(look(**likeliest), target_time=-1) == ["on_trajectory"]
    assert said(look(**second), target_time=-1) == ["insufficient_evidence"]
    arrived = look(**second, slow_start=0.2)
    assert said(arrived, target_time=-1) == ["on_trajectory"]
    assert said(arrived) == ["insufficient_evidence"]
    late = {"shortfall": 0.4, "slow_start": 0.5}
    assert said(look(10, **late), target_time=-1) == ["slow_start"]
    assert said(look(10, **late)) == ["off_plan_undetermined"]


def test_a_measure_that_is_disturbed_at_the_moment_is_not_on_trajectory():
    on, unknown = "on_trajectory", "insufficient_evidence"
    calm, hit = look(on_plan=0.9), look(on_plan=0.9, passing=0.6)
    assert said(calm, hit, calm) == [on, unknown, on]
    assert said(calm, hit, target_time=-1) == [on, unknown]


def test_more_than_promised_takes_more_to_be_named_when_it_lasts():
    more = {"exceeding": 0.9}
    assert "exceeding" not in said(*[look(1, 3.9, **more)] * 9)
    assert said(*[look(1, 4, **more)] * 3)[-1] == "exceeding"


def test_exceeding_is_named_unless_a_shortfall_is_likelier():
    assert said(look(1, 10, exceeding=0.9)) == ["exceeding"]
    assert said(look(10, 10, shortfall=0.9)) == ["structural_shortfall"]


def test_once_due_nothing_is_said_where_none_and_all_are_possible():
    likely = {"on_plan": 0.5, "slow_start": 0.2, "shortfall": 0.3}
    assert said(look(spread=0.46, **likely), target_time=-1) == ["on_trajectory"]
    assert said(look(spread=0.48, **likely), target_time=-1) == [
        "insufficient_evidence"
    ]
