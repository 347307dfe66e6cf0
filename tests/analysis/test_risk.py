from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.cashflow import ale
from valuebook.analysis.risk import (
    Risk,
    exceedance,
    loss_avoided,
    loss_summary,
    risk_adjusted,
    rosi,
    yearly_losses,
)
from valuebook.analysis.uncertainty import Lognormal, ThreePoint
from valuebook.model import Amount, ArgumentError, BenefitClass

CERTAIN = ThreePoint(25_000, 25_000, 25_000)
BREACH = Risk(12, 0.25, Lognormal(10_000, 200_000), ThreePoint(0, 5_000, 80_000))


def test_a_loss_that_is_certain_in_size_is_the_annualized_loss_expectancy():
    assert Risk(3, 1, CERTAIN).expected_loss == ale(100_000, 0.25, 3)


def test_what_others_do_in_response_adds_to_the_loss():
    assert Risk(2, 0.5, CERTAIN, CERTAIN).expected_loss == 50_000


def test_the_same_seed_gives_the_same_years():
    first, again = yearly_losses(BREACH, seed=4), yearly_losses(BREACH, seed=4)
    assert (first == again).all()
    assert (first != yearly_losses(BREACH, seed=5)).any()


# The mean of a sum of random length is frequency x mean (Wald's identity); its
# variance is frequency x mean of the squares; a year stays without an event with the
# chance e^-frequency.
def test_simulated_years_agree_with_theory():
    risk = Risk(2, 0.75, ThreePoint(0, 0, 300, "triangular"))
    losses = yearly_losses(risk, seed=4, count=200_000)
    # triangular with its peak at 0: mean 300 / 3, mean of squares 300 ** 2 / 6
    assert losses.mean() == pytest.approx(1.5 * 100, rel=0.01)
    assert losses.var() == pytest.approx(1.5 * 300**2 / 6, rel=0.02)
    assert (losses == 0).mean() == pytest.approx(exp(-1.5), abs=0.005)
    assert losses.mean() == pytest.approx(risk.expected_loss, rel=0.01)


def test_lognormal_years_keep_their_mean():
    losses = yearly_losses(BREACH, seed=4, count=200_000)
    assert losses.mean() == pytest.approx(BREACH.expected_loss, rel=0.03)


def test_a_control_shifts_mean_and_tail():
    after = Risk(12, 0.05, BREACH.primary, BREACH.secondary)
    rows = loss_summary(yearly_losses(BREACH, seed=4), yearly_losses(after, seed=4))
    assert rows["figure"].tolist() == ["mean", "P50", "P90", "P95"]
    assert (rows["change"] < 0).all()
    assert (np.diff(rows["before"][1:]) > 0).all()


def test_a_risk_that_cannot_happen_loses_nothing():
    assert yearly_losses(Risk(0, 1, CERTAIN), seed=1, count=3).tolist() == [0, 0, 0]


def test_exceedance_rises_as_the_chance_falls():
    rows = exceedance(yearly_losses(BREACH, seed=4))
    assert rows["chance"].is_monotonic_decreasing
    assert rows["loss"].is_monotonic_increasing


def test_loss_avoided_is_never_added_to_cash():
    avoided = loss_avoided(600_000, 180_000, currency="EUR")
    assert avoided.value == 420_000
    with pytest.raises(ArgumentError, match="one sum for each benefit class"):
        avoided + Amount(1, "EUR", BenefitClass.CASHABLE)


def test_adjusting_for_no_risk_changes_nothing():
    assert risk_adjusted(100, 50, benefit_factor=0, cost_factor=0) == (100, 50)


@pytest.mark.parametrize(
    ("use", "said"),
    [
        (lambda: Risk(-1, 0.5, CERTAIN), "threats: -1; give a number of at least 0"),
        (lambda: Risk(1, 50, CERTAIN), "vulnerability: 50; give a share from 0 to 1"),
        (
            lambda: yearly_losses(BREACH, seed=1, count=0),
            "count: 0; give at least 1 year",
        ),
        (
            lambda: yearly_losses(Risk(1e6, 1, CERTAIN), seed=1),
            "count: 20000 years of 1e+06 events are more than 5,000,000 events; "
            "give fewer years",
        ),
        (
            lambda: loss_summary([1, 2], []),
            "after: empty; give at least one amount",
        ),
        (
            lambda: exceedance([float("nan")]),
            "losses: nan at position 1; every amount must be a finite number",
        ),
        (lambda: rosi(2, 1, 0), "control_cost: 0; give a number above 0"),
        (
            lambda: risk_adjusted(1, 1, benefit_factor=20, cost_factor=0),
            "benefit_factor: 20; give a share from 0 to 1",
        ),
    ],
)
def test_risks_that_cannot_be_are_named(use, said):
    with pytest.raises(ArgumentError) as raised:
        use()
    assert str(raised.value) == said


@given(st.floats(0, 5), st.floats(0, 1), st.floats(0.1, 100))
def test_losses_scale_with_money(threats, vulnerability, factor):
    small = Risk(threats, vulnerability, ThreePoint(1, 2, 9))
    large = Risk(threats, vulnerability, ThreePoint(factor, 2 * factor, 9 * factor))
    losses = yearly_losses(small, seed=1, count=50)
    assert yearly_losses(large, seed=1, count=50) == pytest.approx(factor * losses)
    assert large.expected_loss == pytest.approx(factor * small.expected_loss)
