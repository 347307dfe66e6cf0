import re

import pytest

from tests.literal_register import (
    BENEFIT,
    INITIATIVE,
    MEASURE,
    actual,
    life,
    register_of,
)
from valuebook.analysis.tracking.error_rates import in_words
from valuebook.analysis.tracking.outlook import chance_in_words
from valuebook.analysis.tracking.trajectories import (
    answer,
    evidence,
    measures,
    paths,
    shown,
)

KEPT = life(11.5, 9, 6.5, 4, 4, 4)
SHORT = life(12.75, 11.5, 10.25, 9, 9, 9)
LATE = life(14, 14, 14, 11.5, 9, 6.5)
LONG = {**BENEFIT, "target_month": "2025-12", "ramp_months": 12}
SECOND = {**MEASURE, "measure_id": "MEA-2", "name": "Errors"}


def of(actuals=KEPT, *benefits, go_live="2025-01-01", **tables):
    return register_of(
        **{
            "initiatives": [{**INITIATIVE, "go_live": go_live}],
            "measures": [MEASURE, SECOND],
            "benefits": list(benefits) or [BENEFIT],
            "actuals": actuals,
            **tables,
        }
    )


def test_a_chance_and_a_range_are_told_while_the_target_is_ahead():
    found = answer(of(life(13.2, 12.4, 11.6, 10.8), LONG), as_of="2025-04")
    assert found.sentence.startswith("Turnaround: ")
    assert " in 10 chance of reaching 4 days by 2025-12; we expect " in found.sentence
    assert "(8 in 10 between " in found.sentence
    chance, level, evidence = found.quantities
    assert chance.name == "chance of reaching the target by 2025-12, Turnaround"
    assert 0 < chance.value < 1
    assert (level.unit, evidence.unit) == ("days", "to 1")


def test_once_it_was_due_the_level_of_now_is_told():
    found = answer(of(SHORT), as_of="2025-06")
    assert found.verdict == "structural shortfall"
    assert found.sentence.startswith("Turnaround: 4 days promised by 2025-05; now at ")
    assert found.remedy == "decide whether to redesign or stop"


def test_a_slow_start_says_by_how_much_it_is_late():
    found = answer(of(LATE), as_of="2025-06")
    assert found.verdict == "slow start"
    assert found.sentence.endswith(" months behind its ramp.")
    assert found.remedy == "date the benefits anew and say what delays them"


def test_a_benefit_that_slips_back_is_told_with_what_it_had_come_to():
    fading = [11.5, 9, 6.5, 4, 4, 4.2, 5.5, 7, 8.3, 9.5, 10.4, 11.2, 11.9]
    found = answer(of(life(*fading)), as_of="2026-01")
    assert found.verdict == "structural shortfall"
    assert "; it had come to " in found.sentence
    assert " by then and is now at " in found.sentence
    assert found.remedy == "find out what makes it slip back, then redesign or stop"


def test_what_fades_is_counted_apart_from_what_never_came():
    fading = life(11.5, 9, 6.5, 4, 4, 4.2, 5.5, 7, 8.3, 9.5, 10.4, 11.2, 11.9)
    other = {**BENEFIT, "benefit_id": "BEN-2", "measure_id": "MEA-2"}
    short = life(12.75, 11.5, 10.25, *[9] * 10)
    both = [*fading, *({**row, "measure_id": "MEA-2"} for row in short)]
    found = answer(of(both, BENEFIT, other), as_of="2026-01")
    assert found.sentence.startswith(
        "Of 2 promised measures 1 is fading after it had come and 1 is structurally "
        "short."
    )
    again = {**BENEFIT, "benefit_id": "BEN-3", "measure_id": "MEA-3"}
    third = [{**row, "measure_id": "MEA-3"} for row in fading]
    found = answer(of([*both, *third], BENEFIT, other, again), as_of="2026-01")
    assert found.sentence.startswith(
        "Of 3 promised measures 2 are fading after they had come and 1 is "
        "structurally short."
    )
    found = answer(of([*fading, *third], BENEFIT, again), as_of="2026-01")
    assert found.sentence.startswith(
        "Both promised measures are fading after they had come."
    )


def test_several_measures_are_counted_and_the_worst_is_told():
    other = {**BENEFIT, "benefit_id": "BEN-2", "measure_id": "MEA-2"}
    short = [{**row, "measure_id": "MEA-2"} for row in SHORT]
    found = answer(of([*KEPT, *short], BENEFIT, other), as_of="2025-06")
    assert found.sentence.startswith(
        "Of 2 promised measures 1 is structurally short and 1 is on trajectory. "
        "Errors: 4 days promised by 2025-05"
    )


def test_measures_of_one_kind_are_counted_together():
    other = {**BENEFIT, "benefit_id": "BEN-2", "measure_id": "MEA-2"}
    twice = [*SHORT, *({**row, "measure_id": "MEA-2"} for row in SHORT)]
    found = answer(of(twice, BENEFIT, other), as_of="2025-06")
    assert found.sentence.startswith("Both promised measures are structurally short.")


def test_before_go_live_it_is_told_what_the_measure_will_be_able_to_show():
    found = answer(of(life()), as_of="2024-12")
    assert (found.verdict, found.sentence) == (
        "too early to tell",
        "It goes live on 2025-01-01: nothing to track yet. “Turnaround” cannot show "
        "a 50 % shortfall before 2025-02, month 2 after go-live.",
    )


def test_before_go_live_a_measure_without_a_history_says_so():
    found = answer(of([actual("2024-11-30", 14)]), as_of="2024-12")
    assert found.sentence.endswith(
        "“Turnaround” has too few values before go-live to know its noise, so nobody "
        "can say when it will be able to show a shortfall."
    )


