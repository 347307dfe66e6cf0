from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.trajectory.lives import HISTORY, MONTHS_LIVE, PLAN, life
from valuebook.analysis.trajectory import every_look, track
from valuebook.model import ArgumentError

ENDS = ["forecast_lo", "forecast_mid", "forecast_hi"]

WORLDS = [
    ({"share": 1.0}, "on_trajectory"),
    ({"share": 0.0}, "structural_shortfall"),
    ({"share": -0.5}, "structural_shortfall"),
    ({"share": -3.0}, "structural_shortfall"),
    ({"share": 6.0}, "exceeding"),
    ({"share": 0.4}, "structural_shortfall"),
    ({"share": 1.0, "late": 5.0}, "slow_start"),
    ({"share": 1.7}, "exceeding"),
]


@pytest.mark.parametrize(("world", "verdict"), WORLDS)
def test_a_clear_case_is_named_by_the_end_of_its_life(world, verdict):
    assert track(PLAN, life(**world))["verdict"].tolist() == [verdict]


def test_a_breakdown_of_the_last_months_is_not_called_on_trajectory():
    actuals = life()
    assert every_look(PLAN, actuals)["verdict"].iloc[-3] == "on_trajectory"
    actuals.loc[actuals.index[-2:], "value"] = 100.0
    assert track(PLAN, actuals)["verdict"].tolist() == ["insufficient_evidence"]


def test_a_first_month_live_says_nothing_yet():
    first = every_look(PLAN, life())["verdict"].iloc[0]
    assert first == "insufficient_evidence"


def test_there_is_a_row_for_each_observation_after_go_live():
    looks = every_look(PLAN, life())
    assert len(looks) == MONTHS_LIVE
    assert looks["date"].iloc[0] == pd.Timestamp("2024-01-01")
    assert looks["p_target"].between(0, 1).all()
    assert (looks["forecast_lo"] < looks["forecast_mid"]).all()
    assert (looks["forecast_mid"] < looks["forecast_hi"]).all()


@pytest.mark.parametrize("month", [3, 9, 15])
def test_values_after_as_of_are_never_read(month):
    actuals = life(0.4)
    until = actuals["date"].iloc[HISTORY + month]
    later = actuals["date"] > until
    changed = actuals.assign(value=actuals["value"].mask(later, 1e6))
    known = track(PLAN, actuals[~later])
    for each in (actuals, changed):
        pd.testing.assert_frame_equal(track(PLAN, each, as_of=until.date()), known)


def test_each_look_uses_only_what_was_known_then():
    looks = every_look(PLAN, life(0.4))
    for row in (0, 7, 15):
        alone = track(PLAN, life(0.4), as_of=looks["date"].iloc[row].date())
        pd.testing.assert_frame_equal(
            alone, looks.iloc[[row]].reset_index(drop=True), rtol=1e-9
        )


@settings(max_examples=6, deadline=None)
@given(
    scale=st.floats(1e-4, 1e5),
    offset=st.floats(-1e3, 1e3),
    mirrored=st.booleans(),
)
def test_unit_scale_and_direction_drop_out(scale, offset, mirrored):
    sign = -1 if mirrored else 1
    actuals = life(0.6)

    def moved(value):
        return offset + sign * scale * (value - 100)

    plan = replace(
        PLAN,
        baseline=moved(PLAN.baseline),
        target=moved(PLAN.target),
        direction="decrease" if mirrored else "increase",
    )
    found = every_look(plan, actuals.assign(value=moved(actuals["value"])))
    known = every_look(PLAN, actuals)
    assert found["verdict"].tolist() == known["verdict"].tolist()
    np.testing.assert_allclose(found["p_target"], known["p_target"], atol=1e-3)
    ends = ENDS[::-1] if mirrored else ENDS
    shares = (found[ends].to_numpy() - moved(100.0)) / (moved(120.0) - moved(100.0))
    known_shares = (known[ENDS].to_numpy() - 100) / 20
    np.testing.assert_allclose(shares, known_shares, atol=5e-3)


@given(st.randoms(use_true_random=False))
@settings(max_examples=5, deadline=None)
def test_the_order_of_rows_does_not_matter(shuffled):
    actuals = life(0.4)
    rows = list(range(len(actuals)))
    shuffled.shuffle(rows)
    pd.testing.assert_frame_equal(track(PLAN, actuals.iloc[rows]), track(PLAN, actuals))


def test_a_wider_level_gives_a_wider_interval_around_the_same_middle():
    narrow, wide = (track(PLAN, life(), level=level) for level in (0.5, 0.9))
    assert wide["forecast_lo"][0] < narrow["forecast_lo"][0]
    assert wide["forecast_hi"][0] > narrow["forecast_hi"][0]
    assert wide["forecast_mid"][0] == narrow["forecast_mid"][0]


def test_missing_months_are_gaps():
    actuals = life(0.0).drop(index=[5, 6, 30, 31]).reset_index(drop=True)
    blank = life(0.0)
    blank.loc[[5, 6, 30, 31], "value"] = np.nan
    pd.testing.assert_frame_equal(track(PLAN, actuals), track(PLAN, blank))
    assert track(PLAN, actuals)["verdict"][0] == "structural_shortfall"


@pytest.mark.parametrize("history", [0, 1, 3, 5])
def test_a_short_history_allows_an_interval_and_no_verdict(history):
    looks = every_look(PLAN, life(0.0).iloc[HISTORY - history :])
    assert set(looks["verdict"]) == {"insufficient_evidence"}
    assert looks[ENDS].iloc[1:].notna().all(axis=None)


