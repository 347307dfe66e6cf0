import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.literal_register import BENEFIT, REFORECAST, life, paid, promise
from valuebook.analysis.tracking.completion import (
    at_completion,
    completion,
    lasts,
    shown,
    sustainment,
)

# 36 months from January 2025: 2500, 5000, 7500, then 10 000 a month; 345 000 in all
WHOLE, BY_MARCH = 345_000, 15_000
KEPT = [paid("2025-03", 15_000)]


def of(money=KEPT, **tables):
    given = {"actuals": life(11.5, 9, 6.5), "realized": list(money), **tables}
    return promise(**given)


def told(register, as_of):
    return at_completion(completion(register, as_of=as_of), register, as_of=as_of)


def test_on_plan_the_forecast_comes_to_the_plan():
    (row,) = completion(of(), as_of="2025-03").to_dict("records")
    assert row["planned_full_life"] == WHOLE
    assert row["forecast_rest"] == WHOLE - BY_MARCH
    assert row["completion_index"] == 1
    assert row["rate_full_life"] == BY_MARCH / WHOLE


def test_a_re_forecast_known_by_then_makes_the_rest():
    (row,) = completion(of(plan_versions=[REFORECAST]), as_of="2025-03").to_dict(
        "records"
    )
    assert row["forecast_rest"] == (WHOLE - BY_MARCH) / 2
    later = [{**REFORECAST, "on": "2025-04-10"}]
    (row,) = completion(of(plan_versions=later), as_of="2025-03").to_dict("records")
    assert row["completion_index"] == 1


def test_the_trajectory_takes_the_share_that_the_measure_shows():
    half = life(12.75, 11.5, 10.25, 9, 9, 9, 9, 9)
    money = [paid("2025-03", 7500)]
    (row,) = completion(of(money, actuals=half), as_of="2025-08").to_dict("records")
    left = WHOLE - BY_MARCH - 50_000
    assert row["trajectory_rest"] / left == pytest.approx(0.5, abs=0.03)
    assert row["completion_index"] > row["trajectory_index"]


def test_what_was_due_and_never_confirmed_leaves_the_sum_unknown():
    (row,) = completion(of([]), as_of="2025-03").to_dict("records")
    assert math.isnan(row["forecast_at_completion"])
    found = told(of([]), "2025-03")
    assert (found.verdict, found.sentence) == (
        "not measured",
        "Nothing was confirmed of what was due, so nothing can be added up.",
    )


def test_a_class_that_is_unknown_is_named_beside_those_that_are_known():
    hours = {**BENEFIT, "benefit_id": "BEN-2", "benefit_class": "non_cashable"}
    found = told(of(benefits=[BENEFIT, hours]), "2025-03")
    assert found.sentence.endswith(
        "Not known for non-cashable: part of what was due was never confirmed."
    )


def test_the_whole_is_told_by_forecast_and_by_trajectory():
    half = life(12.75, 11.5, 10.25, 9, 9, 9, 9, 9)
    found = told(of([paid("2025-03", 7500)], actuals=half), "2025-08")
    assert found.verdict == "behind plan"
    assert found.sentence.startswith(
        "Over the full life: cashable EUR 288 k of EUR 345"
    )
    assert " by the stated forecast, " in found.sentence
    assert found.sentence.endswith(" by the trajectories.")


def test_a_disbenefit_is_told_with_what_was_accepted():
    worse = {**BENEFIT, "target": 16.0, "annual_value": -120_000.0}
    register = of([paid("2025-03", -45_000)], benefits=[worse], actuals=[])
    found = told(register, "2025-03")
    assert found.sentence == (
        "Over the full life: cashable EUR -375 k where EUR -345 k was accepted."
    )
    assert found.verdict == "on plan"  # within a tenth


def test_before_anything_is_due_it_is_too_early():
    assert told(of([]), "2024-12").verdict == "too early to tell"
    bare = of([], benefits=[{**BENEFIT, "annual_value": None}])
    assert told(bare, "2025-03").verdict == "not planned"


@settings(max_examples=8)
@example(amounts=[20_000] * 6, rate=240_000)
@given(
    amounts=st.lists(st.integers(0, 20_000), min_size=1, max_size=6),
    rate=st.integers(0, 240_000),
)
def test_what_is_realized_and_what_is_left_make_the_whole(amounts, rate):
    months = [f"2025-{place + 1:02}" for place in range(len(amounts))]
    money = [paid(month, each) for month, each in zip(months, amounts, strict=True)]
    version = {**REFORECAST, "annual_value": float(rate)}
    register = of(money, plan_versions=[version], actuals=[])
    (row,) = completion(register, as_of="2025-06").to_dict("records")
    assert row["realized_to_date"] == sum(amounts)
    assert row["forecast_at_completion"] == pytest.approx(
        sum(amounts) + (WHOLE - 45_000) * rate / 120_000
    )
    index = row["forecast_at_completion"] / row["planned_full_life"]
    assert row["completion_index"] == pytest.approx(index)


def test_nothing_after_as_of_is_counted():
    late = [*KEPT, paid("2025-05", 99_000)]
    assert completion(of(late), as_of="2025-03").equals(
        completion(of(), as_of="2025-03")
    )
    assert sustainment(of(late), as_of="2025-03").equals(
        sustainment(of(), as_of="2025-03")
    )


def money_of(*amounts):
    return [paid(f"2025-{at + 1:02}", each) for at, each in enumerate(amounts)]


def test_money_that_slips_back_is_held_against_its_best_three_months():
    register = of(money_of(900, 1000, 1100, 600, 500, 400))
    (row,) = sustainment(register, as_of="2025-06").to_dict("records")
    assert (row["best"], row["recent"], row["sustainment"]) == (1000, 500, 0.5)
    found = lasts(register, as_of="2025-06")
    assert (found.verdict, found.sentence) == (
        "fading",
        "Of its best three months the money still brings 50 % of cashable (to "
        "2025-06).",
    )


def test_money_that_stays_is_held():
    assert lasts(of(money_of(900, 1000, 1100, 1000)), as_of="2025-06").verdict == "held"


def test_two_months_say_nothing_of_lasting():
    found = lasts(of(money_of(900, 1000)), as_of="2025-06")
    assert (found.verdict, found.sentence) == (
        "not measured",
        "Too little money was confirmed to say whether it lasts.",
    )


def test_a_reader_sees_the_class_in_words():
    assert shown(completion(of(), as_of="2025-03"))["benefit_class"].tolist() == [
        "cashable"
    ]
