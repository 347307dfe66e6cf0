import pandas as pd
import pytest

from tests.literal_register import (
    BENEFIT,
    INITIATIVE,
    MEASURE,
    actual,
    paid,
    register_of,
)
from valuebook.analysis.review.calibration import brier, calibration, scored

AS_OF = "2025-12"
RANGED = {**BENEFIT, "low": 60_000.0, "high": 150_000.0, "confidence": 0.8}


def of(*money, benefits=(RANGED,), level=4.0):
    return scored(
        register_of(
            initiatives=[INITIATIVE],
            measures=[MEASURE],
            benefits=list(benefits),
            actuals=[actual("2025-11-30", level)],
            realized=list(money),
        ),
        as_of=AS_OF,
    )


def test_a_promise_is_scored_once_its_month_has_passed():
    later = {**RANGED, "benefit_id": "BEN-2", "target_month": "2026-01"}
    assert list(of(benefits=[RANGED, later])["benefit_id"]) == ["BEN-1"]


@pytest.mark.parametrize(("level", "kept"), [(4.0, True), (5.0, True), (5.1, False)])
def test_a_promise_is_kept_within_tolerance_of_its_target(level, kept):
    assert list(of(level=level)["kept"]) == [kept]


def test_the_run_rate_is_counted_from_the_target_month_and_by_class():
    money = [
        paid("2025-04", 90_000),  # before the target month
        paid("2025-06", 50_000),
        paid("2025-07", 30_000, benefit_class="non_cashable"),
        paid("2026-01", 70_000),  # after as_of
    ]
    row = of(*money).iloc[0]
    assert row["realized"] == pytest.approx(50_000 * 12 / 8)
    assert row["inside"]


def test_nothing_confirmed_is_not_a_range_that_failed():
    assert of()["inside"].isna().all()


# the Brier score of a forecast of 0.7 that came true is 0.09, and of one that did not
# 0.49 (G. W. Brier, Monthly Weather Review 78, 1950)
def test_brier_score():
    both = brier(pd.Series([0.7, 0.7]), pd.Series([True, False]))
    assert both == pytest.approx((0.09 + 0.49) / 2)


def test_few_promises_do_not_judge_calibration():
    found = calibration(of(paid("2025-06", 70_000)), whose="INI-1", as_of=AS_OF)
    assert str(found) == (
        "incomplete: Of INI-1: 1 of 1 promise due was kept, at a stated chance of 80 % "
        "on average (Brier score 0.04); 1 of 1 range held the value that came, where "
        "80 % should. Too few to judge calibration: it takes 10."
    )


@pytest.mark.parametrize(("level", "verdict"), [(9.0, "gap"), (4.0, "sound")])
def test_many_promises_do(level, verdict):
    many = [{**RANGED, "benefit_id": f"BEN-{number}"} for number in range(10)]
    found = calibration(of(benefits=many, level=level), whose="all", as_of=AS_OF)
    assert found.verdict == verdict


def test_nothing_due_is_too_early():
    later = {**RANGED, "target_month": "2026-01"}
    found = calibration(of(benefits=[later]), whose="INI-1", as_of=AS_OF)
    assert found.verdict == "too early to tell"
