from tests.literal_register import BENEFIT, INITIATIVE, MEASURE, paid, register_of
from valuebook.analysis.tracking.ledger import to_date

# 36 months from January 2025: 2500, 5000, 7500, then 10 000 a month; 345 000 in all


def of(*money, **benefit):
    return register_of(
        initiatives=[INITIATIVE],
        measures=[MEASURE],
        benefits=[{**BENEFIT, **benefit}],
        realized=list(money),
    )


def test_a_rate_says_whether_it_is_to_date_or_of_the_full_life():
    found = to_date(of(paid("2025-03", 12_000)), as_of="2025-03")
    assert (found.verdict, found.sentence) == (
        "behind plan",
        "Of the value due by 2025-03 was confirmed to date: EUR 12.0 k of EUR 15.0 k "
        "cashable (80 %; full life 3.5 %).",
    )
    (rate,) = found.quantities
    assert (rate.name, rate.value, rate.as_of) == (
        "realization rate to date, cashable",
        0.8,
        "2025-03",
    )


def test_what_nobody_confirmed_is_not_a_rate_of_nought():
    found = to_date(of(), as_of="2025-03")
    assert (found.verdict, found.sentence) == (
        "not measured",
        "Of the value due by 2025-03 was confirmed to date: nothing of EUR 15.0 k "
        "cashable.",
    )


def test_before_anything_is_due_there_is_no_rate():
    found = to_date(of(paid("2024-11", 5_000)), as_of="2024-12")
    assert (found.verdict, found.sentence) == (
        "too early to tell",
        "No value in money was due by 2024-12.",
    )


def test_a_cost_that_was_accepted_has_amounts_and_no_rate():
    found = to_date(
        of(paid("2025-03", -20_000), annual_value=-120_000.0), as_of="2025-03"
    )
    assert found.sentence.endswith("to date: EUR -20.0 k of EUR -15.0 k cashable.")


def test_without_money_nothing_is_due():
    found = to_date(of(annual_value=None), as_of="2025-03")
    assert found.sentence == "No value in money is planned for any month."
