import pytest

from tests.analysis.review.test_effect import AS_OF, book, design, panel, series
from tests.literal_register import paid
from valuebook.analysis.review.effect import effects
from valuebook.analysis.review.grades import grades, standing


def claim(voice, evidence="ledger", amount=900.0):
    return {
        "initiative_id": "INI-1",
        "voice": voice,
        "statement": "It pays.",
        "amount": amount,
        "evidence": evidence,
    }


def of(register):
    return grades(register, effects(register, as_of=AS_OF), as_of=AS_OF)


def test_a_change_and_its_money_have_the_grade_of_the_effect():
    rows = of(book(comparisons=panel(10.0), realized=[paid("2025-06", 10_000)]))
    assert list(rows["grade"]) == [3, 3]
    assert rows.loc[0, "number"] == "Change of “Turnaround”"
    assert rows.loc[0, "why"] == "difference in differences: attributable"
    assert rows.loc[1, "why"] == "no better than the effect behind it"
    assert rows.loc[1, "validated_by"] == "Finance"


def test_before_and_after_alone_is_grade_one():
    flat = series(6.0, noise=0.0)
    rows = of(book(actuals=flat))
    assert list(rows["grade"]) == [1]
    assert rows.loc[0, "why"] == "before and after, nothing beside it"


@pytest.mark.parametrize(
    ("said", "grade", "why"),
    [
        (claim("vendor"), 0, "the vendor's own estimate"),
        (claim("finance"), 1, "before and after, as told"),
        (claim("operations", None), 0, "nothing is given for it"),
    ],
)
def test_a_claim_has_a_grade_of_its_own(said, grade, why):
    rows = of(book(actuals=[], claims=[said]))
    assert (rows.loc[0, "grade"], rows.loc[0, "why"]) == (grade, why)


def test_a_claim_without_an_amount_is_no_number():
    rows = of(book(actuals=[], claims=[claim("finance", amount=None)]))
    assert rows.empty
    assert standing(rows, as_of=AS_OF).verdict == "not measured"


def test_gaps_in_the_data_are_counted():
    holes = [row for row in series(6.0) if row["date"] != "2023-07-31"]
    rows = of(book(actuals=[{**row, "validated_by": "Audit"} for row in holes]))
    assert rows.loc[0, "data"] == "41 observations, 1 missing between them, 41 checked"
    assert rows.loc[0, "validated_by"] == "Audit"


def test_numbers_that_cannot_be_trusted_are_counted():
    found = standing(
        of(book(designs=[design()], claims=[claim("vendor")])), as_of=AS_OF
    )
    assert found.sentence == (
        "None of 2 claimed numbers has evidence of grade 3 or more, the best is 2 of "
        "5; nobody validated 2 of them."
    )
    assert found.grade == 2


def test_a_single_number_is_not_counted():
    found = standing(of(book(designs=[design()])).head(1), as_of=AS_OF)
    assert found.sentence == (
        "The one claimed number has evidence of grade 2 of 5; nobody validated it."
    )
