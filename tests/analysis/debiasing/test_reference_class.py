import pytest

from valuebook.analysis.debiasing import IT, RAIL, ROADS, own_class
from valuebook.model import ArgumentError


def test_the_less_risk_is_accepted_the_larger_the_budget():
    assert ROADS.budget(100, chance=0.5) == pytest.approx(115)
    assert ROADS.budget(100, chance=0.2) == pytest.approx(132)


def test_only_chances_that_were_published_are_given():
    with pytest.raises(ArgumentError) as raised:
        ROADS.uplift(0.1)
    assert str(raised.value) == (
        "chance: 10 %; the chances known for roads are 50 % and 20 %"
    )
    with pytest.raises(ArgumentError) as raised:
        RAIL.uplift(0.5)
    assert str(raised.value) == "chance: 50 %; the chances known for rail are none"


def test_information_technology_has_percentiles_and_no_mean():
    assert IT.uplift(0.18) == 0.5
    with pytest.raises(ArgumentError) as raised:
        IT.expected(100)
    assert str(raised.value) == (
        "IT projects: no mean; the tail is too heavy for one (18 % of projects overrun "
        "by more than 50 %, and these by 447 % on average); use a percentile"
    )


def test_every_class_says_where_it_comes_from():
    for each in (ROADS, RAIL, IT):
        assert each.source
        assert each.date


def test_own_initiatives_make_a_class_of_their_own():
    own = own_class("ERP", [0.0, 0.05, 0.1, 0.1, 0.2, 0.2, 0.3, 0.4, 0.8, 2.0], date="")
    assert own.size == 10
    assert own.uplift(0.5) == pytest.approx(0.2)
    assert own.expected(100) == pytest.approx(141.5)


def test_too_few_own_initiatives_make_no_class():
    with pytest.raises(ArgumentError) as raised:
        own_class("ERP", [0.1, 0.2], date="2026-06")
    assert str(raised.value) == (
        "overruns: 2 initiatives are too few for percentiles; give at least 10"
    )
