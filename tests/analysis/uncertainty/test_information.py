from math import erf, exp, pi, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.uncertainty import go_or_not, information_value, measure_next
from valuebook.model import ArgumentError

COUNT = 20_000


def gain(mean: float, spread: float) -> float:
    """Expected value of the better of going and not going, beyond deciding now.

    For a normal value: spread * density + mean * share above 0, less max(0, mean).
    """
    at = mean / spread
    density = exp(-(at**2) / 2) / sqrt(2 * pi)
    return spread * density + mean * (1 + erf(at / sqrt(2))) / 2 - max(0.0, mean)


@pytest.mark.parametrize("mean", [-1.0, 0.0, 2.0])
def test_information_is_worth_what_theory_says(rng, mean):
    draws = pd.DataFrame(rng.normal(size=(COUNT, 3)), columns=["a", "b", "noise"])
    worth = (mean + 2 * draws["a"] + draws["b"]).to_numpy()
    rows = information_value(draws, worth).set_index("input")["evppi"]
    assert go_or_not(worth) == pytest.approx(gain(mean, sqrt(5)), abs=0.04)
    assert rows["a"] == pytest.approx(gain(mean, 2), abs=0.05)
    assert rows["b"] == pytest.approx(gain(mean, 1), abs=0.05)
    assert rows["noise"] == pytest.approx(0, abs=0.02)


def test_the_most_valuable_input_comes_first_with_its_share(rng):
    draws = pd.DataFrame(rng.normal(size=(COUNT, 2)), columns=["small", "large"])
    worth = (draws["small"] + 5 * draws["large"]).to_numpy()
    rows = information_value(draws, worth)
    assert rows["input"].tolist() == ["large", "small"]
    assert rows.loc[0, "share"] == rows.loc[0, "evppi"] / go_or_not(worth)


def test_where_nothing_can_go_wrong_nothing_is_worth_knowing():
    draws = pd.DataFrame({"saving": np.linspace(1, 2, 100)})
    rows = information_value(draws, draws["saving"].to_numpy(), bins=10)
    assert rows["evppi"].tolist() == [0]
    assert rows["share"].isna().all()
    assert measure_next(rows, currency="EUR", basis="").sentence == (
        "Nothing that could be measured first would change the decision."
    )


def test_an_input_that_is_certain_is_not_worth_measuring(rng):
    draws = pd.DataFrame({"certain": np.ones(1_000)})
    assert information_value(draws, rng.normal(size=1_000))["evppi"].tolist() == [0]


def test_the_finding_names_the_input_and_its_worth():
    rows = pd.DataFrame(
        {"input": ["adoption", "uplift"], "evppi": [103e3, 93e3], "share": [0.5, 0.4]}
    )
    finding = measure_next(rows, currency="EUR", basis="20000 draws")
    assert finding.sentence == (
        "Measure adoption first: knowing it before deciding is worth up to EUR 103 k."
    )
    assert [(each.name, each.value) for each in finding.quantities] == [
        ("value of knowing adoption", 103e3),
        ("value of knowing uplift", 93e3),
    ]


@pytest.mark.parametrize(
    ("worth", "bins", "said"),
    [
        (
            [1.0],
            1,
            "draws and worth: 4 and 1 rows; give one value for every draw",
        ),
        (4 * [1.0], 0, "bins: 0 for 4 draws; give 1 to half the draws"),
        (4 * [1.0], 3, "bins: 3 for 4 draws; give 1 to half the draws"),
        (
            [1.0, 2, 3, float("nan")],
            2,
            "worth: nan at position 4; every amount must be a finite number",
        ),
    ],
)
def test_values_that_cannot_be_binned_are_named(worth, bins, said):
    draws = pd.DataFrame({"saving": [1.0, 2, 3, 4]})
    with pytest.raises(ArgumentError) as raised:
        information_value(draws, worth, bins=bins)
    assert str(raised.value) == said


# Knowing one input is worth something between nothing and knowing all of them.
@given(
    st.lists(
        st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=2, max_size=80
    ),
    st.integers(1, 40),
)
def test_one_input_is_worth_no_more_than_all(rows, bins):
    draws = pd.DataFrame(rows, columns=["input", "worth"])
    worth = draws.pop("worth").to_numpy()
    bins = min(bins, len(rows) // 2)
    (found,) = information_value(draws, worth, bins=bins)["evppi"]
    assert 0 <= found <= go_or_not(worth) + 1e-6
