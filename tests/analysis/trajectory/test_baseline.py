from dataclasses import replace

import pytest

from tests.analysis.trajectory.lives import HISTORY, PLAN, life
from valuebook.analysis.trajectory import owed_to_baseline


def test_a_baseline_like_the_history_is_not_in_dispute():
    assert owed_to_baseline(PLAN, life()) is None


def test_a_baseline_from_a_bad_quarter_owes_the_return_to_normal():
    bad = replace(PLAN, baseline=92.0)  # the history is around 100, the target 120
    assert owed_to_baseline(bad, life()) == pytest.approx(8 / 28, abs=0.05)


def test_a_baseline_better_than_the_history_is_not_in_dispute():
    assert owed_to_baseline(replace(PLAN, baseline=108.0), life()) is None


def test_the_same_holds_where_less_is_better():
    falling = replace(PLAN, direction="decrease", baseline=108.0, target=80.0)
    assert owed_to_baseline(falling, life()) == pytest.approx(8 / 28, abs=0.05)


def test_too_short_a_history_leaves_the_baseline_undisputed():
    bad = replace(PLAN, baseline=92.0)
    assert owed_to_baseline(bad, life().iloc[HISTORY - 8 :]) is None


def test_values_from_go_live_on_are_not_read():
    bad = replace(PLAN, baseline=92.0)
    changed = life().assign(
        value=lambda frame: frame["value"].where(frame.index < HISTORY)
    )
    assert owed_to_baseline(bad, changed) == owed_to_baseline(bad, life())
