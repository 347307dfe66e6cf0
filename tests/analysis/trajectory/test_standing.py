from datetime import date

import numpy as np
import pandas as pd
import pytest

from tests.analysis.trajectory.lives import HISTORY, MONTHS_LIVE, PLAN, life
from valuebook.analysis.trajectory import Event, every_look, standing, track
from valuebook.model import ArgumentError

STRIKE = Event(date(2024, 6, 1), date(2024, 8, 31), "strike")


def struck():
    actuals = life(1.0)
    actuals.loc[HISTORY + 5 : HISTORY + 7, "value"] -= 15
    return actuals


@pytest.mark.parametrize("as_of", [date(2024, 5, 31), date(2024, 12, 1), None])
def test_a_standing_is_the_last_look_of_track(as_of):
    found = standing(PLAN, life(0.4), as_of=as_of)
    row = track(PLAN, life(0.4), as_of=as_of).iloc[0]
    assert found.verdict == row["verdict"]
    assert found.as_of == row["date"].date()
    assert found.p_target == pytest.approx(row["p_target"])
    assert found.forecast.low == pytest.approx(row["forecast_lo"])
    assert found.forecast.mid == pytest.approx(row["forecast_mid"])
    assert found.forecast.high == pytest.approx(row["forecast_hi"])
    assert found.against_plan == pytest.approx(row["evidence"])


def test_since_is_the_first_look_of_the_spell():
    looks = every_look(PLAN, life(0.0))
    found = standing(PLAN, life(0.0))
    spell = looks[looks["date"] >= pd.Timestamp(found.since)]
    assert set(spell["verdict"]) == {found.verdict}
    assert looks["verdict"][spell.index[0] - 1] != found.verdict


def test_the_path_holds_plan_data_and_forecast_for_each_month():
    found = standing(PLAN, life(0.4), as_of=date(2024, 6, 30))
    path = found.path
    assert path.columns.tolist() == [
        "date",
        "planned",
        "observed",
        "masked",
        "low",
        "mid",
        "high",
    ]
    assert (
        path["date"].tolist()
        == pd.date_range("2022-01-01", "2025-01-01", freq="MS").tolist()
    )
    assert path["observed"].notna().sum() == HISTORY + 6
    assert path["planned"].iloc[[0, HISTORY, -1]].tolist() == [100, 100, 120]
    assert path["mid"].isna().sum() == HISTORY
    live = path.iloc[HISTORY:]
    assert (live["low"] < live["mid"]).all()
    assert (live["mid"] < live["high"]).all()
    last = path.iloc[-1]
    assert last["low"] == pytest.approx(found.forecast.low)
    assert last["high"] == pytest.approx(found.forecast.high)


def test_months_without_a_value_stand_in_the_path_as_gaps():
    path = standing(PLAN, life().drop(index=[10, 30])).path
    assert len(path) == HISTORY + MONTHS_LIVE
    assert np.flatnonzero(path["observed"].isna()).tolist() == [10, 30]


def test_a_late_start_is_counted_in_months():
    late = standing(PLAN, life(1.0, late=5.0)).months_late
    assert late.low <= 5 <= late.high
    assert late.high - late.low < 4


@pytest.mark.parametrize(
    ("actuals", "as_of"), [(life(0.0), None), (life(1.0), date(2024, 1, 31))]
)
def test_how_late_is_not_known_without_an_effect_or_before_one_is_due(actuals, as_of):
    assert standing(PLAN, actuals, as_of=as_of).months_late is None


def test_evidence_is_told_as_odds():
    assert standing(PLAN, life(1.0)).evidence.startswith("Evidence for the plan ")
    assert standing(PLAN, life(0.0)).evidence == (
        "Evidence against plan more than 1 000 to 1; "
        "alarm line 10 to 1, or 2.5 to 1 for 2 months"
    )
    above = standing(PLAN, life(1.7)).evidence
    assert above.startswith("Evidence for more than planned ")
    assert above.endswith("; alarm line 10 to 1, or 4 to 1 for 2 months")


def test_before_a_decision_its_date_is_told_and_afterwards_none():
    early = standing(PLAN, life(1.0), as_of=date(2024, 3, 1))
    assert date(2024, 4, 1) <= early.decides_at <= date(2025, 1, 1)
    assert standing(PLAN, life(0.0)).decides_at is None


