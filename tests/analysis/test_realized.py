import math

import pandas as pd
import pytest

from tests.literal_register import BENEFIT, INITIATIVE, paid, register_of
from valuebook.analysis.planned import plan
from valuebook.analysis.realized import confirmed, judged, realization

# planned by month: 2500, 5000, 7500, 10000 and so on; 15 000 by March


def by_class(*money, as_of="2025-03", benefits=(BENEFIT,)):
    register = register_of(
        initiatives=[INITIATIVE], benefits=list(benefits), realized=list(money)
    )
    rows = realization(
        plan(register),
        confirmed(register["realized"], register["benefits"], as_of=as_of),
        as_of=as_of,
    )
    return rows.set_index("benefit_class")


def test_the_rate_to_date_is_judged_against_the_plan_to_date_not_the_full_life():
    row = by_class(paid("2025-02", 4000), paid("2025-03", 5000)).loc["cashable"]
    assert row["planned_to_date"] == 15_000
    assert row["rate_to_date"] == 9000 / 15_000
    assert row["variance"] == -6000
    # the full life: 15 000 and 33 months at full effect
    assert row["rate_full_life"] == 9000 / (15_000 + 33 * 10_000)


def test_money_confirmed_after_as_of_is_not_counted():
    row = by_class(paid("2025-03", 5000), paid("2025-04", 9999)).loc["cashable"]
    assert row["realized_to_date"] == 5000


def test_nothing_confirmed_is_not_measured_rather_than_zero():
    row = by_class().loc["cashable"]
    assert math.isnan(row["realized_to_date"])
    assert math.isnan(row["rate_to_date"])


def test_a_confirmed_zero_is_zero():
    assert by_class(paid("2025-03", 0)).loc["cashable", "rate_to_date"] == 0


def test_money_confirmed_in_another_class_is_not_added_to_the_promised_one():
    rows = by_class(paid("2025-03", 6000, benefit_class="non_cashable"))
    assert rows.loc["cashable", "realized_to_date"] == 0
    assert rows.loc["non_cashable", "realized_to_date"] == 6000
    assert math.isnan(rows.loc["non_cashable", "rate_to_date"])


def test_money_of_a_benefit_not_yet_due_stands_apart():
    late = {**BENEFIT, "benefit_id": "BEN-2", "lag_months": 12}
    rows = by_class(
        paid("2025-03", 6000),
        paid("2025-03", 700, benefit_id="BEN-2"),
        benefits=(BENEFIT, late),
    )
    assert rows.loc["cashable", "realized_to_date"] == 6000
    assert rows.loc["cashable", "early"] == 700


def test_before_anything_is_due_there_is_no_rate():
    row = by_class(as_of="2024-12").loc["cashable"]
    assert row["planned_to_date"] == 0
    assert math.isnan(row["rate_to_date"])


def test_rows_may_stand_for_each_benefit():
    register = register_of(
        initiatives=[INITIATIVE], benefits=[BENEFIT], realized=[paid("2025-02", 3000)]
    )
    rows = realization(
        plan(register),
        confirmed(register["realized"], register["benefits"], as_of="2025-02"),
        as_of="2025-02",
        by=("benefit_id", "benefit_class"),
    )
    assert rows[["benefit_id", "rate_to_date"]].to_dict("records") == [
        {"benefit_id": "BEN-1", "rate_to_date": 0.4}
    ]


@pytest.mark.parametrize(
    ("rate", "word"),
    [
        (1.11, "ahead of plan"),
        (1.1, "on plan"),
        (1.0, "on plan"),
        (0.95, "within tolerance"),
        (0.9, "within tolerance"),
        (0.899, "behind plan"),
        (0.0, "behind plan"),
        (-0.5, "behind plan"),
    ],
)
def test_a_boundary_counts_for_the_better_word(rate, word):
    assert judged(rate, tolerance=0.1) == word


def test_the_frames_given_are_left_as_they_were():
    register = register_of(
        initiatives=[INITIATIVE], benefits=[BENEFIT], realized=[paid("2025-02", 3000)]
    )
    before = register["benefits"].copy()
    plan(register)
    pd.testing.assert_frame_equal(register["benefits"], before)
