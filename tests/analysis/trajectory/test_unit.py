from dataclasses import replace

import pytest

from tests.analysis.trajectory.lives import HISTORY, PLAN, life
from valuebook.analysis.trajectory import in_other_unit, observations


def doubted(frame):
    seen = observations(PLAN, frame)
    return in_other_unit(PLAN, seen).nonzero()[0].tolist()


@pytest.mark.parametrize("place", [3, HISTORY + 4])
@pytest.mark.parametrize("factor", [0.001, 0.01, 100, 1000])
def test_one_value_in_another_unit_is_found(factor, place):
    actuals = life()
    actuals.loc[place, "value"] *= factor
    assert doubted(actuals) == [place]


@pytest.mark.parametrize("factor", [0.001, 0.01, 100, 1000])
def test_where_all_values_are_in_another_unit_all_are_doubted(factor):
    actuals = life()
    actuals["value"] *= factor
    assert doubted(actuals) == actuals.index.tolist()


@pytest.mark.parametrize("share", [-4.0, 0.0, 1.0, 20.0])
def test_a_large_change_is_not_another_unit(share):
    assert doubted(life(share)) == []


def test_nothing_is_the_same_in_every_unit():
    actuals = life()
    actuals.loc[HISTORY + 4, "value"] = 0.0
    assert doubted(actuals) == []


def test_a_measure_that_falls_to_next_to_nothing_is_not_in_another_unit():
    plan = replace(PLAN, direction="decrease", target=3.0)
    actuals = life()
    actuals.loc[HISTORY + 12 :, "value"] = [2.0, 0.05, -0.02, 4.0, 0.001, 1.0, 0.0, 5.0]
    assert not in_other_unit(plan, observations(plan, actuals)).any()
