import numpy as np
import pytest

from valuebook.analysis.attribution.averaged import Fit, Series
from valuebook.analysis.attribution.noise import (
    CHANCE,
    EVEN_CHANCE,
    PERSISTENCE,
    WANDERING,
    whitened,
)

TIMES = np.array([0.0, 1, 2, 5, 6, 7])  # two periods are missing


def covariances():
    apart = abs(TIMES[:, None] - TIMES)
    first = np.minimum(TIMES[:, None], TIMES)
    steady = [each**apart for each in PERSISTENCE]
    return steady + [np.eye(len(TIMES)) + each * first for each in WANDERING]


@pytest.mark.parametrize("number", range(len(PERSISTENCE) + len(WANDERING)))
def test_whitened_columns_have_the_products_of_the_full_covariance(number, rng):
    columns = rng.normal(size=(len(TIMES), 3))
    white, logs = whitened(columns, TIMES)
    covariance = covariances()[number]
    expected = columns.T @ np.linalg.solve(covariance, columns)
    assert white[number].T @ white[number] == pytest.approx(expected)
    assert logs[number].sum() == pytest.approx(np.linalg.slogdet(covariance)[1])


def test_the_first_rows_do_not_depend_on_later_ones(rng):
    columns = rng.normal(size=(len(TIMES), 2))
    whole, _ = whitened(columns, TIMES)
    part, _ = whitened(columns[:4], TIMES[:4])
    assert whole[:, :4] == pytest.approx(part)


@pytest.mark.parametrize("chance", [CHANCE, EVEN_CHANCE])
def test_every_kind_of_noise_has_a_chance_and_they_add_up(chance):
    assert len(chance) == len(PERSISTENCE) + len(WANDERING)
    assert chance.min() > 0
    assert chance.sum() == pytest.approx(1)


def test_even_chances_are_surer_of_a_step_in_noise_that_does_not_last(rng):
    count = 60
    step = (np.arange(count) >= 40)[:, None] * 1.0
    none = np.zeros((count, 0))
    columns = (np.ones((count, 1)), none, np.zeros(0), none, step)
    noise = rng.normal(size=count)
    spreads = [
        Fit(Series(np.arange(count) * 1.0, noise, *columns, chance))
        .averaged()
        .of(np.ones(1))
        .spread
        for chance in (CHANCE, EVEN_CHANCE)
    ]
    assert spreads[1] < 0.9 * spreads[0]
