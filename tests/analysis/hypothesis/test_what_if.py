import pytest

from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, register_of
from valuebook.analysis.hypothesis.what_if import COLUMNS, WhatIf, said, value_fan

RANGED = {**BENEFIT, "low": 60_000.0, "high": 130_000.0}
OTHER = {**BENEFIT, "benefit_id": "BEN-2", "benefit_class": "risk_reduction"}


def of(*benefits, what_if=WhatIf(), **initiative):  # noqa: B008
    register = register_of(
        initiatives=[{**INITIATIVE, **initiative}],
        measures=[MEASURE],
        benefits=list(benefits),
    )
    return value_fan(register, what_if, seed=1)


def test_as_planned_a_certain_value_is_its_own_range():
    fans = of(BENEFIT)
    last = fans.iloc[-1]
    # 36 months of 10,000; a linear ramp of 4 months gives 25, 50 and 75 % first
    assert last["planned"] == pytest.approx(345_000)
    assert last[["p10", "p50", "p90"]].tolist() == pytest.approx([345_000] * 3)


def test_a_stated_range_opens_the_fan():
    last = of(RANGED).iloc[-1]
    assert last["p10"] == pytest.approx(345_000 * 60 / 120, rel=0.05)
    assert last["p90"] == pytest.approx(345_000 * 130 / 120, rel=0.05)
    assert last["planned"] == pytest.approx(345_000)


def test_classes_stay_apart_cashable_first():
    fans = of(OTHER, BENEFIT)
    assert list(fans["benefit_class"].unique()) == ["cashable", "risk_reduction"]
    assert len(fans) == 2 * 36


@pytest.mark.parametrize(
    ("what_if", "expected"),
    [
        (WhatIf(adoption=0.5), 172_500),
        (WhatIf(delay_months=6), 285_000),
        (WhatIf(stretch=2), 325_000),
    ],
)
def test_each_departure_lowers_what_is_added_up(what_if, expected):
    last = of(BENEFIT, what_if=what_if).iloc[-1]
    assert last["p50"] == pytest.approx(expected)
    assert last["planned"] == pytest.approx(345_000)


@pytest.mark.parametrize(
    ("benefit", "initiative"),
    [({**BENEFIT, "annual_value": None}, {}), (BENEFIT, {"go_live": None})],
)
def test_without_money_or_go_live_there_is_nothing_to_show(benefit, initiative):
    fans = of(benefit, **initiative)
    assert list(fans.columns) == list(COLUMNS)
    assert fans.empty
    assert said(fans, currency="EUR") == (
        "Nothing to show: no value in money, or no go-live."
    )


def test_the_end_is_said_for_each_class():
    assert said(of(BENEFIT, OTHER), currency="EUR") == (
        "Added up: EUR 345 k cashable by 2027-12 where EUR 345 k was planned, 8 times "
        "in 10 between EUR 345 k and EUR 345 k; EUR 345 k risk reduction by 2027-12 "
        "where EUR 345 k was planned, 8 times in 10 between EUR 345 k and EUR 345 k."
    )
