import math

from tests.literal_register import BENEFIT, INITIATIVE, REFORECAST, paid, register_of
from valuebook.analysis.tracking.series import series

# from January 2025: 2500, 5000, 7500, then 10 000 a month


def of(*money, **tables):
    return register_of(
        initiatives=[INITIATIVE],
        benefits=[BENEFIT],
        realized=list(money),
        plan_versions=[REFORECAST],
        **tables,
    )


def by_month(register, as_of):
    rows = series(register, as_of=as_of)
    return rows.set_index(rows["month"].astype(str))


def test_plan_forecast_and_actual_are_three_series():
    rows = by_month(of(paid("2025-01", 2000), paid("2025-03", 6000)), "2025-03")
    assert rows.loc["2025-04", ["planned", "forecast"]].tolist() == [10_000, 5_000]
    assert rows.loc["2025-03", ["planned", "realized"]].tolist() == [7_500, 6_000]
    assert rows.loc[:"2025-03", "forecast"].isna().all()
    assert rows.loc["2025-04":, "realized"].isna().all()


def test_a_month_without_a_confirmation_is_not_nought():
    rows = by_month(of(paid("2025-01", 2000), paid("2025-03", 6000)), "2025-03")
    assert math.isnan(rows.loc["2025-02", "realized"])


def test_what_came_after_as_of_changes_nothing():
    early = of(paid("2025-01", 2000))
    late = of(paid("2025-01", 2000), paid("2025-02", 9000))
    assert series(early, as_of="2025-01").equals(series(late, as_of="2025-01"))


def test_money_in_another_class_has_a_series_of_its_own():
    rows = series(
        of(paid("2025-01", 500, benefit_class="non_cashable")), as_of="2025-03"
    )
    assert rows["benefit_class"].unique().tolist() == ["cashable", "non_cashable"]
    other = rows[rows["benefit_class"] == "non_cashable"]
    assert other["realized"].tolist() == [500]
    assert other["planned"].isna().all()


def test_without_money_there_is_no_series():
    none = register_of(
        initiatives=[INITIATIVE], benefits=[{**BENEFIT, "annual_value": None}]
    )
    assert series(none, as_of="2025-03").empty
