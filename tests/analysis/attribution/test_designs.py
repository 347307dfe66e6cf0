"""What each design finds in made-up panels whose effect is known."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tests.analysis.attribution.panels import series, units
from valuebook.analysis.attribution import Spec, attribute

PANEL = {"time": "period", "outcome": "value", "unit": "unit", "treated": "U00"}


def step(frame, **more):
    return attribute(
        frame,
        Spec(
            "interrupted_time_series", "month", "value", **{"start": "2023-01"} | more
        ),
    )


def test_a_step_is_found_and_the_path_adds_up_to_it(rng):
    found = step(series(rng, effect=-5))
    after = found.path[found.path["time"] >= "2023-01"]
    gaps = after["observed"] - after["counterfactual"]
    assert found.low < -5 < found.high < 0
    assert gaps.mean() == pytest.approx(found.effect)
    assert (found.grade, found.verdict) == (2, "associated")
    assert found.placebo.kind == "time"


def test_missing_months_are_gaps_and_no_zeros(rng):
    frame = series(rng, effect=-5)
    found = step(frame.drop(index=[5, 6, 20, 40]))
    assert found.low < -5 < found.high < 0
    assert len(found.path) == 56
    assert "4 periods missing; gaps are left as they are." in found.notes


def test_a_short_seasonal_history_is_downgraded_to_insufficient(rng):
    found = step(series(rng, count=30, start=12), start="2021-01")
    assert (found.grade, found.verdict) == (1, "insufficient")
    assert found.notes[0] == (
        "Grade lowered: 12 points before the start, fewer than 24 (12 older points "
        "would do)."
    )


@pytest.mark.parametrize("mean", [4, 300])
def test_counts_out_of_an_exposure_give_the_change_of_the_rate(rng, mean):
    frame = series(rng)
    exposure = np.linspace(1, 2, 60)
    rate = mean * exposure * np.where(frame.index >= 36, 0.5, 1)
    frame = frame.assign(value=rng.poisson(rate), people=exposure)
    found = step(frame, scale="count", offset="people")
    assert found.effect == found.effect_relative
    assert found.low < -0.5 < found.high < -0.2


def test_the_smallest_decrease_found_is_smaller_than_the_smallest_increase(rng):
    frame = series(rng).assign(value=lambda rows: np.exp(rows["value"] / 4))
    either, less = (
        step(frame, scale="log"),
        step(frame, scale="log", promised_effect=-1),
    )
    assert (1 - less.mde) * (1 + either.mde) == pytest.approx(1)
    assert step(frame, scale="log", direction="increase").mde == either.mde


def test_several_interventions_are_told_apart(rng):
    frame = series(rng, effect=4, start=20)
    frame["value"] -= 6.0 * (frame.index >= 40)
    found = step(frame, start="", starts={"cut": "2023-05", "rise": "2021-09"})
    assert found.effects["rise"].low < 4 < found.effects["rise"].high
    assert found.effects["cut"].low < -6 < found.effects["cut"].high
    together = sum(each.effect for each in found.effects.values())
    assert found.effect == pytest.approx(together)
    assert "The effect is that of rise and cut together" in " ".join(found.notes)


def test_a_negative_control_that_moved_takes_the_credit(rng):
    frame = series(rng, effect=-6)
    frame["other"] = frame["value"] * 2
    found = step(frame, negative_controls=("other",))
    assert found.verdict == "not_attributable"
    assert found.notes[0].startswith("Negative control: other moved by -")


def test_a_negative_control_that_stood_still_is_said(rng):
    frame = series(rng, effect=-6).assign(other=series(rng)["value"])
    found = step(frame, negative_controls=("other",))
    assert found.verdict == "associated"
    assert "which may be nothing." in " ".join(found.notes)


def test_a_forecast_follows_its_control_series(rng):
    walk = rng.normal(size=60).cumsum()
    frame = series(rng, effect=3, season=0)
    frame = frame.assign(value=frame["value"] + 5 * walk, beside=walk)
    spec = Spec("structural", "month", "value", start="2023-01")
    alone = attribute(frame, spec)
    beside = attribute(
        frame,
        Spec("structural", "month", "value", start="2023-01", controls=("beside",)),
    )
    assert beside.low < 3 < beside.high
    assert (beside.grade, alone.grade) == (3, 2)
    assert beside.high - beside.low < (alone.high - alone.low) / 3
    gaps = (beside.path["observed"] - beside.path["counterfactual"])[36:]
    assert gaps.mean() == pytest.approx(beside.effect)


def test_a_control_series_that_tells_nothing_makes_no_comparison(rng):
    frame = series(rng, effect=3).assign(beside=rng.normal(size=60))
    spec = Spec("structural", "month", "value", start="2023-01", controls=("beside",))
    found = attribute(frame, spec)
    assert found.grade == 2
    assert "No control series that the outcome follows" in " ".join(found.notes)


def test_a_synthetic_control_finds_the_effect_and_its_donors(rng):
    found = attribute(
        units(rng, effect=3), Spec("synthetic_control", **PANEL, start=16)
    )
    assert found.low < 3 < found.high
    assert (found.placebo.rank, found.placebo.n) == (1, 21)
    assert found.notes[0].startswith("The synthetic control is U")
    assert found.notes[1].startswith("Without any one donor the effect lies between")


def test_levels_that_no_mix_reaches_are_taken_out(rng):
    frame = units(rng, effect=3)
    frame.loc[frame["unit"] == "U00", "value"] += 500
    found = attribute(frame, Spec("synthetic_control", **PANEL, start=16))
    assert found.low < 3 < found.high
    assert "levels are taken out" in " ".join(found.notes)


def test_donors_with_a_jump_or_a_gap_are_left_out_by_name(rng):
    frame = units(rng)
    leap = (frame["unit"] == "U05") & (frame["period"] >= 8)
    frame.loc[leap, "value"] += 60
    frame = frame[~((frame["unit"] == "U07") & (frame["period"] == 3))]
    found = attribute(frame, Spec("synthetic_control", **PANEL, start=16))
    assert "Donors left out for a jump of their own: U05." in found.notes
    assert "Donors left out for lack of a period: U07." in found.notes
    assert found.placebo.n == 19


def test_few_donors_are_compared_over_blocks_of_time(rng):
    frame = units(rng, count=6, effect=5)
    found = attribute(frame, Spec("synthetic_control", **PANEL, start=16))
    assert found.placebo.kind == "time"
    assert found.placebo.n == 24
    assert "5 donors: blocks of time are compared." in found.notes


def test_few_donors_over_few_periods_give_no_interval(rng):
    frame = units(rng, count=4, periods=8, start=5)
    found = attribute(frame, Spec("synthetic_control", **PANEL, start=5))
    assert found.verdict == "insufficient"
    assert "Too few donors and periods to tell an effect from chance." in found.notes


def test_treated_that_start_at_different_times_have_no_one_synthetic_control(rng):
    frame = units(rng).assign(first="never")
    frame.loc[frame["unit"] == "U00", "first"] = "16"
    frame.loc[frame["unit"] == "U01", "first"] = "18"
    spec = Spec(
        "synthetic_control", "period", "value", unit="unit", first_treated="first"
    )
    found = attribute(frame, spec)
    assert found.verdict == "insufficient"
    assert found.notes[0].startswith("Treated units start at different times")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda frame: frame[frame["unit"] < "U02"], "1 donor with a value in every"),
        (lambda frame: frame.assign(value=5.0), "All donors are identical"),
    ],
)
def test_no_mix_can_be_made_of_too_little(rng, change, reason):
    found = attribute(change(units(rng)), Spec("synthetic_control", **PANEL, start=16))
    assert found.verdict == "insufficient"
    assert found.notes[0].startswith(reason)


def test_few_treated_are_judged_by_the_spread_of_the_others(rng):
    spec = Spec("difference_in_differences", **PANEL, start=16)
    found = attribute(units(rng, effect=6), spec)
    assert found.placebo.kind == "space"
    assert found.placebo.n == 21
    assert found.p_value == found.placebo.p
    assert found.low < 6 < found.high
    assert "1 treated cluster and 20 others" in " ".join(found.notes)


def test_an_unbalanced_panel_is_said_to_be_one(rng):
    frame = units(rng, effect=6).drop(index=[3, 100])
    found = attribute(frame, Spec("difference_in_differences", **PANEL, start=16))
    assert found.low < 6 < found.high
    assert "The panel is unbalanced: 2 values missing." in found.notes


def test_a_flag_that_says_when_is_no_unit(rng):
    frame = series(rng, effect=-5)
    frame["law"] = (frame["month"] >= "2023-01").astype(int)
    by_flag = step(frame, start="", treated="law")
    assert by_flag.record() == step(frame).record()
    assert step(frame, treated="law").record() == step(frame).record()


def test_a_long_daily_series_is_forecast_too(rng):
    days = pd.date_range("2024-01-01", periods=400).astype(str)
    beside = rng.normal(size=400).cumsum()
    value = 50 + 2 * beside + rng.normal(size=400) + 5 * (np.arange(400) >= 250)
    frame = pd.DataFrame({"day": days, "value": value, "beside": beside})
    spec = Spec("structural", "day", "value", start="2024-09-07", controls=("beside",))
    found = attribute(frame, spec)
    assert found.low < 5 < found.high
    assert found.placebo.n <= 201


def test_treated_that_drifted_off_before_lower_the_grade(rng):
    frame = units(rng)
    drifting = frame["unit"] < "U12"
    frame.loc[drifting, "value"] += 2.0 * frame["period"]
    frame["flag"] = drifting.astype(int)
    spec = Spec("difference_in_differences", **{**PANEL, "treated": "flag"}, start=16)
    found = attribute(frame, spec)
    assert (found.grade, found.verdict) == (2, "associated")
    assert "moved apart before the start" in found.notes[0]


def test_four_cells_are_insufficient():
    frame = pd.DataFrame(
        {
            "unit": ["a", "a", "b", "b"],
            "period": [0, 1, 0, 1],
            "value": [3.0, 5.0, 2.0, 2.5],
        }
    )
    spec = Spec("difference_in_differences", **{**PANEL, "treated": "a"}, start=1)
    found = attribute(frame, spec)
    assert found.effect == pytest.approx(1.5)
    assert found.verdict == "insufficient"
    assert "Too few units" in found.notes[0]


def two_sites(rng, *, effect, months=48, start=30):
    common = 50 + rng.normal(size=months).cumsum()
    step = effect * (np.arange(months) >= start)
    names = pd.period_range("2021-01", periods=months, freq="M").astype(str)
    sites = {"north": common + 8 + step, "south": common}
    return pd.DataFrame(
        {
            "month": np.tile(names, 2),
            "site": np.repeat(list(sites), months),
            "cost": np.concatenate(list(sites.values())) + rng.normal(size=2 * months),
        }
    )


def gap(frame, **more):
    spec = Spec(
        "difference_in_differences",
        "month",
        "cost",
        unit="site",
        treated="north",
        start="2023-07",
        **more,
    )
    return attribute(frame, spec)


def test_one_treated_and_one_other_are_compared_over_time(rng):
    found = gap(two_sites(rng, effect=-6))
    after = found.path[found.path["time"] >= "2023-07"]
    assert found.low < -6 < found.high < 0
    assert (after["observed"] - after["counterfactual"]).mean() == pytest.approx(
        found.effect
    )
    assert (found.placebo.kind, found.grade, found.verdict) == ("time", 3, "associated")
    assert "what befalls one of them alone at the start" in found.notes[0]


def test_a_gap_that_drifts_lowers_the_grade_of_two(rng):
    frame = two_sites(rng, effect=0)
    drift = 0.8 * np.arange(48)
    frame.loc[frame["site"] == "north", "cost"] += drift
    found = gap(frame)
    assert found.grade == 2
    assert "moved apart before the start" in found.notes[0]


def test_two_over_a_short_time_are_insufficient(rng):
    frame = two_sites(rng, effect=-4)
    found = gap(frame[frame["month"] >= "2023-02"])
    assert found.verdict == "insufficient"
    assert "Too few units" in found.notes[0]


@pytest.mark.parametrize("design", ["interrupted_time_series", "structural"])
def test_two_points_after_the_start_tell_no_lasting_change(rng, design):
    frame = series(rng, effect=-5).iloc[:38]
    found = attribute(frame, Spec(design, "month", "value", start="2023-01"))
    assert found.low < -5 < found.high
    assert found.verdict == "insufficient"
    assert "2 points from the start on: too few to tell a lasting change" in str(
        found.notes
    )


def test_controls_that_are_the_outcome_leave_no_noise(rng):
    frame = series(rng, effect=-5)
    found = step(frame.assign(copy=2 * frame["value"]), controls=("copy",))
    assert found.verdict == "insufficient"
    assert found.notes[0].startswith("Trend and controls account for all of it")


def people(rng, effect):
    count = 4000
    age = rng.uniform(20, 60, count)
    treated, wave = rng.integers(0, 2, count), rng.integers(0, 2, count)
    late = effect * treated * wave
    pay = 10 + 3 * treated + wave + 0.5 * age + late + rng.normal(size=count)
    return pd.DataFrame(
        {"wave": wave, "treated": treated, "age": age, "pay": pay, "weight": 1 + wave}
    )


def test_cross_sections_are_compared_with_covariates_and_weights(rng):
    spec = Spec(
        "difference_in_differences",
        "wave",
        "pay",
        treated="treated",
        start=1,
        controls=("age",),
        weights="weight",
    )
    found = attribute(people(rng, 0.5), spec)
    assert found.low < 0.5 < found.high
    assert found.low > 0
    assert found.placebo.kind == "space"
    assert found.verdict == "associated"


def staggered(rng, effect):
    begins = np.repeat([4, 7, 99], 14)
    rows = []
    for unit, begin in enumerate(begins):
        own = rng.normal(scale=3)
        for period in range(10):
            # early starters have effects that grow, which misleads one regression
            grown = effect * (period - begin + 1) * (period >= begin)
            value = own + period + grown + rng.normal(scale=0.5)
            first = begin if begin < 99 else "never"
            rows.append((f"U{unit}", period, value, first))
    return pd.DataFrame(rows, columns=["unit", "period", "value", "first"])


def test_units_that_start_at_different_times_are_compared_by_cohort(rng):
    spec = Spec(
        "difference_in_differences",
        "period",
        "value",
        unit="unit",
        first_treated="first",
    )
    found = attribute(staggered(rng, 1.0), spec)
    true = np.mean([*range(1, 7), *range(1, 4)])
    assert found.low < true < found.high
    assert found.effect == pytest.approx(true, abs=0.3)
    assert found.verdict == "attributable"


BY_COHORT = Spec(
    "difference_in_differences", "period", "value", unit="unit", first_treated="first"
)


def shared(rng, *, clusters=1):
    """Thirty units, of which twelve start one after another and nothing happens."""
    count, periods = 30, 20
    walk = rng.normal(size=(periods, count // clusters)).cumsum(axis=0)
    values = np.repeat(walk, clusters, axis=1) + 0.1 * rng.normal(size=(periods, count))
    return pd.DataFrame(
        {
            "unit": np.repeat([f"U{unit:02}" for unit in range(count)], periods),
            "town": np.repeat(
                [f"T{unit // clusters}" for unit in range(count)], periods
            ),
            "period": np.tile(np.arange(periods), count),
            "value": values.T.ravel(),
            "first": np.repeat(
                [8 + unit // clusters if unit < 12 else 0 for unit in range(count)],
                periods,
            ),
        }
    )


def test_cohorts_of_one_are_not_taken_for_sure(rng):
    found = attribute(shared(rng), BY_COHORT)
    assert found.notes[-2].startswith("Few units start at once: the interval comes")
    assert found.low < 0 < found.high
    assert found.p_value == found.placebo.p


def test_units_that_share_their_luck_are_dealt_together(rng):
    frame = shared(rng, clusters=3)
    alone = attribute(frame, BY_COHORT)
    together = attribute(frame, replace(BY_COHORT, clusters="town"))
    assert together.effect == alone.effect
    assert together.high - together.low > 1.3 * (alone.high - alone.low)


def test_without_units_never_treated_later_ones_are_compared_with(rng):
    frame = staggered(rng, 1.0)
    frame = frame[frame["first"] != "never"]
    found = attribute(frame, BY_COHORT)
    assert found.effect == pytest.approx(2.0, abs=0.5)


def test_units_treated_from_the_first_period_on_are_left_out(rng):
    frame = staggered(rng, 1.0)
    early = frame[frame["unit"] == "U0"].assign(unit="early", first=0)
    frame = pd.concat([frame, early.assign(first="-1")], ignore_index=True)
    spec = Spec(
        "difference_in_differences",
        "period",
        "value",
        unit="unit",
        first_treated="first",
    )
    found = attribute(frame, spec)
    assert "1 unit treated from the first value on left out." in found.notes
