import pytest

from tests.literal_register import KEPT, MEASURE, actual, life, promise
from valuebook.analysis.tracking.progress import followed


def of(actuals=KEPT, *, as_of="2025-06", measure=MEASURE, go_live="2025-01-01", **more):
    register = promise(
        initiative={"go_live": go_live}, measure=measure, benefit=more, actuals=actuals
    )
    (found,) = followed(register, as_of=as_of)
    return found


@pytest.mark.parametrize(
    ("given", "verdict", "problem"),
    [
        ({"baseline": None}, "not planned", "no baseline is promised"),
        ({"target": None}, "not planned", "no target is promised"),
        (
            {"target": 14.0},
            "not planned",
            "the target 14 days equals the baseline; nothing would change",
        ),
        (
            {"target": 16.0},
            "not planned",
            "the target 16 days is worse than the baseline 14; a worsening that is "
            "accepted has a value below zero",
        ),
        (
            {"target_month": "2024-11", "ramp_months": 4},
            "not planned",
            "target_date: 2024-11-30 is not after go-live 2024-12-31",
        ),
        (
            {"target_month": None, "ramp_months": None},
            "not planned",
            "no target month is promised",
        ),
        ({"go_live": None}, "too early to tell", "no go-live is set"),
        ({"as_of": "2024-12"}, "too early to tell", ""),
        ({"as_of": "2024-12", "actuals": []}, "too early to tell", ""),
        ({"actuals": []}, "not measured", "not observed since go-live"),
        ({"actuals": life()}, "not measured", "not observed since go-live"),
        ({"actuals": [actual("2025-03-31", 9)]}, "insufficient evidence", ""),
        (
            {"actuals": [*KEPT, actual("2025-06-29", 4)]},
            "insufficient evidence",
            "date: two values for the period of 2025-06-30; keep the one that holds",
        ),
        (
            {"actuals": [*KEPT, actual("2025-07-31", 4000)], "as_of": "2025-07"},
            "insufficient evidence",
            "the value of 2025-07-31 looks to be in another unit than the baseline "
            "and the values before it",
        ),
        (
            {
                "actuals": [actual(f"2024-{month:02}-28", 14) for month in range(1, 13)]
                + [actual("2025-03-31", 9)]
            },
            "insufficient evidence",
            "",
        ),
    ],
)
def test_what_cannot_be_followed_is_named(given, verdict, problem):
    found = of(**given)
    assert (found.verdict, found.problem) == (verdict, problem)


def test_values_after_as_of_do_not_matter():
    then = of(KEPT, as_of="2025-04")
    later = of([*KEPT, actual("2025-07-31", 4000)], as_of="2025-04")
    assert then.verdict is later.verdict
    assert then.standing.forecast == later.standing.forecast


@pytest.mark.parametrize(
    ("go_live", "lag"), [("2025-01-01", 0), ("2025-01-01", 2), ("2024-12-09", 1)]
)
def test_the_planned_path_is_that_of_the_planned_money(go_live, lag):
    found = of(go_live=go_live, lag_months=lag, target_month="2025-09")
    path = found.standing.path.set_index("date")["planned"]
    full = path.index[path == 4.0].min()
    assert full.to_period("M") == found.promise.first + lag + 3


def test_a_weekly_measure_reaches_its_level_at_the_end_of_the_same_month():
    weekly = {**MEASURE, "frequency": "weekly"}
    found = of([actual("2024-12-29", 14), actual("2025-01-12", 13)], measure=weekly)
    assert found.plan.cadence == "weekly"
    path = found.standing.path.set_index("date")["planned"]
    assert path["2025-04-27"] == pytest.approx(4.0, abs=0.6)
    assert path["2025-05-04"] == 4.0


def test_days_are_averaged_by_whole_weeks():
    daily = {**MEASURE, "frequency": "daily"}
    days = [actual(f"2025-01-{day:02}", day) for day in range(6, 23)]
    path = of(days, measure=daily, as_of="2025-01").standing.path
    seen = path[path["observed"].notna()]
    assert seen["observed"].tolist() == [9, 16]
    assert [f"{each:%m-%d}" for each in seen["date"]] == ["01-12", "01-19"]


def test_without_a_target_month_the_end_of_the_ramp_is_the_target_date():
    assert f"{of(target_month=None).plan.target_date}" == "2025-04-30"
