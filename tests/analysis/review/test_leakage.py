from tests.analysis.review.promises import AS_OF, FULL, MONTHS, WORK, book, seen
from tests.literal_register import MEASURE, paid
from valuebook.analysis.review.leakage import leakage


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
