import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.savings import Post, capacity, price_saving
from valuebook.model import ArgumentError, BenefitClass

POST = Post(70_000, 1_600, "EUR")


def test_hours_saved_are_capacity_and_no_cash():
    freed = capacity(4_000, POST)
    assert freed.left == freed.freed == 2.5
    assert freed.cashable.value == 0
    assert freed.non_cashable.value == 175_000
    assert freed.non_cashable.benefit_class is BenefitClass.NON_CASHABLE


def test_posts_removed_are_cash_and_posts_not_filled_are_avoidance():
    freed = capacity(4_800, POST, removed=2, avoided=1)
    assert (freed.cashable.value, freed.cost_avoidance.value) == (140_000, 70_000)
    assert freed.left == 0


def test_capacity_and_cash_refuse_to_be_added():
    freed = capacity(4_000, POST, removed=1)
    with pytest.raises(ArgumentError, match="one sum for each benefit class"):
        freed.cashable + freed.non_cashable


def test_a_price_that_rises_costs_money():
    assert price_saving(90, 100, 10, currency="EUR").value == -100


@pytest.mark.parametrize(
    ("use", "said"),
    [
        (
            lambda: capacity(4_000, POST, removed=1.5),
            "removed: 1.5; give whole posts, a part of a post is capacity",
        ),
        (
            lambda: capacity(4_000, POST, avoided=-1),
            "avoided: -1; give whole posts, a part of a post is capacity",
        ),
        (
            lambda: capacity(4_000, POST, removed=2, avoided=1),
            "removed and avoided: 3 posts, and the hours saved are 2.50; "
            "count only the posts that these hours make free",
        ),
        (
            lambda: capacity(float("nan"), POST),
            "hours_saved: nan; give a number of at least 0",
        ),
        (lambda: Post(0, 1_600, "EUR"), "loaded_cost: 0; give a number above 0"),
        (lambda: Post(1, -1, "EUR"), "productive_hours: -1; give a number above 0"),
        (
            lambda: price_saving(100, 90, -1, currency="EUR"),
            "units: -1; give a number of at least 0",
        ),
        (
            lambda: price_saving(float("nan"), 90, 1, currency="EUR"),
            "value: nan; give a finite amount",
        ),
    ],
)
def test_savings_that_cannot_be_are_named(use, said):
    with pytest.raises(ArgumentError) as raised:
        use()
    assert str(raised.value) == said


@given(st.floats(0, 1e6), st.integers(0, 5), st.integers(0, 5))
def test_what_is_freed_is_cash_avoidance_or_capacity(hours, removed, avoided):
    hours += (removed + avoided) * POST.productive_hours
    freed = capacity(hours, POST, removed=removed, avoided=avoided)
    parts = freed.cashable, freed.cost_avoidance, freed.non_cashable
    worth = sum(part.value for part in parts)
    assert worth == pytest.approx(freed.freed * POST.loaded_cost, abs=1e-3)
