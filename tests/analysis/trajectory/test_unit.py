from dataclasses import replace

import numpy as np
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


@pytest.mark.parametrize(("target", "factor"), [(4.0, 100), (2000.0, 0.01)])
def test_a_slip_is_found_where_the_measure_has_moved_far(target, factor):
    plan = replace(
        PLAN, target=target, direction="increase" if target > 100 else "decrease"
    )
    actuals = life()
    change = (actuals["value"] - 100) / 20
    actuals["value"] = 100 + (target - 100) * (change.clip(0, 1))
    actuals.loc[:HISTORY, "value"] = 100 + np.arange(HISTORY + 1) % 3
    actuals.loc[HISTORY + 12 :, "value"] = target
    actuals.loc[HISTORY + 15, "value"] *= factor
    assert in_other_unit(plan, observations(plan, actuals)).nonzero()[0].tolist() == [
        HISTORY + 15
    ]


def test_a_relapse_is_not_a_slip():
    plan = replace(PLAN, direction="decrease", target=1.0)
    actuals = life()
    actuals.loc[HISTORY + 8 :, "value"] = 1.0
    actuals.loc[HISTORY + 15 :, "value"] = 100.0
    assert not in_other_unit(plan, observations(plan, actuals)).any()
