import valuebook as vb
from tests.literal_register import KEPT, actual, life, promise
from valuebook.analysis.tracking.doubts import doubts


def of(actuals=KEPT, **benefit):
    return promise(benefit=benefit, actuals=actuals)


def test_a_baseline_from_a_bad_stretch_is_named_with_what_would_hold_otherwise():
    (found,) = doubts(of(baseline=18.0), as_of="2025-06")
    assert found.sentence == (
        "Turnaround: the baseline is 18 days, but what was observed up to three months "
        "before go-live averages 14; a return to that alone is 28 % of the promised "
        "change. With that as the baseline the verdict would be on trajectory."
    )
    assert found.verdict == "incomplete"
    assert found.remedy == (
        "agree on the level before it as the baseline, or say why it was left"
    )


def test_a_bad_baseline_that_changes_nothing_is_named_all_the_same():
    own = of(life(14, 14, 14, 14, 14, 14, 14, 14), baseline=18.0)
    (found,) = doubts(own, as_of="2025-08")
    assert found.sentence.endswith(
        "With that as the baseline the verdict would be the same."
    )


def test_a_baseline_from_a_bad_season_is_told_by_the_whole_year():
    season = [6, 5, 3, 0, -3, -5, -6, -5, -3, 0, 3, 5]
    history = [
        actual(f"2024-{at + 1:02}-28", 14 + each) for at, each in enumerate(season)
    ]
    (found,) = doubts(of([*history, *KEPT[12:]], baseline=19.0), as_of="2025-06")
    assert found.sentence.startswith(
        "Turnaround: the baseline is 19 days, but the year before go-live averages 14; "
        "a return to that alone is 33 % of the promised change. "
    )
    whole = of([*history[1:], *KEPT[12:]], baseline=19.0)
    assert [each.verdict for each in doubts(whole, as_of="2025-06")] == ["sound"]


def test_a_target_that_was_reached_before_go_live_is_named():
    (found,) = doubts(of(baseline=30.0, target=15.0), as_of="2025-06")
    assert found.sentence.endswith(
        "is 106 % of the promised change. The target was reached before anything was "
        "done."
    )


def test_where_nothing_looks_wrong_that_is_said():
    (found,) = doubts(of(), as_of="2025-06")
    assert found.sentence == (
        "Every promise has a path to be held against, and no value looks wrong."
    )
    (none,) = doubts(of([], measure_id=None), as_of="2025-06")
    assert none.sentence == "No promise has a path to be held against."


def test_of_the_sample_the_one_baseline_that_was_picked_is_named():
    own = vb.select(vb.open_register(), "INI-011")
    (found,) = doubts(own, as_of="2026-09")
    assert found.sentence.startswith(
        "Energy per tonne: the baseline is 460 kWh per tonne, but the year before "
        "go-live averages 412; a return to that alone is 80 % of the promised change."
    )
