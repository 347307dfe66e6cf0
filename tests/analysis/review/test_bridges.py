from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.analysis.review.promises import AS_OF, FULL, MONTHS, WORK, book, seen
from tests.literal_register import INITIATIVE, actual, paid
from valuebook.analysis.review.bridges import (
    biggest_leak,
    bridges,
    shown,
    shown_together,
)
from valuebook.analysis.review.leakage import STEPS, leakage, over_whole_life


def test_nothing_due_has_no_bridge():
    later = book(initiatives=[{**INITIATIVE, "go_live": "2026-01-01"}])
    found = bridges(leakage(later, later["key_results"], as_of=AS_OF))
    assert found.empty
    said = biggest_leak(found, later, as_of=AS_OF)
    assert str(said) == (
        "too early to tell: No promised money is due by 2025-06, so none can have "
        "leaked."
    )


def test_without_a_promise_in_money_there_is_nothing_to_bridge():
    free = book(benefits=[{**FULL, "annual_value": None}])
    found = bridges(leakage(free, free["key_results"], as_of=AS_OF))
    assert biggest_leak(found, free, as_of=AS_OF).verdict == "not planned"


def test_the_finding_names_the_largest_leak_of_each_class():
    register = book(paid("2025-06", 20_000), levels=(9.0,) * 6)
    found = bridges(leakage(register, register["key_results"], as_of=AS_OF))
    said = biggest_leak(found, register, as_of=AS_OF)
    assert said.sentence == (
        "By 2025-06: cashable EUR 40.0 k of EUR 60.0 k leaked (67 %), most as “measure "
        "did not move” (EUR 30.0 k)."
    )
    assert (said.quantities[0].value, said.quantities[0].unit) == (40_000, "EUR")


def test_what_was_not_caused_is_not_measured_where_nothing_decides():
    register = book(paid("2025-06", 60_000))
    results = register["key_results"]
    for caused, said in ((None, True), ({"MEA-1": 1.0}, False)):
        found = bridges(leakage(register, results, as_of=AS_OF, caused=caused))
        table = shown(found).set_index("cause_code")
        assert table["cashable"].isna()["not_attributable"] == said


def whole_life(register, **more):
    found = leakage(register, register["key_results"], as_of=AS_OF, **more)
    return bridges(over_whole_life(found, register, as_of=AS_OF))


def test_over_the_whole_life_what_is_not_due_yet_comes_first():
    found = whole_life(book(paid("2025-06", 20_000), levels=(9.0,) * 6))
    first = found.head(2)
    assert list(first["step"]) == ["promised", "not_due"]
    assert list(first["label"]) == ["promised over its whole life", "not due yet"]
    assert first["level"].iloc[1] == 60_000
    assert found["amount"].iloc[-1] == 20_000
    assert shown(found)["step"].iloc[0] == "promised over its whole life"


def test_what_is_promised_for_later_has_a_bridge_over_its_whole_life():
    later = book(initiatives=[{**INITIATIVE, "go_live": "2026-01-01"}])
    found = whole_life(later).set_index("step")["amount"]
    assert found["promised"] == -found["not_due"] > 0
    assert found["realized"] == 0


def test_shown_has_a_column_for_each_class():
    register = book(
        paid("2025-06", 40_000), paid("2025-06", 20_000, benefit_class="non_cashable")
    )
    table = shown(bridges(leakage(register, register["key_results"], as_of=AS_OF)))
    assert list(table.columns) == ["step", "cause_code", "cashable", "non-cashable"]
    assert table["cause_code"].is_unique


