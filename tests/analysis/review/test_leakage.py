from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.literal_register import (
    BENEFIT,
    INITIATIVE,
    MEASURE,
    actual,
    paid,
    register_of,
)
from valuebook.analysis.review.leakage import (
    STEPS,
    biggest_leak,
    bridges,
    leakage,
    over_whole_life,
    shown,
    shown_together,
)

AS_OF = "2025-06"
# 10 000 a month from January on: 60 000 by June; each day of 10 is worth 1000 a month
FULL = {**BENEFIT, "ramp": "step", "target_month": "2025-01"}
MONTHS = [f"2025-{month:02d}" for month in range(1, 7)]


def seen(*levels):
    return [
        actual(f"{month}-28", level)
        for month, level in zip(MONTHS, levels, strict=False)
    ]


def book(*money, levels=(4.0,) * 6, **tables):
    return register_of(
        **{
            "initiatives": [INITIATIVE],
            "measures": [{**MEASURE, "chain_link": "throughput"}],
            "benefits": [FULL],
            "actuals": seen(*levels),
            "realized": list(money),
            **tables,
        }
    )


def steps(register, **asked):
    found = leakage(register, register["key_results"], as_of=AS_OF, **asked)
    return {
        (row.benefit_class, row.step): float(row.amount)
        for row in found.itertuples()
        if row.amount
    }


def cash(**amounts):
    return {("cashable", step): amount for step, amount in amounts.items()}


def test_a_promise_kept_and_confirmed_leaks_nothing():
    kept = book(*[paid(month, 10_000) for month in MONTHS])
    assert steps(kept) == cash(promised=60_000, realized=60_000)


def test_a_measure_that_moved_half_way_leaks_the_other_half():
    half = book(*[paid(month, 5000) for month in MONTHS], levels=(9.0,) * 6)
    assert steps(half) == cash(promised=60_000, no_movement=-30_000, realized=30_000)


def test_months_without_observation_count_like_the_others():
    half = book(paid("2025-06", 30_000), levels=(9.0, 9.0))
    assert steps(half)["cashable", "no_movement"] == -30_000


def test_what_moved_and_was_not_confirmed_is_a_step():
    assert steps(book()) == cash(promised=60_000, not_confirmed=-60_000)


def test_money_beyond_what_the_measure_shows_is_told():
    more = book(paid("2025-06", 60_000), levels=(9.0,) * 6)
    assert steps(more)["cashable", "beyond_evidence"] == 30_000


def test_a_measure_that_moved_the_wrong_way_is_worth_nothing():
    worse = steps(book(levels=(16.0,) * 6))
    assert worse == cash(promised=60_000, no_movement=-60_000)


def test_a_benefit_without_observations_is_not_measured():
    assert steps(book(levels=())) == cash(promised=60_000, not_measured=-60_000)


def test_what_was_not_caused_is_taken_off():
    found = steps(book(paid("2025-06", 15_000)), caused={"MEA-1": 0.25})
    assert found == cash(promised=60_000, not_attributable=-45_000, realized=15_000)


WORK = {
    "workstream_id": "WS-1",
    "initiative_id": "INI-1",
    "name": "Approvals",
    "planned_finish": "2024-12-20",
    "forecast_finish": "2026-01-30",
    "percent_complete": 0.4,
    "status": "late",
    "value_driver": "MEA-1",
}


def test_work_that_was_not_done_comes_before_what_did_not_move():
    found = steps(book(levels=(11.0,) * 6, workstreams=[WORK]))
    assert found == cash(
        promised=60_000, not_delivered=-36_000, no_movement=-6000, not_confirmed=-18_000
    )


def test_work_that_was_not_done_is_no_leak_where_the_measure_moved():
    done = book(paid("2025-06", 60_000), workstreams=[WORK])
    assert steps(done) == cash(promised=60_000, realized=60_000)


def test_use_and_work_come_before_the_measure_in_their_order():
    def link(name, level):
        change = {"measure_id": f"MEA-{name}", "baseline": 0.0, "target": 100.0}
        return (
            {**MEASURE, "measure_id": f"MEA-{name}", "chain_link": name},
            {"key_result_id": f"KR-{name}", "due": "2025-01", **change},
            [
                {**row, "measure_id": f"MEA-{name}", "value": level}
                for row in seen(*(0.0,) * 6)
            ],
        )

    used, worked = link("adoption", 80.0), link("productivity", 50.0)
    register = book(
        measures=[{**MEASURE, "chain_link": "throughput"}, used[0], worked[0]],
        key_results=[used[1], worked[1]],
        actuals=[*seen(*(13.0,) * 6), *used[2], *worked[2]],
    )
    assert steps(register) == cash(
        promised=60_000,
        not_adopted=-12_000,
        no_behaviour_change=-18_000,
        no_movement=-24_000,
        not_confirmed=-6000,
    )


def test_a_reforecast_changes_the_months_from_its_own_on():
    version = {
        "benefit_id": "BEN-1",
        "version": 1,
        "on": "2025-04-10",
        "annual_value": 60_000.0,
    }
    found = steps(book(paid("2025-06", 45_000), plan_versions=[version]))
    assert found["cashable", "re_baselined"] == -15_000  # April to June, by half


def test_money_confirmed_in_another_class_crosses_by_name():
    register = book(
        paid("2025-06", 40_000), paid("2025-06", 20_000, benefit_class="non_cashable")
    )
    assert steps(register) == {
        **cash(promised=60_000, other_class=-20_000, realized=40_000),
        ("non_cashable", "from_another_class"): 20_000,
        ("non_cashable", "realized"): 20_000,
    }


def test_a_disbenefit_is_held_against_what_was_accepted():
    register = book(
        paid("2025-06", -90_000), benefits=[{**FULL, "annual_value": -120_000.0}]
    )
    assert steps(register) == cash(
        promised=-60_000, disbenefit=-30_000, realized=-90_000
    )


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
@settings(max_examples=40, deadline=None)
def test_every_bridge_adds_up_to_the_cent(parts, whole):
    for _, rows in bridged(parts, whole=whole).groupby("benefit_class"):
        amounts_of = dict(zip(rows["step"], rows["amount"], strict=True))
        realized = amounts_of.pop("realized")
        assert sum(amounts_of.values(), Decimal(0)) == realized
        assert set(amounts_of) <= set(STEPS)


@given(books)
@settings(max_examples=20, deadline=None)
def test_scaling_money_scales_every_leak(parts):
    once, fourfold = bridged(parts), bridged(parts, scale=4.0)
    assert list(once["step"]) == list(fourfold["step"])
    for one, four in zip(once["amount"], fourfold["amount"], strict=True):
        assert float(four) == pytest.approx(4 * float(one), abs=0.05)


@given(books, st.floats(0, 20))
@settings(max_examples=20, deadline=None)
def test_what_was_observed_after_as_of_changes_no_bridge(parts, level):
    later = [actual("2025-07-31", level), actual("2025-09-30", level)]
    assert bridged(parts).equals(bridged(parts, extra=later))
