import numpy as np
import pandas as pd
import pytest

from tests.analysis.trajectory.lives import HISTORY, PLAN, life
from valuebook.analysis.trajectory import detectable_after, every_look
from valuebook.model import ArgumentError


def noisier(factor):
    actuals = life()
    return actuals.assign(value=100 + factor * (actuals["value"] - 100))


def test_the_noisier_the_history_the_later_a_shortfall_shows():
    first = [detectable_after(PLAN, noisier(factor)) for factor in (0.5, 1.0, 1.6)]
    assert None not in first
    assert first == sorted(set(first))


def test_a_measure_that_is_too_noisy_cannot_decide():
    assert detectable_after(PLAN, noisier(10.0)) is None


def test_a_larger_shortfall_shows_earlier():
    assert detectable_after(PLAN, life(), shortfall=1.0) < detectable_after(
        PLAN, life(), shortfall=0.4
    )


def test_to_be_surer_takes_longer():
    assert detectable_after(PLAN, life(), chance=0.8) > detectable_after(PLAN, life())


def test_only_the_history_is_read():
    actuals = life()
    changed = actuals.assign(value=actuals["value"].where(actuals.index < HISTORY, 1e9))
    assert detectable_after(PLAN, changed) == detectable_after(PLAN, actuals)


def test_by_then_about_half_of_all_shortfalls_have_raised_an_alarm():
    behind = ["structural_shortfall", "slow_start", "off_plan_undetermined"]
    lives = [life(0.5, seed=seed) for seed in range(12)]
    alarmed = [
        every_look(PLAN, actuals)["verdict"]
        .isin(behind)[: int(detectable_after(PLAN, actuals)) + 1]
        .any()
        for actuals in lives
    ]
    assert 0.4 <= np.mean(alarmed) <= 0.9


@pytest.mark.parametrize(
    ("frame", "shortfall", "message"),
    [
        (life().iloc[HISTORY - 3 :], 0.5, "INI-001 has 3 values before go-live; 6 are"),
        (life(), 50, "shortfall: 50 is not a share, 0 to 1"),
        (pd.DataFrame(life().iloc[:0]), 0.5, "has 0 values before go-live"),
    ],
)
def test_what_cannot_be_answered_is_said(frame, shortfall, message):
    with pytest.raises(ArgumentError, match=message):
        detectable_after(PLAN, frame, shortfall=shortfall)


def test_a_chance_that_is_none_is_refused():
    with pytest.raises(ArgumentError, match="chance: 80 is not between 0 and 1"):
        detectable_after(PLAN, life(), chance=80)
