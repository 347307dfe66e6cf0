import pytest

from tests.literal_register import (
    BENEFIT,
    INITIATIVE,
    MEASURE,
    actual,
    life,
    paid,
    register_of,
)
from valuebook.analysis.review.bridges import biggest_leak, bridges
from valuebook.analysis.review.leakage import leakage
from valuebook.analysis.review.look_back import (
    answer,
    confirmed_money,
    measures_to_date,
)
from valuebook.analysis.tracking.forecast import reforecasts, versions
from valuebook.analysis.tracking.ledger import (
    ledger,
    standing,
)
from valuebook.analysis.tracking.progress import progress

# planned: 2500, 5000, 7500, 10 000 from January 2025; 15 000 by March
ON_PLAN = life(11.5, 9, 6.5)
BEHIND = life(14, 14, 14)
VERSION = {
    "benefit_id": "BEN-1",
    "version": 1,
    "on": "2025-02-10",
    "by": "Ann",
    "annual_value": 60_000.0,
    "target_month": "2025-09",
    "reason": "Approvals stay.",
}


def of(*money, **tables):
    return register_of(
        **{
            "initiatives": [INITIATIVE],
            "measures": [MEASURE],
            "benefits": [BENEFIT],
            "actuals": ON_PLAN,
            "realized": list(money),
            **tables,
        }
    )


@pytest.mark.parametrize(
    ("money", "actuals", "word"),
    [
        ([paid("2025-03", 15_000)], ON_PLAN, "on plan"),
        ([paid("2025-03", 14_000)], ON_PLAN, "within tolerance"),
        ([paid("2025-03", 20_000)], [actual("2025-03-31", 3)], "ahead of plan"),
        ([paid("2025-03", 9000)], ON_PLAN, "behind plan"),
        (
            [paid("2025-03", 15_000)],
            BEHIND,
            "off plan, cause open",
        ),  # money without movement
        ([paid("2025-03", 15_000)], [], "on plan"),
        ([], ON_PLAN, "not measured"),  # movement without money
        ([], BEHIND, "off plan, cause open"),
        ([], [], "not measured"),
    ],
)
def test_value_is_the_worse_of_money_and_measures(money, actuals, word):
    register = of(*money, actuals=actuals)
    moved = progress(register, as_of="2025-03")
    assert standing(register, moved, as_of="2025-03")["value"].tolist() == [word]


def test_the_answer_gives_rates_by_class_and_counts_measures():
    found = answer(of(paid("2025-03", 9000)), as_of="2025-03")
    assert str(found) == (
        "behind plan: By 2025-03, 60 % of cashable value planned to date was "
        "confirmed; "
        "the one promised measure is not to be told from noise yet. To do: decide "
        "whether to redesign or stop."
    )
    (rate,) = found.quantities
    assert (rate.name, rate.value, rate.unit, rate.as_of) == (
        "realization rate to date, cashable",
        0.6,
        "share",
        "2025-03",
    )


def test_a_class_of_which_nothing_was_confirmed_is_named():
    hours = {**BENEFIT, "benefit_id": "BEN-2", "benefit_class": "non_cashable"}
    register = of(paid("2025-03", 15_000), benefits=[BENEFIT, hours])
    assert answer(register, as_of="2025-03").sentence == (
        "By 2025-03, 100 % of cashable value planned to date was confirmed "
        "(nothing for "
        "non-cashable); the one promised measure is not to be told from noise yet."
    )


WORSE = {**BENEFIT, "benefit_class": "revenue_margin", "annual_value": -120_000.0}


@pytest.mark.parametrize(
    ("amount", "word"),
    [
        (-15_000, "on plan"),
        (-9000, "ahead of plan"),
        (-16_000, "within tolerance"),
        (-31_000, "behind plan"),
    ],
)
def test_a_disbenefit_in_money_is_kept_while_it_costs_no_more_than_accepted(
    amount, word
):
    register = of(
        paid("2025-03", amount, benefit_class="revenue_margin"), benefits=[WORSE]
    )
    assert ledger(register, as_of="2025-03")["verdict"].tolist() == [word]


def test_a_disbenefit_beyond_what_was_accepted_is_told_in_money():
    saving = {**BENEFIT, "benefit_id": "BEN-2"}
    register = of(
        paid("2025-03", -31_000, benefit_class="revenue_margin"),
        paid("2025-03", 15_000, benefit_id="BEN-2"),
        benefits=[WORSE, saving],
    )
    assert answer(register, as_of="2025-03").sentence == (
        "By 2025-03, 100 % of cashable value planned to date was confirmed; revenue "
        "margin of EUR -31.0 k where EUR -15.0 k was accepted; the one promised "
        "measure is not to be told from noise yet."
    )
    assert "EUR -31.0 k, a disbenefit of which EUR -15.0 k was accepted" in (
        confirmed_money(register, as_of="2025-03")[0].sentence
    )


