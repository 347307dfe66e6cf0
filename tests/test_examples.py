"""Published and hand-computed figures, each with its source.

A comment names the source of the figures below it. A figure that a careless formula
would give instead stands beside the right one.
"""

import pandas as pd
import pytest

from valuebook.analysis.cashflow import (
    GREEN_BOOK,
    GREEN_BOOK_HEALTH,
    GREEN_BOOK_SENSITIVITY,
    Rate,
    ale,
    bcr,
    discounted_payback,
    ecv,
    evpi,
    irr,
    mirr,
    npv,
    roi,
    switching_value,
    xirr,
    xnpv,
)
from valuebook.analysis.debiasing import (
    BRIDGES_AND_TUNNELS,
    IT,
    RAIL,
    ROADS,
    ReferenceClass,
    combined_uplift,
    stage_uplift,
    uplift,
)
from valuebook.analysis.in_year import in_year
from valuebook.analysis.objectives.scores import score
from valuebook.analysis.prioritization import wsjf
from valuebook.analysis.ramp import bass
from valuebook.analysis.realized import realization_rate
from valuebook.analysis.risk import loss_avoided, risk_adjusted, rosi
from valuebook.analysis.savings import Post, capacity, price_saving
from valuebook.analysis.statements import read_statement, statement_findings
from valuebook.model import ArgumentError, BenefitClass
from valuebook.register import open_register

# numpy-financial, docstring of npv
NUMPY = [-40_000, 5_000, 8_000, 12_000, 30_000]
# Microsoft, descriptions of XNPV and XIRR
DATED = [-10_000, 2_750, 4_250, 3_250, 2_750]
DATES = ["2008-01-01", "2008-03-01", "2008-10-30", "2009-02-15", "2009-04-01"]


@pytest.mark.parametrize(
    ("rate", "flows", "convention", "expected"),
    [
        (0.08, NUMPY, "start", 3065.22267),
        # the same flows under the other convention are worth something else
        (0.08, NUMPY, "end", 2838.16914),
        # Microsoft, description of NPV
        (0.10, [-10_000, 3_000, 4_200, 6_800], "end", 1188.443412),
        # Adobe, FormCalc User Reference, Npv
        (0.065, [5_000], "end", 4694.83568075117),
        (0.0275 / 12, [50, 60, 40, 100, 25], "end", 273.14193838457),
    ],
)
def test_present_value(rate, flows, convention, expected):
    assert npv(flows, rate, convention=convention) == pytest.approx(expected, abs=1e-4)


# Adobe, FormCalc User Reference, Npv: 2.75 % a year on five monthly flows. Taken as
# 2.75 % a month the same flows would be worth 253.91.
def test_a_yearly_rate_on_monthly_flows():
    months = pd.period_range("2026-01", periods=5, freq="M")
    flows = pd.Series([50.0, 60, 40, 100, 25], months)
    nominal = Rate(0.0275, compounding="nominal")
    assert npv(flows, nominal, convention="end") == pytest.approx(273.14193838457)
    with pytest.raises(ArgumentError, match="without a period, and flows per month"):
        npv(flows, 0.0275, convention="end")
    monthly = Rate(0.0275, "month")
    assert npv(flows, monthly, convention="end") == pytest.approx(253.91, abs=0.005)


# Microsoft, XNPV and XIRR. Excel prints 0.373362535 and stops at its own accuracy.
def test_present_value_and_return_by_date():
    assert xnpv(0.09, DATED, DATES) == pytest.approx(2086.647602, abs=1e-6)
    assert xirr(DATED, DATES) == pytest.approx([0.3733625335], abs=1e-10)


# excelfunctions.net, Excel Xnpv function
def test_present_value_by_date_of_a_second_source():
    flows = [-10_000, 2_000, 2_400, 2_900, 3_500, 4_100]
    dates = [
        "2016-01-01",
        "2016-02-01",
        "2016-05-01",
        "2016-07-01",
        "2016-11-01",
        "2017-01-01",
    ]
    assert xnpv(0.05, flows, dates) == pytest.approx(4447.94, abs=0.005)


