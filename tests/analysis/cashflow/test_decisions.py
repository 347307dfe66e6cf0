import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.cashflow import ale, ecv, evpi
from valuebook.model import ArgumentError

CHANCES = st.lists(st.floats(0.01, 1), min_size=2, max_size=5).map(
    lambda weights: [weight / sum(weights) for weight in weights]
)


def test_options_may_be_named():
    named = {"pilot": [0, 0], "launch": [-100, 300]}
    assert evpi(named, [0.5, 0.5]) == evpi([[0, 0], [-100, 300]], [0.5, 0.5]) == 50


def test_knowing_what_changes_no_choice_is_worth_nothing():
    assert evpi([[10, 20], [5, 8]], [0.3, 0.7]) == 0


@pytest.mark.parametrize(
    ("payoffs", "probabilities", "said"),
    [
        (
            [[1, 2]],
            [0.5, 0.4],
            "probabilities: they sum to 0.9; give shares that sum to 1",
        ),
        ([[1, 2]], [1.5, -0.5], "probabilities: 1.5; give shares from 0 to 1"),
        ([[1, 2]], [], "probabilities: empty; give at least one amount"),
        (
            [[1, 2]],
            [float("nan"), 1],
            "probabilities: nan at position 1; every amount must be a finite number",
        ),
        ([], [1.0], "payoffs: empty; give one row per option"),
        (
            [[1, 2], [3]],
            [0.5, 0.5],
            "payoffs: 1 amounts in option 2 and 2 probabilities; "
            "give one amount for every state",
        ),
        (
            [[1, float("inf")]],
            [0.5, 0.5],
            "payoffs: inf at position 2; every amount must be a finite number",
        ),
    ],
)
def test_payoffs_and_probabilities_that_cannot_be_used_are_named(
    payoffs, probabilities, said
):
    with pytest.raises(ArgumentError) as raised:
        evpi(payoffs, probabilities)
    assert str(raised.value) == said


@given(st.data(), CHANCES)
def test_information_is_never_worth_less_than_nothing(data, chances):
    row = st.lists(st.floats(-1e6, 1e6), min_size=len(chances), max_size=len(chances))
    payoffs = data.draw(st.lists(row, min_size=1, max_size=4))
    worth = evpi(payoffs, chances)
    spread = max(max(row) for row in payoffs) - min(min(row) for row in payoffs)
    assert -1e-6 <= worth <= spread + 1e-6


def test_success_that_is_certain_leaves_the_value_less_its_costs():
    worth = ecv(
        10, launch_cost=2, development_cost=1, commercial_success=1, technical_success=1
    )
    assert worth == 7


@pytest.mark.parametrize("name", ["commercial_success", "technical_success"])
def test_a_probability_above_one_is_named(name):
    chances = {"commercial_success": 0.5, "technical_success": 0.5, name: 60}
    with pytest.raises(ArgumentError, match=f"^{name}: 60; give a probability from 0"):
        ecv(10, launch_cost=2, development_cost=1, **chances)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((-1, 0.5, 1), "asset_value: -1; give a number of at least 0"),
        ((100, 25, 1), "exposure_factor: 25; give a share from 0 to 1"),
        ((100, float("nan"), 1), "exposure_factor: nan; give a share from 0 to 1"),
        ((100, 0.5, float("inf")), "annual_rate: inf; give a number of at least 0"),
    ],
)
def test_a_loss_that_cannot_be_is_named(arguments, said):
    with pytest.raises(ArgumentError) as raised:
        ale(*arguments)
    assert str(raised.value) == said
