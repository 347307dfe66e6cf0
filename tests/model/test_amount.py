from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.model import Amount, ArgumentError, BenefitClass

CLASSES = st.sampled_from(list(BenefitClass))
MONEY = st.integers(-(10**9), 10**9)


def eur(value: float, benefit_class: str = "cashable") -> Amount:
    return Amount(value, "EUR", BenefitClass(benefit_class))


def test_amounts_of_one_class_and_currency_are_added_and_subtracted():
    assert eur(100) + eur(20) == eur(120)
    assert eur(100) - eur(20) == eur(80)
    assert sum([eur(1), eur(2), eur(3)]) == eur(6)


def test_an_amount_is_scaled_by_a_number_only():
    assert 12 * eur(5) == eur(5) * 12 == eur(60)
    with pytest.raises(TypeError):
        eur(5) * eur(5)


def test_a_bare_number_is_not_an_amount():
    with pytest.raises(TypeError):
        eur(5) + 5
    with pytest.raises(TypeError):
        eur(5) - 5


@pytest.mark.parametrize(("one", "other"), list(permutations(BenefitClass, 2)))
def test_amounts_of_two_classes_refuse_to_be_added(one, other):
    for use in (lambda a, b: a + b, lambda a, b: a - b, lambda a, b: sum([a, b])):
        with pytest.raises(ArgumentError, match="show one sum for each benefit class"):
            use(eur(1, one), eur(1, other))


def test_amounts_of_two_currencies_refuse_to_be_added():
    with pytest.raises(ArgumentError) as raised:
        eur(1_000) + Amount(2_000, "USD", BenefitClass.CASHABLE)
    assert str(raised.value) == (
        "EUR 1.00 k cashable and USD 2.00 k cashable cannot be added: "
        "convert one of them first"
    )


def test_what_was_not_measured_is_no_amount():
    with pytest.raises(ArgumentError) as raised:
        eur(float("nan"))
    assert str(raised.value) == "value: nan; give a finite amount"


@given(MONEY, MONEY, CLASSES)
def test_adding_in_either_order_gives_the_same_amount(one, other, benefit_class):
    left, right = eur(one, benefit_class), eur(other, benefit_class)
    assert left + right == right + left == eur(one + other, benefit_class)
