import numpy as np
import pandas as pd
import pytest

from valuebook.analysis.uncertainty import Lognormal, ThreePoint, among, draw
from valuebook.model import ArgumentError

INPUTS = {
    "adoption": ThreePoint(0.2, 0.6, 0.9),
    "saving": ThreePoint(50, 80, 200, "triangular"),
    "cost": Lognormal(10, 40),
}


def test_the_same_seed_gives_the_same_draws():
    first, again = draw(INPUTS, seed=7), draw(INPUTS, seed=7)
    pd.testing.assert_frame_equal(first, again)
    assert not first.equals(draw(INPUTS, seed=8))
    assert first.shape == (20_000, 3)


def test_every_input_keeps_its_own_range():
    drawn = draw(INPUTS, seed=7, correlation=among(INPUTS, 0.6))
    for name, uncertain in INPUTS.items():
        found = drawn[name].quantile([0.1, 0.5, 0.9]).to_numpy()
        assert found == pytest.approx(uncertain.quantile([0.1, 0.5, 0.9]), rel=0.02)


# For normal scores with correlation r, ranks correlate at 6 / pi * arcsin(r / 2)
# (Kruskal 1958).
@pytest.mark.parametrize("correlation", [-0.8, 0.0, 0.3, 0.6])
def test_inputs_are_correlated_as_stated(correlation):
    pairs = {("adoption", "cost"): correlation}
    ranks = draw(INPUTS, seed=7, correlation=pairs).rank().corr()
    expected = 6 / np.pi * np.arcsin(correlation / 2)
    assert ranks.loc["adoption", "cost"] == pytest.approx(expected, abs=0.02)
    assert ranks.loc["adoption", "saving"] == pytest.approx(0, abs=0.02)


def test_inputs_that_move_as_one_share_their_ranks():
    drawn = draw(INPUTS, seed=7, count=500, correlation=among(INPUTS, 1.0))
    assert (drawn["adoption"].rank() == drawn["cost"].rank()).mean() > 0.99


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"inputs": {}}, "inputs: empty; give at least one uncertain input"),
        ({"count": 0}, "count: 0; give at least 1 draw"),
        (
            {"correlation": {("adoptoin", "cost"): 0.3}},
            "correlation: adoptoin is not among the inputs; did you mean adoption?",
        ),
        (
            {"correlation": {("adoption", "cost"): 1.2}},
            "correlation: 1.2 of adoption with cost; "
            "give a number from -1 to 1 for two different inputs",
        ),
        (
            {"correlation": {("cost", "cost"): 0.5}},
            "correlation: 0.5 of cost with cost; "
            "give a number from -1 to 1 for two different inputs",
        ),
        (
            {"correlation": among(INPUTS, -0.9)},
            "correlation: the pairs contradict one another (no numbers can be "
            "correlated in this way); lower them",
        ),
    ],
)
def test_draws_that_cannot_be_made_are_named(arguments, said):
    with pytest.raises(ArgumentError) as raised:
        draw(**{"inputs": INPUTS, "seed": 1} | arguments)
    assert str(raised.value) == said
