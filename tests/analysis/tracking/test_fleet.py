import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, life, register_of
from valuebook.analysis.tracking.error_rates import FALSE_ALARMS
from valuebook.analysis.tracking.fleet import (
    discovered,
    expected_false_alarms,
    fleet,
    measures,
    overview,
    shown,
)
from valuebook.bundled import bundled

KEPT = life(11.5, 9, 6.5, 4, 4, 4)
SHORT = life(12.75, 11.5, 10.25, 9, 9, 9)


def of(*lives):
    names = [f"INI-{at + 1}" for at in range(len(lives))]
    return register_of(
        initiatives=[{**INITIATIVE, "initiative_id": name} for name in names],
        measures=[MEASURE],
        benefits=[
            {**BENEFIT, "initiative_id": name, "benefit_id": f"BEN-{name}"}
            for name in names
        ],
        actuals=[
            {**row, "initiative_id": name}
            for name, rows in zip(names, lives, strict=True)
            for row in rows
        ],
    )


def test_alarms_are_told_apart_from_those_on_trajectory():
    rows = fleet(measures(of(KEPT, SHORT), as_of="2025-06"))
    assert rows["initiative_id"].tolist() == ["INI-2", "INI-1"]
    assert rows["alarm"].tolist() == rows["named"].tolist() == [True, False]
    assert shown(rows)["initiative"].tolist() == ["INI-2"]


def test_a_portfolio_is_told_in_counts_and_in_false_alarms_to_expect():
    found = overview(measures(of(KEPT, SHORT), as_of="2025-06"), as_of="2025-06")
    assert (found.verdict, found.sentence) == (
        "behind plan",
        "2 promised measures can be judged: 1 on trajectory; 1 structural "
        f"shortfall. {2 * FALSE_ALARMS:.1g} false alarms a year are to be expected "
        "at most; 1 alarm stands. 1 of them stays when no more than one in ten of "
        "those named may be false.",
    )


def test_one_false_alarm_is_told_as_one(monkeypatch):
    monkeypatch.setattr(
        "valuebook.analysis.tracking.fleet.expected_false_alarms", lambda measures: 1.04
    )
    found = overview(measures(of(KEPT), as_of="2025-06"), as_of="2025-06")
    assert "1 false alarm a year is to be expected at most" in found.sentence


def test_what_is_not_live_is_not_counted():
    found = overview(measures(of(life()), as_of="2024-12"), as_of="2024-12")
    assert (found.verdict, found.sentence) == (
        "too early to tell",
        "No promised measure can be judged yet.",
    )
    assert expected_false_alarms(measures(of(life()), as_of="2024-12")) == 0


def test_a_life_of_years_has_its_false_alarms_spread_over_them():
    within = expected_false_alarms(measures(of(KEPT), as_of="2025-06"))
    assert within == FALSE_ALARMS
    assert expected_false_alarms(measures(of(KEPT), as_of="2026-12")) == pytest.approx(
        FALSE_ALARMS / 2, rel=0.02
    )


@given(st.lists(st.floats(0, 1e6), max_size=30), st.floats(0.01, 0.5))
def test_what_is_named_is_what_e_bh_names(evidence, level):
    values = np.array(evidence)
    named = discovered(values, level=level)
    count = int(named.sum())
    if count:
        assert values[named].min() * count * level >= len(values)
        assert values[named].min() >= values[~named].max(initial=0)
    one_more = np.sort(values)[::-1][count : count + 1]
    assert (one_more * (count + 1) * level < len(values)).all()


def test_more_to_find_makes_each_easier_to_name():
    assert discovered(np.array([25.0, 1.0, 1.0]), level=0.1).sum() == 0
    assert discovered(np.array([25.0, 25.0, 1.0]), level=0.1).sum() == 2


def test_the_share_of_false_alarms_is_within_what_was_measured():
    if not (bundled("sample_data").parent / "docs" / "methods.md").is_file():
        pytest.skip("an installed package has no docs")
    text = (bundled("sample_data").parent / "docs" / "methods.md").read_text("utf-8")
    row = re.search(r"\| trajectory verdict \| ([\d.]+) \[(\d+), (\d+)\]", text)
    assert row
    assert int(row[2]) / 100 <= FALSE_ALARMS <= int(row[3]) / 100


def test_a_register_without_promises_to_follow_has_no_alarms():
    nothing = fleet(measures(register_of(initiatives=[INITIATIVE]), as_of="2025-06"))
    assert shown(nothing).empty
