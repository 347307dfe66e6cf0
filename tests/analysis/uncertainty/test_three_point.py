import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.uncertainty import Lognormal, ThreePoint
from valuebook.model import ArgumentError

SHAPES = st.sampled_from(["pert", "triangular"])
POINTS = st.tuples(*3 * [st.floats(-1e6, 1e6)]).map(sorted)


@pytest.mark.parametrize("shape", ["pert", "triangular"])
def test_a_number_that_is_certain_has_one_value(shape):
    certain = ThreePoint(5, 5, 5, shape)
    assert certain.mean == 5
    assert certain.quantile([0.1, 0.5, 0.9]).tolist() == [5, 5, 5]
    assert ThreePoint.between(5, 5, 5, shape=shape) == certain


@pytest.mark.parametrize(
    "uncertain",
    [
        ThreePoint(4, 7, 16),
        ThreePoint(4, 7, 16, "triangular"),
        ThreePoint(-3, -3, 2),
        Lognormal(10, 90),
    ],
)
def test_the_mean_is_that_of_the_quantiles(uncertain):
    shares = (np.arange(200_000) + 0.5) / 200_000
    assert uncertain.quantile(shares).mean() == pytest.approx(uncertain.mean, rel=1e-3)


def test_ends_and_range_are_not_the_same():
    ends, between = ThreePoint(90, 100, 120), ThreePoint.between(90, 100, 120)
    assert ends.quantile([0.1])[0] > 90
    assert between.low < 90
    assert between.high > 120


def test_a_likeliest_value_at_the_end_of_its_range_is_taken():
    between = ThreePoint.between(90, 90, 120)
    assert between.quantile([0.1, 0.9]) == pytest.approx([90, 120])


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda: ThreePoint(3, 2, 5),
            "low, likely, high: 3, 2, 5; give finite numbers in rising order",
        ),
        (
            lambda: ThreePoint(1, 2, float("nan")),
            "low, likely, high: 1, 2, nan; give finite numbers in rising order",
        ),
        (
            lambda: ThreePoint.between(3, 2, 5),
            "p10, likely, p90: 3, 2, 5; give finite numbers in rising order",
        ),
        (
            lambda: Lognormal(3, 2),
            "p10, p90: 3, 2; give finite numbers in rising order",
        ),
        (lambda: Lognormal(0, 2), "p10: 0; give a number above 0"),
        (
            lambda: ThreePoint(1, 2, 3, "normal"),
            "shape must be one of pert, triangular; not 'normal'",
        ),
        (
            lambda: ThreePoint.between(1, 2, 3, shape="perts"),
            "shape must be one of pert, triangular; not 'perts'; did you mean pert?",
        ),
    ],
)
def test_points_that_cannot_be_are_named(make, said):
    with pytest.raises(ArgumentError) as raised:
        make()
    assert str(raised.value) == said


@given(POINTS, SHAPES)
def test_quantiles_rise_from_end_to_end(points, shape):
    values = ThreePoint(*points, shape).quantile(np.linspace(0, 1, 21))
    slack = 1e-9 * max(map(abs, points))
    assert values[0] == pytest.approx(points[0], abs=slack)
    assert values[-1] == pytest.approx(points[2], abs=slack)
    assert (np.diff(values) >= -slack).all()


@given(st.floats(-1e6, 1e6), st.floats(1, 1e6), st.floats(0.01, 0.99), SHAPES)
def test_a_range_is_kept(p10, width, place, shape):
    p90 = p10 + width
    uncertain = ThreePoint.between(p10, p10 + place * width, p90, shape=shape)
    kept = uncertain.quantile([0.1, 0.9])
    assert kept == pytest.approx([p10, p90], abs=1e-6 * (width + abs(p10)))
