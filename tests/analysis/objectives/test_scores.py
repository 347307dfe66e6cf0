import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.objectives.scores import Band, band, score, weighted_mean


@pytest.mark.parametrize(
    ("baseline", "target", "actual_level", "expected"),
    [
        (32, 45, 42, 10 / 13),  # published as 0.77
        (0, 500, 400, 0.8),
        (0, 6, 3, 0.5),
        (100, 70, 85, 0.5),  # to be lowered
        (14, 3, 16, 0),  # got worse
        (14, 3, 1, 1),  # beyond the target
    ],
)
def test_a_score_is_the_share_of_the_way_kept_within_bounds(
    baseline, target, actual_level, expected
):
    found = score(
        *(pd.Series([float(each)]) for each in (actual_level, baseline, target))
    )
    assert found[0] == pytest.approx(expected)


def test_a_key_result_that_goes_nowhere_has_no_score():
    same = pd.Series([5.0])
    assert math.isnan(score(same, same, same)[0])


@pytest.mark.parametrize(
    ("reached", "word"),
    [
        (1.0, "near"),
        (0.7, "near"),
        (0.65, "part-way"),  # the published bands say nothing of 0.65
        (0.6, "part-way"),
        (0.4, "part-way"),
        (0.35, "far off"),  # nor of 0.35
        (0.0, "far off"),
        (math.nan, "not measured"),
    ],
)
def test_every_score_is_in_one_band(reached, word):
    assert band(reached) == word


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_score_is_never_in_a_lower_band(one, other):
    order = [Band.FAR_OFF, Band.PART_WAY, Band.NEAR]
    low, high = sorted([one, other])
    assert order.index(band(low)) <= order.index(band(high))


def test_what_is_not_measured_weighs_nothing():
    rows = pd.DataFrame(
        {"of": ["O"] * 3, "score": [1.0, 0.4, math.nan], "weight": [1.0, 2.0, 9.0]}
    )
    assert weighted_mean(rows, by="of").tolist() == [pytest.approx(0.6)]
    assert weighted_mean(rows.tail(1), by="of").isna().all()