NOTHING_TO_GO_BY = {
    "constant history": lambda frame: frame.assign(value=100.0),
    "all missing": lambda frame: frame.assign(value=np.nan),
    "one observation": lambda frame: frame.iloc[[HISTORY]],
    "nothing yet live": lambda frame: frame.iloc[:HISTORY],
    "another unit": lambda frame: frame.assign(value=frame["value"] * 1000),
    "a value beyond all bounds": lambda frame: frame.assign(
        value=frame["value"].mask(frame.index == 35, 1e300)
    ),
    "another unit of late": lambda frame: frame.assign(
        value=frame["value"].where(frame.index < 35, frame["value"] / 100)
    ),
    "no rows": lambda frame: frame.iloc[:0],
}


@pytest.mark.parametrize("case", NOTHING_TO_GO_BY)
def test_where_there_is_nothing_to_go_by_the_verdict_says_so(case):
    said = track(PLAN, NOTHING_TO_GO_BY[case](life()))
    assert said["verdict"].tolist() == ["insufficient_evidence"]


def test_two_values_for_one_month_are_refused():
    actuals = pd.concat([life(), life().iloc[[30]]])
    with pytest.raises(ArgumentError, match="two values of INI-001 for the period"):
        track(PLAN, actuals)


NO_ACTUALS = [
    (life().drop(columns="value"), "actuals: no column 'value'"),
    (life().rename(columns={"date": "month"}), "actuals: no column 'date'"),
    (life().astype({"date": str}), "is no date; turn the column into dates with pan"),
    (life().astype({"value": str}), "value: '101.38.*' is no number"),
    (life().assign(date=pd.NaT), "date: 44 rows without"),
    (
        life().assign(
            value=lambda frame: frame["value"].replace(frame["value"][3], np.inf)
        ),
        "value: that of 2022-04-01 is infinite; leave it empty",
    ),
]


@pytest.mark.parametrize(("actuals", "message"), NO_ACTUALS)
def test_actuals_that_are_no_dates_with_numbers_are_refused(actuals, message):
    with pytest.raises(ArgumentError, match=message):
        track(PLAN, actuals)


def test_values_less_than_half_a_period_apart_are_refused():
    actuals = life()
    actuals.loc[31, "date"] = pd.Timestamp("2024-07-12")
    with pytest.raises(ArgumentError, match="for the period of 2024-07-12; keep the"):
        track(PLAN, actuals)


@given(share=st.floats(-2, 6), late=st.floats(0, 10), drop=st.integers(0, 43))
@settings(max_examples=15, deadline=None)
def test_no_life_is_too_strange_for_numbers(share, late, drop):
    looks = every_look(PLAN, life(share, late=late).drop(index=drop))
    assert looks["p_target"].between(0, 1).all()
    assert looks.notna().all(axis=None)
    assert (looks["forecast_lo"] < looks["forecast_hi"]).all()


REFUSED = [
    ({"direction": "up"}, "direction must be one of increase, decrease; not 'up'"),
    ({"cadence": "month"}, "did you mean monthly"),
    ({"target": 100.0}, "target: 100 equals the baseline; nothing would change"),
    ({"target": 90.0}, "lies on the wrong side of the baseline 100 for direction"),
    ({"baseline": float("nan")}, "baseline, target: both must be numbers"),
    ({"target_date": date(2023, 1, 1)}, "is not after go-live 2024-01-01"),
    ({"target_tolerance": 1.5}, "target_tolerance: 1.5 is not a share, 0 to 1"),
]


@pytest.mark.parametrize(("changed", "message"), REFUSED)
def test_a_plan_that_promises_nothing_sensible_is_refused(changed, message):
    with pytest.raises(ArgumentError, match=message):
        replace(PLAN, **changed)


def test_a_level_that_is_no_chance_is_refused():
    with pytest.raises(ArgumentError, match="level: 80 is not between 0 and 1"):
        track(PLAN, life(), level=80)


def dated(frame, rule):
    return frame.assign(date=[rule(each.to_period("M")) for each in frame["date"]])


DAYS = {
    "last of the month": lambda month: month.to_timestamp(how="end").normalize(),
    "a working day": lambda month: pd.offsets.BMonthBegin().rollforward(
        month.to_timestamp()
    ),
}


@pytest.mark.parametrize("day", DAYS)
def test_the_day_on_which_a_month_is_dated_does_not_matter(day):
    actuals = life(0.4)
    looks = every_look(PLAN, dated(actuals, DAYS[day]))
    known = every_look(PLAN, actuals)
    assert looks["verdict"].tolist() == known["verdict"].tolist()
    np.testing.assert_allclose(looks["p_target"], known["p_target"])


def test_months_of_thirty_days_are_taken_as_they_are_dated():
    actuals = life(0.0)
    first = actuals["date"].iloc[0]
    stepped = actuals.assign(
        date=[first + pd.Timedelta(days=int(30.4 * row)) for row in range(len(actuals))]
    )
    assert track(PLAN, stepped)["verdict"][0] == "structural_shortfall"


def test_weekly_values_are_judged_by_the_week():
    weeks = np.arange(-78, 78)
    noise = np.random.default_rng(3).normal(0, 8, len(weeks))
    actuals = pd.DataFrame(
        {
            "date": pd.Timestamp("2024-01-01") + pd.to_timedelta(weeks * 7, unit="D"),
            "value": 100 + noise,
        }
    )
    looks = every_look(replace(PLAN, cadence="weekly"), actuals)
    assert len(looks) == 78
    assert looks["verdict"].iloc[-1] == "structural_shortfall"