def test_before_go_live_a_measure_that_is_too_noisy_says_that_it_cannot_decide():
    noisy = [actual(row["date"], 14 + 40 * (row["value"] - 14)) for row in life()]
    found = answer(of(noisy), as_of="2024-12")
    assert found.sentence.endswith(
        "“Turnaround” is too noisy to show a 50 % shortfall within a year of the "
        "target month: it cannot decide."
    )


def test_within_the_lag_no_effect_is_planned_yet():
    slow = {**BENEFIT, "lag_months": 6, "target_month": "2025-12"}
    found = answer(of(life(14, 14), slow), as_of="2025-02")
    assert (found.verdict, found.sentence) == (
        "too early to tell",
        "Turnaround: no effect is planned before 2025-07.",
    )


def test_a_ramp_that_begins_after_the_target_month_is_named():
    contrary = {**BENEFIT, "lag_months": 30}
    found = answer(of(life(14, 14), contrary), as_of="2025-02")
    assert (found.verdict, found.sentence) == (
        "too early to tell",
        "Turnaround: its ramp plans no effect by 2025-05, when the target is due.",
    )


def test_without_a_measure_there_is_nothing_to_track():
    found = answer(of([], {**BENEFIT, "measure_id": None}), as_of="2025-06")
    assert str(found) == (
        "not planned: No promise names a measure, so there is nothing to track. To do: "
        "name the measure that is to move, from where to where, by when."
    )
    (told,) = measures(of([], {**BENEFIT, "measure_id": None}), as_of="2025-06")
    assert told.sentence == "No promise names a measure."


def test_each_measure_is_told_with_its_evidence_and_the_next_look():
    (found,) = measures(of(life(14, 13.5, 12.5)), as_of="2025-03")
    assert found.verdict == "off plan, cause open"
    assert "Evidence against plan " in found.sentence
    assert "alarm line" not in found.sentence
    assert found.sentence.endswith(
        " Whether it is late or short will be said by 2025-06 at the latest."
    )


def test_while_nothing_can_be_told_the_look_that_can_is_named():
    (found,) = measures(of(life(13), LONG), as_of="2025-01")
    assert found.verdict == "insufficient evidence"
    assert re.search(r" The next look that can decide: 2025-0\d\.$", found.sentence)


def test_the_evidence_is_told_with_since_when_and_how_often_it_errs():
    found = evidence(of(SHORT), as_of="2025-06")
    assert re.fullmatch(
        r"Evidence against plan .* to 1; alarm line 10 to 1, or 2\.5 to 1 for "
        rf"2 months; {in_words()}\. "
        r"Said since 2025-0\d\.",
        found.sentence,
    )
    assert found.verdict == "structural shortfall"
    (odds,) = found.quantities
    assert odds.unit == "to 1"


def test_on_trajectory_it_is_told_whether_a_shortfall_would_have_shown():
    found = evidence(of(), as_of="2025-06")
    assert found.verdict == "on trajectory"
    assert found.sentence.endswith(" A 50 % shortfall would usually have shown by now.")


def test_without_a_measure_that_can_be_judged_there_is_no_evidence():
    none = of([], {**BENEFIT, "measure_id": None})
    unseen = of([actual("2024-12-31", 14)])
    for own, verdict in ((none, "not planned"), (unseen, "not measured")):
        found = evidence(own, as_of="2025-06")
        assert (found.verdict, found.sentence) == (
            verdict,
            "There is no evidence: no promised measure can be judged.",
        )


def test_once_it_was_due_the_chance_that_it_was_reached_is_told():
    found = answer(of(life(11.5, 9, 6.5, 5.3, 5.3, 5.3)), as_of="2025-06")
    assert re.match(
        r"Turnaround: 4 days promised by 2025-05 "
        r"\(\d in 10 chance that it was reached within tolerance\); now at 4\.\d",
        found.sentence,
    )


def test_a_promise_that_cannot_be_followed_is_told_with_its_problem():
    (found,) = measures(of(KEPT, {**BENEFIT, "target": 14.0}), as_of="2025-06")
    assert found.sentence == (
        "Turnaround: the target 14 days equals the baseline; nothing would change."
    )
    assert found.verdict == "not planned"


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "less than a 1 in 20 chance"),
        (0.06, "1 in 10 chance"),
        (0.5, "5 in 10 chance"),
        (0.94, "9 in 10 chance"),
        (1.0, "more than a 19 in 20 chance"),
    ],
)
def test_a_chance_is_told_in_tenths(chance, words):
    assert chance_in_words(chance) == words


def test_a_reader_sees_what_was_promised_and_is_expected():
    row = shown(of(SHORT), as_of="2025-06").iloc[0]
    assert (row["measure"], row["promised"], row["by"]) == (
        "Turnaround (days)",
        "14 to 4",
        "2025-05",
    )
    assert row["chance"] == "< 1 in 20"
    assert row["verdict"] == "structural shortfall"


def test_what_is_not_known_yet_is_not_shown_as_a_number():
    row = shown(of(life()), as_of="2024-12").iloc[0]
    assert row.tolist()[3:] == ["not known yet", "", "", "too early to tell"]
    assert paths(of(life()), as_of="2024-12")["mid"].isna().all()


def test_paths_hold_plan_data_and_what_is_expected():
    rows = paths(of(LATE, LONG), as_of="2025-06")
    assert rows["observed"].notna().sum() == 18
    assert str(rows["date"].max())[:7] == "2025-12"
    live = rows[rows["date"] >= "2025-01-01"]
    assert live[["low", "mid", "high"]].notna().all(axis=None)
    assert (live["low"] <= live["high"]).all()
    assert paths(of([], {**BENEFIT, "measure_id": None}), as_of="2025-06").empty