@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        # Microsoft, description of IRR
        ([-70_000, 12_000, 15_000, 18_000, 21_000, 26_000], 0.086630948),
        ([-70_000, 12_000, 15_000], -0.443506941),
        # numpy-financial, docstring of irr
        ([-100, 39, 59, 55, 20], 0.28095),
        ([-100, 0, 0, 74], -0.0955),
        ([-100, 100, 0, -7], -0.0833),
        ([-100, 100, 0, 7], 0.06206),
        ([-5, 10.5, 1, -8, 1], 0.0886),
    ],
)
def test_internal_rate_of_return(flows, expected):
    nearest = min(irr(flows), key=abs)
    assert nearest == pytest.approx(expected, abs=5e-5)


# Where the amounts change sign more than once, several rates may balance them; one of
# them alone is no answer. Of the second case numpy-financial returns 0.0886.
@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        ([100, -230, 132], [0.1, 0.2]),
        ([-5, 10.5, 1, -8, 1], [-0.870201, 0.088598, 0.709560]),
        ([-100, 100, 0, -7], [-0.678894, -0.083300]),
    ],
)
def test_several_rates_of_return(flows, expected):
    assert irr(flows) == pytest.approx(expected, abs=1e-6)
    assert [npv(flows, rate) for rate in irr(flows)] == pytest.approx(
        len(expected) * [0], abs=1e-6
    )


# Microsoft, description of MIRR
@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        ([-120_000, 39_000, 30_000, 21_000, 37_000, 46_000], 0.12609413),
        ([-120_000, 39_000, 30_000, 21_000], -0.048044655),
    ],
)
def test_modified_rate_of_return(flows, expected):
    assert mirr(flows, 0.10, 0.12) == pytest.approx(expected, abs=1e-8)


# HM Treasury, The Green Book (2003), box 15: an IT system, rounded to thousands
def test_a_case_of_the_green_book():
    assert npv([-1_000_000, *10 * [150_000]], 0.035) == pytest.approx(247e3, abs=600)
    assert npv([-1_000_000, *10 * [100_000]], 0.035) == pytest.approx(-168e3, abs=600)
    saving = switching_value(
        lambda saving: npv([-1_000_000, *10 * [saving]], 0.035), 150_000
    )
    assert 100_000 < saving.value < 150_000


# HM Treasury, The Green Book (2003), table of declining discount factors
FACTORS = {
    0: 1.0,
    1: 0.9662,
    2: 0.9335,
    5: 0.842,
    10: 0.7089,
    20: 0.5026,
    30: 0.3563,
    40: 0.2651,
    50: 0.1973,
    60: 0.1468,
    75: 0.0942,
    80: 0.0833,
    100: 0.0508,
    125: 0.0274,
    150: 0.0167,
    200: 0.0062,
    250: 0.0029,
    300: 0.0014,
    350: 0.0009,
    400: 0.0005,
    500: 0.0002,
}


def test_declining_discount_factors():
    found = GREEN_BOOK.factors(list(FACTORS))
    assert found == pytest.approx(list(FACTORS.values()), abs=1.1e-4)


# GOV.UK, transport analysis guidance, forthcoming change: Green Book updates (2026)
@pytest.mark.parametrize(
    ("schedule", "percent"),
    [
        (GREEN_BOOK, [3.5, 3.0, 2.5, 2.0, 1.5, 1.0]),
        (GREEN_BOOK_HEALTH, [1.5, 1.29, 1.07, 0.86, 0.64, 0.43]),
        (GREEN_BOOK_SENSITIVITY, [3.0, 2.57, 2.14, 1.71, 1.29, 0.86]),
    ],
)
def test_discount_rates_of_2026(schedule, percent):
    assert [end for end, _ in schedule.bands] == [30, 75, 125, 200, 300, None]
    assert [100 * rate for _, rate in schedule.bands] == pytest.approx(percent)


