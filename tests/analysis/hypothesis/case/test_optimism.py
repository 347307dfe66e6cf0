import pytest

from tests.analysis.hypothesis.case.test_business_case import case, of
from tests.literal_register import BENEFIT, INITIATIVE, paid, register_of
from valuebook.analysis.debiasing import PRIOR
from valuebook.analysis.hypothesis.case import (
    adjusted,
    beside_experience,
    own_record,
)
from valuebook.analysis.hypothesis.case.track_record import closed_initiatives

MONTHS = [f"2025-{month:02d}" for month in range(1, 13)]


def closed(stage="closed", amount=5_000.0, **benefit):
    """Return a register of one initiative that realized so much a month in 2025."""
    return register_of(
        initiatives=[{**INITIATIVE, "stage": stage}],
        benefits=[{**BENEFIT, **benefit}],
        realized=[paid(month, amount) for month in MONTHS] if amount else [],
    )


def test_the_promise_stands_first_and_unadjusted():
    found = case(BENEFIT)
    rows = adjusted(of(BENEFIT), found, own=PRIOR)
    assert rows["basis"].tolist()[:2] == [
        "as promised",
        "benefits as records have them",
    ]
    assert rows["net_present_value"].iloc[0] == pytest.approx(found.as_promised)
    assert rows["benefits"].iloc[1] == pytest.approx(0.8)


def test_costs_rise_by_what_is_published_for_the_type():
    rows = adjusted(of(BENEFIT), case(BENEFIT), own=PRIOR).set_index("basis")
    mitigated = rows.loc["and costs, risks mitigated"]
    assert mitigated["costs"] == pytest.approx(1.1)
    assert "Mott MacDonald" in mitigated["source"]
    assert "2002" in mitigated["source"]
    training = adjusted(of(BENEFIT, type="training"), case(BENEFIT), own=PRIOR)
    assert (training["costs"] == 1).all()


def test_both_are_said_in_one_sentence():
    rows = adjusted(of(BENEFIT), case(BENEFIT), own=PRIOR)
    assert beside_experience(rows, own=PRIOR, currency="EUR").sentence == (
        "Counted at 80 % of what is promised, the benefits leave EUR 44.5 k instead of "
        "EUR 106 k, and EUR 24.5 k when costs rise by 10 % too (no initiative is "
        "closed yet, so a house prior: 8 promises in 10 come to between 41 % and "
        "155 %)."
    )


def test_without_a_case_there_is_nothing_to_lay_beside():
    rows = adjusted(of(costs=[]), None, own=PRIOR)
    found = beside_experience(rows, own=PRIOR, currency="EUR")
    assert found.verdict == "not applicable"


def test_a_closed_initiative_teaches_what_it_realized_of_its_plan():
    # planned to December 2025: 2,500, 5,000, 7,500 and nine times 10,000
    shares = closed_initiatives(closed(), as_of="2025-12")
    assert shares["share"].tolist() == pytest.approx([60_000 / 105_000])
    record = own_record(closed(), as_of="2025-12")
    assert record.initiatives == 1
    assert record.factor(0.5) < 0.8
    assert (
        "own record of 1 closed initiative"
        in (adjusted(of(BENEFIT), case(BENEFIT), own=record)["source"].iloc[1])
    )


@pytest.mark.parametrize(
    ("register", "shares"),
    [
        (closed("live"), []),
        (closed("stopped", 0), [0.0]),
        (closed("closed", 0), []),
    ],
    ids=["live is not closed", "stopped without money", "closed and not measured"],
)
def test_what_is_stopped_counts_and_what_is_not_measured_does_not(register, shares):
    assert closed_initiatives(register, as_of="2025-12")["share"].tolist() == shares


def test_until_one_is_closed_the_prior_holds():
    assert own_record(closed("live"), as_of="2025-12") == PRIOR
