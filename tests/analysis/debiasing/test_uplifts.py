import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.analysis.debiasing import (
    MOTT_MACDONALD,
    adjusted_cost,
    combined_uplift,
    kind_of,
    stage_uplift,
    uplift,
)
from valuebook.model import ArgumentError
from valuebook.register.tables import promises

CAPITAL = [each for each in MOTT_MACDONALD if each.quantity == "capital expenditure"]


def test_every_uplift_says_where_it_comes_from():
    assert {each.date for each in MOTT_MACDONALD} == {"2002"}
    assert all("Mott MacDonald" in each.source for each in MOTT_MACDONALD)
    assert stage_uplift("roads", 1).date == "2008"


def test_types_without_a_published_uplift_have_none():
    covered = {each: kind_of(each) for each in promises.TYPES}
    assert {name for name, found in covered.items() if found} == {"ai", "technology"}


def test_a_stage_without_a_figure_has_none():
    assert stage_uplift("IT projects", 2) is None


def test_an_estimate_stands_beside_its_adjustments():
    rows = adjusted_cost(100, "standard buildings", mitigated=0.5)
    assert rows["basis"].tolist() == [
        "as estimated",
        "upper bound, nothing is mitigated",
        "50 % of the risks mitigated",
        "lower bound",
    ]
    assert rows["estimate"].tolist() == pytest.approx([100, 124, 113, 102])
    assert rows["source"].tolist()[0] == ""
    assert (rows["date"][1:] == "2002").all()


def test_outsourcing_is_adjusted_in_operating_expenditure():
    rows = adjusted_cost(100, "outsourcing", quantity="operating expenditure")
    assert rows["estimate"].tolist() == pytest.approx([100, 141, 100])


@pytest.mark.parametrize(
    ("use", "said"),
    [
        (
            lambda: uplift("IT"),
            "kind must be one of non-standard buildings, standard buildings, "
            "non-standard civil engineering, standard civil engineering, "
            "equipment and development, outsourcing; not 'IT'",
        ),
        (
            lambda: uplift("outsourcing"),
            "quantity must be one of operating expenditure; "
            "not 'capital expenditure'; did you mean operating expenditure?",
        ),
        (
            lambda: stage_uplift("road", 1),
            "kind must be one of roads, fixed links, building projects, IT projects; "
            "not 'road'; did you mean roads?",
        ),
        (lambda: stage_uplift("roads", 4), "stage: 4; give 1, 2 or 3"),
        (
            lambda: uplift("standard buildings").at(30),
            "mitigated: 30; give a share from 0 to 1",
        ),
        (
            lambda: combined_uplift({"standard buildings": 0.5}),
            "parts: they sum to 0.5; give shares that sum to 1",
        ),
        (
            lambda: combined_uplift({"standard buildings": 1.5, "outsourcing": -0.5}),
            "parts: give shares from 0 to 1",
        ),
    ],
)
def test_uplifts_that_do_not_exist_are_named(use, said):
    with pytest.raises(ArgumentError) as raised:
        use()
    assert str(raised.value) == said


@given(st.sampled_from(MOTT_MACDONALD), st.floats(0, 1))
def test_an_uplift_stays_between_its_bounds(found, mitigated):
    assert found.lower - 1e-12 <= found.at(mitigated) <= found.upper


@given(st.sampled_from(CAPITAL), st.sampled_from(CAPITAL), st.floats(0, 1))
def test_a_combined_uplift_lies_between_those_of_its_parts(one, other, share):
    parts = {one.kind: share, other.kind: 1 - share}
    if one is other:
        parts = {one.kind: 1.0}
    low, high = sorted([one.upper, other.upper])
    assert low - 1e-9 <= combined_uplift(parts) <= high + 1e-9
