import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuebook.sources.suppression import SUPPRESSED, Floor, published


def teams(*rows: tuple[str, float, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["team", "figure", "population", "contributors"])


def test_a_collapse_from_17_to_2_of_17_stays_visible():
    shown = published(
        teams(("Sales", 2, 17, 2), ("Legal", 9, 20, 9)), of=["team"], volume=False
    )
    assert list(shown) == ["2", "9"]


def test_the_volume_of_two_people_does_not():
    figures = teams(("Sales", 800, 17, 2), ("Legal", 900, 20, 9), ("Ops", 50, 30, 12))
    shown = published(figures, of=["team"], volume=True)
    assert list(shown) == [SUPPRESSED, SUPPRESSED, "50"]


def test_a_team_of_four_hides_another_so_that_the_total_does_not_tell():
    figures = teams(("A", 3, 4, 3), ("B", 6, 8, 6), ("C", 9, 20, 9))
    assert list(published(figures, of=["team"], volume=False)) == [
        SUPPRESSED,
        SUPPRESSED,
        "9",
    ]


def test_two_hidden_teams_with_fewer_than_the_floor_together_hide_a_third():
    figures = teams(("A", 1, 2, 1), ("B", 1, 2, 1), ("C", 6, 8, 6), ("D", 9, 20, 9))
    assert list(published(figures, of=["team"], volume=False)) == [
        *[SUPPRESSED] * 3,
        "9",
    ]


def test_two_way_tables_hide_by_row_and_by_column():
    figures = pd.DataFrame(
        {
            "team": ["A", "A", "A", "B", "B", "B", "C", "C", "C"],
            "tool": ["x", "y", "z"] * 3,
            "figure": [1, 6, 7, 8, 9, 6, 9, 9, 9],
            "population": [3, 9, 12, 15, 10, 11, 20, 21, 22],
            "contributors": [1, 6, 7, 8, 9, 6, 9, 9, 9],
        }
    )
    hidden = published(figures, of=["team", "tool"], volume=False).eq(SUPPRESSED)
    for name in ("team", "tool"):
        counts = hidden.groupby(figures[name]).sum()
        assert set(counts) <= {0, 2, 3}


def test_the_stricter_rule_says_fewer_than_five():
    shown = published(
        teams(("Sales", 2, 17, 2), ("Legal", 0, 20, 0)),
        of=["team"],
        volume=False,
        floor=Floor(strict=True),
    )
    assert list(shown) == ["fewer than 5", "0"]


def test_a_gap_is_not_measured_and_nobody_is_not_hidden():
    shown = published(
        teams(("A", float("nan"), 9, 0), ("B", 0, 0, 0)), of=["team"], volume=False
    )
    assert list(shown) == ["not measured", "0"]


@given(st.lists(st.integers(0, 12), min_size=2, max_size=8), st.booleans())
def test_no_total_gives_a_hidden_team_back(people, volume):
    figures = teams(*((f"T{at}", each, each, each) for at, each in enumerate(people)))
    hidden = published(figures, of=["team"], volume=volume).eq(SUPPRESSED)
    within = figures.loc[hidden, "population"]
    # hidden teams are several and together at least the floor, unless all are hidden
    everything = bool((hidden | figures["population"].eq(0)).all())
    assert not hidden.any() or everything or (len(within) > 1 and within.sum() >= 5)


@pytest.mark.parametrize("population", [1, 2, 3, 4])
def test_a_small_group_is_never_shown(population):
    figures = teams(("A", 1, population, 1), ("B", 9, 30, 9))
    assert published(figures, of=["team"], volume=False)[0] == SUPPRESSED
