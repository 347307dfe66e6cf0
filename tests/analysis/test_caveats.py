import pytest

from tests.literal_register import (
    BENEFIT,
    INITIATIVE,
    MEASURE,
    actual,
    paid,
    register_of,
)
from valuebook.analysis.caveats import caveats

CHECKED = actual("2025-03-31", 9, validated_by="Controlling")


def of(as_of="2025-03", **tables):
    register = register_of(
        **{
            "initiatives": [INITIATIVE],
            "measures": [MEASURE],
            "benefits": [BENEFIT],
            "actuals": [CHECKED],
            **tables,
        }
    )
    return [each.sentence for each in caveats(register, as_of=as_of)]


def test_data_on_time_and_checked_leave_nothing_to_say():
    assert of() == [
        "Every promised measure is observed on time and checked, and all "
        "confirmed money "
        "is counted."
    ]


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"actuals": []}, "Never observed: Turnaround."),
        ({"as_of": "2025-07"}, "Out of date: Turnaround (last 2025-03)."),
        (
            {"actuals": [actual("2025-03-31", 9)]},
            "The last actual was checked by nobody: Turnaround.",
        ),
        (
            {"benefits": [{**BENEFIT, "annual_value": None}]},
            "No value is stated for BEN-1; no money of theirs is in any figure.",
        ),
        (
            {
                "benefits": [{**BENEFIT, "lag_months": 6, "target_month": "2025-12"}],
                "realized": [paid("2025-03", 500)],
            },
            "Confirmed before its plan began, so not in the rates: EUR 500 cashable.",
        ),
        (
            {"realized": [paid("2025-03", 500, benefit_class="non_cashable")]},
            "Confirmed in another class than promised: EUR 500 of BEN-1 as "
            "non-cashable.",
        ),
    ],
)
def test_what_is_not_counted_is_said(tables, said):
    assert of(**tables) == [said]


def test_a_measure_seen_only_by_group_is_not_counted_as_a_whole():
    assert of(actuals=[actual("2025-03-31", 9, group="north")]) == [
        "Never observed: Turnaround.",
        "Observed only group by group, so not counted as a whole: Turnaround.",
    ]


def test_what_has_ended_is_not_out_of_date():
    assert (
        "Out of date"
        not in of(as_of="2030-01", initiatives=[{**INITIATIVE, "stage": "closed"}])[0]
    )


def test_without_a_measure_no_data_bear_on_the_promise():
    assert of(benefits=[{**BENEFIT, "measure_id": None}]) == [
        "No measure is promised, so no data bear on the promise."
    ]