# justaaa.com, finance exercises 28200 and 71167
@pytest.mark.parametrize(
    ("flows", "rate", "expected"),
    [
        ([-5_200, 2_800, 3_700, 5_100, 4_300], 0.14, 1.96),
        ([-10_400, 2_800, 3_700, 5_100, 4_300], 0.14, 3.65),
        ([-48_000, *15 * [6_000]], 0.06, 11.23),
    ],
)
def test_discounted_payback(flows, rate, expected):
    assert discounted_payback(flows, rate) == pytest.approx(expected, abs=0.006)


# Forrester, The Total Economic Impact of SalesLoft, p. 19: present values at 10 %,
# "ROI 329 %". Benefits over costs are 4.29; that figure is no return on investment.
def test_return_and_ratio_are_two_figures():
    costs = [53_150, 666_715, 636_772, 647_783]
    benefits = [0, 1_606_511, 3_061_331, 4_229_760]
    net = [benefit - cost for benefit, cost in zip(benefits, costs, strict=True)]
    assert npv(costs, 0.10) == pytest.approx(1_672_201, abs=1)
    assert npv(benefits, 0.10) == pytest.approx(7_168_371, abs=1)
    assert npv(net, 0.10) == pytest.approx(5_496_170, abs=1)
    assert roi(1_672_201, 7_168_371) == pytest.approx(3.29, abs=0.005)
    assert bcr(costs, benefits, 0.10) == pytest.approx(4.29, abs=0.005)


# A programme of 5 m that is delivered and has realized nothing six months later
def test_a_delivered_programme_without_outcome():
    assert roi([5_000_000], [0]) == -1


# Forrester, TEI study for Intellum: 66 % of respondents at a risk factor of 30 %
def test_risk_adjustment_by_confidence():
    factor = 0.66 * 0.30
    assert factor == pytest.approx(0.198)
    adjusted, _ = risk_adjusted(1_000, 0, benefit_factor=factor, cost_factor=0)
    assert adjusted == pytest.approx(802)


# HM Treasury, Supplementary Green Book Guidance: Optimism Bias, table 2 (Mott
# MacDonald 2002): upper and lower bound in per cent
@pytest.mark.parametrize(
    ("kind", "quantity", "upper", "lower"),
    [
        ("non-standard buildings", "works duration", 39, 2),
        ("non-standard buildings", "capital expenditure", 51, 4),
        ("standard buildings", "works duration", 4, 1),
        ("standard buildings", "capital expenditure", 24, 2),
        ("non-standard civil engineering", "works duration", 25, 3),
        ("non-standard civil engineering", "capital expenditure", 66, 6),
        ("standard civil engineering", "works duration", 20, 1),
        ("standard civil engineering", "capital expenditure", 44, 3),
        ("equipment and development", "works duration", 54, 10),
        ("equipment and development", "capital expenditure", 200, 10),
        ("outsourcing", "operating expenditure", 41, 0),
    ],
)
def test_optimism_bias_bounds(kind, quantity, upper, lower):
    found = uplift(kind, quantity)
    assert (100 * found.upper, 100 * found.lower) == pytest.approx((upper, lower))


# The same guidance: 30 % of a building is non-standard
def test_optimism_bias_of_a_combined_project():
    parts = {"non-standard buildings": 0.3, "standard buildings": 0.7}
    assert 100 * combined_uplift(parts) == pytest.approx(32.1)


# Scottish Transport Appraisal Guidance, table 13.4, in per cent
@pytest.mark.parametrize(
    ("kind", "percent"),
    [
        ("roads", [44, 15, 3]),
        ("fixed links", [66, 23, 6]),
        ("building projects", [51, None, 4]),
        ("IT projects", [200, None, 10]),
    ],
)
def test_uplifts_by_stage(kind, percent):
    found = [stage_uplift(kind, stage) for stage in (1, 2, 3)]
    shares = [None if each is None else round(100 * each.upper, 9) for each in found]
    assert shares == percent


