import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.debiasing import (
    PRIOR,
    SCEPTICAL,
    debiased,
    record,
    record_by_class,
)
from valuebook.model import ArgumentError

RATIOS = st.lists(st.floats(0.06, 3), min_size=1, max_size=30)


def closed(**ratios: list[float]) -> pd.DataFrame:
    """One row per closed initiative: the class, a promise of 100, and what came."""
    rows = [(name, 100.0, 100 * each) for name in ratios for each in ratios[name]]
    return pd.DataFrame(rows, columns=["class", "promised", "realized"])


def test_before_any_initiative_closes_four_fifths_are_expected():
    low, middle, high = PRIOR.factor([0.1, 0.5, 0.9])
    assert middle == pytest.approx(0.8)
    assert low < 0.5 < 1.2 < high


def test_a_record_moves_from_the_prior_to_what_came():
    medians = [record([100] * n, [50] * n).factor(0.5) for n in (1, 5, 20, 200)]
    assert 0.8 > medians[0] > medians[1] > medians[2] > medians[3] > 0.5
    assert medians[3] == pytest.approx(0.5, abs=0.01)


# The prior is worth three initiatives: three that bring a share of 0.2 move the median
# to the geometric middle of 0.8 and 0.2.
def test_three_initiatives_weigh_as_much_as_the_prior():
    assert record(3 * [100], 3 * [20]).factor(0.5) == pytest.approx(0.4)


def test_a_promise_of_which_nothing_came_counts_as_a_twentieth_and_is_said():
    stopped = record([100, 100], [0, -20])
    assert stopped.floored == 2
    assert stopped.factor(0.5) == pytest.approx(record([100, 100], [5, 5]).factor(0.5))


def test_eighty_percent_ranges_hold_about_as_often_as_they_say(rng):
    held = []
    for _ in range(2_000):
        centre = rng.normal(np.log(0.8), 0.2)
        ratios = np.exp(rng.normal(centre, 0.35, size=11))
        low, high = PRIOR.after(ratios[:10]).factor([0.1, 0.9])
        held.append(low <= ratios[10] <= high)
    assert 0.76 < np.mean(held) < 0.86


def test_a_class_learns_from_the_others_and_more_from_itself():
    rows = record_by_class(closed(erp=6 * [0.5], training=[0.9], ai=6 * [0.6]))
    assert rows["class"].tolist() == ["ai", "erp", "training"]
    assert rows["initiatives"].tolist() == [6, 6, 1]
    medians = rows.set_index("class")["p50"]
    assert 0.5 < medians["erp"] < 0.6
    # one initiative against three of the others' record of 0.55
    assert 0.55 < medians["training"] < 0.75
    assert (rows["p10"] < rows["p50"]).all()


def test_a_single_class_starts_from_the_prior():
    rows = record_by_class(closed(erp=[0.5, 0.6]))
    expected = record([100, 100], [50, 60]).factor([0.1, 0.5, 0.9])
    assert rows[["p10", "p50", "p90"]].to_numpy()[0] == pytest.approx(expected)


def test_a_promise_stands_beside_what_records_make_of_it():
    own = record([100] * 8, [70] * 8)
    rows = debiased(1_000.0, own)
    assert rows["basis"].tolist() == [
        "as promised",
        "own record, 8 closed initiatives",
        "sceptical: large IT",
    ]
    assert rows.loc[0, "p50"] == 1_000
    assert np.isnan(rows.loc[0, "p10"])
    assert rows.loc[1, "p50"] == pytest.approx(1_000 * own.factor(0.5))
    assert rows.loc[2, "factor"] == pytest.approx(0.44)


def test_without_a_record_the_prior_is_named_as_such():
    rows = debiased(1_000.0)
    assert rows.loc[1, "basis"] == "no own record yet, house prior"
    assert rows.loc[1, "initiatives"] == 0


@pytest.mark.parametrize(
    ("promised", "realized", "said"),
    [
        (
            [100, 0],
            [50, 10],
            "promised: 0; a share of a promise needs one above 0",
        ),
        (
            [100],
            [50, 10],
            "promised and realized: 1 and 2 amounts; "
            "give one of each for every initiative",
        ),
        ([], [], "promised: empty; give at least one amount"),
        (
            [100],
            [float("nan")],
            "realized: nan at position 1; every amount must be a finite number",
        ),
    ],
)
def test_records_that_cannot_be_read_are_named(promised, realized, said):
    with pytest.raises(ArgumentError) as raised:
        record(promised, realized)
    assert str(raised.value) == said


@given(RATIOS, RATIOS)
def test_a_record_can_be_taught_in_parts(first, second):
    at_once = PRIOR.after(first + second)
    in_parts = PRIOR.after(first).after(second)
    assert in_parts.factor([0.1, 0.5, 0.9]) == pytest.approx(
        at_once.factor([0.1, 0.5, 0.9])
    )


@given(RATIOS, st.floats(0.01, 1e6))
def test_money_in_other_units_leaves_the_record(ratios, unit):
    promised = unit * np.ones(len(ratios))
    scaled = record(promised, promised * ratios, prior=SCEPTICAL)
    plain = record(np.ones(len(ratios)), ratios, prior=SCEPTICAL)
    assert scaled.factor(0.5) == pytest.approx(plain.factor(0.5))
