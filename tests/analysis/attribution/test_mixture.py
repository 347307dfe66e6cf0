import numpy as np
import pytest
from scipy.special import stdtr, stdtrit

from valuebook.analysis.attribution.mixture import Mixture


def test_one_component_is_a_t_distribution():
    known = Mixture(np.array([1.0]), np.array([3.0]), np.array([2.0]), 10)
    assert known.quantile(0.975) == pytest.approx(3 + 2 * stdtrit(10, 0.975))
    assert known.p_value == pytest.approx(2 * stdtr(10, -3 / 2))
    assert (known.middle, known.spread) == (3, 2)


def test_components_that_disagree_widen_the_interval():
    both = Mixture(np.array([0.5, 0.5]), np.array([-4.0, 4.0]), np.ones(2), 30)
    assert both.middle == 0
    assert both.spread == pytest.approx(np.sqrt(17))
    assert both.p_value == 1
    assert both.quantile(0.25) == pytest.approx(-4, abs=1e-6)


def test_one_without_any_spread_is_its_middle():
    sure = Mixture(np.array([1.0]), np.array([5.0]), np.zeros(1), 10)
    assert sure.quantile(0.975) == 5