# Flyvbjerg, From Nobel Prize to Project Management (2006)
def test_reference_classes():
    assert ROADS.budget(100, chance=0.2) == pytest.approx(132)
    assert ROADS.budget(100, chance=0.5) == pytest.approx(115)
    means = [100 * each.mean for each in (RAIL, BRIDGES_AND_TUNNELS, ROADS)]
    assert means == pytest.approx([44.7, 33.8, 20.4])


# PwC in eolas Magazine: intercity rail of 2 bn with a mean overrun of 39 %
def test_reference_class_by_its_mean():
    rail = ReferenceClass("intercity rail", "eolas Magazine", "", mean=0.39)
    assert rail.expected(2.0) == pytest.approx(2.78)


# Flyvbjerg and Gardner, How Big Things Get Done (2023): 18 % of 5,392 IT projects
# overran by more than 50 %, these by 447 % on average; SAGE 2025
# (doi 10.1177/87569728251340590): the mean is not finite, so none is offered.
def test_information_technology_has_no_mean_overrun():
    assert (IT.uplift(0.18), IT.size) == (0.5, 5_392)
    with pytest.raises(ArgumentError, match="447 % on average"):
        IT.expected(1.0)


# Wikipedia, Expected value of perfect information
def test_value_of_perfect_information():
    payoffs = {
        "stock": [1500, 300, -800],
        "mutual fund": [900, 600, -200],
        "certificate of deposit": [500, 500, 500],
    }
    assert evpi(payoffs, [0.5, 0.3, 0.2]) == pytest.approx(350)


# Cooper's expected commercial value; figures worked out by hand:
# ((10 * 0.6 - 1.5) * 0.7) - 1
def test_expected_commercial_value():
    worth = ecv(
        10.0,
        launch_cost=1.5,
        development_cost=1.0,
        commercial_success=0.6,
        technical_success=0.7,
    )
    assert worth == pytest.approx(2.15)


# Wikipedia, Annualized loss expectancy
@pytest.mark.parametrize(("annual_rate", "expected"), [(1, 25_000), (3, 75_000)])
def test_annualized_loss(annual_rate, expected):
    assert ale(100_000, 0.25, annual_rate) == pytest.approx(expected)


# zpedu.net.cn, a worked case of fire: three events in five years, a control that
# takes away 70 % and costs 30 % of what it avoids
def test_return_on_a_control():
    before, after = ale(10e6, 0.1, 0.6), ale(10e6, 0.1, 0.6 * 0.3)
    assert (before, after) == pytest.approx((600_000, 180_000))
    avoided = loss_avoided(before, after, currency="CNY")
    control = 0.3 * avoided.value
    assert control == pytest.approx(126_000)
    assert avoided.value - control == pytest.approx(294_000)
    assert rosi(before, after, control) == pytest.approx(2.333, abs=0.0005)


# novacalculator.com, cost of delay and WSJF
def test_shortest_weighted_job_first():
    jobs = pd.DataFrame(
        [
            ("New Dashboard", 8, 4, 3, 5),
            ("Security Patch", 5, 9, 8, 2),
            ("API Refactor", 4, 3, 7, 8),
            ("Mobile App", 9, 5, 4, 8),
        ],
        columns=["name", "value", "time_criticality", "risk_reduction", "job_size"],
    )
    ranked = wsjf(jobs)
    assert ranked["name"].tolist() == [
        "Security Patch",
        "New Dashboard",
        "Mobile App",
        "API Refactor",
    ]
    assert ranked["wsjf"].tolist() == pytest.approx([11.0, 3.0, 2.25, 1.75])


# Bass (1969) with the customary p = 0.03 and q = 0.38
def test_adoption_by_word_of_mouth():
    expected = [0.035758, 0.085056, 0.1505, 0.331199, 0.812803]
    assert bass([1, 2, 3, 5, 10]) == pytest.approx(expected, abs=1e-6)


