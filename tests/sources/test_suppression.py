import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.sources.suppression import Group, hidden


def places(*groups: Group, floor: int = 5) -> set[int]:
    found = hidden(groups, floor=floor)
    return {place for place, is_hidden in enumerate(found.groups) if is_hidden}


def test_a_collapse_from_17_to_2_of_17_stays_visible():
    assert places(Group(17), Group(20)) == set()


def test_the_volume_of_two_people_does_not():
    assert places(Group(17, 2), Group(20, 9), Group(30, 12)) == {0, 1}


def test_a_team_of_four_hides_another_so_that_the_total_does_not_tell():
    assert places(Group(4), Group(8), Group(20)) == {0, 1}


def test_two_hidden_teams_with_fewer_than_the_floor_together_hide_a_third():
    assert places(Group(2), Group(2), Group(8), Group(20)) == {0, 1, 2}


def test_a_team_whose_use_collapsed_is_not_hidden_for_the_sake_of_another():
    collapsed = Group(17, spared=True)
    assert places(Group(4), collapsed, Group(20)) == {0, 2}
    alone = hidden([Group(4), collapsed])
    assert alone.groups == (True, False)
    assert alone.total


def test_a_team_whose_use_collapsed_is_hidden_for_its_own_sake():
    assert places(Group(4, spared=True), Group(17), Group(20)) == {0, 1}


def test_nobody_is_not_hidden():
    assert places(Group(0), Group(9)) == set()


GROUPS = st.builds(Group, st.integers(0, 12), st.none(), st.booleans())


@given(st.lists(GROUPS, min_size=1, max_size=8))
def test_no_total_gives_a_hidden_team_back(groups):
    found = hidden(groups)
    within = [
        each.population for each, out in zip(groups, found.groups, strict=True) if out
    ]
    shown = sum(each.population for each in groups) - sum(within)
    # hidden teams are several and together at least the floor, unless all are hidden
    assert (
        not within or not shown or found.total or (len(within) > 1 and sum(within) >= 5)
    )


@pytest.mark.parametrize("population", [1, 2, 3, 4])
def test_a_small_group_is_never_shown(population):
    assert 0 in places(Group(population), Group(30))