def test_value_that_was_due_and_never_confirmed_is_told_in_money():
    found = answer(of(), as_of="2025-03")
    assert found.sentence == (
        "By 2025-03, none of the EUR 15.0 k of cashable value that was planned "
        "has been "
        "confirmed; the one promised measure is not to be told from noise yet."
    )
    assert found.remedy == "have the value that was due confirmed or denied"


def test_before_go_live_it_is_too_early():
    found = answer(of(actuals=[]), as_of="2024-12")
    assert (found.verdict, found.sentence) == (
        "too early to tell",
        "It goes live on 2025-01-01; nothing is due by 2024-12.",
    )


def test_within_the_lag_it_is_too_early():
    slow = {**BENEFIT, "lag_months": 6, "target_month": "2025-12"}
    found = answer(
        of(benefits=[slow], actuals=[actual("2025-02-28", 14)]), as_of="2025-02"
    )
    assert (found.verdict, found.sentence) == (
        "too early to tell",
        "It went live on 2025-01-01; by its own plan no effect is due by 2025-02.",
    )


def test_an_initiative_without_a_go_live_has_nothing_due():
    found = answer(of(initiatives=[{**INITIATIVE, "go_live": None}]), as_of="2025-03")
    assert found.sentence == "No go-live is set, so nothing is due."


def test_an_initiative_that_promises_nothing_cannot_be_judged():
    found = answer(of(benefits=[], actuals=[]), as_of="2025-03")
    assert (found.verdict, found.sentence) == (
        "not planned",
        "No benefit is promised: nothing to judge.",
    )


def test_without_a_target_the_change_is_told_and_nobody_is_credited():
    bare = {**BENEFIT, "baseline": None, "target": None, "annual_value": None}
    register = of(
        benefits=[bare], actuals=[actual("2024-12-31", 14), actual("2025-03-31", 9)]
    )
    found = answer(register, as_of="2025-03")
    assert found.verdict == "not planned"
    assert found.sentence == (
        "No target was promised. Turnaround went from 14 to 9 days (means of the last "
        "three observations before go-live and of the latest three); what caused it is "
        "not told by this."
    )


def test_the_money_is_told_to_date_and_full_life():
    (found,) = confirmed_money(of(paid("2025-03", 9000)), as_of="2025-03")
    assert found.sentence == (
        "Confirmed by 2025-03, of what was planned to that month: cashable EUR "
        "9.00 k of "
        "EUR 15.0 k (60 %; 2.6 % of the full life)."
    )


def test_money_that_is_missing_is_said_to_be_missing():
    (found,) = confirmed_money(of(), as_of="2025-03")
    assert found.verdict == "not measured"


@pytest.mark.parametrize(
    ("benefit", "as_of", "said"),
    [
        ({"annual_value": None}, "2025-03", "No value in money was promised"),
        ({}, "2024-12", "No promised money is due by 2024-12"),
    ],
)
def test_where_no_money_is_due_only_the_bridge_says_so(benefit, as_of, said):
    register = of(benefits=[{**BENEFIT, **benefit}])
    found = bridges(leakage(register, register["key_results"], as_of=as_of))
    assert biggest_leak(found, register, as_of=as_of).sentence.startswith(said)
    assert confirmed_money(register, as_of=as_of) == []


def test_measures_are_counted_by_how_they_stand():
    other = {**MEASURE, "measure_id": "MEA-2", "name": "Errors"}
    second = {**BENEFIT, "benefit_id": "BEN-2", "measure_id": "MEA-2"}
    third = {**second, "benefit_id": "BEN-3", "target": None}
    register = of(measures=[MEASURE, other], benefits=[BENEFIT, second, third])
    assert measures_to_date(progress(register, as_of="2025-03")) == (
        "of 3 promised measures 1 is not measured, 1 is without a target and 1 is not "
        "to be told from noise yet"
    )


def test_both_measures_behind_are_both_behind():
    second = {**BENEFIT, "benefit_id": "BEN-2", "target": 3.0}
    register = of(benefits=[BENEFIT, second], actuals=BEHIND)
    moved = progress(register, as_of="2025-03")
    assert measures_to_date(moved) == "both promised measures are behind plan"


def test_a_re_forecast_is_told_beside_the_locked_plan():
    register = of(plan_versions=[VERSION])
    found = reforecasts(register, as_of="2025-03")
    assert found.verdict == "behind plan"
    assert found.sentence == (
        "Re-forecast once: BEN-1 from EUR 120 k to EUR 60.0 k a year and target month "
        "2025-09, not 2025-05. Rates are against the plan as locked, on a day that is "
        "not recorded."
    )
    assert versions(register, as_of="2025-01").empty
    assert reforecasts(register, as_of="2025-01").sentence == (
        "The plan was never re-forecast; it stands as locked, on a day that is "
        "not recorded."
    )