def test_the_bridges_to_date_and_over_the_whole_life_stand_in_one_table():
    register = book(paid("2025-06", 40_000))
    rows = leakage(register, register["key_results"], as_of=AS_OF)
    to_date = bridges(rows)
    whole = bridges(over_whole_life(rows, register, as_of=AS_OF))
    table = shown_together(to_date, whole)
    ends = table[table["cause_code"] == "realized"]
    assert list(table.columns) == ["horizon", "step", "cause_code", "cashable"]
    assert list(ends["horizon"]) == ["to date", "whole life"]
    assert list(ends["cashable"]) == [40_000, 40_000]
    assert len(table) == len(shown(to_date)) + len(shown(whole))


amounts = st.integers(-30_000, 90_000).map(float)
levels = st.lists(st.floats(0, 20).map(lambda each: round(each, 2)), max_size=6)
books = st.fixed_dictionaries(
    {
        "promised": st.integers(-200_000, 900_000).map(float),
        "money": st.lists(amounts, max_size=6),
        "elsewhere": st.none() | amounts,
        "levels": levels,
        "done": st.none() | st.floats(0, 1),
        "reforecast": st.none() | st.integers(-100_000, 900_000).map(float),
        "caused": st.none() | st.floats(0, 1),
    }
)


# what draws meet but now and then: many steps at once, none of them in round sums
MANY_STEPS = {
    "promised": 612_345.0,
    "money": [20_001.0, 35_000.0, -5_003.0],
    "elsewhere": 12_347.0,
    "levels": [12.31, 9.07, 4.53],
    "done": 0.87,
    "reforecast": 421_111.0,
    "caused": 14 / 15,
}


def drawn(parts, scale=1.0, extra=()):
    money = [
        paid(month, amount * scale)
        for month, amount in zip(MONTHS, parts["money"], strict=False)
    ]
    if parts["elsewhere"] is not None:
        other = {"benefit_class": "non_cashable"}
        money.append(paid("2025-03", parts["elsewhere"] * scale, **other))
    version = {"benefit_id": "BEN-1", "version": 1, "on": "2025-03-10"}
    tables = {
        "benefits": [{**FULL, "annual_value": parts["promised"] * scale}],
        "actuals": [*seen(*parts["levels"]), *extra],
    }
    if parts["done"] is not None:
        tables["workstreams"] = [{**WORK, "percent_complete": parts["done"]}]
    if parts["reforecast"] is not None:
        again = {**version, "annual_value": parts["reforecast"] * scale}
        tables["plan_versions"] = [again]
    return book(*money, **tables)


def bridged(parts, *, whole=False, **more):
    register = drawn(parts, **more)
    caused = {} if parts["caused"] is None else {"MEA-1": parts["caused"]}
    if whole:
        return whole_life(register, caused=caused)
    found = leakage(register, register["key_results"], as_of=AS_OF, caused=caused)
    return bridges(found)


@given(books, st.booleans())
@example(MANY_STEPS, False)
@example(MANY_STEPS, True)
@settings(max_examples=6, deadline=None)
def test_every_bridge_adds_up_to_the_cent(parts, whole):
    for _, rows in bridged(parts, whole=whole).groupby("benefit_class"):
        amounts_of = dict(zip(rows["step"], rows["amount"], strict=True))
        realized = amounts_of.pop("realized")
        assert sum(amounts_of.values(), Decimal(0)) == realized
        assert set(amounts_of) <= set(STEPS)


@given(books)
@example(MANY_STEPS)
@settings(max_examples=4, deadline=None)
def test_scaling_money_scales_every_leak(parts):
    once, fourfold = bridged(parts), bridged(parts, scale=4.0)
    assert list(once["step"]) == list(fourfold["step"])
    for one, four in zip(once["amount"], fourfold["amount"], strict=True):
        assert float(four) == pytest.approx(4 * float(one), abs=0.05)


@given(books, st.floats(0, 20))
@example(MANY_STEPS, 1.0)
@settings(max_examples=4, deadline=None)
def test_what_was_observed_after_as_of_changes_no_bridge(parts, level):
    later = [actual("2025-07-31", level), actual("2025-09-30", level)]
    assert bridged(parts).equals(bridged(parts, extra=later))
