"""What a choice is worth, and what it would be worth to know more first."""

from collections.abc import Mapping, Sequence

import numpy as np

from valuebook.analysis.cashflow.flows import Floats, amounts, finite
from valuebook.model import ArgumentError

Payoffs = Mapping[str, Sequence[float]] | Sequence[Sequence[float]] | Floats


def evpi(payoffs: Payoffs, probabilities: Sequence[float]) -> float:
    """Return the expected value of perfect information, in the money of the payoffs.

    `payoffs` holds one row per option, with what it yields in each state of the
    world; `probabilities` one share per state. It is what one would pay at most to
    know the state before choosing.

    Source: Wikipedia, Expected value of perfect information (stock, mutual fund and
    certificate of deposit: 350).

    >>> evpi([[1500, 300, -800], [900, 600, -200], [500, 500, 500]], [0.5, 0.3, 0.2])
    350.0
    """
    shares = amounts(probabilities, name="probabilities")
    if (shares < 0).any() or (shares > 1).any():
        bad = shares[(shares < 0) | (shares > 1)][0]
        raise ArgumentError(f"probabilities: {bad:g}; give shares from 0 to 1")
    if abs(shares.sum() - 1) > 1e-9:
        raise ArgumentError(
            f"probabilities: they sum to {shares.sum():g}; give shares that sum to 1"
        )
    rows = list(payoffs.values() if isinstance(payoffs, Mapping) else payoffs)
    if not rows:
        raise ArgumentError("payoffs: empty; give one row per option")
    yields = [amounts(row, name="payoffs") for row in rows]
    for place, row in enumerate(yields, start=1):
        if row.size != shares.size:
            raise ArgumentError(
                f"payoffs: {row.size} amounts in option {place} and {shares.size} "
                "probabilities; give one amount for every state"
            )
    table = np.stack(yields)
    informed = table.max(axis=0) @ shares
    return max(0.0, float(informed - (table @ shares).max()))


def ecv(
    worth: float,
    *,
    launch_cost: float,
    development_cost: float,
    commercial_success: float,
    technical_success: float,
) -> float:
    """Return the expected commercial value, in the money of the costs.

    `worth` is the net present value if all goes well; the two successes are
    probabilities. Each cost is only spent once the stage before it has succeeded.

    Source: Cooper's formula ((worth * commercial - launch) * technical) - development.

    >>> round(ecv(10.0, launch_cost=1.5, development_cost=1.0,
    ...     commercial_success=0.6, technical_success=0.7), 9)
    2.15
    """
    for name, found in (
        ("worth", worth),
        ("launch_cost", launch_cost),
        ("development_cost", development_cost),
    ):
        finite(found, name=name)
    for name, found in (
        ("commercial_success", commercial_success),
        ("technical_success", technical_success),
    ):
        if not 0 <= found <= 1:
            raise ArgumentError(f"{name}: {found:g}; give a probability from 0 to 1")
    launched = worth * commercial_success - launch_cost
    return launched * technical_success - development_cost
