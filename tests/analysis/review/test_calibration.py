import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.literal_register import (
    BENEFIT,
    INITIATIVE,
    MEASURE,
    actual,
    paid,
    register_of,
)
from valuebook.analysis.review.calibration import brier, calibration, of_all, scored

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


# months from 2024-07 (0) to 2026-02 (19), of which 2025-12 (17) is the last that counts
MONTHS = [str(each) for each in pd.period_range("2024-07", "2026-02", freq="M")]
LAST = MONTHS.index(AS_OF)
A_CLASS = st.sampled_from(["cashable", "non_cashable"])
PROMISE = st.fixed_dictionaries(
    {
        "target_month": st.sampled_from(MONTHS),
        "target": st.sampled_from([4.0, 6.0, 12.0]),
        "benefit_class": A_CLASS,
        "confidence": st.sampled_from([0.5, 0.8, None]),
        "low": st.sampled_from([0.0, 60_000.0, None]),
        "high": st.sampled_from([90_000.0, 150_000.0]),
    }
)
PAYMENT = st.tuples(
    st.integers(0, 4), st.sampled_from(MONTHS), st.integers(-9_000, 99_000), A_CLASS
)


def told_one_by_one(promises, payments, level):
    """Return kept, realized and inside of each promise that is due."""
    for number, promise in enumerate(promises):
        if (due := MONTHS.index(promise["target_month"])) > LAST:
            continue
        own = [
            (MONTHS.index(on), amount, kind)
            for whose, on, amount, kind in payments
            if whose == number and MONTHS.index(on) <= LAST
        ]
        first = max(due, LAST - 11)
        counted = [
            amount
            for on, amount, kind in own
            if on >= first and kind == promise["benefit_class"]
        ]
        realized = sum(counted) * 12 / (LAST - first + 1) if own else None
        inside = None
        if realized is not None and promise["low"] is not None:
            inside = promise["low"] <= realized <= promise["high"]
        kept = (14.0 - level) / (14.0 - promise["target"]) >= 0.9
        yield promise["confidence"], kept, realized, inside


@given(
    st.lists(PROMISE, min_size=1, max_size=5),
    st.lists(PAYMENT, max_size=25),
    st.sampled_from([4.0, 5.0, 7.5]),
)
@settings(max_examples=20)
def test_promises_scored_together_are_scored_as_one_by_one(promises, payments, level):
    register = register_of(
        initiatives=[INITIATIVE],
        measures=[MEASURE],
        benefits=[
            {**RANGED, **promise, "benefit_id": f"BEN-{number}"}
            for number, promise in enumerate(promises)
        ],
        actuals=[actual("2025-11-30", level)],
        realized=[
            paid(on, amount, benefit_id=f"BEN-{whose}", benefit_class=kind)
            for whose, on, amount, kind in payments
            if whose < len(promises)
        ],
    )
    told = list(told_one_by_one(promises, payments, level))
    rows = scored(register, as_of=AS_OF)
    columns = ["confidence", "kept", "realized", "inside"]
    found = rows[columns].astype("object").where(rows[columns].notna(), None)
    assert list(found.itertuples(index=False, name=None)) == told

    chances = [(stated, kept) for stated, kept, _, _ in told if stated is not None]
    ranges = [inside for *_, inside in told if inside is not None]
    expected = []
    if chances:
        missed = [(stated - kept) ** 2 for stated, kept in chances]
        expected.append(("Brier score", pytest.approx(sum(missed) / len(missed))))
    if ranges:
        held = pytest.approx(sum(ranges) / len(ranges))
        expected.append(("ranges that held", held))
    said = of_all(register, as_of=AS_OF).quantities
    assert [(each.name, each.value) for each in said] == expected
