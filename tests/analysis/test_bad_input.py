"""What cannot be computed is refused, and the refusal begins with the argument."""

from math import inf, nan

import pytest

from valuebook.analysis import cashflow, debiasing, risk, savings, uncertainty
from valuebook.analysis.ramp import bass
from valuebook.model import ArgumentError

DATES = ["2025-01-01", "2026-01-01"]
EARLIER = ["2025-01-01", "2024-01-01"]
POST = savings.Post(70_000, 1_600, "EUR")
RANGE = uncertainty.ThreePoint(1, 2, 3)
TWO = {"a": RANGE, "b": RANGE}


def worth_nothing_known(_):
    return nan


REFUSED = [
    # empty, not a number, no numbers
    ("flows", cashflow.npv, ([], 0.1), {}),
    ("flows", cashflow.npv, ([1, nan], 0.1), {}),
    ("flows", cashflow.npv, ([1, inf], 0.1), {}),
    ("flows", cashflow.npv, ("abc", 0.1), {}),
    ("flows", cashflow.npv, (None, 0.1), {}),
    ("flows", cashflow.npv, ([[1, 2], [3, 4]], 0.1), {}),
    ("flows", cashflow.payback, ([],), {}),
    ("flows", cashflow.discounted_payback, ([], 0.1), {}),
    ("flows", cashflow.xnpv, (0.1, [], []), {}),
    ("costs", cashflow.roi, ([], []), {}),
    ("benefits", cashflow.roi, ([1], [nan]), {}),
    ("costs", cashflow.bcr, ([nan], [1]), {}),
    ("worth", uncertainty.outlook, ([],), {}),
    ("worth", uncertainty.go_or_not, ([nan],), {}),
    ("promised", debiasing.record, ([], []), {}),
    ("promised", debiasing.debiased, (nan,), {}),
    ("ratios", debiasing.PRIOR.after, ([nan],), {}),
    ("estimate", debiasing.adjusted_cost, (nan, "outsourcing"), {}),
    ("before", risk.loss_summary, ([], [1]), {}),
    ("before", risk.rosi, (nan, 1, 1), {}),
    ("losses", risk.exceedance, ([nan],), {}),
    ("value", savings.price_saving, (nan, 1, 1), {"currency": "EUR"}),
    ("time", bass, ([1, nan],), {}),
    # no change of sign; a single amount has none
    ("flows", cashflow.irr, ([1, 2],), {}),
    ("flows", cashflow.irr, ([0, 0],), {}),
    ("flows", cashflow.irr, ([-5],), {}),
    ("flows", cashflow.mirr, ([1, 2], 0.1, 0.1), {}),
    ("flows", cashflow.mirr, ([-1], 0.1, 0.1), {}),
    ("flows", cashflow.xirr, ([1, 2], DATES), {}),
    ("flows", cashflow.xirr, ([-1], DATES[:1]), {}),
    # rates of a total loss and beyond
    ("rate", cashflow.npv, ([1, 2], -1), {}),
    ("rate", cashflow.npv, ([1, 2], nan), {}),
    ("rate", cashflow.npv, ([1, 2], "0.1"), {}),
    ("rate", cashflow.xnpv, (-1, [1, 2], DATES), {}),
    ("rate", cashflow.discounted_payback, ([-1, 2], -2), {}),
    ("rate", cashflow.bcr, ([1, 1], [1, 1], -1), {}),
    ("rate", cashflow.Rate, (-1,), {}),
    ("finance_rate", cashflow.mirr, ([-1, 2], -1, 0.1), {}),
    ("reinvest_rate", cashflow.mirr, ([-1, 2], 0.1, -2), {}),
    # dates
    ("dates", cashflow.xnpv, (0.1, [1, 2], EARLIER), {}),
    ("dates", cashflow.xirr, ([-1, 2], EARLIER), {}),
    ("dates", cashflow.xirr, ([-1, 2], 2 * DATES[:1]), {}),
    ("dates", cashflow.xnpv, (0.1, [1, 2], ["soon", "later"]), {}),
    ("dates", cashflow.xnpv, (0.1, [1, 2], None), {}),
    ("dates", cashflow.xnpv, (0.1, [1, 2], "2025-01-01"), {}),
    ("flows and dates", cashflow.xnpv, (0.1, [1, 2], DATES[:1]), {}),
    # probabilities and shares
    ("probabilities", cashflow.evpi, ([[1, 2]], [0.5, 0.6]), {}),
    ("probabilities", cashflow.evpi, ([[1, 2]], [-0.5, 1.5]), {}),
    ("probabilities", cashflow.evpi, ([[1, 2]], [0.5, nan]), {}),
    ("probabilities", cashflow.evpi, ([[1, 2]], []), {}),
    ("payoffs", cashflow.evpi, ([], [1]), {}),
    ("payoffs", cashflow.evpi, ([[1]], [0.5, 0.5]), {}),
    ("exposure_factor", cashflow.ale, (1, nan, 1), {}),
    ("asset_value", cashflow.ale, (nan, 0.5, 1), {}),
    ("vulnerability", risk.Risk, (1, 2, RANGE), {}),
    ("parts", debiasing.combined_uplift, ({},), {}),
    # what is looked for or drawn
    ("base", cashflow.switching_value, (abs, nan), {}),
    ("base", cashflow.switching_value, (abs, 5), {"low": 6, "high": 9}),
    ("worth of 5", cashflow.switching_value, (worth_nothing_known, 5), {}),
    ("inputs", uncertainty.draw, ({},), {"seed": 1}),
    ("count", uncertainty.draw, (TWO,), {"seed": 1, "count": 0}),
    ("seed", uncertainty.draw, (TWO,), {"seed": -1}),
    (
        "correlation",
        uncertainty.draw,
        (TWO,),
        {"seed": 1, "correlation": {("a", "b"): nan}},
    ),
    ("low, likely, high", uncertainty.ThreePoint, (3, 2, 1), {}),
    ("p10, likely, p90", uncertainty.ThreePoint.between, (1, nan, 3), {}),
    ("p10", uncertainty.Lognormal, (0, 3), {}),
    ("seed", risk.yearly_losses, (risk.Risk(1, 1, RANGE),), {"seed": -1}),
    ("hours_saved", savings.capacity, (nan, POST), {}),
    ("removed", savings.capacity, (1_600, POST), {"removed": 0.5}),
]


@pytest.mark.parametrize(
    ("argument", "function", "given", "options"),
    REFUSED,
    ids=[f"{each[1].__name__} {each[0]:.40}" for each in REFUSED],
)
def test_what_cannot_be_used_is_refused_by_the_name_of_its_argument(
    argument, function, given, options
):
    with pytest.raises(ArgumentError) as raised:
        function(*given, **options)
    assert str(raised.value).startswith(f"{argument}: ")


# one amount needs neither another one nor a rate to be worth what it is
def test_a_single_amount_is_worth_itself_and_may_never_pay_back():
    assert cashflow.npv([5.0], 0.1) == 5
    assert cashflow.xnpv(0.1, [7.0], DATES[:1]) == 7
    assert cashflow.payback([-5.0]) is None
    assert cashflow.payback([5.0]) == 0
