import numpy as np
import pytest

from valuebook.analysis.attribution.conformal import interval, shifted
from valuebook.analysis.attribution.donors import jumped
from valuebook.analysis.attribution.permutation import dealt, difference_placebo
from valuebook.analysis.attribution.simplex import shares


def test_shares_find_the_mix_that_was_made(rng):
    donors = rng.normal(size=(30, 6)).cumsum(axis=0)
    made = np.array([0.5, 0.0, 0.3, 0.0, 0.2, 0.0])
    assert shares(donors @ made, donors) == pytest.approx(made, abs=1e-4)


def test_shares_add_up_where_the_target_is_out_of_reach(rng):
    donors = rng.uniform(size=(10, 4))
    found = shares(donors.max(axis=1) + 5, donors)
    assert found.sum() == pytest.approx(1)
    assert found.min() >= 0


def test_a_block_after_the_start_is_ranked_among_all_blocks():
    residuals = np.array([0.1, -0.1, 0.1, -0.1, 0.1, -0.1, 5.0, 5.0])
    found = shifted(residuals, 6)
    assert (found.rank, found.n, found.p) == (1, 8, 0.125)


def test_the_interval_over_time_holds_what_is_not_refuted(rng):
    noise = rng.normal(size=40)
    noise[30:] += 6 - noise[30:].mean()

    def residuals_under(effect):
        left = noise.copy()
        left[30:] -= effect
        return left

    low, high = interval(6.0, residuals_under, before=30, refuted=2, step=1.0)
    assert 4 < low < 6 < high < 8


def test_an_end_that_is_never_refuted_is_infinite():
    ends = interval(0.0, lambda _: np.zeros(9), before=6, refuted=0, step=1.0)
    assert ends == (-np.inf, np.inf)


def test_only_a_jump_of_its_own_that_stays_takes_a_donor_out(rng):
    outcomes = rng.normal(size=(30, 8)) + 10
    outcomes[10:] += 40  # all of them
    outcomes[15:, 2] += 40  # one of them, for good
    outcomes[15, 5] += 40  # one of them, once
    assert np.flatnonzero(jumped(outcomes)).tolist() == [2]


def test_few_units_are_dealt_in_every_way_and_many_at_random():
    assert len(dealt(6, np.array([1, 2]))) == 14
    assert len(dealt(60, np.arange(20))) == 999
    assert (dealt(60, np.arange(20)) == dealt(60, np.arange(20))).all()


def test_the_largest_change_has_rank_1():
    found = difference_placebo(np.array([9.0, 1, 2, 0, 1]), np.array([0]))
    assert (found.kind, found.rank, found.n, found.p) == ("space", 1, 5, 0.2)
