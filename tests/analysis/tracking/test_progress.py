import math

import pytest

from tests.literal_register import (
    BENEFIT,
    INITIATIVE,
    MEASURE,
    actual,
    life,
    register_of,
)
from valuebook.analysis.tracking.progress import latest, progress

# planned: 14 days, then 11.5, 9, 6.5, 4 at the ends of January to April 2025
UP = {**MEASURE, "direction": "increase"}


def of(*actuals, as_of="2025-06", benefit=BENEFIT, measure=MEASURE, **initiative):
    register = register_of(
        initiatives=[{**INITIATIVE, **initiative}],
        measures=[measure],
        benefits=[benefit],
        actuals=list(actuals),
    )
    return progress(register, as_of=as_of)


PLANNED = [11.5, 9, 6.5, 4]


def verdict(*levels, as_of="2025-06", **given):
    return of(*life(*levels), as_of=as_of, **given)["verdict"].iloc[0]


@pytest.mark.parametrize(
    ("levels", "word"),
    [
        ([*PLANNED, 4, 4], "on trajectory"),
        ([12.75, 11.5, 10.25, 9, 9, 9], "structural shortfall"),
        ([14] * 6, "structural shortfall"),
        ([14, 14, 14, 11.5, 9, 6.5], "slow start"),
        ([9, 5, 2, 1, 1, 1], "exceeding"),
        ([11.5, 9, 6.5, 8, 4, 4], "on trajectory"),  # one bad month is not news
    ],
)
def test_a_measure_is_held_against_its_promised_path(levels, word):
    assert verdict(*levels) == word


def test_a_shortfall_is_seen_before_its_cause_can_be_told():
    assert verdict(14, 13.5, 12.5, as_of="2025-03") == "off plan, cause open"


def test_what_the_mean_of_three_and_the_plan_for_it_are_is_told_beside_it():
    row = of(actual("2025-01-31", 11.5), actual("2025-02-28", 9), as_of="2025-02").iloc[
        0
    ]
    assert row["verdict"] == "insufficient evidence"
    assert row["recent"] == row["planned"] == 10.25


def test_a_measure_that_is_to_rise_is_judged_the_other_way_round():
    benefit = {**BENEFIT, "baseline": 60.0, "target": 80.0}
    rising = [65, 70, 75, 80, 80, 80]
    given = {"benefit": benefit, "measure": UP}
    assert of(*life(*rising, baseline=60), **given)["verdict"].iloc[0] == (
        "on trajectory"
    )
    assert of(*life(*[60] * 6, baseline=60), **given)["verdict"].iloc[0] == (
        "structural shortfall"
    )


@pytest.mark.parametrize(
    ("levels", "word"),
    [
        ([14.5, 15, 15.5, 16, 16, 16, 16, 16], "on trajectory"),
        ([18] * 8, "worse than accepted"),
        ([14] * 8, "better than accepted"),
    ],
)
def test_a_disbenefit_is_kept_while_it_worsens_no_more_than_was_accepted(levels, word):
    accepted = {**BENEFIT, "target": 16.0, "annual_value": -12_000.0}
    assert verdict(*levels, as_of="2025-08", benefit=accepted) == word


def test_what_was_not_measured_is_said_to_be_so():
    row = of().iloc[0]
    assert row["verdict"] == "not measured"
    assert math.isnan(row["recent"])
    assert math.isnan(row["latest"])


def test_an_observation_before_go_live_says_nothing_of_the_effect():
    row = of(actual("2024-12-31", 14)).iloc[0]
    assert (row["verdict"], row["latest"]) == ("not measured", 14)


def test_before_go_live_it_is_too_early():
    assert (
        of(actual("2024-11-30", 14), as_of="2024-12")["verdict"].iloc[0]
        == "too early to tell"
    )


def test_while_the_plan_expects_no_effect_it_is_too_early():
    slow = {**BENEFIT, "lag_months": 6, "target_month": "2025-12"}
    assert verdict(14, 14, 14, as_of="2025-03", benefit=slow) == "too early to tell"


def test_without_a_go_live_nothing_is_due():
    assert verdict(4, 4, 4, go_live=None) == "too early to tell"


@pytest.mark.parametrize("missing", ["baseline", "target"])
def test_without_two_levels_nothing_was_planned(missing):
    assert verdict(4, 4, 4, benefit={**BENEFIT, missing: None}) == "not planned"


def test_benefits_on_one_measure_with_one_promise_are_one_row():
    twin = {**BENEFIT, "benefit_id": "BEN-2", "benefit_class": "non_cashable"}
    register = register_of(
        initiatives=[INITIATIVE], measures=[MEASURE], benefits=[BENEFIT, twin]
    )
    assert progress(register, as_of="2025-06")["benefits"].tolist() == ["BEN-1, BEN-2"]


def test_the_latest_actual_is_that_of_all_groups_by_as_of():
    register = register_of(
        actuals=[
            actual("2025-03-31", 9),
            actual("2025-04-30", 8),
            actual("2025-04-30", 5, group="north"),
            actual("2025-05-31", 7),
        ]
    )
    assert latest(register["actuals"], as_of="2025-04")["latest"].tolist() == [8]
