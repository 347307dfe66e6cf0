import numpy as np
import pytest

from tests.analysis.trajectory.lives import PLAN
from valuebook.analysis.trajectory.hypotheses import LEVELS, PRIOR, hypotheses
from valuebook.analysis.trajectory.paths import path_shares, paths

WAYS = paths(PLAN)
SPREAD = dict(hypotheses(WAYS).items())


@pytest.mark.parametrize("name", PRIOR)
def test_each_hypothesis_is_a_distribution(name):
    assert SPREAD[name].sum() == pytest.approx(1)
    assert (SPREAD[name] >= 0).all()


def test_the_chances_beforehand_add_up_to_one():
    assert sum(PRIOR.values()) == pytest.approx(1)


def test_on_plan_is_near_the_promise_and_punctual():
    held = SPREAD["on_plan"]
    assert abs(held.sum(axis=0) @ LEVELS - 1) < 0.01
    late = np.array([abs(way.late) for way in WAYS])
    assert held[late > 0.5].sum() == 0


@pytest.mark.parametrize("name", ["shortfall", "exceeding"])
def test_an_effect_of_another_size_is_mostly_in_time(name):
    late = np.array([way.late for way in WAYS])
    assert SPREAD[name][late < 1.5].sum() > 0.5
    assert SPREAD[name][late >= 4].sum() > 0.01


def test_only_erosion_fades():
    fades = np.array([way.fades for way in WAYS])
    for name, held in SPREAD.items():
        assert held[fades].sum() == pytest.approx(1 if name == "erosion" else 0)


def test_a_fading_effect_halves_in_its_half_life():
    way = next(way for way in WAYS if way.fades and way.half_life == 5)
    full, half = path_shares([way], np.array([way.fades_from, way.fades_from + 5]))
    assert half == pytest.approx(full / 2)
