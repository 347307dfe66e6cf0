"""The loss of a year as a distribution, before and after a control.

Events come at random (Poisson) and each loses a random amount; the loss of a year is
their sum. After Open FAIR (The Open Group, Risk Taxonomy O-RT and Risk Analysis O-RA):
loss event frequency = threat event frequency x vulnerability, loss magnitude =
primary + secondary.
"""

from dataclasses import dataclass
from math import isfinite

import numpy as np
import pandas as pd

from valuebook.analysis.cashflow.flows import Floats, Flows, amounts, finite
from valuebook.analysis.uncertainty import DRAWS, Uncertain
from valuebook.model import Amount, ArgumentError, BenefitClass

_EVENTS = 5_000_000  # in one simulation: what fits in memory
_AT_LEAST = (0.99, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01)


@dataclass(frozen=True)
class Risk:
    """What may happen, how often, and what each time costs.

    `threats` is the number of attempts or occasions per year, `vulnerability` the
    share of them that turn into a loss; `primary` is the loss of one event and
    `secondary` what others do in response (fines, lost customers), both in the
    currency.
    """

    threats: float
    vulnerability: float
    primary: Uncertain
    secondary: Uncertain | None = None

    def __post_init__(self) -> None:
        if not isfinite(self.threats) or self.threats < 0:
            raise ArgumentError(
                f"threats: {self.threats:g}; give a number of at least 0"
            )
        if not 0 <= self.vulnerability <= 1:
            raise ArgumentError(
                f"vulnerability: {self.vulnerability:g}; give a share from 0 to 1"
            )

    @property
    def frequency(self) -> float:
        """Return the loss events to be expected in a year."""
        return self.threats * self.vulnerability

    @property
    def expected_loss(self) -> float:
        """Return the loss to be expected in a year, in the currency.

        >>> from valuebook.analysis.uncertainty import ThreePoint
        >>> Risk(3, 1, ThreePoint(25_000, 25_000, 25_000)).expected_loss
        75000.0
        """
        beyond = self.secondary.mean if self.secondary else 0.0
        return self.frequency * (self.primary.mean + beyond)


def yearly_losses(risk: Risk, *, seed: int, count: int = DRAWS) -> Floats:
    """Return the loss of each simulated year, in the currency.

    The same seed gives the same years.
    """
    if count < 1:
        raise ArgumentError(f"count: {count}; give at least 1 year")
    if seed < 0:
        raise ArgumentError(f"seed: {seed}; give a number of at least 0")
    if risk.frequency * count > _EVENTS:
        raise ArgumentError(
            f"count: {count} years of {risk.frequency:g} events are more than "
            f"{_EVENTS:,} events; give fewer years"
        )
    rng = np.random.default_rng(seed)
    events = rng.poisson(risk.frequency, count)
    lost = risk.primary.quantile(rng.random(events.sum()))
    if risk.secondary:
        lost = lost + risk.secondary.quantile(rng.random(events.sum()))
    years = np.repeat(np.arange(count), events)
    return np.bincount(years, weights=lost, minlength=count).astype("float64")


def loss_summary(before: Flows, after: Flows) -> pd.DataFrame:
    """Return the loss of a year before and after a control, in the currency.

    One row per figure; columns: figure (mean, P50, P90, P95), before, after and
    change (after less before: below zero is what is won).

    >>> loss_summary([0, 0, 100, 300], [0, 0, 50, 50])
      figure  before  after  change
    0   mean   100.0   25.0   -75.0
    1    P50    50.0   25.0   -25.0
    2    P90   240.0   50.0  -190.0
    3    P95   270.0   50.0  -220.0
    """
    columns = {}
    for name, losses in (("before", before), ("after", after)):
        series = amounts(losses, name=name)
        tail = np.quantile(series, [0.5, 0.9, 0.95])
        columns[name] = np.concatenate([[series.mean()], tail])
    rows = pd.DataFrame({"figure": ["mean", "P50", "P90", "P95"], **columns})
    return rows.assign(change=rows["after"] - rows["before"])


def exceedance(losses: Flows) -> pd.DataFrame:
    """Return the chance that the loss of a year exceeds each amount.

    Columns: chance (from 0.99 down to 0.01) and loss, in the currency.

    >>> exceedance(range(101)).iloc[[0, 5, -1]]
        chance  loss
    0     0.99   1.0
    5     0.50  50.0
    12    0.01  99.0
    """
    series = amounts(losses, name="losses")
    chances = np.array(_AT_LEAST)
    return pd.DataFrame({"chance": chances, "loss": np.quantile(series, 1 - chances)})


def loss_avoided(before: float, after: float, *, currency: str) -> Amount:
    """Return the expected loss that a control avoids per year, as risk reduction.

    Before and after are losses to be expected in a year (`ale`, or
    `Risk.expected_loss`). It is no money in the budget and is never added to any.

    >>> print(loss_avoided(600_000, 180_000, currency="CNY"))
    CNY 420 k risk reduction
    """
    return Amount(before - after, currency, BenefitClass.RISK_REDUCTION)


def rosi(before: float, after: float, control_cost: float) -> float:
    """Return the return on a security investment, as a share of its yearly cost.

    The expected loss avoided, less the cost of the control, over that cost. The
    inputs are easily bent to justify a decision (ENISA, Introduction to Return on
    Security Investment, 2012): show the distribution beside it.

    >>> round(rosi(600_000, 180_000, 126_000), 3)
    2.333
    """
    finite(before, name="before")
    finite(after, name="after")
    if not isfinite(control_cost) or control_cost <= 0:
        raise ArgumentError(f"control_cost: {control_cost:g}; give a number above 0")
    return (before - after - control_cost) / control_cost


def risk_adjusted(
    benefit: float, cost: float, *, benefit_factor: float, cost_factor: float
) -> tuple[float, float]:
    """Return benefit and cost adjusted for risk; show them beside the unadjusted.

    The benefit is lowered by its risk factor, the cost raised by its own, both
    shares of one (Forrester, Total Economic Impact).

    >>> risk_adjusted(1_000, 500, benefit_factor=0.2, cost_factor=0.1)
    (800.0, 550.0)
    """
    finite(benefit, name="benefit")
    finite(cost, name="cost")
    for name, found in (
        ("benefit_factor", benefit_factor),
        ("cost_factor", cost_factor),
    ):
        if not 0 <= found <= 1:
            raise ArgumentError(f"{name}: {found:g}; give a share from 0 to 1")
    return benefit * (1 - benefit_factor), cost * (1 + cost_factor)
