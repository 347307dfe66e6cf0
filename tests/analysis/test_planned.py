import pytest

from tests.literal_register import BENEFIT, INITIATIVE, register_of
from valuebook.analysis.planned import by_class, plan, planned, reforecast, run_rate

VERSION = {
    "benefit_id": "BEN-1",
    "version": 1,
    "on": "2025-02-10",
    "by": "Ann",
    "reason": "late",
}


def amounts(*benefits, months=6, **initiative):
    register = register_of(
        initiatives=[{**INITIATIVE, **initiative}], benefits=list(benefits)
    )
    rows = planned(register["benefits"], register["initiatives"], horizon_months=months)
    return rows["planned"].tolist()


def test_planned_value_is_the_run_rate_of_a_month_times_the_ramp():
    # 120 000 a year is 10 000 a month; a linear ramp of four months
    assert amounts(BENEFIT) == [2500, 5000, 7500, 10_000, 10_000, 10_000]


def test_a_month_that_is_live_in_part_does_not_count():
    register = register_of(
        initiatives=[{**INITIATIVE, "go_live": "2025-01-15"}], benefits=[BENEFIT]
    )
    assert str(plan(register)["month"].min()) == "2025-02"


def test_without_a_ramp_nothing_counts_before_the_target_month():
    bare = {**BENEFIT, "ramp": None, "lag_months": None, "ramp_months": None}
    assert amounts({**bare, "target_month": "2025-04"}) == [
        0,
        0,
        0,
        10_000,
        10_000,
        10_000,
    ]


def test_a_ramp_without_a_length_ends_in_the_target_month():
    open_ended = {**BENEFIT, "ramp_months": None, "target_month": "2025-02"}
    assert amounts(open_ended) == [5000, 10_000, 10_000, 10_000, 10_000, 10_000]


@pytest.mark.parametrize(
    ("benefit", "initiative"),
    [({**BENEFIT, "annual_value": None}, {}), (BENEFIT, {"go_live": None})],
    ids=["without money", "without go-live"],
)
def test_what_cannot_be_valued_or_dated_has_no_row(benefit, initiative):
    assert amounts(benefit, **initiative) == []


def test_the_run_rate_keeps_classes_apart_and_nets_disbenefits():
    register = register_of(
        benefits=[
            BENEFIT,
            {**BENEFIT, "benefit_id": "BEN-2", "annual_value": -20_000.0},
            {**BENEFIT, "benefit_id": "BEN-3", "benefit_class": "non_cashable"},
        ]
    )
    assert run_rate(register["benefits"]).to_dict("records") == [
        {
            "benefit_class": "cashable",
            "benefits": 2,
            "run_rate": 100_000,
            "disbenefit": -20_000,
        },
        {
            "benefit_class": "non_cashable",
            "benefits": 1,
            "run_rate": 120_000,
            "disbenefit": 0,
        },
    ]


def test_by_class_shows_the_disbenefit_beside_the_benefit():
    worse = {**BENEFIT, "benefit_id": "BEN-2", "annual_value": -60_000.0}
    register = register_of(initiatives=[INITIATIVE], benefits=[BENEFIT, worse])
    last = by_class(plan(register)).iloc[-1]
    assert (last["planned"], last["benefit"], last["disbenefit"]) == (
        5000,
        10_000,
        -5000,
    )


def test_a_re_forecast_takes_the_place_of_what_it_names_and_moves_the_ramp():
    later = {**VERSION, "annual_value": 60_000.0, "target_month": "2025-07"}
    register = register_of(benefits=[BENEFIT], plan_versions=[later])
    row = reforecast(
        register["benefits"], register["plan_versions"], as_of="2025-02"
    ).iloc[0]
    assert (row["annual_value"], row["lag_months"], row["target"]) == (60_000, 2, 4)


def test_a_re_forecast_made_later_is_not_known_yet():
    register = register_of(
        benefits=[BENEFIT], plan_versions=[{**VERSION, "annual_value": 60_000.0}]
    )
    row = reforecast(
        register["benefits"], register["plan_versions"], as_of="2025-01"
    ).iloc[0]
    assert row["annual_value"] == 120_000
