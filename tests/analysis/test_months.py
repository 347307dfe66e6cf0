import pandas as pd
import pytest

from tests.literal_register import INITIATIVE, actual, paid, register_of
from valuebook.analysis.months import as_of, end_of, first_full_month, month, ordinal
from valuebook.model import ArgumentError


def test_as_of_is_the_month_given():
    assert as_of(register_of(actuals=[actual("2025-03-31", 1)]), "2024-12") == "2024-12"


@pytest.mark.parametrize(
    ("tables", "found"),
    [
        ({"actuals": [actual("2025-03-31", 1), actual("2025-07-06", 1)]}, "2025-07"),
        (
            {"actuals": [actual("2025-03-31", 1)], "realized": [paid("2025-09", 1)]},
            "2025-03",
        ),
        ({"realized": [paid("2025-09", 1)]}, "2025-09"),
        ({"initiatives": [INITIATIVE]}, "2024-06"),
    ],
)
def test_without_a_month_the_last_actual_says_it_then_money_then_the_start(
    tables, found
):
    assert as_of(register_of(**tables)) == found


def test_an_empty_register_is_to_be_filled_first():
    with pytest.raises(ArgumentError) as told:
        as_of(register_of())
    assert str(told.value) == (
        "initiatives.csv: no initiative is in the register yet; give each a row there, "
        "and what it promises a row in benefits.csv"
    )


@pytest.mark.parametrize(
    "text", ["2026-9", "2026", "2026-13", "26-09", " 2026-09", "1776-07"]
)
def test_what_is_no_month_is_refused_by_name(text):
    with pytest.raises(
        ArgumentError, match=r"as_of must be a month as YYYY-MM"
    ) as told:
        month(text)
    assert repr(text) in str(told.value)


def test_the_end_of_a_month_is_its_last_day():
    assert end_of("2024-02") == pd.Timestamp("2024-02-29")


def test_a_month_counts_when_it_is_wholly_live():
    dates = pd.Series(pd.to_datetime(["2025-01-01", "2025-01-02", None]))
    found = first_full_month(dates)
    assert found[:2].astype(str).tolist() == ["2025-01", "2025-02"]
    assert pd.isna(found[2])


def test_no_month_has_no_number():
    assert ordinal(pd.Series(pd.PeriodIndex([None], freq="M"))).isna().all()