def test_while_the_cause_is_open_the_look_that_names_it_at_the_latest_is_told():
    behind = standing(PLAN, life(0.0), as_of=date(2024, 6, 1))
    assert behind.verdict == "off_plan_undetermined"
    assert behind.against_plan > 10
    assert behind.decides_at == date(2025, 2, 1)


def test_the_next_look_of_values_dated_at_month_end_skips_no_month():
    actuals = life(1.0)
    actuals["date"] = actuals["date"] + pd.offsets.MonthEnd(0)
    early = standing(PLAN, actuals, as_of=date(2024, 1, 31))
    last_months = standing(PLAN, life(1.0), as_of=date(2024, 1, 31))
    assert f"{early.decides_at:%Y-%m}" == f"{last_months.decides_at:%Y-%m}"


def test_a_constant_history_never_decides():
    actuals = life(0.0)
    actuals.loc[: HISTORY - 1, "value"] = 100.0
    assert standing(PLAN, actuals, as_of=date(2024, 6, 1)).decides_at is None


def test_a_measure_that_is_too_noisy_never_decides():
    actuals = life()
    noisy = actuals.assign(value=100 + 10 * (actuals["value"] - 100))
    assert standing(PLAN, noisy, as_of=date(2024, 3, 1)).decides_at is None


def test_values_within_an_event_are_left_out_and_named():
    during = date(2024, 8, 31)
    assert standing(PLAN, struck(), as_of=during).against_plan > 6
    assert standing(PLAN, struck(), as_of=during, events=[STRIKE]).against_plan < 2
    found = standing(PLAN, struck(), events=[STRIKE])
    assert found.verdict == "on_trajectory"
    assert found.masked == (date(2024, 6, 1), date(2024, 7, 1), date(2024, 8, 1))
    assert found.events == (STRIKE,)
    path = found.path.set_index("date")
    assert path["masked"].sum() == 3
    assert path["observed"].notna().all()


def test_what_the_values_within_an_event_are_changes_nothing():
    changed = struck()
    changed.loc[HISTORY + 5 : HISTORY + 7, "value"] = [1e9, 100.0, -3.0]
    known, found = (
        every_look(PLAN, each, events=[STRIKE]) for each in (struck(), changed)
    )
    pd.testing.assert_frame_equal(found, known)
    assert len(found) == MONTHS_LIVE


def test_an_event_that_ends_before_it_starts_is_refused():
    with pytest.raises(ArgumentError, match="2024-05-01 is before its start 2024-06"):
        Event(date(2024, 6, 1), date(2024, 5, 1))


def test_a_value_in_another_unit_takes_the_numbers_and_is_dated():
    actuals = life()
    actuals.loc[HISTORY + 4 :, "value"] *= 1000
    found = standing(PLAN, actuals)
    assert found.verdict == "insufficient_evidence"
    assert found.other_unit_from == date(2024, 5, 1)
    assert (found.p_target, found.forecast, found.months_late) == (None, None, None)
    assert found.path[["low", "mid", "high"]].isna().all(axis=None)


EMPTY = {
    "no rows": life().iloc[:0],
    "all missing": life().assign(value=np.nan),
    "one observation": life().iloc[[HISTORY]],
    "nothing yet live": life().iloc[:HISTORY],
    "constant history": life().assign(value=100.0),
}


@pytest.mark.parametrize("case", EMPTY)
def test_where_there_is_nothing_to_go_by_a_standing_says_so(case):
    found = standing(PLAN, EMPTY[case])
    assert found.verdict == "insufficient_evidence"
    assert 0 <= found.p_target <= 1
    assert found.path.loc[found.path["date"] >= "2024-01-01", "mid"].notna().all()


def test_before_go_live_a_standing_reads_nothing_later_than_it_is_dated():
    actuals = life()
    until = date(2023, 6, 30)
    changed = actuals.assign(
        value=actuals["value"].mask(actuals["date"] > pd.Timestamp(until), 300.0)
    )
    known, found = (standing(PLAN, each, as_of=until) for each in (actuals, changed))
    assert known.as_of == until
    assert (found.owed_to_baseline, found.p_target) == (None, known.p_target)
    pd.testing.assert_frame_equal(found.path, known.path)