# procurementaiagents.com: a price really paid falls from 100 to 90 for 10,000 units
def test_a_hard_saving_is_cashable():
    saved = price_saving(100, 90, 10_000, currency="EUR")
    assert saved.value == 100_000
    assert saved.benefit_class is BenefitClass.CASHABLE


# climbtheladder.com: licences of 1 m a year go; from 1 July half of it falls in-year
def test_a_run_rate_reached_in_july_brings_half_in_the_year():
    planned = pd.DataFrame(
        {
            "benefit_class": "cashable",
            "month": pd.period_range("2026-07", "2026-12", freq="M"),
            "planned": 1_000_000 / 12,
        }
    )
    none = pd.DataFrame({"month": [], "amount": [], "kind": []}).astype(
        {"month": "period[M]", "amount": "float64", "kind": "str"}
    )
    (year,) = in_year(planned, none).to_dict("records")
    assert year["benefit"] == pytest.approx(500_000)


# Worked out by hand: 4,000 hours at 1,600 a post are 2.5 posts; with one post removed
# at 70,000 the rest, 1.5 posts, stays capacity and is no cash
def test_hours_saved_become_cash_through_posts_alone():
    freed = capacity(4_000, Post(70_000, 1_600, "EUR"), removed=1)
    assert (freed.freed, freed.left) == (2.5, 1.5)
    assert freed.cashable.value == 70_000
    with pytest.raises(ArgumentError, match="one sum for each benefit class"):
        freed.cashable + freed.non_cashable


# clawhub.ai, OKR consulting, scoring; Google re:Work, grade OKRs
@pytest.mark.parametrize(
    ("baseline", "target", "actual", "expected"),
    [(32, 45, 42, 0.77), (0, 500, 400, 0.8), (0, 6, 3, 0.5)],
)
def test_score_of_a_key_result(baseline, target, actual, expected):
    each = (pd.Series([float(value)]) for value in (actual, baseline, target))
    assert score(*each).item() == pytest.approx(expected, abs=0.005)


# Worked out by hand: onboarding from 60 to 85 % is 25 percentage points and 42 % more;
# "by 12 %" of a rate can be either, so the choice is asked for
@pytest.mark.parametrize(
    ("statement", "is_asked"),
    [
        ("Retention improves by 12 % by June 2027", True),
        ("Retention improves by 12 percentage points by June 2027", False),
        ("Retention improves from 60 % to 85 % by June 2027", False),
    ],
)
def test_per_cent_of_a_rate_is_told_from_percentage_points(statement, is_asked):
    rules = [each.rule for each in statement_findings(statement, kind="benefit")]
    assert ("measure.points" in rules) == is_asked


# Worked out by hand: contracts from 14 to 3 days are 11 days less, at 90,000 a day
def test_the_value_of_a_promise_is_that_of_its_improvement():
    claim = read_statement(
        "The assistant marks deviations, so that contracts are back in 3 days instead "
        "of 14"
    )
    assert [each.split()[0] for each in (claim.baseline, claim.target)] == ["14", "3"]
    benefits = open_register()["benefits"].set_index("benefit_id")
    promise = benefits.loc["BEN-0101"]
    assert promise["baseline"] - promise["target"] == 11
    assert promise["annual_value"] == 11 * promise["value_per_unit"]


# Worked out by hand: 220 of 300 planned to date, of 600 over the whole life; a deal of
# 100 m with 20 to 30 m left on the table
@pytest.mark.parametrize(
    ("realized", "planned", "expected"),
    [(220, 300, 0.733333), (220, 600, 0.366667), (80, 100, 0.8), (70, 100, 0.7)],
)
def test_realization_rate_is_that_of_its_plan(realized, planned, expected):
    rate = realization_rate(pd.Series([float(realized)]), pd.Series([float(planned)]))
    assert rate.item() == pytest.approx(expected, abs=1e-6)
