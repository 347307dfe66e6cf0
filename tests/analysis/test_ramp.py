import numpy as np
import pytest

from valuebook.analysis.ramp import SHAPES, bass, ramp_share
from valuebook.model import ArgumentError

MONTHS = np.arange(1, 25)


@pytest.mark.parametrize("shape", SHAPES)
def test_full_effect_is_reached_in_the_last_month_of_the_ramp(shape):
    share = ramp_share(MONTHS, shape, lag_months=3, ramp_months=6)
    assert share[8] == 1  # month 9 = 3 + 6
    assert (share[:3] == 0).all()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_ramp_of_no_months_is_full_after_the_lag(shape):
    share = ramp_share(MONTHS, shape, lag_months=2, ramp_months=0)
    assert share[:4].tolist() == [0, 0, 1, 1]


def test_a_step_is_full_at_once_whatever_its_length():
    assert ramp_share([1, 2], "step", ramp_months=12).tolist() == [1, 1]


def test_a_saturating_ramp_is_ahead_of_a_linear_and_a_logistic_one_behind_at_first():
    shares = {
        shape: ramp_share(3, shape, ramp_months=12)
        for shape in ("logistic", "linear", "saturating")
    }
    assert shares["logistic"] < shares["linear"] < shares["saturating"]


def test_each_row_may_have_its_own_lag_and_length():
    share = ramp_share([2, 2], "linear", lag_months=[0, 1], ramp_months=[4, 2])
    assert share.tolist() == [0.5, 0.5]


def test_half_of_the_adopters_of_a_bass_ramp_come_after_the_peak():
    # the peak of new adopters is at ln(q/p) / (p + q) = 6.19
    steps = np.diff(bass(np.arange(0, 13)))
    assert steps.argmax() == 6  # between 6 and 7, nearest to 6.19 + 1/2


def test_a_shape_nobody_knows_is_named_with_what_is_accepted():
    with pytest.raises(ArgumentError) as told:
        ramp_share(1, "liner")
    assert str(told.value) == (
        "ramp must be one of step, linear, logistic, saturating, bass; "
        "not 'liner'; did you mean linear?"
    )
