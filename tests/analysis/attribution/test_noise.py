import numpy as np
import pytest

from valuebook.analysis.attribution.noise import (
    CHANCE,
    DAMPING,
    FORECAST_CHANCE,
    PERSISTENCE,
    TURNING,
    WANDERING,
    whitened,
)

TIMES = np.array([0.0, 1, 2, 5, 6, 7])  # two periods are missing


def covariances():
    apart = abs(TIMES[:, None] - TIMES)
    first = np.minimum(TIMES[:, None], TIMES)
    steady = [each**apart for each in PERSISTENCE]
    wandering = [np.eye(len(TIMES)) + each * first for each in WANDERING]
    # a slope moved at time s has added 1 + d + d^2 + ... to the level at time t
    lasted = np.maximum(TIMES[:, None] - np.arange(1, TIMES[-1] + 1), 0)
    added = (1 - DAMPING**lasted) / (1 - DAMPING)
    turning = [np.eye(len(TIMES)) + each * added @ added.T for each in TURNING]
    return steady + wandering + turning


@pytest.mark.parametrize("number", range(len(FORECAST_CHANCE)))
def test_whitened_columns_have_the_products_of_the_full_covariance(number, rng):
    columns = rng.normal(size=(len(TIMES), 3))
    white, logs = whitened(columns, TIMES, turning=True)
    covariance = covariances()[number]
    expected = columns.T @ np.linalg.solve(covariance, columns)
    assert white[number].T @ white[number] == pytest.approx(expected)
    assert logs[number].sum() == pytest.approx(np.linalg.slogdet(covariance)[1])


def test_the_first_rows_do_not_depend_on_later_ones(rng):
    columns = rng.normal(size=(len(TIMES), 2))
    whole, _ = whitened(columns, TIMES, turning=True)
    part, _ = whitened(columns[:4], TIMES[:4], turning=True)
    assert whole[:, :4] == pytest.approx(part)


@pytest.mark.parametrize(
    ("chance", "families"),
    [
        (CHANCE, (PERSISTENCE, WANDERING)),
        (FORECAST_CHANCE, (PERSISTENCE, WANDERING, TURNING)),
    ],
    ids=["steps", "forecasts"],
)
def test_every_kind_of_noise_has_a_chance_and_they_add_up(chance, families):
    assert len(chance) == sum(len(each) for each in families)
    assert chance.min() > 0
    assert chance.sum() == pytest.approx(1)
